"""What travel documents say: numbers and, in time, machine-readable zones."""
