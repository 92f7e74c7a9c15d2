"""Keeps visits in step with their event in the calendar, however that is changed."""

import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Event, EventKind, EventState, Visit
from app.models.base import now


def first_visit_id(event_id: str) -> str:
    """The id of the visit that an event of one house has by itself; the same each time."""
    return uuid.uuid5(uuid.NAMESPACE_OID, event_id).hex


def follow(session: Session, event: Event) -> None:
    """Give the visits of an event its day; a visit of one house that has none yet gets its own.

    A visit with a protocol keeps its day: it took place then. A series has no visits before somebody plans one. An
    event that is called off, or is no visit any more, has none until it is one again.
    """
    if event.kind is not EventKind.VISIT or event.state is EventState.CANCELLED:
        _call_off(session, event.id)
        return
    if event.start is None:
        return
    visits = _visits(session, event.id) + _taken_up_again(session, event.id)
    for visit in visits:
        if visit.written_on is None:
            visit.day = event.start.date()
    if not visits and event.shelter_id and not event.series_id:
        identity = first_visit_id(event.id)
        if session.get(Visit, identity) is None:
            session.add(Visit(id=identity, shelter_id=event.shelter_id, event_id=event.id, day=event.start.date()))
    elif len(visits) == 1 and event.shelter_id and visits[0].written_on is None:
        visits[0].shelter_id = event.shelter_id


def follow_to_trash(session: Session, event_ids: Sequence[str], at: datetime | None) -> None:
    """Let the visits without a protocol go to the trash with their events, and come back with them (`at` None).

    To be called before the events change: a visit that went earlier, or was called off, stays in the trash.
    """
    gone = {event.id: event.deleted_at for event in session.scalars(select(Event).where(Event.id.in_(list(event_ids))))}
    for visit in session.scalars(select(Visit).where(Visit.event_id.in_(gone), Visit.written_on.is_(None))):
        if visit.position >= 0 and visit.deleted_at == (None if at else gone[visit.event_id or ""]):
            visit.deleted_at = at


def _call_off(session: Session, event_id: str) -> None:
    """Put the visits without a protocol into the trash; their place below zero brings them back."""
    at = now()
    for visit in _visits(session, event_id):
        if visit.written_on is None:
            visit.deleted_at, visit.position = at, -1 - visit.position


def _taken_up_again(session: Session, event_id: str) -> list[Visit]:
    """Let come back what was called off."""
    gone = select(Visit).where(Visit.event_id == event_id, Visit.deleted_at.is_not(None), Visit.position < 0)
    back = list(session.scalars(gone))
    for visit in back:
        visit.deleted_at, visit.position = None, -1 - visit.position
    return back


def _visits(session: Session, event_id: str) -> list[Visit]:
    wanted = select(Visit).where(Visit.event_id == event_id, Visit.deleted_at.is_(None)).order_by(Visit.position)
    return list(session.scalars(wanted))
