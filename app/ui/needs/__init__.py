"""Needs on the screen: their list, their form, and who fits them."""
