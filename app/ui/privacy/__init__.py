"""Data protection in the window: information, erasure, the deletion day."""
