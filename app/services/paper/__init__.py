"""Paper that comes back: printed sheets with a number, and what was written on them by hand."""
