"""The sheet of all shortcuts, to lie beside the keyboard: one page, in two columns."""

from dataclasses import dataclass
from functools import partial

from app.services.documents.blocks import Block, beside, space, stack, text_block
from app.services.documents.furniture import BODY, MARGIN, STRONG, TITLE
from app.services.documents.page import MM, SIZES, Page, Printed, Sheet, Target, produce
from app.services.documents.typeset import LINE
from app.text import _

GAP, KEY_WIDTH = 10 * MM, 32 * MM


@dataclass(frozen=True)
class KeyGroup:
    """Keys with what they do, under the name of their menu."""

    title: str
    keys: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class KeySheet:
    """All groups, the most used ones first."""

    groups: tuple[KeyGroup, ...]


def write_keys(target: Target, groups: tuple[KeyGroup, ...]) -> Printed:
    """Write the sheet."""
    return produce(target, (KeySheet(groups),), _lay_out)


def _lay_out(sheet: KeySheet) -> Sheet:
    title = _("Tastenkürzel von Helferkreis")
    return Sheet(title, _("Helferkreis"), "A4", [partial(_draw, title, sheet)])


def _draw(title: str, sheet: KeySheet, page: Page) -> None:
    column = (SIZES["A4"][0] - 2 * MARGIN - GAP) / 2
    head = text_block(title, TITLE, MARGIN, 2 * column + GAP)
    head.draw(page, MARGIN)
    top = MARGIN + head.height + 8
    page.rules([(MARGIN, top, page.width - MARGIN, top)], stroke=LINE)
    half = sum(_block(group, MARGIN, column).height for group in sheet.groups) / 2
    x, y = MARGIN, top + 12
    for group in sheet.groups:
        block = _block(group, x, column)
        if x == MARGIN and y > top + 12 and y - top + block.height / 2 > half:
            x, y = MARGIN + column + GAP, top + 12
            block = _block(group, x, column)
        block.draw(page, y)
        y += block.height


def _block(group: KeyGroup, x: float, width: float) -> Block:
    lines = [_line(key, words, x, width) for key, words in group.keys]
    return stack(text_block(group.title, STRONG, x, width), space(3), *lines, space(12))


def _line(key: str, words: str, x: float, width: float) -> Block:
    pair = beside(
        text_block(key, BODY, x, KEY_WIDTH), text_block(words, BODY, x + KEY_WIDTH + 6, width - KEY_WIDTH - 6)
    )
    return stack(pair, space(3))
