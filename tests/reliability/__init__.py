"""Trials that try to lose something, again and again, through the real services; `dev.py soak` runs them."""
