"""Plans lists of houses and calendars: known by their name or by their lasting UID."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from app.models import ContactRole, Event, EventSeries, Occupancy, Person, Room, Shelter
from app.models.base import fields
from app.services.database import Database
from app.services.imports.plan_people import named_values
from app.services.imports.planning import SKIP, Outcome, Step, difference, joined
from app.services.imports.rows.common import Found
from app.services.imports.values.addresses import house_key
from app.services.imports.values.blank import key
from app.text import _


def plan_shelters(database: Database, found: list[Found], decisions: Mapping[str, str]) -> list[Step]:
    """One step for every row; a house is known by its name, with or without "GU" before it."""
    with database.reading() as connection:
        present = {house_key(values["name"]): (i, values) for i, values in _shelters(connection).items()}
    steps = [Step(one, Outcome.NEW, dict(one.values)) for one in found]
    return _known(
        steps,
        decisions,
        lambda v: house_key(v["name"]) if v.get("name") else "",
        present,
        _("In dieser Zeile steht keine Unterkunft."),
    )


def plan_events(database: Database, found: list[Found], decisions: Mapping[str, str]) -> list[Step]:
    """One step for every row; an event is known by its UID, without one by title and begin."""
    with database.reading() as connection:
        stored = _events(connection)
    present = {_event_key(values): (i, values) for i, values in stored.items()}
    present.update({f"uid:{values['uid']}": (i, values) for i, values in stored.items() if values.get("uid")})
    steps = [Step(one, Outcome.NEW, dict(one.values)) for one in found]
    return _known(
        steps,
        decisions,
        lambda v: f"uid:{v['uid']}" if v.get("uid") else _event_key(v),
        present,
        _("In dieser Zeile fehlt der Titel oder das Datum."),
    )


def _event_key(values: Mapping[str, Any]) -> str:
    title, start = values.get("title"), values.get("start")
    return f"{key(title)}@{start.isoformat()}" if title and isinstance(start, datetime) else ""


def _known(
    steps: list[Step],
    decisions: Mapping[str, str],
    sign_of: Any,
    present: Mapping[str, tuple[str, dict[str, Any]]],
    lacking: str,
) -> list[Step]:
    met: dict[str, Step] = {}
    for step in steps:
        sign = sign_of(step.values)
        if sign.startswith("uid:") and not _event_key(step.values):
            sign = ""
        if not sign or decisions.get(step.key) == SKIP:
            step.outcome, step.reason = Outcome.SKIPPED, _("Diese Zeile wurde ausgelassen.") if sign else lacking
        elif sign in met:
            step.outcome, step.target = Outcome.MERGED, met[sign].key
            for name, value in step.values.items():
                met[sign].values[name] = (
                    joined(name, met[sign].values.get(name), value)
                    if isinstance(value, list)
                    else met[sign].values.get(name, value)
                )
        else:
            met[sign] = step
    for sign, step in met.items():
        if sign in present:
            step.target, stored = present[sign]
            step.changes = difference(stored, step.values)
            step.outcome = Outcome.CHANGED if step.changes else Outcome.UNCHANGED
    return steps


_ROOMS = select(Room.shelter_id, Room.name).where(Room.deleted_at.is_(None)).order_by(Room.position, Room.sort_key)


def _shelters(connection: Connection) -> dict[str, dict[str, Any]]:
    """All houses as the rows are read: with newest occupancy and responsible people."""
    plain = fields(Shelter)
    statement = select(Shelter.id, *plain).where(Shelter.deleted_at.is_(None))
    found = {row[0]: named_values(plain, row[1:]) for row in connection.execute(statement)}
    for shelter, room in connection.execute(_ROOMS):
        if shelter in found:
            found[shelter].setdefault("rooms", []).append(room)
    counts = (
        select(Occupancy.shelter_id, Occupancy.as_of, Occupancy.occupied)
        .where(Occupancy.deleted_at.is_(None))
        .order_by(Occupancy.as_of)
    )
    for shelter, as_of, occupied in connection.execute(counts):
        if shelter in found:
            found[shelter].update(as_of=as_of, occupied=occupied)
            found[shelter].setdefault("counts", []).append({"as_of": as_of, "occupied": occupied})
    roles = (
        select(ContactRole.shelter_id, ContactRole.function, Person.first_name, Person.last_name)
        .join(Person, Person.id == ContactRole.person_id)
        .where(ContactRole.deleted_at.is_(None), Person.deleted_at.is_(None))
    )  # fmt: skip
    for house, function, first, last in connection.execute(roles):
        if house in found:
            found[house].setdefault("contacts", []).append(
                {"function": function, "first_name": first, "last_name": last}
            )
    return found


def _events(connection: Connection) -> dict[str, dict[str, Any]]:
    plain = [attribute for attribute in fields(Event)]
    statement = (
        select(Event.id, Event.uid, EventSeries.rule, EventSeries.excluded, *plain)
        .join(EventSeries, EventSeries.id == Event.series_id, isouter=True).where(Event.deleted_at.is_(None))
    )  # fmt: skip
    found = {}
    for row in connection.execute(statement):
        values = named_values(plain, row[4:])
        found[row[0]] = {**values, "uid": row[1], "recurrence": row[2], "exceptions": " ".join(row[3] or ())}
    return found
