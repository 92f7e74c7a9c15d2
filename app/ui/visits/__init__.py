"""Visits in the window: planning a tour, its pack on paper, the protocol afterwards."""
