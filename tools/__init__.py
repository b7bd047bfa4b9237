"""Programs that write what is generated: tables of names, printed answers. None of it is installed."""
