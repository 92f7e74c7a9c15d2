"""Fills the pages of a working sheet from top to bottom; headings never stand alone at the end."""

from app.services.documents.blocks import Block
from app.services.documents.furniture import Furniture

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
