"""A block copied from a spreadsheet as its cells."""

import csv
from io import StringIO

Block = list[list[str]]


def block_of(text: str) -> Block:
    """The cells of a copied text, rows of the same length, [] where it is not more than one cell."""
    rows = [row for row in csv.reader(StringIO(text), delimiter="\t") if any(cell.strip() for cell in row)]
    width = max((len(row) for row in rows), default=0)
    if width * len(rows) < 2:
        return []
    return [[cell.strip() for cell in (*row, *[""] * (width - len(row)))] for row in rows]
