"""Labels on the sheets that shops sell, and name badges to cut out."""

from collections.abc import Iterable, Iterator
from functools import partial

from app.services.documents.data import Labels
from app.services.documents.label_sheets import BADGES, LabelSheet, sheet
from app.services.documents.page import MM, Page, Printed, Sheet, Target, produce
from app.services.documents.typeset import LINE, QUIET, Style, wrap, wrap_at_most

PAD = 4 * MM
SIZES = (11.0, 10.0, 9.0, 8.0)
"""A label's text is as large as fits."""
BADGE_NAME, BADGE_LINE = (22.0, 18.0, 15.0, 12.0), Style(9, colour=QUIET)


def write_many(target: Target, records: Iterable[Labels]) -> Printed:
    """Write labels, each record beginning on a sheet of its own."""
    return produce(target, records, lay_out)


def lay_out(labels: Labels) -> Sheet:
    """As many sheets as needed, beginning at the first free label."""
    cut = sheet(labels.sheet)
    placed = list(enumerate(labels.texts, min(max(labels.first, 1), cut.count) - 1))
    last = placed[-1][0] if placed else 0
    pages = [
        partial(_draw, cut, [(n % cut.count, text) for n, text in placed if n // cut.count == number])
        for number in range(last // cut.count + 1)
    ]
    return Sheet(labels.title, labels.office.name, "A4", pages)


def _draw(cut: LabelSheet, texts: list[tuple[int, tuple[str, ...]]], page: Page) -> None:
    if cut is BADGES:
        page.rules(_marks(cut), 0.4, LINE)
    for number, lines in texts:
        x = (cut.left + number % cut.columns * cut.step_x) * MM
        y = (cut.top + number // cut.columns * cut.step_y) * MM
        (_badge if cut is BADGES else _address)(page, cut, x, y, lines)


def _address(page: Page, cut: LabelSheet, x: float, y: float, lines: tuple[str, ...]) -> None:
    """All lines in one size, in the middle of the height; what is wider than the smallest size is cut with "…"."""
    width, height = cut.width * MM - 2 * PAD, cut.height * MM
    style = next((s for s in map(Style, SIZES) if _fits(lines, s, width, height - PAD)), Style(SIZES[-1]))
    y += (height - len(lines) * style.height) / 2
    for line in lines:
        y = page.lines(x + PAD, y, wrap_at_most(line, style, width, 1), style)


def _fits(lines: tuple[str, ...], style: Style, width: float, height: float) -> bool:
    return len(lines) * style.height <= height and all(len(wrap(line, style, width)) == 1 for line in lines)


def _badge(page: Page, cut: LabelSheet, x: float, y: float, lines: tuple[str, ...]) -> None:
    """The name as large as it fits on two lines, in the middle; the association small above, the task below."""
    width, height = cut.width * MM - 2 * PAD, cut.height * MM
    office, name, task = (*lines, "", "")[:3]
    page.lines(x + PAD, y + PAD, wrap_at_most(office, BADGE_LINE, width, 1), BADGE_LINE, width, 0.5)
    styles = [Style(size, bold=True, leading=1.15) for size in BADGE_NAME]
    style = next((s for s in styles if len(wrap(name, s, width)) <= 2), styles[-1])
    told = wrap_at_most(name, style, width, 2)
    page.lines(x + PAD, y + (height - len(told) * style.height) / 2, told, style, width, 0.5)
    below = wrap_at_most(task, BADGE_LINE, width, 1)
    page.lines(x + PAD, y + height - PAD - BADGE_LINE.height, below, BADGE_LINE, width, 0.5)


def _marks(cut: LabelSheet) -> Iterator[tuple[float, float, float, float]]:
    """Thin lines to cut along."""
    left, top = cut.left * MM, cut.top * MM
    right, bottom = left + cut.columns * cut.width * MM, top + cut.rows * cut.height * MM
    for column in range(cut.columns + 1):
        yield left + column * cut.width * MM, top, left + column * cut.width * MM, bottom
    for row in range(cut.rows + 1):
        yield left, top + row * cut.height * MM, right, top + row * cut.height * MM
