"""What is written by hand on each kind of sheet: the columns of its entry, in the order in which one types."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.models import Occupancy, PrintedSheet, SheetKind
from app.models.facts import attribute, facts
from app.text import _, translate

NAME = "name"
"""The first column: printed, or written by hand on a blank line."""
COUNTED = ("occupied", "households", "women", "men", "minors_0_5", "minors_6_13", "minors_14_17")
"""What is counted where a sheet does not say (`context["columns"]`)."""
THERE = "there"


@dataclass(frozen=True)
class Column:
    """A column of handwriting; `blank` only on the blank lines, where somebody new stands."""

    key: str
    title: str
    blank: bool = False
    width: int = 110


_NEW = (
    Column("contact", _("Telefon oder E-Mail"), True, 164),
    Column("wants", _("Will mitmachen"), True, 112),
)
_HOURS = (
    Column("day", _("Tag"), width=92),
    Column("time", _("Zeit"), width=92),
    Column("activity", _("Aufgabe"), width=150),
)


def columns(sheet: PrintedSheet) -> tuple[Column, ...]:
    """The columns of a sheet behind the names."""
    if sheet.kind is SheetKind.OCCUPANCY:
        names = sheet.context.get("columns") or COUNTED
        return tuple(Column(name, translate(facts(attribute(Occupancy, name)).label), width=104) for name in names)
    if sheet.kind is SheetKind.HOURS:
        return (*_HOURS, _NEW[0])
    return (Column(THERE, _("Da"), width=84), Column("organisation", _("Organisation, Ort"), True, 144), *_NEW)


@dataclass(frozen=True)
class Entered:
    """What stands in a line by hand, read: `line` is its place on the sheet, from 0.

    A line behind the printed ones has a `name` or the `person_id` of somebody known. `there` None: nothing is
    written. `values` hold minutes, day, activity and notes of an entry, or the counts of a house.
    """

    line: int
    name: str = ""
    person_id: str = ""
    contact: str = ""
    organisation: str = ""
    wants: bool = False
    there: bool | None = None
    values: Mapping[str, Any] | None = None

    @property
    def day(self) -> date | None:
        """The day of its hours."""
        return (self.values or {}).get("day")
