"""What is written by hand on each kind of sheet: the columns of its entry, in the order in which one types."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.models import Occupancy, PrintedSheet, SheetKind
from app.models.base import Facts, Kind
from app.models.facts import attribute, facts
from app.text import WEEKDAYS, _, translate

NAME = "name"
"""The first column: printed, or written by hand on a blank line."""
COUNTED = ("occupied", "households", "women", "men", "minors_0_5", "minors_6_13", "minors_14_17")
"""What is counted where a sheet does not say (`context["columns"]`)."""
THERE = "there"
CONSENT = "consent"
"""In the context of a sheet: the words somebody new agrees to by a tick; without them it has no such column."""
_WORDS = 220


DAYS = "days"
"""In the context of a sheet of several meetings: their days as ISO texts, a column for each."""


@dataclass(frozen=True)
class Column:
    """A column of handwriting; `blank` only on the blank lines, where somebody new stands, `counts` for numbers."""

    key: str
    title: str
    blank: bool = False
    width: int = 110
    counts: bool = False


_NEW = (
    Column("contact", _("Telefon oder E-Mail"), True, 164),
    Column("wants", _("Will mitmachen"), True, 112),
)
_AGREED = Column("agreed", _("Einverstanden"), True, 126)
_HOURS = (
    Column("day", _("Tag"), width=92),
    Column("time", _("Zeit"), width=92),
    Column("activity", _("Aufgabe"), width=150),
)


def columns(sheet: PrintedSheet) -> tuple[Column, ...]:
    """The columns of a sheet behind the names."""
    if sheet.kind is SheetKind.OCCUPANCY:
        names = sheet.context.get("columns") or COUNTED
        told = {name: facts(attribute(Occupancy, name)) for name in names}
        return tuple(_count_column(name, fact) for name, fact in told.items())
    agreed = (_AGREED,) if sheet.context.get(CONSENT) else ()
    if sheet.kind is SheetKind.HOURS:
        return (*_HOURS, _NEW[0], *agreed)
    there = [Column(meeting(day), _meeting_title(day), width=76) for day in meetings(sheet)]
    there = there or [Column(THERE, _("Da"), width=84)]
    return (*there, Column("organisation", _("Organisation, Ort"), True, 144), *_NEW, *agreed)


def meetings(sheet: PrintedSheet) -> tuple[str, ...]:
    """The days of a sheet that has a column to sign for each of several meetings, as ISO texts."""
    return tuple(sheet.context.get(DAYS, ()))


def meeting(day: str) -> str:
    """The column of a meeting."""
    return f"{THERE} {day}"


def _meeting_title(day: str) -> str:
    """ "Mi 25.11.", as it is printed."""
    held = date.fromisoformat(day)
    return f"{WEEKDAYS[held.weekday()][:2]} {held.day}.{held.month}."


def _count_column(name: str, fact: Facts) -> Column:
    """As wide as the longest word of its heading; languages are words."""
    title = translate(fact.label)
    if fact.kind is not Kind.NUMBER:
        return Column(name, title, width=_WORDS)
    return Column(name, title, width=max(78, 32 + 6 * max(map(len, title.split()))), counts=True)


@dataclass(frozen=True)
class Entered:
    """What stands in a line by hand, read: `line` is its place on the sheet, from 0.

    A line behind the printed ones has a `name` or the `person_id` of somebody known. `there` None: nothing is
    written; with several meetings `days` are those with a tick. `agreed` is the tick under the words of the sheet.
    `values` hold minutes, day, activity and notes of an entry, or the counts of a house.
    """

    line: int
    name: str = ""
    person_id: str = ""
    contact: str = ""
    organisation: str = ""
    wants: bool = False
    agreed: bool = False
    days: tuple[str, ...] = ()
    there: bool | None = None
    values: Mapping[str, Any] | None = None

    @property
    def helps(self) -> bool:
        """Whether somebody new belongs to the people of the office: helps, wants to, or agrees to be asked."""
        return self.wants or self.agreed or bool(self.values)

    @property
    def day(self) -> date | None:
        """The day of its hours."""
        return (self.values or {}).get("day")
