"""Writes planned people: new ones in bulk, changed ones with their history field by field."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import (
    Assignment,
    CircleMember,
    ConductCheck,
    Consent,
    ConsentPurpose,
    ContactRole,
    HelperCircle,
    Organisation,
    Person,
    Shelter,
    StatusChange,
    VolunteerStatus,
)
from app.models.base import new_id
from app.models.circle import CircleRole
from app.services.bulk import add_all
from app.services.crud import Crud
from app.services.imports.houses import Named
from app.services.imports.planning import Outcome, Plan, Step
from app.services.imports.storing import typed
from app.services.statuses import NOTE, StatusNote
from app.services.worker import Progress
from app.text import _


def write_people(session: Session, plan: Plan, progress: Progress) -> None:
    """Create and change people with their houses, consents, proofs, circles and functions."""
    steps = plan.of(Outcome.NEW, Outcome.CHANGED)
    new = [step for step in steps if step.outcome is Outcome.NEW and step.values.get("last_name")]
    changed = [step for step in steps if step.outcome is Outcome.CHANGED]
    progress(0, len(steps))
    rows = [_row(step, plan.kind) for step in new]
    for step, identity in zip(new, add_all(session, Person, rows), strict=True):
        step.target = identity
    first = [_first_status(step, row["status"]) for step, row in zip(new, rows, strict=True) if row.get("status")]
    add_all(session, StatusChange, first)
    progress(len(new), len(steps))
    for count, step in enumerate(changed, 1):
        _change(session, step)
        progress(len(new) + count, len(steps))
    _write_linked(session, steps, plan.kind)


def _row(step: Step, kind: str) -> dict[str, Any]:
    values = typed(Person, step.values)
    if kind == "volunteers":
        values.setdefault("status", VolunteerStatus.ACTIVE)
    return values


def _first_status(step: Step, status: VolunteerStatus) -> dict[str, Any]:
    """The first line of a volunteer's dated history: since when, as far as the list knows."""
    since = step.values.get("since") if status is VolunteerStatus.ACTIVE else step.values.get("left_on")
    note = _read_in(status)
    first = {"person_id": step.target, "status": status, "changed_on": since or date.today()}
    return {**first, "reason": note.reason, "override": note.override or None}


def _read_in(status: VolunteerStatus | None) -> StatusNote:
    """What is noted of a status that came with a list; nobody has asked for proofs."""
    unseen = _("eingelesen, noch nicht geprüft") if status is VolunteerStatus.ACTIVE else ""
    return StatusNote(reason=_("aus einer Liste eingelesen"), override=unseen)


def _change(session: Session, step: Step) -> None:
    from app.services.people import People

    person = session.get_one(Person, step.target)
    values = typed(Person, {name: after for name, (_before, after) in step.changes.items()})
    writer = People.__new__(People)  # `write` needs no database, the transaction is open
    Crud.__init__(writer, None)  # type: ignore[arg-type]
    noted = {NOTE: _read_in(values["status"])} if values.get("status") else {}
    writer.write(session, person, {**values, **noted})


def _write_linked(session: Session, steps: list[Step], kind: str) -> None:
    houses, circles, organisations = Named(session, Shelter), Named(session, HelperCircle), Named(session, Organisation)
    houses.make([name for step in steps for name in step.values.get("shelters", ())])
    circles.make([name for step in steps if (name := step.values.get("circle"))])
    organisations.make(
        [name for step in steps if (name := step.values.get("organisation"))], _organisation_values(steps)
    )
    people = [step for step in steps if step.values.get("last_name")]
    seen: list[dict[str, Any]] = []
    in_contacts = kind == "contacts"
    if not in_contacts:
        add_all(
            session,
            Assignment,
            [
                {"person_id": s.target, "shelter_id": houses.of(name), "since": s.values.get("since")}
                for s in people
                for name in _added(s, "shelters")
            ],
        )
    add_all(
        session,
        Consent,
        [
            {"person_id": s.target, "purpose": ConsentPurpose[name], "channel": _("aus einer Liste eingelesen")}
            for s in people
            for name in _added(s, "consents")
        ],
    )
    for step in people:
        step_seen = [
            {"person_id": step.target, "seen_on": day, "no_relevant_entry": True}
            for day in _added(step, "certificate_seen_on")
        ]
        if step.outcome is Outcome.CHANGED:
            session.add_all(
                ConductCheck(id=new_id(), **row) for row in step_seen
            )  # with a history, unlike new people's
        else:
            seen += step_seen
    add_all(session, ConductCheck, seen)
    members = [
        {"circle_id": circles.of(name), "person_id": s.target, "role": CircleRole.MEMBER}
        for s in people
        for name in _added(s, "circle")
    ]
    add_all(session, CircleMember, members)
    _write_roles(session, people, houses, organisations, in_contacts)


def _organisation_values(steps: list[Step]) -> dict[str, dict[str, Any]]:
    """How to reach organisations that have a row of their own, without a person."""
    own = ("street", "postal_code", "city", "phone", "email", "website", "notes")
    return {
        s.values["organisation"]: {name: s.values[name] for name in own if s.values.get(name)}
        for s in steps
        if s.values.get("organisation") and not s.values.get("last_name")
    }


def _added(step: Step, name: str) -> Iterator[Any]:
    """What a step adds to something that can be several: everything for new people, else what the plan found new."""
    before, after = (
        step.changes.get(name, (None, None)) if step.outcome is Outcome.CHANGED else (None, step.values.get(name))
    )
    old = before if isinstance(before, list) else []
    for value in after if isinstance(after, list) else [after]:
        if value is not None and value not in old:
            yield value


def _write_roles(session: Session, people: list[Step], houses: Named, organisations: Named, in_contacts: bool) -> None:
    rows = []
    for step in people:
        values = step.values
        function, organisation = values.get("function"), values.get("organisation")
        house = next(iter(values.get("shelters", ())), None) if in_contacts else None
        changed = step.outcome is Outcome.NEW or {"function", "organisation", "presence_hours"} & step.changes.keys()
        if not changed or not (function or organisation or house):
            continue
        rows.append({
            "person_id": step.target, "function": function, "presence_hours": values.get("presence_hours"),
            "organisation_id": organisations.of(organisation) if organisation else None,
            "shelter_id": houses.of(house) if house else None,
        })  # fmt: skip
    known = (
        {
            (role.person_id, role.organisation_id, role.function)
            for role in session.scalars(select(ContactRole).where(ContactRole.deleted_at.is_(None)))
        }
        if rows
        else set()
    )
    add_all(
        session,
        ContactRole,
        [row for row in rows if (row["person_id"], row["organisation_id"], row["function"]) not in known],
    )
