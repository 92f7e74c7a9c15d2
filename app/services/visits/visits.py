"""Visits as records: planned as one event for one house or for a tour, in an order that can be changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from app.errors import UserError
from app.models import Event, EventKind, EventState, Shelter, Visit
from app.models.base import new_id, now
from app.services.crud import Crud
from app.services.query import MISSING, Ago, Filter, Within
from app.services.settings import NOT_VISITED, Settings
from app.text import _, german_date

LONGEST_TITLE, LONGEST_PLACE = 60, 200
"""Letters: what is read at one glance in the calendar, and what an event has room for."""
STOP = timedelta(minutes=90)
"""How long a visit takes unless somebody says otherwise, with the way to the next house."""
_PLANNED = select(Visit.event_id, Visit.day).where(Visit.event_id.is_not(None), Visit.written_on.is_(None))
UNWRITTEN = (Filter(Visit.day, Within(-365, -1)), Filter(Visit.written_on, MISSING))
"""Visits of the last year that have no protocol."""


def not_visited(settings: Settings) -> tuple[Filter, ...]:
    """Open houses that nobody has visited for as long as the office finds too long, or ever."""
    return Filter(Shelter.closed_on, MISSING), Filter(Shelter.visited_on, Ago(settings.number(NOT_VISITED)))


@dataclass(frozen=True)
class Ahead:
    """A visit in short: of a tour of `count` houses its first one; `begins` None without a time."""

    visit_id: str
    day: date
    house: str
    event_id: str = ""
    begins: datetime | None = None
    count: int = 1


class Visits(Crud[Visit]):
    """Who visits which house when."""

    entity = Visit

    def check(self, values: dict[str, Any], identity: str | None = None) -> dict[str, str]:
        """Also: one house of a tour that is ahead has no day of its own."""
        problems = super().check(values, identity)
        day = values.get("day")
        with self.database.reading() as connection:
            planned = connection.execute(_PLANNED.where(Visit.id == identity)).first()
        if day and planned and planned.day != day and len(self.stops(planned.event_id)) > 1:
            told = _("Dieser Besuch gehört zu einer Tour. Ihren Tag ändern Sie am Termin im Kalender.")
            problems.setdefault("day", told)
        return problems

    def write(self, session: Session, record: Visit, values: dict[str, Any]) -> None:
        """The event of a visit that is ahead goes along to another day."""
        before = record.day
        super().write(session, record, values)
        if before and record.day and record.day != before and record.event_id and not record.written_on:
            event = session.get_one(Event, record.event_id)
            moved = record.day - event.start.date()
            event.start, event.end = event.start + moved, event.end + moved if event.end else None

    def suggested(self, shelter_ids: Sequence[str]) -> list[str]:
        """Houses in the order of a tour: by their place on the tour, then by town and name."""
        wanted = select(Shelter.id).where(Shelter.id.in_(list(shelter_ids)))
        order = (Shelter.tour_position.is_(None), Shelter.tour_position, Shelter.city, Shelter.sort_key)
        with self.database.reading() as connection:
            return list(connection.execute(wanted.order_by(*order)).scalars())

    def plan(self, shelter_ids: Sequence[str], start: datetime, end: datetime | None = None) -> str:
        """Put the visit of these houses, in this order, into the calendar as one event; the answer is its id.

        Without an end each house takes an hour and a half. UserError without a house.
        """
        words = _("Besuch am {day} geplant") if len(shelter_ids) == 1 else _("Tour am {day} geplant, Häuser: {count}")
        name = words.format(day=german_date(start.date()), count=len(shelter_ids))
        with self.database.transaction(name) as session:
            return self.plan_in(session, shelter_ids, start, end)

    def plan_in(
        self, session: Session, shelter_ids: Sequence[str], start: datetime, end: datetime | None = None
    ) -> str:
        """The same in an open transaction."""
        houses = _houses(session, shelter_ids)
        end = end or start + STOP * len(houses)
        event = Event(id=new_id(), kind=EventKind.VISIT, state=EventState.FIXED, start=start, end=end)
        event.uid = f"{event.id}@helferkreis"
        session.add(event)
        _call(event, houses)
        for position, house in enumerate(houses):
            session.add(Visit(id=new_id(), shelter_id=house.id, event_id=event.id, day=start.date(), position=position))
        return event.id

    def arrange(
        self, event_id: str, shelter_ids: Sequence[str], start: datetime | None = None, end: datetime | None = None
    ) -> str:
        """Let a tour have exactly these houses in this order, and another time if told, as one action.

        A visit that leaves the tour goes to the trash, on its own; UserError for one whose protocol is written.
        """
        with self.database.transaction(_("Tour geändert")) as session:
            event = session.get_one(Event, event_id)
            houses = _houses(session, shelter_ids)
            if start:
                event.start, event.end = start, end or start + STOP * len(houses)
            _rearrange(session, event, houses)
            _call(event, houses)
        return event_id

    def stops(self, event_id: str) -> list[Visit]:
        """The visits of an event in their order."""
        return sorted(self.of(Visit.event_id, event_id), key=lambda visit: (visit.position, visit.id))

    def tour_of(self, visit: Visit) -> list[Visit]:
        """The visits of the same tour in their order; the visit alone where there is none."""
        return self.stops(visit.event_id) if visit.event_id else [visit]

    def last(self, shelter_id: str, before: date) -> Visit | None:
        """The last visit of a house before a day, None for none."""
        return max(
            self.all(Visit.shelter_id == shelter_id, Visit.day < before), key=lambda visit: visit.day, default=None
        )

    def next(self, since: date) -> Visit | None:
        """The next visit from a day on; of a tour the first house."""
        wanted = (
            select(Visit.id).where(Visit.deleted_at.is_(None), Visit.day >= since, Visit.written_on.is_(None))
        ).order_by(Visit.day, Visit.position, Visit.id)
        with self.database.reading() as connection:
            found = connection.execute(wanted.limit(1)).scalar()
        return self.get(found) if found else None

    def ahead(self, since: date) -> "Ahead | None":
        """The next visit from a day on, for the start page; of a tour its first house."""
        other = aliased(Visit)
        stops = (
            select(func.count(other.id))
            .where(other.event_id == Visit.event_id, other.deleted_at.is_(None))
            .scalar_subquery()
        )
        told = (Visit.id, Visit.day, Shelter.name, Event.id, Event.start, Event.all_day, stops)
        wanted = (
            select(*told)
            .join(Shelter, Shelter.id == Visit.shelter_id)
            .outerjoin(Event, Event.id == Visit.event_id)
            .where(Visit.deleted_at.is_(None), Visit.day >= since, Visit.written_on.is_(None))
            .order_by(Visit.day, Event.start, Visit.position, Visit.id)
        )
        with self.database.reading() as connection:
            row = connection.execute(wanted.limit(1)).first()
        if row is None:
            return None
        begins = row[4] if row[4] and not row[5] else None
        return Ahead(row[0], row[1], row[2], row[3] or "", begins, max(row[6] or 0, 1))

    def unwritten(self, until: date, since: date) -> list["Ahead"]:
        """Visits of the days from `since` to before `until` that have no protocol, the newest first."""
        wanted = (
            select(Visit.id, Visit.day, Shelter.name)
            .join(Shelter, Shelter.id == Visit.shelter_id)
            .where(Visit.deleted_at.is_(None), Visit.written_on.is_(None), Visit.day < until, Visit.day >= since)
        )
        with self.database.reading() as connection:
            return [Ahead(*row) for row in connection.execute(wanted.order_by(Visit.day.desc(), Visit.id))]

    def called(self, visit: Visit) -> str:
        """A visit with its house, for actions and titles: "GU Testgasse am 23.11.2026"."""
        return _("{house} am {day}").format(house=visit.shelter_name, day=german_date(visit.day))


def _houses(session: Session, shelter_ids: Sequence[str]) -> list[Shelter]:
    wanted = list(dict.fromkeys(shelter_ids))
    known = {house.id: house for house in session.scalars(select(Shelter).where(Shelter.id.in_(wanted)))}
    houses = [known[identity] for identity in wanted if identity in known]
    if not houses:
        raise UserError("Bitte wählen Sie mindestens eine Unterkunft aus.")
    return houses


def _rearrange(session: Session, event: Event, houses: Sequence[Shelter]) -> None:
    wanted = select(Visit).where(Visit.event_id == event.id, Visit.deleted_at.is_(None))
    there = {visit.shelter_id: visit for visit in session.scalars(wanted)}
    for gone in there.keys() - {house.id for house in houses}:
        _leave(session, there[gone])
    for position, house in enumerate(houses):
        visit = there.get(house.id)
        if visit is None:
            visit = Visit(id=new_id(), shelter_id=house.id, event_id=event.id, day=event.start.date())
            session.add(visit)
        visit.position = position
        if visit.written_on is None:
            visit.day = event.start.date()


def _leave(session: Session, visit: Visit) -> None:
    if visit.written_on:
        raise UserError("Zu diesem Besuch gibt es schon ein Protokoll; er bleibt auf der Tour.")
    visit.deleted_at, visit.event_id = now(), None


def _call(event: Event, houses: Sequence[Shelter]) -> None:
    """Title and place of the event say which houses are visited."""
    names = [house.name for house in houses]
    single = houses[0] if len(houses) == 1 else None
    event.title = tour_title(names)
    event.location = _fitting("{houses}", names, LONGEST_PLACE)
    event.shelter_id = single.id if single else None


def tour_title(names: Sequence[str]) -> str:
    """How the event of a visit is called in the calendar."""
    template = _("Besuch {houses}") if len(names) == 1 else _("Tour: {houses}")
    return _fitting(template, names, LONGEST_TITLE)


def _fitting(template: str, names: Sequence[str], most: int) -> str:
    """As many names as there is room for, then how many more."""
    for count in range(len(names), 0, -1):
        more = _(" und {count} weitere").format(count=len(names) - count) if count < len(names) else ""
        text = template.format(houses=", ".join(names[:count]) + more)
        if len(text) <= most:
            return text
    return template.format(houses=names[0])[:most]
