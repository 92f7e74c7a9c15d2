"""Fair load: who carries much, and who offered help and was never asked."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, func, select

from app.models import Assignment, HoursEntry, Person, Request, Tandem, VolunteerStatus
from app.models.placement import running
from app.services import settings as rules
from app.services.query import MISSING, Ago, Filter
from app.services.settings import Settings

HELPING = (VolunteerStatus.TRIAL, VolunteerStatus.ACTIVE)
OFFERING = (VolunteerStatus.INTERESTED, VolunteerStatus.INTERVIEW, VolunteerStatus.TRIAL, VolunteerStatus.ACTIVE)


@dataclass(frozen=True)
class Carried:
    """What somebody carries: running assignments and tandems, hours a week of them, minutes of the last 12 months."""

    person_id: str
    name: str
    works: int
    tandems: int
    hours_per_week: int
    minutes: int
    asked: int


def never_asked(settings: Settings) -> tuple[Filter, ...]:
    """Who offered help long enough ago, has nothing to do and was never asked."""
    since = Ago(settings.number(rules.NEVER_ASKED))
    return (
        Filter(Person.status, OFFERING), Filter(Person.last_asked_on, MISSING), Filter(Person.works, 0),
        Filter(Person.offered_on, since),
    )  # fmt: skip


def carried(connection: Connection, on: date) -> list[Carried]:
    """Everybody who helps, those with most hours first. Five statements."""
    name = Person.sort_name.expression(Person).label("name")
    helping = (Person.deleted_at.is_(None), Person.anonymised_on.is_(None), Person.status.in_(HELPING))
    people = connection.execute(select(Person.id, name).where(*helping).order_by(Person.sort_key)).all()
    week = func.coalesce(func.sum(Assignment.hours_per_week), 0)
    works = _by_person(connection, Assignment, on, func.count(), week)
    tandems = _by_person(connection, Tandem, on, func.count())
    given = select(HoursEntry.person_id, func.sum(HoursEntry.minutes)).where(
        HoursEntry.deleted_at.is_(None), HoursEntry.day.between(on - timedelta(days=365), on)
    )
    minutes: dict[str, int] = {who: total for who, total in connection.execute(given.group_by(HoursEntry.person_id))}
    asked: dict[str, int] = {who: count for who, count in connection.execute(_asked())}
    nothing = (0, 0)
    found = [
        Carried(
            who, said, works.get(who, nothing)[0], tandems.get(who, nothing)[0], works.get(who, nothing)[1],
            minutes.get(who, 0), asked.get(who, 0),
        )
        for who, said in people
    ]  # fmt: skip
    return sorted(found, key=lambda told: (-told.minutes, -told.works, -told.tandems))


def _asked() -> Any:
    return select(Request.person_id, func.count()).where(Request.deleted_at.is_(None)).group_by(Request.person_id)


def _by_person(connection: Connection, owner: Any, on: date, *counted: Any) -> dict[str, tuple[int, ...]]:
    rows = select(owner.person_id, *counted).where(owner.deleted_at.is_(None), running(owner, on))
    return {row[0]: tuple(row[1:]) for row in connection.execute(rows.group_by(owner.person_id))}
