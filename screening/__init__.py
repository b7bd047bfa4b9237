"""Screening of travellers against stolen or lost documents and wanted persons."""

__version__ = "0.1.0"
