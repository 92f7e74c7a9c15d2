"""Needs and who fits them: ranking with reasons, questions and answers, placements, overlaps, fair load."""
