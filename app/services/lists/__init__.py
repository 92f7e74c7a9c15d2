"""The lists of the office: one definition each, written as Excel, CSV, JSON, calendar or address cards.

A new list is one `ListDefinition` in the module of its subject and one line in `register.py`; menu, command line and
tests find it there. This package imports nothing by itself: the child process loads only its writer.
"""
