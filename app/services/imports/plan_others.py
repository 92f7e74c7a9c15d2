"""Plans calendars, known by their lasting UID; and what every list does whose rows have a sign."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from app.models import Event, EventSeries
from app.models.facts import fields
from app.services.database import Database
from app.services.imports.plan_people import named_values
from app.services.imports.planning import SKIP, Outcome, Step, difference, joined
from app.services.imports.rows.common import Found
from app.services.imports.values.blank import key
from app.text import _


def plan_events(database: Database, found: list[Found], decisions: Mapping[str, str]) -> list[Step]:
    """One step for every row; an event is known by its UID, without one by title and begin."""
    with database.reading() as connection:
        stored = _events(connection)
    present = {_event_key(values): (i, values) for i, values in stored.items()}
    present.update({f"uid:{values['uid']}": (i, values) for i, values in stored.items() if values.get("uid")})
    steps = [Step(one, Outcome.NEW, dict(one.values)) for one in found]
    return by_sign(
        steps,
        decisions,
        lambda v: f"uid:{v['uid']}" if v.get("uid") else _event_key(v),
        present,
        _("In dieser Zeile fehlt der Titel oder das Datum."),
    )


def _event_key(values: Mapping[str, Any]) -> str:
    title, start = values.get("title"), values.get("start")
    return f"{key(title)}@{start.isoformat()}" if title and isinstance(start, datetime) else ""


def by_sign(
    steps: list[Step],
    decisions: Mapping[str, str],
    sign_of: Any,
    present: Mapping[str, tuple[str, dict[str, Any]]],
    lacking: str,
    compared: Callable[[dict[str, Any], dict[str, Any]], dict[str, Any]] = lambda stored, _read: stored,
) -> list[Step]:
    """Match rows to what is stored by a sign that both have; `compared` is what is stored for just these values.

    A row that already has a target is that record, whatever its sign says.
    """
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
    by_id = {identity: stored for identity, stored in present.values()}
    for sign, step in met.items():
        if step.target or sign in present:
            step.target, stored = (step.target, by_id[step.target]) if step.target else present[sign]
            step.changes = difference(compared(stored, step.values), step.values)
            step.outcome = Outcome.CHANGED if step.changes else Outcome.UNCHANGED
    return steps


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
