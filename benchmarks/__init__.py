"""Measurements of speed (`screening bench`) and of quality (`python -m benchmarks.accuracy`); run in a clone."""
