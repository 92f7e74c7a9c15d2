"""Protection of an office: a random key for its file, the slots that hold it, and the ways to get at it."""
