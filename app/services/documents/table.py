"""Tables that know their height row by row, and sections that flow over pages."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.services.documents.blocks import Block
from app.services.documents.furniture import BODY, LABEL, MARGIN, STRONG
from app.services.documents.page import Page
from app.services.documents.typeset import LINE, Style, widest_word, wrap_at_most

GAP = 8.0
"""Between two columns."""
PAD = 2.2
"""Above and below the text of a row."""


@dataclass(frozen=True)
class Column:
    """Title, width in points without the gap, whether its cells are bold, and whether they stand at the right."""

    title: str
    width: float
    bold: bool = False
    right: bool = False


def columns(
    width: float, *parts: tuple[str, float] | tuple[str, float, bool] | tuple[str, float, bool, bool]
) -> tuple[Column, ...]:
    """Columns that share `width` in the given proportions."""
    total = sum(part[1] for part in parts)
    free = width - GAP * (len(parts) - 1)
    return tuple(Column(part[0], free * part[1] / total, *part[2:]) for part in parts)


def head_row(columns: Sequence[Column]) -> Block:
    """The titles, with a line below."""
    return _row([column.title for column in columns], columns, [LABEL] * len(columns), 0.9, 1)


def row(cells: Sequence[str], columns: Sequence[Column], most: int = 3, least: float = 0.0) -> Block:
    """One row; no cell has more than `most` lines, what is over ends in "…". At `least` so high, its words in the
    middle."""
    return _row(cells, columns, [STRONG if column.bold else BODY for column in columns], 0.4, most, least)


def _row(
    cells: Sequence[str],
    columns: Sequence[Column],
    styles: Sequence[Style],
    thick: float,
    most: int,
    least: float = 0.0,
) -> Block:
    styles = [_narrowed(cell, style, column.width) for cell, style, column in zip(cells, styles, columns, strict=True)]
    lines = [
        wrap_at_most(cell, style, column.width, most)
        for cell, style, column in zip(cells, styles, columns, strict=True)
    ]
    needed = max(len(cell) * style.height for cell, style in zip(lines, styles, strict=True)) + 2 * PAD
    tall = max(needed, least)
    right = MARGIN + sum(column.width for column in columns) + GAP * (len(columns) - 1)

    def draw(page: Page, y: float) -> None:
        x = MARGIN
        for cell, column, style in zip(lines, columns, styles, strict=True):
            page.lines(x, y + (tall - needed) / 2 + PAD, cell, style, column.width, float(column.right))
            x += column.width + GAP
        page.rules([(MARGIN, y + tall, right, y + tall)], thick, LINE)

    return Block(tall, draw)


def _narrowed(text: str, style: Style, width: float) -> Style:
    """A little smaller where that saves a long word from being cut."""
    widest = widest_word(text, style)
    return style.sized(style.size * max(width / widest - 0.001, 0.84)) if widest > width else style
