"""The use cases of the office, without a window."""
