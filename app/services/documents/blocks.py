"""Pieces of a page that know their height before they are drawn, so that a layout can be tried before anything is
printed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.services.documents.page import Page
from app.services.documents.typeset import Line, Style, height, widest_word, wrap


@dataclass(frozen=True)
class Block:
    """`draw(page, y)` fills `height` points below y."""

    height: float
    draw: Callable[[Page, float], None]


EMPTY = Block(0.0, lambda page, y: None)


def text_block(text: str, style: Style, x: float, width: float, align: float = 0.0, rtl: bool = False) -> Block:
    """A text in a column."""
    return lines_block(wrap(text, style, width, rtl), style, x, width, align)


def lines_block(lines: Sequence[Line], style: Style, x: float, width: float, align: float = 0.0) -> Block:
    """Lines that are broken already."""

    def draw(page: Page, y: float) -> None:
        page.lines(x, y, lines, style, width, align)

    return Block(height(tuple(lines), style), draw)


def stack(*blocks: Block, gap: float = 0.0) -> Block:
    """Blocks below each other, empty ones without their gap."""
    filled = [block for block in blocks if block.height]

    def draw(page: Page, y: float) -> None:
        for block in filled:
            block.draw(page, y)
            y += block.height + gap

    return Block(sum(block.height for block in filled) + gap * max(len(filled) - 1, 0), draw)


def beside(*blocks: Block) -> Block:
    """Blocks side by side, each at its own x."""

    def draw(page: Page, y: float) -> None:
        for block in blocks:
            block.draw(page, y)

    return Block(max((block.height for block in blocks), default=0.0), draw)


def space(points: float) -> Block:
    """Nothing, of a height."""
    return Block(points, lambda page, y: None)


def balanced(text: str, style: Style, width: float) -> tuple[Line, ...]:
    """The lines of a heading, of similar length and no more than necessary."""
    lines = wrap(text, style, width)
    narrow, wide = max(width / max(len(lines), 1), widest_word(text, style)), width
    while len(lines) > 1 and wide - narrow > 4:
        middle = (narrow + wide) / 2
        narrow, wide = (narrow, middle) if len(wrap(text, style, middle)) == len(lines) else (middle, wide)
    return wrap(text, style, wide) if len(lines) > 1 else lines
