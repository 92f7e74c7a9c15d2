"""Keeps what was written down on a visit: one action for protocol, agreements, ticked points and the next visit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import ValidationError
from app.models import Event, Task, Visit
from app.models.base import new_id
from app.services.office import Services
from app.services.visits.visits import STOP
from app.text import _

MORNING = time(10)
"""When a visit begins whose last one was in no calendar."""


@dataclass(frozen=True)
class Agreement:
    """What was agreed, who does it, and until when."""

    what: str
    who: str = ""
    until: date | None = None


@dataclass(frozen=True)
class Protocol:
    """What stands in a protocol.

    `done`: ids of open points that are ticked off; `carried`: those that go on, with their new day (None: as it was).
    `plan_next`: put the next visit into the calendar.
    """

    present: str = ""
    topics: str = ""
    result: str = ""
    agreements: tuple[Agreement, ...] = ()
    done: tuple[str, ...] = ()
    carried: Mapping[str, date | None] = field(default_factory=dict)
    next_on: date | None = None
    plan_next: bool = False


def write(services: Services, visit_id: str, protocol: Protocol) -> str:
    """Keep a protocol as one action; the answer names it. ValidationError says which field cannot be kept."""
    visit = services.visits.get(visit_id)
    _check(services, protocol, visit)
    name = _("Protokoll: {visit}").format(visit=services.visits.called(visit))
    with services.database.transaction(name) as session:
        record = session.get_one(Visit, visit_id)
        services.visits.write(session, record, _values(protocol, visit))
        for agreement in protocol.agreements:
            _agree(session, visit_id, agreement)
        _settle(session, visit_id, protocol)
        if protocol.next_on and protocol.plan_next:
            _plan_next(services, session, visit, protocol.next_on)
    return name


def _values(protocol: Protocol, visit: Visit) -> dict[str, object]:
    return {
        "present": protocol.present or None, "topics": protocol.topics or None, "result": protocol.result or None,
        "next_on": protocol.next_on, "written_on": visit.written_on or date.today(),
    }  # fmt: skip


def _check(services: Services, protocol: Protocol, visit: Visit) -> None:
    problems = services.visits.check(_values(protocol, visit), visit.id)
    for agreement in protocol.agreements:
        told = {"title": agreement.what, "assigned_to": agreement.who or None}
        problems.update({f"agreements.{key}": words for key, words in services.tasks.check(told).items()})
    if protocol.next_on and protocol.next_on <= visit.day:
        problems["next_on"] = _("Der nächste Besuch liegt vor diesem.")
    if problems:
        raise ValidationError(problems)


def _agree(session: Session, visit_id: str, agreement: Agreement) -> None:
    session.add(
        Task(
            id=new_id(),
            title=agreement.what,
            assigned_to=agreement.who or None,
            due_on=agreement.until,
            subject_type=Visit.__name__,
            subject_id=visit_id,
        )  # fmt: skip
    )


def _settle(session: Session, visit_id: str, protocol: Protocol) -> None:
    """Tick off what is done; what goes on hangs on this visit from now on, unless it hangs on the house itself."""
    ids = [*protocol.done, *protocol.carried]
    for task in session.scalars(select(Task).where(Task.id.in_(ids))):
        if task.id in protocol.done:
            task.done_on = date.today()
            continue
        task.due_on = protocol.carried[task.id] or task.due_on
        if task.subject_type in (Visit.__name__, Event.__name__):
            task.subject_type, task.subject_id = Visit.__name__, visit_id


def _plan_next(services: Services, session: Session, visit: Visit, day: date) -> None:
    """The next visit at the same time of day as this one."""
    event = session.get(Event, visit.event_id) if visit.event_id else None
    begin = event.start.time() if event and not event.all_day else MORNING
    start = datetime.combine(day, begin)
    services.visits.plan_in(session, [visit.shelter_id], start, start + STOP)
