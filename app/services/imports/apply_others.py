"""Writes planned houses and events."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import (
    ContactRole,
    Event,
    EventSeries,
    EventState,
    Occupancy,
    Person,
    Room,
    Shelter,
)
from app.models.base import new_id
from app.services.bulk import add_all
from app.services.crud import Crud
from app.services.imports.known_people import identity, stored
from app.services.imports.planning import Outcome, Plan, Step
from app.services.imports.rows.shelters import COUNTED
from app.services.imports.storing import typed
from app.services.worker import Progress
from app.text import _


def write_shelters(session: Session, plan: Plan, progress: Progress) -> None:
    """Create and change houses with their occupancy by key date and the people responsible."""
    steps = plan.of(Outcome.NEW, Outcome.CHANGED)
    new = [step for step in steps if step.outcome is Outcome.NEW]
    rows = [_new_house(step.values) for step in new]
    for step, made in zip(new, add_all(session, Shelter, rows), strict=True):
        step.target = made
    writer = _writer(Shelter)
    for step in steps:
        if step.outcome is Outcome.CHANGED:
            after = {name: value for name, (_before, value) in step.changes.items()}
            writer.write(session, session.get_one(Shelter, step.target), typed(Shelter, after))
    _write_occupancy(
        session,
        [step for step in steps if step.outcome is Outcome.NEW or {"as_of", "counts", *COUNTED} & step.changes.keys()],
        _("Liste {name}").format(name=plan.file_name),
    )
    _write_rooms(session, steps)
    _write_contacts(session, steps)
    progress(len(steps), len(steps))


def _new_house(values: dict[str, Any]) -> dict[str, Any]:
    """A house with what holds unless a list says otherwise; its stage follows from its kind."""
    house = typed(Shelter, values)
    stage = house["kind"].stage if house.get("kind") else None
    return {"requires_conduct_check": True, "requires_measles": True, "stage": stage, **house}


def _writer(owner: Any) -> Crud[Any]:
    return Crud(None, owner)  # type: ignore[arg-type]  # `write` works in the open transaction only


def _write_occupancy(session: Session, steps: list[Step], source: str) -> None:
    for step in steps:
        values = {"source": source[:120], **step.values}
        for count in values.get("counts", ()):
            _write_count(session, step.target, count["as_of"], {"occupied": count["occupied"], "source": source[:120]})
        numbers = {name: values[name] for name in ("capacity", *COUNTED) if values.get(name) is not None}
        if values.get("as_of") and numbers.keys() - {"capacity", "source"}:
            _write_count(session, step.target, values["as_of"], numbers)


def _write_count(session: Session, shelter: str | None, as_of: date, numbers: Mapping[str, Any]) -> None:
    """Keep the numbers of a key date; what a count already says of its source stays."""
    of_day = (Occupancy.shelter_id == shelter, Occupancy.as_of == as_of, Occupancy.deleted_at.is_(None))
    count = session.scalars(select(Occupancy).where(*of_day)).first()
    if count is None:
        count = Occupancy(id=new_id(), shelter_id=shelter, as_of=as_of)
        session.add(count)
    for name, value in numbers.items():
        if name != "source" or not count.source:
            setattr(count, name, value)


def _write_rooms(session: Session, steps: list[Step]) -> None:
    """The rooms a list names that the house does not have yet."""
    wanted: list[dict[str, Any]] = []
    for step in steps:
        fresh = ((), step.values.get("rooms", ())) if step.outcome is Outcome.NEW else ((), ())
        before, rooms = step.changes.get("rooms", fresh)
        wanted += [
            {"shelter_id": step.target, "position": position, "name": name[:120]}
            for position, name in enumerate(dict.fromkeys(rooms))
            if name not in (before or ())
        ]
    add_all(session, Room, wanted)


def _write_contacts(session: Session, steps: list[Step]) -> None:
    """People responsible for a house; somebody of the same name is taken to be the same."""
    people = {one.variant: one.id for one in stored(session.connection())}
    roles = {
        (r.person_id, r.shelter_id, r.function)
        for r in session.scalars(select(ContactRole).where(ContactRole.deleted_at.is_(None)))
    }
    fresh: dict[str, dict[str, Any]] = {}
    wanted: list[dict[str, Any]] = []
    for step in steps:
        for contact in step.values.get("contacts", ()):
            if not contact.get("last_name"):
                continue
            sign = identity("", contact).variant
            if sign not in people:
                fresh[sign] = {"id": new_id(), **{k: v for k, v in contact.items() if k != "function"}}
                people[sign] = fresh[sign]["id"]
            wanted.append({"person_id": people[sign], "shelter_id": step.target, "function": contact["function"]})
    add_all(session, Person, list(fresh.values()))
    add_all(session, ContactRole, [w for w in wanted if (w["person_id"], w["shelter_id"], w["function"]) not in roles])


def write_events(session: Session, plan: Plan, progress: Progress) -> None:
    """Create and change events; a recurrence becomes their series."""
    steps = plan.of(Outcome.NEW, Outcome.CHANGED)
    writer = _writer(Event)
    for count, step in enumerate(steps, 1):
        event = (
            Event(id=new_id(), state=EventState.FIXED)
            if step.outcome is Outcome.NEW
            else session.get_one(Event, step.target)
        )
        values = (
            step.values
            if step.outcome is Outcome.NEW
            else {name: after for name, (_before, after) in step.changes.items()}
        )
        if step.outcome is Outcome.NEW:
            session.add(event)
            event.uid = values.get("uid") or f"{event.id}@helferkreis"
        series = _series(session, event, step, values)
        with session.no_autoflush:
            writer.write(session, event, {**typed(Event, values), **series})
        progress(count, len(steps))


def _series(session: Session, event: Event, step: Step, values: dict[str, Any]) -> dict[str, Any]:
    rule = step.values.get("recurrence")
    if not rule or not {"recurrence", "exceptions"} & values.keys():
        return {}
    series = session.get(EventSeries, event.series_id) if event.series_id else None
    if series is None:
        series = EventSeries(id=new_id())
        session.add(series)
    series.rule = rule
    series.excluded = str(step.values.get("exceptions") or "").split()
    return {"series_id": series.id}
