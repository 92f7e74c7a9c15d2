"""Tells a change of the history in plain German, one sentence a field."""

import base64
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from app.models import Change, ExtraField, ExtraValue, Setting
from app.models.base import Choice, Kind, Record, entity
from app.models.facts import attribute, facts
from app.services.occupancy import languages
from app.services.settings import spoken as spoken_setting
from app.text import WEEKDAYS, _, german_date, german_datetime, german_time, hours, money, yes_no

NameOf = Callable[[str, str], str]
"""Gives the caption of a record from its entity and id."""


def moment(at: datetime) -> str:
    """An instant of the history (UTC) as one says it: "Dienstag, 17.11.2026, 10:12 Uhr"."""
    here = at.replace(tzinfo=UTC).astimezone()
    return _("{weekday}, {day}, {time} Uhr").format(
        weekday=WEEKDAYS[here.weekday()], day=german_date(here), time=german_time(here)
    )


def owner_of(change: Change) -> tuple[str, str]:
    """Entity and id of the record that a change is about; for an item of a list the record it belongs to, for what
    belongs to none, and for what is restricted, both empty."""
    owner = entity(change.entity)
    if owner.restricted:
        return "", ""
    if issubclass(owner, Record):
        return change.entity, change.row_id
    if owner.part_of is None:
        return "", ""
    return str(owner.__table__.c[owner.part_of].info["owner"]), change.subject_id


def typed(owner: Any, key: str, value: Any) -> Any:
    """A value of the history as the column holds it: date, choice, bytes."""
    column = owner.__mapper__.column_attrs[key].columns[0].type
    if value is None:
        return None
    if isinstance(value, dict) and "base64" in value:
        return base64.b64decode(value["base64"])
    if enum := getattr(column, "enum_class", None):
        return enum[value]
    python = column.python_type
    return python.fromisoformat(value) if python in (date, datetime) else value


def sentences(change: Change, name_of: NameOf = lambda _entity, identity: identity) -> list[str]:
    """A change in plain German, one sentence a field: "Status: aktiv → pausiert"; `name_of` names linked records."""
    owner = entity(change.entity)
    if owner is Setting:
        return _setting_sentences(change)
    if owner is ExtraValue:
        return _own_field_sentences(change, name_of)
    if not issubclass(owner, Record):
        return _child_sentences(owner, change)
    if owner.restricted:
        return [_("{kind} geändert").format(kind=owner.singular)]
    if change.before is None:
        return [_("{kind} angelegt").format(kind=owner.singular)]
    before, after = change.before or {}, change.after or {}
    if "deleted_at" in after:
        return [_("in den Papierkorb gelegt") if after["deleted_at"] else _("wiederhergestellt")]
    return [line for key in after if (line := _sentence(owner, key, (before.get(key), after[key]), name_of))]


def _sentence(owner: Any, key: str, values: tuple[Any, Any], name_of: NameOf) -> str:
    try:
        told = facts(attribute(owner, key))
    except KeyError:
        return ""
    if told.target:
        old, new = (name_of(told.target, value) if value else "" for value in values)
    else:
        old, new = (spoken(owner, key, told.kind, value) for value in values)
    return f"{told.label}: {old or '–'} → {new or '–'}"


_WRITERS: dict[Kind, Callable[[Any], str]] = {
    Kind.DATE: german_date, Kind.DATETIME: german_datetime, Kind.MONEY: money, Kind.HOURS: hours, Kind.YES_NO: yes_no,
    Kind.COUNTS: languages.told,
}  # fmt: skip


def spoken(owner: Any, key: str, kind: Kind, stored: Any) -> str:
    """A value as the history keeps it, in words; empty for None."""
    value = typed(owner, key, stored)
    if isinstance(value, Choice):
        return value.label
    if kind in _WRITERS:
        return _WRITERS[kind](value)
    return "" if value is None else _shortened(str(value))


def _shortened(text: str) -> str:
    text = " · ".join(filter(None, map(str.strip, text.splitlines())))
    return text if len(text) <= 80 else text[:79] + "…"


def _setting_sentences(change: Change) -> list[str]:
    values = ((told or {}).get("value") for told in (change.before, change.after))
    words = spoken_setting(change.row_id, *values)
    return [words] if words else []


def _own_field_sentences(change: Change, name_of: NameOf) -> list[str]:
    """ "Schlüssel: 4 → 7": a value of a field that the office has defined."""
    before, after = change.before or {}, change.after or {}
    field = (before or after).get("field_id")
    name = name_of(ExtraField.__name__, field) if field else name_of(change.entity, change.row_id)
    old, new = (stored_words(told["value"]) if told.get("value") else "–" for told in (before, after))
    return [f"{name}: {_shortened(old)} → {_shortened(new)}"]


def stored_words(stored: str) -> str:
    """A value of such a field in German: a day as 23.11.2026."""
    try:
        return german_date(date.fromisoformat(stored)) if len(stored) == len("2026-11-23") else stored
    except ValueError:
        return stored


def _child_sentences(owner: Any, change: Change) -> list[str]:
    """ "+ Arabisch C1" for a new item of a list, "− Mo vormittags" for one that went; its place tells nothing."""
    if change.before and change.after:
        return []
    values = change.after or change.before or {}
    row = owner(**{key: typed(owner, key, value) for key, value in values.items()})
    return [f"{'+' if change.after else '−'} {row.words}"] if row.words else []
