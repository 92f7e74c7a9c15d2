"""Arrivals on the screen: announcing them, preparing them, and the template of what they ask for."""
