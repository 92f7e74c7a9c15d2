"""Belegung: one grid for all houses, curves, and the overview of a key date."""
