"""Keeps the office: verified states of the database, thinned by age, and the way back to any of them."""
