"""What airlines send and are answered: EDIFACT and telex, one file a form."""
