"""A small curve of a number over key dates, readable in black and white."""

from collections.abc import Sequence
from datetime import date

from app.services.documents.blocks import EMPTY, Block
from app.services.documents.furniture import SMALL
from app.services.documents.page import Page
from app.services.documents.typeset import INK, LINE, QUIET, single
from app.text import _, number

HEIGHT, WORDS = 34.0, 12.0
"""Points of the curve, and of the words above and below it."""
Point = tuple[float, float]


def curve(counts: Sequence[tuple[date, int]], capacity: int | None, x: float, width: float) -> Block:
    """The curve with its first, last, least and most; a dashed line shows the places. Nothing for fewer than two."""
    if len(counts) < 2 or counts[0][0] == counts[-1][0]:
        return EMPTY
    top = max([count for _day, count in counts] + [capacity or 0, 1])
    days = (counts[-1][0] - counts[0][0]).days

    def draw(page: Page, y: float) -> None:
        base = y + WORDS + HEIGHT
        points = [(x + width * (day - counts[0][0]).days / days, base - HEIGHT * count / top) for day, count in counts]
        page.line(x, y, single(_span(counts), SMALL), SMALL)
        page.rules([(x, base, x + width, base)], 0.6, LINE)
        if capacity:
            _dashes(page, x, base - HEIGHT * capacity / top, width)
        _steps(page, points)
        first, last = (single(f"{day:%m.%Y}", SMALL) for day in (counts[0][0], counts[-1][0]))
        page.line(x, base + 2, first, SMALL)
        page.line(x + width - last.width, base + 2, last, SMALL)

    return Block(HEIGHT + 2 * WORDS + 2, draw)


def _span(counts: Sequence[tuple[date, int]]) -> str:
    values = [count for _day, count in counts]
    return _("Seit {day}: {least} bis {most} Personen").format(
        day=f"{counts[0][0]:%m.%Y}", least=number(min(values)), most=number(max(values))
    )


def _dashes(page: Page, x: float, y: float, width: float) -> None:
    count = int(width // 6)
    page.rules([(x + 6 * n, y, x + 6 * n + 3, y) for n in range(count)], 0.6, QUIET)


def _steps(page: Page, points: Sequence[Point]) -> None:
    page.rules([(*one, *other) for one, other in zip(points, points[1:], strict=False)], 1.3, INK)
    x, y = points[-1]
    page.box(x - 2, y - 2, 4, 4, INK)
