"""What stands where in a form, as plain data, so that it can be shown and planned without opening the file again."""

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from functools import cached_property
from typing import Any

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
"""Of any sheet (ECMA-376)."""
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")


@dataclass(frozen=True)
class Box:
    """A cell: the text shown in it, what kind of formula it holds, how it writes values, and the number of its look.

    `formula`: "", "own" (can be replaced) or "bound" (others hang on it). `kind`: "", "date", "share", "text".
    """

    text: str = ""
    formula: str = ""
    kind: str = ""
    look: int = 0


@dataclass(frozen=True)
class Look:
    """How a cell looks; colours as #RRGGBB, "" for none."""

    bold: bool = False
    italic: bool = False
    ground: str = ""
    ink: str = ""
    align: str = ""
    wrap: bool = False
    framed: bool = False


@dataclass(frozen=True)
class Block:
    """Cells from one corner to the other, both included; rows and columns count from 1."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        return self.top <= row <= self.bottom and self.left <= column <= self.right

    def begins(self, row: int, column: int) -> bool:
        """Whether this is its first cell, which holds the value of a merged block."""
        return (row, column) == (self.top, self.left)


@dataclass
class Page:
    """One worksheet. `widths` in characters by column, `heights` in points by row, where they are not usual ones."""

    name: str
    hidden: bool = False
    boxes: dict[tuple[int, int], Box] = field(default_factory=dict)
    merges: list[Block] = field(default_factory=list)
    headed: list[Block] = field(default_factory=list)
    """Rows of headings and sums that belong to a table of Excel; their words may not change."""
    widths: dict[int, float] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    usual_width: float = 10.7

    @cached_property
    def rows(self) -> int:
        """The last row with a cell."""
        return max((row for row, _column in self.boxes), default=0)

    @cached_property
    def columns(self) -> int:
        """The last column with a cell."""
        return max((column for _row, column in self.boxes), default=0)

    def box(self, row: int, column: int) -> Box:
        return self.boxes.get((row, column), _EMPTY)

    def merged(self, row: int, column: int) -> Block | None:
        """The merged block a cell lies in."""
        return next((block for block in self.merges if block.holds(row, column)), None)


_EMPTY = Box()


@dataclass
class Layout:
    """All worksheets of a form, and the looks their cells refer to."""

    pages: list[Page]
    looks: list[Look]
    from_1904: bool = False
    """Whether days are counted as on an old Macintosh."""

    def page(self, name: str) -> Page | None:
        """The worksheet of this name."""
        return next((page for page in self.pages if page.name == name), None)


def reference(row: int, column: int) -> str:
    """ "B4" for row 4, column 2."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def letters_of(column: int) -> str:
    """ "B" for column 2."""
    return reference(1, column)[:-1]


def position(text: str) -> tuple[int, int]:
    """Row and column of "B4"; ValueError for anything else."""
    found = _REFERENCE.fullmatch(text)
    if not found:
        raise ValueError(text)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    if column > LAST_COLUMN or int(found[2]) > LAST_ROW:
        raise ValueError(text)
    return int(found[2]), column


def block(text: str) -> Block:
    """The block "B4:D9", or that of the one cell "B4"."""
    first, _colon, last = text.partition(":")
    top, left = position(first)
    bottom, right = position(last or first)
    return Block(top, left, bottom, right)


def pack(layout: Layout) -> dict[str, Any]:
    """The layout as JSON takes it."""
    return {
        "pages": list(map(_packed, layout.pages)),
        "looks": [asdict(look) for look in layout.looks],
        "from_1904": layout.from_1904,
    }


def _packed(page: Page) -> dict[str, Any]:
    return {
        "name": page.name,
        "hidden": page.hidden,
        "boxes": [[*at, box.text, box.formula, box.kind, box.look] for at, box in page.boxes.items()],
        "merges": list(_corners(page.merges)),
        "headed": list(_corners(page.headed)),
        "widths": list(page.widths.items()),
        "heights": list(page.heights.items()),
        "usual_width": page.usual_width,
    }


def _corners(blocks: list[Block]) -> Iterator[list[int]]:
    return ([b.top, b.left, b.bottom, b.right] for b in blocks)


def unpack(plain: dict[str, Any]) -> Layout:
    """What `pack` made plain."""
    return Layout(
        [_unpacked(page) for page in plain["pages"]], [Look(**look) for look in plain["looks"]], plain["from_1904"]
    )


def _unpacked(plain: dict[str, Any]) -> Page:
    return Page(
        plain["name"],
        plain["hidden"],
        {(row, column): Box(*rest) for row, column, *rest in plain["boxes"]},
        [Block(*corners) for corners in plain["merges"]],
        [Block(*corners) for corners in plain["headed"]],
        dict(plain["widths"]),
        dict(plain["heights"]),
        plain["usual_width"],
    )
