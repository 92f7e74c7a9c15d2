"""What letters say of many people, gathered in a few queries."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from app.models import Assignment, Event, EventKind, HoursEntry, Office, Participation, ParticipationState, Person
from app.services.credentials.expiring import Expiring
from app.services.credentials.gaps import MISSING, Gap
from app.services.letters.fields import Recipient
from app.services.query import Between, Filter, Query
from app.text import _, german_date, translate

if TYPE_CHECKING:
    from app.services.office import Services

AHEAD = timedelta(weeks=12)
"""So far ahead a letter names proofs that end, unless it is told a day."""
YEAR = timedelta(days=365)


def recipients(services: "Services", ids: Sequence[str], today: date, until: date | None = None) -> list[Recipient]:
    """Those people in this order, with what their letters may say; proofs that end by `until` are named."""
    office = services.office() or Office()
    people = {person.id: person for person in services.people.all(Person.id.in_(list(ids)))}
    assignments = _assignments(services, ids)
    placed = [a for rows in assignments.values() for a in rows]
    shelters = services.captions("Shelter", list({a.shelter_id for a in placed if a.shelter_id}))
    needs = services.captions("Need", list({a.need_id for a in placed if a.need_id}))
    minutes, of_year = _minutes(services, ids), _minutes(services, ids, today - YEAR + timedelta(days=1))
    trainings = _attended(services, ids)
    expiring = _expiring(services, until or today + AHEAD, today)
    gaps = services.credentials.gaps(None, today, ids)
    return [
        Recipient(
            people[i], office, today, assignments.get(i, []), shelters, needs, minutes.get(i, 0), of_year.get(i, 0),
            trainings.get(i, []), expiring.get(i, []), [_missing(gap) for gap in gaps.get(i, ())],
        )
        for i in ids
        if i in people
    ]  # fmt: skip


def _assignments(services: "Services", ids: Sequence[str]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = defaultdict(list)
    for record in services.assignments.all(Assignment.person_id.in_(list(ids))):
        found[record.person_id].append(record)
    return found


def _minutes(services: "Services", ids: Sequence[str], since: date | None = None) -> dict[str, int]:
    filters = [Filter(HoursEntry.person_id, tuple(ids))]
    if since:
        filters.append(Filter(HoursEntry.day, Between(since, None)))
    return {told.value: told.minutes for told in services.hours.sums(HoursEntry.person_id, Query(filters=(*filters,)))}


def _attended(services: "Services", ids: Sequence[str]) -> dict[str, list[tuple[date, str]]]:
    """The trainings at which somebody was present."""
    wanted = (
        select(Participation.person_id, Event.start, Event.title)
        .join(Event, Event.id == Participation.event_id)
        .where(Participation.person_id.in_(list(ids)), Participation.deleted_at.is_(None), Event.deleted_at.is_(None))
        .where(Participation.state == ParticipationState.ATTENDED, Event.kind == EventKind.TRAINING)
        .order_by(Event.start)
    )
    found: dict[str, list[tuple[date, str]]] = defaultdict(list)
    with services.database.reading() as connection:
        for person, start, title in connection.execute(wanted):
            found[str(person)].append((start.date(), title))
    return found


def _missing(gap: Gap) -> str:
    """The proof, and what is wrong with it unless there never was one."""
    return gap.kind.label if gap.words == translate(MISSING).format(kind=gap.kind.label) else gap.words


def _expiring(services: "Services", until: date, today: date) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for told in services.credentials.expiring(until):
        found[told.person_id].append(_ending(told, today))
    return found


def _ending(told: Expiring, today: date) -> str:
    words = _("{proof}, abgelaufen am {day}") if told.day < today else _("{proof}, gültig bis {day}")
    return words.format(proof=told.words, day=german_date(told.day))
