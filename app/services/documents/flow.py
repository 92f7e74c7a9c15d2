"""Fills the pages of a working sheet from top to bottom; headings never stand alone at the end."""

from functools import partial

from app.services.documents.blocks import Block
from app.services.documents.furniture import MARGIN, STRONG, Furniture
from app.services.documents.page import MM, Drawing, Page
from app.services.documents.typeset import LINE, single
from app.text import _

NOTE_ROW = 8 * MM
"""High enough for handwriting."""
NOTES_HEAD = 30.0
Placed = list[tuple[float, Block]]
"""Blocks of one page, each with its place from the top."""


class Flow:
    """Pages that grow block by block, with the head of their furniture on the first one."""

    def __init__(self, furniture: Furniture) -> None:
        self.furniture, self.end = furniture, furniture.bottom()
        self.pages: list[Placed] = [[]]
        self.y = furniture.top(furniture.first)

    def add(self, blocks: list[Block], on_new_page: list[Block]) -> None:
        """Put blocks on the page, or all of them on the next one, there after `on_new_page`."""
        if self.y + sum(block.height for block in blocks) > self.end:
            self.keep_free(self.end)
            blocks = [*on_new_page, *blocks]
        for block in blocks:
            self.pages[-1].append((self.y, block))
            self.y += block.height

    def keep_free(self, height: float) -> None:
        """Begin a new page when less than `height` is left."""
        if self.y + height > self.end:
            self.pages.append([])
            self.y = self.furniture.top(self.furniture.first + len(self.pages) - 1)

    def drawings(self, fewest_notes: int = 0) -> list[Drawing]:
        """The pages; what is left of the last one gets lines for notes, where so many have room."""
        last = len(self.pages)
        return [
            partial(_draw, self.furniture, blocks, fewest_notes if number == last else None)
            for number, blocks in enumerate(self.pages, 1)
        ]


def _draw(furniture: Furniture, blocks: Placed, fewest_notes: int | None, page: Page) -> None:
    furniture.draw(page)
    y = furniture.top(page.number)
    for y, block in blocks:
        block.draw(page, y)
        y += block.height
    if fewest_notes is not None:
        _draw_notes(furniture, page, y, fewest_notes)


def _draw_notes(furniture: Furniture, page: Page, y: float, fewest: int) -> None:
    start = y + NOTES_HEAD
    count = int((furniture.bottom() - start) / NOTE_ROW)
    if count < fewest:
        return
    page.line(MARGIN, y + 11, single(_("Notizen"), STRONG), STRONG)
    right = MARGIN + furniture.width
    page.rules([(MARGIN, start + n * NOTE_ROW, right, start + n * NOTE_ROW) for n in range(1, count + 1)], 0.5, LINE)
