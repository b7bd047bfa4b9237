"""Finding the few records worth weighing: an immutable snapshot, a delta of later changes, search over both."""
