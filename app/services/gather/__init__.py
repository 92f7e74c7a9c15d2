"""Fills the data of the printed documents from the records; the drawing modules know no database, these no page."""
