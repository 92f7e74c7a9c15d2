"""What the office knows of a house beside its numbers: stage, keys that are out, running offers, pictures."""
