"""The same person twice: noticed while typing, found in the whole office, and made one again without losing a word."""
