"""Generated tables of learned readings, one for each script; read by `readings/learned.py`."""
