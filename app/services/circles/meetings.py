"""Meetings of a helper circle: when it met, who was there, what was talked about and agreed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models import Event, EventKind, EventState, Participation, ParticipationState, Task
from app.models.base import new_id, now
from app.services.database import name_action
from app.services.series import taken_out
from app.text import _, german_date

if TYPE_CHECKING:
    from app.services.office import Services

PAST_DAYS, AHEAD_DAYS = 760, 92
"""So far back and ahead meetings are shown."""
LONG = timedelta(minutes=90)
"""What a meeting lasts unless somebody says otherwise."""


@dataclass(frozen=True)
class Agreement:
    """What somebody does until when; `task_id` "" for a new one."""

    what: str
    who: str = ""
    until: date | None = None
    task_id: str = ""
    done: bool = False


@dataclass(frozen=True)
class Meeting:
    """A meeting in the calendar; `held` tells which one of a series."""

    event_id: str
    title: str
    held: datetime
    serial: bool
    state: EventState
    location: str
    minutes: str = ""
    attended: int = 0
    agreed: int = 0
    still_open: tuple[Agreement, ...] = ()
    """What was agreed and is not done yet."""


@dataclass(frozen=True)
class Minutes:
    """What is kept of a meeting. `event_id` "" for one that is not in the calendar yet."""

    circle_id: str
    start: datetime
    location: str = ""
    topics: str = ""
    present: tuple[str, ...] = ()
    """The ids of the members who were there."""
    guests: tuple[str, ...] = ()
    """Names of others who were there."""
    agreements: tuple[Agreement, ...] = ()
    event_id: str = ""
    held: datetime | None = None
    """Which one of a series; None for a meeting of its own."""


class Meetings:
    """The meetings of each circle."""

    def __init__(self, services: "Services") -> None:
        self._services = services

    def of(self, circle_id: str, today: date | None = None) -> list[Meeting]:
        """The meetings of two years back and three months ahead, the latest first; of a series only the next one."""
        today = today or date.today()
        found = self._services.events.between(
            today - timedelta(days=PAST_DAYS), today + timedelta(days=AHEAD_DAYS),
            Event.circle_id == circle_id, Event.kind == EventKind.CIRCLE_MEETING,
        )  # fmt: skip
        known = self._known([one.event_id for one in found if not one.serial])
        coming: set[str] = set()
        kept = []
        for one in found:
            later = one.serial and one.start.date() > today
            if one.state is EventState.CANCELLED or (later and one.event_id in coming):
                continue
            coming.update([one.event_id] if later else [])
            more = {} if one.serial else known.get(one.event_id, {})
            kept.append(Meeting(one.event_id, one.title, one.start, one.serial, one.state, one.location, **more))
        return kept[::-1]

    def _known(self, ids: Sequence[str]) -> dict[str, dict[str, Any]]:
        """Minutes, heads and agreements of single meetings."""
        p, t = Participation, Task
        came = select(func.count()).where(
            p.event_id == Event.id, p.state == ParticipationState.ATTENDED, p.deleted_at.is_(None)
        )
        wanted = select(Event.id, Event.result, came.scalar_subquery()).where(Event.id.in_(ids))
        tasks = (
            select(t.subject_id, t.title, t.assigned_to, t.due_on, t.id, t.done_on)
            .where(t.subject_id.in_(ids), t.deleted_at.is_(None))
            .order_by(t.sort_key, t.id)
        )
        agreed: dict[str, list[Agreement]] = {}
        with self._services.database.reading() as connection:
            for event, what, who, until, task, done in connection.execute(tasks):
                agreed.setdefault(str(event), []).append(Agreement(what, who or "", until, task, done is not None))
            return {
                event: {"minutes": words or "", "attended": heads, "agreed": len(agreed.get(event, ())),
                        "still_open": tuple(a for a in agreed.get(event, ()) if not a.done)}
                for event, words, heads in connection.execute(wanted)
            }  # fmt: skip

    def minutes(self, event_id: str) -> Minutes:
        """What is kept of a meeting so far, to go on with."""
        services = self._services
        event = services.events.get(event_id)
        came = [
            p for p in services.participations.of(Participation.event_id, event_id)
            if p.state is ParticipationState.ATTENDED
        ]  # fmt: skip
        agreed = tuple(
            Agreement(task.title, task.assigned_to or "", task.due_on, task.id, task.done_on is not None)
            for task in services.tasks.on(event)
        )
        return Minutes(
            event.circle_id or "", event.start, event.location or "", event.result or "",
            tuple(p.person_id for p in came if p.person_id), tuple(p.name or "" for p in came if not p.person_id),
            agreed, event_id,
        )  # fmt: skip

    def first(self, circle_id: str, at: datetime) -> Minutes:
        """A new meeting, at the hour and place of the last one."""
        last = next((one for one in self.of(circle_id) if one.held <= at), None)
        if last is None:
            return Minutes(circle_id, at.replace(hour=19, minute=0, second=0, microsecond=0))
        start = at.replace(hour=last.held.hour, minute=last.held.minute, second=0, microsecond=0)
        return Minutes(circle_id, start, last.location)

    def keep(self, minutes: Minutes) -> str:
        """Write down a meeting with who was there and what was agreed, as one action; the answer is its event.

        One of a series becomes a meeting of its own. Raises UserError for an agreement without words.
        """
        if any(not agreement.what.strip() for agreement in minutes.agreements):
            raise UserError("Bei einer Vereinbarung fehlt, was zu tun ist.")
        services = self._services
        circle = services.circles.get(minutes.circle_id)
        name = (
            _("Protokoll geschrieben: {circle}, {day}")
            if _has_words(minutes)
            else _("Treffen geplant: {circle}, {day}")
        )
        name = name.format(circle=circle.name, day=german_date(minutes.start))
        with services.database.transaction(name) as session:
            with session.no_autoflush:
                event = self._event(session, minutes, circle.name)
                name_action(session, name)
            session.flush()
            _write_present(session, event.id, minutes)
            self._write_agreements(session, event.id, minutes.agreements)
            session.flush()
            return event.id

    def _event(self, session: Session, minutes: Minutes, circle: str) -> Event:
        event = session.get(Event, minutes.event_id) if minutes.event_id else None
        values: dict[str, Any] = {"start": minutes.start, "location": minutes.location or None}
        if event is None:
            event = Event(id=new_id())
            session.add(event)
            values |= {"title": _("Treffen {circle}").format(circle=circle)[:160], "kind": EventKind.CIRCLE_MEETING,
                       "circle_id": minutes.circle_id, "state": EventState.FIXED}  # fmt: skip
        elif minutes.held is not None and event.series_id:
            event = taken_out(session, event, minutes.held)
        length = event.end - event.start if event.end and event.start else LONG
        values |= {"end": minutes.start + length, "result": minutes.topics.strip() or None}
        if _has_words(minutes):
            values["state"] = EventState.DONE
        self._services.events.write(session, event, values)
        return event

    def _write_agreements(self, session: Session, event_id: str, wanted: Sequence[Agreement]) -> None:
        stored = select(Task).where(Task.subject_id == event_id, Task.deleted_at.is_(None))
        known = {task.id: task for task in session.scalars(stored)}
        for gone in known.keys() - {agreement.task_id for agreement in wanted}:
            known[gone].deleted_at = now()
        for agreement in wanted:
            task = known.get(agreement.task_id) or Task(id=new_id(), subject_type=Event.__name__, subject_id=event_id)
            session.add(task)
            values = {"title": agreement.what.strip(), "assigned_to": agreement.who.strip() or None,
                      "due_on": agreement.until}  # fmt: skip
            self._services.tasks.write(session, task, values)


def _has_words(minutes: Minutes) -> bool:
    """Whether anything is told that happened; else the meeting is only planned."""
    return bool(minutes.topics.strip() or minutes.present or minutes.guests or minutes.agreements)


def _write_present(session: Session, event_id: str, minutes: Minutes) -> None:
    """Who was there is there; who was noted so before by mistake is taken off the list."""
    stored = select(Participation).where(Participation.event_id == event_id, Participation.deleted_at.is_(None))
    known = {row.person_id or row.name: row for row in session.scalars(stored)}
    wanted = {**{key: {"person_id": key} for key in minutes.present}, **{key: {"name": key} for key in minutes.guests}}
    for key, row in known.items():
        if key not in wanted and row.state is ParticipationState.ATTENDED:
            row.deleted_at = now()
    for key, who in wanted.items():
        if key in known:
            known[key].state = ParticipationState.ATTENDED
        else:
            session.add(
                Participation(id=new_id(), event_id=event_id, state=ParticipationState.ATTENDED,
                              registered_on=minutes.start.date(), **who)
            )  # fmt: skip
