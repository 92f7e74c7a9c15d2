"""Puts a block copied from a spreadsheet into the grid: by the names of houses and headings, else from the cell on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.services.imports.values.addresses import house_key
from app.text import _, fold
from app.ui.kit.block import Block
from app.ui.occupancy.cells import CAPACITY, COUNT, OCCUPIED, cell_of, is_house

_LEAST = 4
"""So many letters of a house's name are enough, where they fit only one."""
_SUMS = (_("Summe"), _("Gesamt"), _("Insgesamt"), _("Total"), _("Zusammen"))


@dataclass(frozen=True)
class Pasted:
    """Texts by row and column of the grid, and the houses of the block that are not in it."""

    texts: Mapping[tuple[int, int], str]
    unknown: tuple[str, ...] = ()
    left: int = 0
    """Columns of the block that fit nowhere."""


def placed(block: Block, houses: Sequence[str], row: int, cell: int, places: Sequence[int | None] = ()) -> Pasted:
    """Where each text of a block belongs; `houses` are the names in the rows of the grid, `places` what they hold."""
    known = [house_key(name) for name in houses]
    names = _column_of_names(block, known)
    heads = _heads(block, names)
    body = block[1:] if heads else block
    rows = [row + offset if names is None else _house(line[names], known) for offset, line in enumerate(body)]
    cells = heads or _in_order(len(block[0]), names, _first(block, names, rows, places) if cell == OCCUPIED else cell)
    texts: dict[tuple[int, int], str] = {}
    unknown = []
    for at, line in zip(rows, body, strict=True):
        if at is None and names is not None and line[names] and not _is_sum(line[names]):
            unknown.append(line[names])
        if at is not None and at < len(houses):
            texts |= {(at, to): text for to, text in zip(cells, line, strict=True) if to is not None and text}
    left = sum(to is None for number, to in enumerate(cells) if number != names)
    return Pasted(texts, tuple(unknown), left)


def _house(name: str, known: Sequence[str]) -> int | None:
    """The row of the house that is called so, or of the only one whose name holds these words."""
    wanted = house_key(name)
    exact = [at for at, key in enumerate(known) if key == wanted]
    found = exact or [at for at, key in enumerate(known) if len(wanted) >= _LEAST and (wanted in key or key in wanted)]
    return found[0] if len(found) == 1 else None


def _column_of_names(block: Block, known: Sequence[str]) -> int | None:
    """The column that names houses of the grid: by its heading, or since most of its texts do."""
    for number, column in enumerate(zip(*block, strict=True)):
        texts = [text for text in column if text and not _is_sum(text)]
        hits = sum(_house(text, known) is not None for text in texts if not text.isdigit())
        if hits and (is_house(column[0]) or hits * 2 >= len(texts) - 1):
            return number
    return None


def _heads(block: Block, names: int | None) -> list[int | None] | None:
    """The column of the grid for each one of the block by its heading; None where the first row holds none."""
    found = [None if number == names else cell_of(text) for number, text in enumerate(block[0])]
    known = sum(cell is not None for cell in found)
    headed = names is not None and is_house(block[0][names])
    return found if len(block) > 1 and (known > len(found) // 2 or (known and headed)) else None


def _first(block: Block, names: int | None, rows: Sequence[int | None], places: Sequence[int | None]) -> int:
    """Where numbers without headings begin: with the places, where each house holds just as many, else with who lives
    there."""
    column = 1 if names == 0 else 0
    if len(block[0]) < column + 2:
        return OCCUPIED
    lines = zip(block, rows, strict=True)
    told = [(line[column], str(places[at])) for line, at in lines if at is not None and at < len(places)]
    return CAPACITY if len(told) > 1 and all(text == holds for text, holds in told) else OCCUPIED


def _in_order(width: int, names: int | None, first: int) -> list[int | None]:
    free = iter(range(first, COUNT))
    return [None if number == names else next(free, None) for number in range(width)]


def _is_sum(text: str) -> bool:
    return any(fold(text).startswith(fold(word)) for word in _SUMS)
