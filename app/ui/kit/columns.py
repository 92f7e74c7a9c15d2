"""What a list shows: columns named by attributes, and how each is drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from app.models.base import Attribute, Kind, Several
from app.models.facts import facts
from app.text import translate
from app.ui.kit.look import Cell, Look, PlainColumn, first as first_of, share
from app.ui.kit.show import is_year, shown
from app.ui.theme import Tone

__all__ = ["Cell", "Column", "Look", "bar", "chip", "first", "name", "plain", "text", "values"]


@dataclass(frozen=True)
class Column:
    """One column of a list; `also` are further attributes its `cell` reads.

    What a `cell` of its own makes is unknown to the first sight of a list, except of a choice, or where `words` says
    it plainly (`PlainColumn.words`).
    """

    attribute: Attribute
    look: Look = Look.TEXT
    width: int = 140
    also: tuple[Attribute, ...] = ()
    title: str = ""
    cell: Callable[..., Cell] | None = None
    words: str = ""
    steady: bool = False
    """Whether it keeps its width in a small card, as a date that must be read to its end."""

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

    @property
    def make(self) -> Callable[..., Cell]:
        """Makes the cell of the values of a record."""
        if self.cell is not None:
            return self.cell
        field = facts(self.attribute)
        return lambda value: (shown(field, value).replace("\n", " "), None)


_FIGURES = (Kind.NUMBER, Kind.MONEY, Kind.HOURS)


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
    return Column(part, Look.BAR, width, (whole,), title, share, words="share")


def first(attribute: Attribute, *others: Attribute, width: int = 140) -> Column:
    """The first of several texts that is there: one number to call."""
    return Column(attribute, Look.TEXT, width, others, cell=first_of, words="first")


def values(several: Any, width: int = 140) -> Column:
    """The values of a list field without what is told beside them: languages without their levels."""
    child = several.child

    @lru_cache(maxsize=500)
    def word(text: str) -> str:
        return str(child.parts(text)[child.value_column])

    def cell(texts: list[str]) -> Cell:
        return ", ".join(map(word, texts)), None

    return Column(several, Look.TEXT, width, cell=cell, words="values")


_WORDS = {
    Kind.NUMBER: "number", Kind.MONEY: "money", Kind.HOURS: "hours", Kind.YES_NO: "yes_no", Kind.DATE: "date",
    Kind.DATETIME: "datetime",
}  # fmt: skip


def plain(column: Column) -> PlainColumn | None:
    """The column told without its model; None where that cannot be."""
    field, labels = facts(column.attribute), {}
    if field.choices and not (column.also or isinstance(column.attribute, Several)):
        words = "choice"
        labels = {"": column.make(None), **{choice.name: column.make(choice) for choice in field.choices}}
    elif column.words:
        words = column.words
    elif column.cell or isinstance(column.attribute, Several):
        return None
    else:
        words = "text" if is_year(field) else _WORDS.get(field.kind, "text")
    more = len(column.also)
    return PlainColumn(column.name, column.head, column.look, column.width, words, more, labels, column.steady)
