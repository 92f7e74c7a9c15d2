"""What is special about a day: public and school holidays, remembrance days, the feasts of other religions."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from functools import cache

from app import resources
from app.text import _, translate

STATE = "BW"
"""The German state whose holidays count (ISO 3166-2 without "DE-")."""


class NoteKind(Enum):
    """What a note means for planning, the weightiest first."""

    HOLIDAY = _("Feiertag")
    RELIGIOUS = _("Religiöser Tag")
    SCHOOL = _("Schulferien")
    SPECIAL = _("Besonderer Tag")
    PERSONAL = _("Geburtstag oder Jubiläum")


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
    def ways(self) -> tuple[str, ...]:
        """The words from the longest to the shortest, for places with little room."""
        shorter = (_("{title} (vorauss.)"), _("{title} (vsl.)")) if self.expected else ()
        return (self.words, *(way.format(title=self.title) for way in shorter))

    @property
    def blocks(self) -> bool:
        """Whether an event on such a day deserves a second thought."""
        return self.kind not in (NoteKind.SPECIAL, NoteKind.PERSONAL)


@cache
def school_holidays() -> tuple[DayNote, ...]:
    """Baden-Württemberg as far as set (`resources/days`, with the source); without the schools' own movable days."""
    return tuple(_note(line, NoteKind.SCHOOL) for line in _lines("school_holidays_bw.csv"))


@cache
def feasts() -> tuple[DayNote, ...]:
    """The feasts after the moon or a calendar of their own, as far as worked out (`resources/days`)."""
    return tuple(_note(line, NoteKind.RELIGIOUS) for line in _lines("religious_days.csv"))


def _lines(name: str) -> list[list[str]]:
    text = resources.path("days", name).read_text(encoding="utf-8")
    return [line.split(";") for line in text.splitlines() if line and not line.startswith("#")]


def _note(line: list[str], kind: NoteKind) -> DayNote:
    """First day, last day, title and, where it may move with the moon, "ja"."""
    first, last, title, *moon = line
    return DayNote(date.fromisoformat(first), date.fromisoformat(last), translate(title), kind, moon == ["ja"])


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
    spans = (n for n in (*school_holidays(), *feasts()) if n.first.year <= year <= n.last.year)
    found = (*_public(year, state), *_special(year), *_yearly_feasts(year), *spans)
    return tuple(sorted(found, key=lambda n: (n.first, n.title)))


def notes_between(first: date, last: date, state: str = STATE) -> list[DayNote]:
    """The notes that touch the days from `first` to `last`, both included, in order."""
    found = dict.fromkeys(n for year in range(first.year, last.year + 1) for n in notes_of(year, state))
    return [n for n in found if n.first <= last and n.last >= first]


def in_school_holidays(day: date) -> bool:
    """Whether school is out, as far as known."""
    return any(n.first <= day <= n.last for n in school_holidays())


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


def _yearly_feasts(year: int) -> Iterator[DayNote]:
    """Feasts after the sun, the Julian and the Ethiopian calendar, whose days are certain.

    The Ethiopian year before a leap year is a day longer, so its feasts fall a day later until the end of February.
    The Yezidi new year is the first Wednesday of the Julian April.
    """
    from dateutil.easter import EASTER_ORTHODOX, easter

    leap, before_leap = monthrange(year, 2)[1] == 29, monthrange(year + 1, 2)[1] == 29
    julian_april = date(year, 4, 14)
    wednesday = julian_april + timedelta(days=(2 - julian_april.weekday()) % 7)
    days = [
        (date(year, 1, 7), _("Orthodoxes Weihnachten")), (date(year, 1, 19 + leap), _("Timkat")),
        (wednesday, _("Ezidisches Neujahr")), (easter(year, EASTER_ORTHODOX), _("Orthodoxes Ostern")),
        (date(year, 9, 11 + before_leap), _("Äthiopisches Neujahr")), (date(year, 9, 27 + before_leap), _("Meskel")),
    ]  # fmt: skip
    yield DayNote(date(year, 3, 20), date(year, 3, 21), _("Nouruz/Newroz"), NoteKind.RELIGIOUS)
    yield from (DayNote(day, day, title, NoteKind.RELIGIOUS) for day, title in days)
