"""What is due on which day in all tabs: tasks, steps of preparing, deadlines of funders, ends of registration."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import Connection, Select, select
from sqlalchemy.orm import InstrumentedAttribute

from app.models import (
    Application,
    ApplicationState,
    ChecklistItem,
    Event,
    EventState,
    FundingProgramme,
    Grant,
    Problem,
    Project,
    Tandem,
    Task,
)
from app.models.facts import facts
from app.services.credentials.expiring import expiring
from app.services.credentials.office_rules import own_terms, rules_of
from app.services.credentials.rules import Rules
from app.services.database import Database
from app.services.settings import Settings
from app.services.trouble.problems import steps as problem_steps
from app.text import _, translate

FAR = timedelta(days=400)
"""No step of preparing or following up lies further from its event."""
OPEN_APPLICATIONS = (ApplicationState.DRAFT, ApplicationState.SUBMITTED, ApplicationState.GRANTED)
"""Applications that something is still to be done for."""
GRANT_DAYS = (Grant.period_to, Grant.interim_due, Grant.proof_due)
"""The days a grant names."""


@dataclass(frozen=True)
class Due:
    """Something that is due on a day. `entity` and `record_id` say where it is looked after, `what` its kind.

    `is_task`: the title is something to do, and says so without `what`.
    """

    day: date
    title: str
    what: str
    entity: str
    record_id: str
    is_task: bool = False


def between(database: Database, settings: Settings, first: date, last: date) -> list[Due]:
    """Everything not done and due from `first` to `last`, both included, in order: fifteen statements at any size."""
    rules = rules_of(settings, (own_terms(database), []), first)
    with database.reading() as connection:
        found = [*_tasks(connection, first, last), *_steps(connection, first, last), *_funding(connection, first, last)]
        found += _proofs(connection, rules, first, last)
        found += _simple(connection, Event, Event.registration_until, Event.title, first, last)
        found += _tandems(connection, first, last)
        found += _problems(connection, first, last)
        found += _simple(connection, Project, Project.ends_on, Project.name, first, last)
        found += _simple(connection, FundingProgramme, FundingProgramme.deadline, FundingProgramme.name, first, last)
    return sorted(found, key=lambda due: (due.day, due.what, due.title))


def _tasks(connection: Connection, first: date, last: date) -> Iterator[Due]:
    statement = select(Task.id, Task.due_on, Task.title, Task.kind).where(
        Task.deleted_at.is_(None), Task.done_on.is_(None), Task.due_on.between(first, last)
    )
    for row in connection.execute(statement):
        yield Due(row.due_on, row.title, row.kind.label, "Task", row.id, True)


def _steps(connection: Connection, first: date, last: date) -> Iterator[Due]:
    """Steps count from the day of their event, so those of all events near the days are looked at."""
    low, high = datetime.combine(first - FAR, time.min), datetime.combine(last + FAR, time.max)
    statement = (
        select(ChecklistItem.title, ChecklistItem.offset_days, Event.id, Event.start, Event.title.label("event"))
        .join(Event, Event.id == ChecklistItem.event_id)
        .where(ChecklistItem.deleted_at.is_(None), ChecklistItem.done_on.is_(None), Event.deleted_at.is_(None))
        .where(Event.state != EventState.CANCELLED, Event.series_id.is_(None), Event.start.between(low, high))
    )
    for row in connection.execute(statement):
        day = row.start.date() + timedelta(days=row.offset_days)
        if first <= day <= last:
            title = _("{step} · {event}").format(step=row.title, event=row.event)
            yield Due(day, title, translate(ChecklistItem.plural), "Event", row.id, True)


def _funding(connection: Connection, first: date, last: date) -> Iterator[Due]:
    """What is to be handed in for applications that are not over."""
    yield from _dues(
        connection,
        _wanted(Application.submit_by, first, last).where(Application.state == ApplicationState.DRAFT),
        Application.submit_by,
    )
    for field in GRANT_DAYS:
        statement = _wanted(field, first, last).join(Grant, Grant.application_id == Application.id)
        yield from _dues(connection, statement.where(Grant.deleted_at.is_(None)), field)


def _proofs(connection: Connection, rules: Rules, first: date, last: date) -> Iterator[Due]:
    """The last days of the proofs of those who help."""
    for told in expiring(connection, rules, last):
        if told.day >= first:
            yield Due(told.day, told.name, _("{proof} läuft ab").format(proof=told.words), "Person", told.person_id)


def _tandems(connection: Connection, first: date, last: date) -> Iterator[Due]:
    """When to talk about a pairing that goes on."""
    going = (Tandem.deleted_at.is_(None), Tandem.until.is_(None), Tandem.review_on.between(first, last))
    for day, code, person in connection.execute(select(Tandem.review_on, Tandem.code, Tandem.person_id).where(*going)):
        assert day is not None
        yield Due(day, code, _("Gespräch über das Tandem"), "Person", person)


def _problems(connection: Connection, first: date, last: date) -> Iterator[Due]:
    """The steps agreed against what goes wrong."""
    for step in problem_steps(connection, first, last):
        yield Due(step.day, step.words, translate(Problem.singular), Problem.__name__, step.problem_id, True)


def _wanted(field: InstrumentedAttribute[Any], first: date, last: date) -> Select[Any]:
    return select(field, Application.name, Application.id).where(
        Application.deleted_at.is_(None), Application.state.in_(OPEN_APPLICATIONS), field.between(first, last)
    )


def _dues(connection: Connection, statement: Select[Any], field: InstrumentedAttribute[Any]) -> Iterator[Due]:
    for day, name, identity in connection.execute(statement):
        yield Due(day, name, translate(facts(field).label), "Application", identity)


def _simple(
    connection: Connection, owner: Any, field: InstrumentedAttribute[Any], name: Any, first: date, last: date
) -> Iterator[Due]:
    statement = select(field, name, owner.id).where(owner.deleted_at.is_(None), field.between(first, last))
    if owner is Event:
        statement = statement.where(Event.state != EventState.CANCELLED)
    for day, title, identity in connection.execute(statement):
        yield Due(day, title, translate(facts(field).label), owner.__name__, identity)
