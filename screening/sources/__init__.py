"""Published watch-lists as records: one file per publisher, a table of them, and the load of a whole list."""
