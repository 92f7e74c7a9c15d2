"""How a column of a list looks, and cells made of plain values; knows no model, so that a list can come before them."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from typing import Any, Protocol

from app import text
from app.text import _

Cell = tuple[str, Any]
"""The words of a cell and what its look needs besides: a tone, a share, or nothing."""


class Look(Enum):
    """How a column is drawn."""

    TEXT = "text"
    NAME = "name"
    FIGURE = "figure"
    CHIP = "chip"
    BAR = "bar"


class AnyColumn(Protocol):
    """What a list asks of its columns; `also` are further attributes that `make` reads."""

    @property
    def attribute(self) -> Any: ...
    @property
    def also(self) -> Sequence[Any]: ...
    @property
    def name(self) -> str: ...
    @property
    def head(self) -> str: ...
    @property
    def look(self) -> Look: ...
    @property
    def width(self) -> int: ...
    @property
    def steady(self) -> bool: ...
    @property
    def make(self) -> Callable[..., Cell]: ...


def cells(columns: Sequence[AnyColumn]) -> Callable[[tuple[Any, ...]], tuple[Cell, ...]]:
    """A function that turns the raw values of one row (all attributes in order) into its cells."""
    makers: list[tuple[Callable[..., Cell], int, int]] = []
    position = 0
    for column in columns:
        width = 1 + len(column.also)
        makers.append((column.make, position, position + width))
        position += width
    return lambda row: tuple(make(*row[start:end]) for make, start, end in makers)


def attributes(columns: Sequence[AnyColumn]) -> tuple[Any, ...]:
    """Everything the columns read, in the order `cells` expects."""
    return tuple(a for column in columns for a in (column.attribute, *column.also))


def first(*values: str | None) -> Cell:
    """The first text that is there."""
    return next((value for value in values if value), ""), None


def share(part: int | None, whole: int | None) -> Cell:
    """A part and its whole, with the filled share."""
    if part is None:
        return _("keine Zahl"), None
    return (f"{part} / {whole}", part / whole) if whole else (str(part), None)


_PLAIN: dict[str, Callable[..., str]] = {
    "text": lambda value: str(value).replace("\n", " "),
    "number": text.number,
    "money": text.money,
    "hours": text.hours,
    "yes_no": lambda value: text.yes_no(bool(value)),
    "date": lambda value: text.german_date(date.fromisoformat(value)),
    "datetime": lambda value: text.german_datetime(datetime.fromisoformat(value)),
    "values": lambda value: ", ".join(json.loads(value)),
}
"""How a stored value is written, by the word for it; see `PlainColumn.words`."""
_CELLS: dict[str, Callable[..., Cell]] = {"first": first, "share": share}


@dataclass(frozen=True)
class PlainColumn:
    """A column told without its model: `words` is one of _PLAIN or _CELLS, or "choice": cells by stored value."""

    name: str
    head: str
    look: Look
    width: int
    words: str
    more: int = 0
    """Further stored values that belong to the cell."""
    labels: dict[str, Cell] = field(default_factory=dict)
    steady: bool = False

    @property
    def attribute(self) -> str:
        return self.name

    @property
    def also(self) -> tuple[str, ...]:
        return (self.name,) * self.more

    @property
    def make(self) -> Callable[..., Cell]:
        """Makes the cell of the stored values."""
        if self.words == "choice":
            return lambda value: tuple(self.labels[value or ""])
        if self.words in _CELLS:
            return _CELLS[self.words]
        write = _PLAIN[self.words]
        return lambda value: ("" if value is None else write(value), None)
