"""What the next events still miss, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select

from app.models import ChecklistItem, Event, EventKind, EventState
from app.services.database import Database
from app.services.events import Events, Occurrence
from app.text import _

INVITING = (EventKind.INFO, EventKind.TRAINING, EventKind.CONSULTING)
"""Kinds that need somebody who speaks, a place and people who come."""
SEEN = 80
"""Appearances that are looked at: series come often, and the evening that needs work lies behind them."""
PLANNED_DAYS = 56
"""Preparing an event begins eight weeks before."""
FEW_DAYS = 14
"""So many days before, an event with few registrations is named."""


@dataclass(frozen=True)
class Ahead:
    """One of the next events: who comes, and what is missing; `capacity` None without a limit."""

    event_id: str
    title: str
    start: datetime
    all_day: bool
    state: EventState
    registered: int
    capacity: int | None
    missing: tuple[str, ...]


def ahead(database: Database, now: datetime, count: int) -> list[Ahead]:
    """The next appearances, at most `count`, and further single events of the next weeks that miss something."""
    events = Events(database)
    coming = events.upcoming(count=SEEN, since=now)
    ids = list(dict.fromkeys(event.event_id for event in coming))
    asked = (Event.speaker, Event.location, Event.capacity, Event.registered_count)
    told = dict(zip(ids, events.rows(ids, asked), strict=True))
    steps = _open_steps(database, ids)
    made = [(event, _ahead(event, told[event.event_id], steps.get(event.event_id, []), now.date())) for event in coming]
    until = now + timedelta(days=PLANNED_DAYS)
    later = (made_of for event, made_of in made[count:] if not event.serial and event.start <= until)
    return [made_of for _event, made_of in made[:count]] + [further for further in later if further.missing]


def _ahead(event: Occurrence, told: tuple[Any, ...], steps: list[tuple[str, int]], today: date) -> Ahead:
    _speaker, _location, capacity, registered = told
    missing = [*_people_missing(event, told, today), *_late_steps(event.start.date(), steps, today)]
    return Ahead(
        event.event_id, event.title, event.start, event.all_day, event.state, registered or 0, capacity, tuple(missing)
    )


def _people_missing(event: Occurrence, told: tuple[Any, ...], today: date) -> list[str]:
    speaker, location, capacity, registered = told
    if event.kind not in INVITING:
        return []
    missing = [] if speaker else [_("Referent/in fehlt")]
    missing += [] if location else [_("Ort fehlt")]
    few = capacity and (registered or 0) * 3 < capacity
    if few and event.start.date() <= today + timedelta(days=FEW_DAYS):
        missing.append(_("erst {count} von {places} angemeldet").format(count=registered or 0, places=capacity))
    return missing


def _late_steps(start: date, steps: list[tuple[str, int]], today: date) -> list[str]:
    late = [title for title, offset in steps if start + timedelta(days=offset) <= today]
    if not late:
        return []
    if len(late) == 1:
        return [_("offen: {step}").format(step=late[0])]
    return [_("{count} Schritte offen, zuerst: {step}").format(count=len(late), step=late[0])]


def _open_steps(database: Database, ids: Sequence[str]) -> dict[str, list[tuple[str, int]]]:
    """Title and days from the event of every step not done, in order."""
    wanted = (
        select(ChecklistItem.event_id, ChecklistItem.title, ChecklistItem.offset_days)
        .where(ChecklistItem.event_id.in_(ids), ChecklistItem.done_on.is_(None), ChecklistItem.deleted_at.is_(None))
        .order_by(ChecklistItem.offset_days, ChecklistItem.position)
    )
    steps: dict[str, list[tuple[str, int]]] = {}
    with database.reading() as connection:
        for event_id, title, offset in connection.execute(wanted):
            steps.setdefault(event_id, []).append((title, offset))
    return steps
