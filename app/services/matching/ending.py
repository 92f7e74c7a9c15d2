"""What follows when a work ends: a place is free, and a need that was closed looks for somebody again."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Assignment, Need, NeedState
from app.models.base import now
from app.models.placement import running


def end_work(work: Assignment, on: date, because: str) -> None:
    """What has not begun never was; what has ends on that day."""
    if work.since and work.since > on:
        work.deleted_at = now()
    work.until, work.ended_because = on, because[:200]


def end_works(session: Session, person_id: str, on: date, because: str) -> None:
    """Everything somebody does ends, because she leaves, and the needs are open again."""
    mine = (Assignment.person_id == person_id, Assignment.deleted_at.is_(None), running(Assignment, on))
    works = session.scalars(select(Assignment).where(*mine)).all()
    for work in works:
        end_work(work, on, because)
    reopen(session, [work.need_id for work in works if work.need_id])


def reopen(session: Session, need_ids: Sequence[str]) -> None:
    """A place became free: needs that were closed look for somebody again."""
    wanted = select(Need).where(Need.id.in_(list(need_ids)), Need.state == NeedState.CLOSED)
    for need in session.scalars(wanted) if need_ids else ():
        need.state, need.closed_on, need.closed_because = NeedState.OPEN, None, None
