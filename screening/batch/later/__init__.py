"""Looking again at a list when a record has changed since its answers, and telling whoever asked."""
