"""Data protection: how long what is kept, who is forgotten when and how, and what a person may learn of herself."""
