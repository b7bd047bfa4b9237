"""Travellers in bulk: reading lists of them, screening each, and writing the answers down."""
