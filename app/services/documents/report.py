"""Facts under headings on as many pages as they need; a long text goes on in a further row, nothing is cut."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import zip_longest
from textwrap import wrap as broken

from app.services.documents.blocks import Block, space, stack, text_block
from app.services.documents.data import Report, ReportPart
from app.services.documents.furniture import BODY, MARGIN, Furniture
from app.services.documents.hand_table import ROW
from app.services.documents.page import Page, Printed, Sheet, Target, produce
from app.services.documents.table import Column, columns, head_row, row
from app.services.documents.typeset import Style

HEADING = Style(12, bold=True)
MOST_LINES = 30
"""Of one row; more go on in the next."""
MOST_TOGETHER = 150.0
"""Height in points of what may be kept from parting."""
LETTER = 6.7
"""Width in points of a letter of ordinary text, rather too much than too little."""


def write_many(target: Target, reports: Iterable[Report]) -> Printed:
    """Write reports into one file, pages counted for each."""
    return produce(target, reports, lay_out)


def lay_out(report: Report) -> Sheet:
    """As many pages as needed; a heading never stands alone at the end of one."""
    furniture = Furniture(report.office, report.title, report.subtitle, report.as_of, report.confidential)
    pages: list[list[tuple[float, Block]]] = [[]]
    y = furniture.top(1)
    for part in report.parts:
        groups, again = _groups(part, furniture.width)
        for number, group in enumerate(groups):
            if y + group.height > furniture.bottom() and pages[-1]:
                pages.append([])
                y = furniture.top(len(pages))
                group = stack(again, group) if number else group
            pages[-1].append((y, group))
            y += group.height
    return Sheet(report.title, report.office.name, "A4", [partial(_draw, furniture, blocks) for blocks in pages])


def _draw(furniture: Furniture, blocks: list[tuple[float, Block]], page: Page) -> None:
    furniture.draw(page)
    for y, block in blocks:
        block.draw(page, y)


def _groups(part: ReportPart, width: float) -> tuple[list[Block], Block]:
    """What stays together of a part, and what stands over its rows on a further page."""
    sentences = [_sentence(text, width) for long in part.sentences for text in _pieces(long, width)]
    head, rows = space(0), []
    if part.rows:
        bold = [not any(part.heads), *(False for _further in part.heads[1:])]
        made = columns(width, *zip(part.heads, part.widths, bold, strict=True))
        head = head_row(made) if any(part.heads) else space(0)
        rows = [block for cells in part.rows for block in _rows(cells, made, ROW if part.by_hand else 0)]
        rows[0] = stack(head, rows[0])
    blocks = [*sentences, *rows] or [space(0)]
    heading = [space(12), text_block(part.heading, HEADING, MARGIN, width), space(4)] if part.heading else []
    return _bound([stack(*heading, blocks[0]), *blocks[1:]]), head


def _bound(blocks: list[Block]) -> list[Block]:
    """The first two and the last two together, where they are low: one alone looks lost on its page."""
    for at in (len(blocks) - 2, 0):
        pair = blocks[at : at + 2] if at >= 0 else []
        if len(pair) == 2 and sum(block.height for block in pair) <= MOST_TOGETHER:
            blocks[at : at + 2] = [stack(*pair)]
    return blocks


def _sentence(text: str, width: float) -> Block:
    return stack(text_block(text, BODY, MARGIN, width), space(3))


def _rows(cells: Sequence[str], made: Sequence[Column], least: float) -> Iterator[Block]:
    pieces = [list(_pieces(cell, column.width)) for cell, column in zip(cells, made, strict=True)]
    for line in zip_longest(*pieces, fillvalue=""):
        yield row(line, made, MOST_LINES * 2, least)


def _pieces(text: str, width: float) -> Iterator[str]:
    """The text in parts of at most `MOST_LINES` lines."""
    letters = max(int(width / LETTER), 6)
    kept: list[str] = []
    lines = 0
    for part in _parts(text, letters * MOST_LINES):
        size = len(broken(part, letters)) or 1
        if kept and lines + size > MOST_LINES:
            yield "\n".join(kept)
            kept, lines = [], 0
        kept.append(part)
        lines += size
    yield "\n".join(kept)


def _parts(text: str, letters: int) -> Iterator[str]:
    for paragraph in text.split("\n"):
        yield from broken(paragraph, letters) if len(paragraph) > letters else [paragraph]
