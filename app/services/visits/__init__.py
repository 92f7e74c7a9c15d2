"""Visits of the houses: planned as tours, taken along on paper, and what was agreed there."""
