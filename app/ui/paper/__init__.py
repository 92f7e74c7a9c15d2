"""Rücklauf: what was written by hand on printed lists comes into the program."""
