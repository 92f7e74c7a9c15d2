"""What is special about a day: public and school holidays, remembrance days, the feasts of other religions."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import cache

from app.text import _

STATE = "BW"
"""The German state whose holidays count (ISO 3166-2 without "DE-")."""


class NoteKind(Enum):
    """What a note means for planning, the weightiest first."""

    HOLIDAY = _("Feiertag")
    RELIGIOUS = _("Religiöser Tag")
    SCHOOL = _("Schulferien")
    SPECIAL = _("Besonderer Tag")


@dataclass(frozen=True)
class DayNote:
    """Something that holds from `first` to `last`, both included; `expected`: may be off by a day (moon sighting)."""

    first: date
    last: date
    title: str
    kind: NoteKind
    expected: bool = False

    @property
    def words(self) -> str:
        """The title, with "voraussichtlich" where the day is not certain."""
        return _("{title} (voraussichtlich)").format(title=self.title) if self.expected else self.title

    @property
    def blocks(self) -> bool:
        """Whether an event on such a day deserves a second thought."""
        return self.kind is not NoteKind.SPECIAL


def _span(first: str, last: str, title: str, kind: NoteKind, expected: bool = False) -> DayNote:
    return DayNote(date.fromisoformat(first), date.fromisoformat(last or first), title, kind, expected)


SCHOOL_HOLIDAYS = tuple(
    _span(first, last, title, NoteKind.SCHOOL)
    for first, last, title in (
        ("2026-10-26", "2026-10-31", _("Herbstferien")),
        ("2026-12-23", "2027-01-09", _("Weihnachtsferien")),
        ("2027-03-25", "", _("Osterferien")),
        ("2027-03-30", "2027-04-03", _("Osterferien")),
        ("2027-05-18", "2027-05-29", _("Pfingstferien")),
        ("2027-07-29", "2027-09-11", _("Sommerferien")),
        ("2027-11-02", "2027-11-06", _("Herbstferien")),
        ("2027-12-23", "2028-01-08", _("Weihnachtsferien")),
    )
)
"""Baden-Württemberg, school years 2026/27 and 2027/28 as far as set (Ferienverordnung); without movable days."""

RELIGIOUS_DAYS = tuple(
    _span(first, last, title, NoteKind.RELIGIOUS, expected=True)
    for first, last, title in (
        ("2027-02-08", "2027-03-08", _("Ramadan")),
        ("2027-03-09", "", _("Zuckerfest")),
        ("2027-03-20", "2027-03-21", _("Nouruz/Newroz")),
        ("2027-05-02", "", _("Orthodoxes Ostern")),
        ("2027-05-16", "", _("Opferfest")),
        ("2027-06-15", "", _("Aschura")),
        ("2028-01-28", "", _("Beginn des Ramadan")),
        ("2028-04-16", "", _("Orthodoxes Ostern")),
        ("2028-05-05", "", _("Opferfest")),
    )
)
"""Computed after Umm al-Qura and the Orthodox calendar; certain only when the moon was seen."""

_FIXED = (
    (3, 8, _("Internationaler Frauentag")), (6, 20, _("Weltflüchtlingstag")), (12, 5, _("Tag des Ehrenamts")),
    (12, 24, _("Heiligabend")), (12, 31, _("Silvester")),
)  # fmt: skip
_BEFORE_ADVENT = (
    (-14, _("Volkstrauertag")), (-11, _("Buß- und Bettag")), (-7, _("Totensonntag")), (0, _("1. Advent")),
    (7, _("2. Advent")), (14, _("3. Advent")), (21, _("4. Advent")),
)  # fmt: skip


@cache
def notes_of(year: int, state: str = STATE) -> tuple[DayNote, ...]:
    """All notes that touch a year, in order. The first call takes about 0.1 s: it loads the library of holidays."""
    spans = (n for n in (*SCHOOL_HOLIDAYS, *RELIGIOUS_DAYS) if n.first.year <= year <= n.last.year)
    return tuple(sorted((*_public(year, state), *_special(year), *spans), key=lambda n: (n.first, n.title)))


def notes_between(first: date, last: date, state: str = STATE) -> list[DayNote]:
    """The notes that touch the days from `first` to `last`, both included, in order."""
    found = dict.fromkeys(n for year in range(first.year, last.year + 1) for n in notes_of(year, state))
    return [n for n in found if n.first <= last and n.last >= first]


def in_school_holidays(day: date) -> bool:
    """Whether school is out, as far as known."""
    return any(n.first <= day <= n.last for n in SCHOOL_HOLIDAYS)


def first_advent(year: int) -> date:
    """The fourth Sunday before Christmas Day."""
    christmas = date(year, 12, 25)
    return christmas - timedelta(days=christmas.weekday() + 1 + 21)


def _public(year: int, state: str) -> Iterator[DayNote]:
    import holidays

    for day, title in holidays.country_holidays("DE", subdiv=state, years=year, language="de").items():
        yield DayNote(day, day, title, NoteKind.HOLIDAY)


def _special(year: int) -> Iterator[DayNote]:
    advent = first_advent(year)
    days = [(date(year, month, day), title) for month, day, title in _FIXED]
    days += [(advent + timedelta(days=offset), title) for offset, title in _BEFORE_ADVENT]
    yield from (DayNote(day, day, title, NoteKind.SPECIAL) for day, title in days)
