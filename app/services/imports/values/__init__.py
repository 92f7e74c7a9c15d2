"""What people write into cells, as values: one module a kind of value."""
