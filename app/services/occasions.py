"""Birthdays and anniversaries of volunteers that come up, so that nobody's is forgotten."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, extract, or_, select, true

from app.models import Person, VolunteerStatus
from app.services.database import Database
from app.text import _

YEARS = (1, 5, 10, 15, 20, 25, 30, 40)
"""Anniversaries that are named."""
_WITH_US = (VolunteerStatus.TRIAL, VolunteerStatus.ACTIVE, VolunteerStatus.PAUSED)


@dataclass(frozen=True)
class Occasion:
    """A day to think of somebody: "wird 60", "hat Geburtstag", "seit 5 Jahren dabei"."""

    day: date
    person_id: str
    name: str
    words: str
    is_round: bool


def occasions(database: Database, first: date, last: date) -> list[Occasion]:
    """Birthdays (where the whole date is known) and anniversaries from `first` to `last`, both included, by day.

    Born on 29 February: the day is 1 March in other years (§ 188 (2) BGB by analogy).
    """
    wanted = select(Person.id, Person.first_name, Person.last_name, Person.birth_date, Person.since).where(
        Person.status.in_(_WITH_US), Person.deleted_at.is_(None), Person.anonymised_on.is_(None)
    )
    wanted = wanted.where(or_(_falls(Person.birth_date, first, last), _falls(Person.since, first, last)))
    found: list[Occasion] = []
    with database.reading() as connection:
        for identity, first_name, last_name, born, since in connection.execute(wanted):
            name = " ".join(filter(None, (first_name, last_name)))
            found += [Occasion(day, identity, name, *_birthday(years)) for day, years in _returns(born, first, last)]
            told = ((day, years) for day, years in _returns(since, first, last) if years in YEARS)
            found += [Occasion(day, identity, name, _anniversary(years), True) for day, years in told]
    return sorted(found, key=lambda one: (one.day, one.name))


def _falls(day: Any, first: date, last: date) -> ColumnElement[bool]:
    """Whether a day may come again between two others, by month and day; 29 February may come on 1 March."""
    if (last - first).days >= 365:
        return true()
    before = first - timedelta(days=1) if (first.month, first.day) == (3, 1) else first
    low, high = (one.month * 100 + one.day for one in (before, last))
    of_year = extract("month", day) * 100 + extract("day", day)
    return of_year.between(low, high) if low <= high else or_(of_year >= low, of_year <= high)


def coming(database: Database, today: date, days: int = 14) -> list[Occasion]:
    """Those of the next days, today included."""
    return occasions(database, today, today + timedelta(days=days))


def _returns(began: date | None, first: date, last: date) -> Iterator[tuple[date, int]]:
    """The days between `first` and `last` on which a day comes again, with the years since."""
    for year in range(first.year, last.year + 1) if began else ():
        assert began is not None
        day = _in_year(began, year)
        if first <= day <= last and year > began.year:
            yield day, year - began.year


def _in_year(day: date, year: int) -> date:
    try:
        return day.replace(year=year)
    except ValueError:
        return date(year, 3, 1)


def _birthday(years: int) -> tuple[str, bool]:
    is_round = years % 10 == 0 or years == 18
    words = _("wird {years}").format(years=years) if is_round else _("hat Geburtstag")
    return words, is_round


def _anniversary(years: int) -> str:
    return _("seit einem Jahr dabei") if years == 1 else _("seit {years} Jahren dabei").format(years=years)
