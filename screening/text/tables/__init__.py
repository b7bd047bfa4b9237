"""Letters and their readings, one file a script: data only, each with its source."""
