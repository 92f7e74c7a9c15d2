"""What a list shows: columns named by attributes, and how each is drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from app.models.base import Attribute, Kind, facts
from app.text import _, translate
from app.ui.kit.show import shown
from app.ui.theme import Tone

Cell = tuple[str, Any]
"""The words of a cell and what its look needs besides: a tone, a share, or nothing."""


class Look(Enum):
    """How a column is drawn."""

    TEXT = "text"
    NAME = "name"
    FIGURE = "figure"
    CHIP = "chip"
    BAR = "bar"


@dataclass(frozen=True)
class Column:
    """One column of a list; `also` are further attributes its `cell` reads."""

    attribute: Attribute
    look: Look = Look.TEXT
    width: int = 140
    also: tuple[Attribute, ...] = ()
    title: str = ""
    cell: Callable[..., Cell] | None = None

    @property
    def head(self) -> str:
        """The German heading."""
        return translate(self.title or facts(self.attribute).label)

    @property
    def name(self) -> str:
        """The field it shows."""
        return facts(self.attribute).name

    @property
    def sortable(self) -> bool:
        """Lists of values have no order."""
        return facts(self.attribute).kind is not Kind.SEVERAL


_FIGURES = (Kind.NUMBER, Kind.MONEY)


def text(attribute: Attribute, width: int = 140, title: str = "") -> Column:
    """Words, or figures at the right where the field is a number or a sum."""
    look = Look.FIGURE if facts(attribute).kind in _FIGURES else Look.TEXT
    return Column(attribute, look, width, title=title)


def name(attribute: Attribute, width: int = 200) -> Column:
    """The record's name."""
    return Column(attribute, Look.NAME, width)


def chip(attribute: Attribute, tone: Callable[[Any], Tone], width: int = 140, title: str = "") -> Column:
    """A chip in the tone of the value."""
    field = facts(attribute)
    return Column(attribute, Look.CHIP, width, title=title, cell=lambda value: (shown(field, value), tone(value)))


def bar(part: Attribute, whole: Attribute, width: int = 160, title: str = "") -> Column:
    """A line filled to part/whole, with both numbers."""
    return Column(part, Look.BAR, width, (whole,), title, _share)


def _share(part: int | None, whole: int | None) -> Cell:
    if part is None:
        return _("keine Zahl"), None
    return (f"{part} / {whole}", part / whole) if whole else (str(part), None)


def cells(columns: tuple[Column, ...]) -> Callable[[tuple[Any, ...]], tuple[Cell, ...]]:
    """A function that turns the raw values of one row (all attributes in order) into its cells."""
    makers: list[tuple[Callable[..., Cell], int, int]] = []
    position = 0
    for column in columns:
        width = 1 + len(column.also)
        makers.append((column.cell or _words(column), position, position + width))
        position += width
    return lambda row: tuple(make(*row[start:end]) for make, start, end in makers)


def attributes(columns: tuple[Column, ...]) -> tuple[Attribute, ...]:
    """Everything the columns read, in the order `cells` expects."""
    return tuple(a for column in columns for a in (column.attribute, *column.also))


def _words(column: Column) -> Callable[[Any], Cell]:
    field = facts(column.attribute)
    return lambda value: (shown(field, value).replace("\n", " "), None)
