"""Measures what the program promises, against a bare reference in the same run; never part of the tests."""
