"""A table to write in by hand: numbered rows high enough for it, the same on every page."""

from collections.abc import Sequence

from app.services.documents.furniture import BODY, LABEL, MARGIN, Furniture
from app.services.documents.page import MM, Page
from app.services.documents.typeset import INK, QUIET, Style, single, wrap_at_most

ROW = 10 * MM
"""High enough for handwriting."""
HEAD = 24.0
PAD = 4.0
Columns = Sequence[tuple[str, float]]
"""Titles and widths; the first is that of the numbers."""


def rooms(furniture: Furniture, below: float, wanted: int) -> list[int]:
    """Rows on each page for at least `wanted` ones, where `below` stays free under the table."""
    found: list[int] = []
    while sum(found) < max(wanted, 1):
        free = furniture.bottom() - furniture.top(len(found) + 1) - HEAD - below - 6
        found.append(max(int(free / ROW), 1))
    return found


def draw(page: Page, top: float, table: Columns, first: int, rows: Sequence[Sequence[str]]) -> float:
    """Heads and rows, the first one numbered `first` + 1; an empty row is to be filled in. Returns the y below."""
    _draw_grid(page, top, table, len(rows))
    x = MARGIN
    for title, width in table:
        page.lines(x + PAD, top + 2, wrap_at_most(title, LABEL, width - PAD, 2), LABEL)
        x += width
    for place, cells in enumerate(rows):
        _draw_row(page, top + HEAD + place * ROW, table, first + place + 1, cells)
    return top + HEAD + len(rows) * ROW


def _draw_grid(page: Page, top: float, table: Columns, room: int) -> None:
    right = MARGIN + sum(width for _title, width in table)
    bottom = top + HEAD + room * ROW
    rows = [(MARGIN, top + HEAD + n * ROW, right, top + HEAD + n * ROW) for n in range(room + 1)]
    page.rules([(MARGIN, top + HEAD, right, top + HEAD)], 1.0, INK)
    page.rules(rows[1:], 0.5, QUIET)
    x, edges = MARGIN, []
    for _title, width in table[:-1]:
        x += width
        edges.append((x, top + 3, x, bottom))
    page.rules(edges, 0.4, QUIET)


def _draw_row(page: Page, y: float, table: Columns, number: int, cells: Sequence[str]) -> None:
    quiet = Style(BODY.size, colour=QUIET)
    label = single(str(number), quiet)
    page.line(MARGIN + table[0][1] - PAD - label.width, y + (ROW - quiet.height) / 2, label, quiet)
    x = MARGIN + table[0][1]
    for text, (_title, width) in zip(cells, table[1:], strict=False):
        lines = wrap_at_most(text.replace("\n", " "), BODY, width - 2 * PAD, 2)
        page.lines(x + PAD, y + (ROW - len(lines) * BODY.height) / 2, lines, BODY)
        x += width
