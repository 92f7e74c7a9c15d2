"""What the next record takes over from the one just saved, and what a record still lacks."""

from collections.abc import Sequence
from typing import Any

from app.models import Person
from app.models.base import Attribute, Kind
from app.models.facts import facts, fields
from app.text import _
from app.ui.kit.places import Line
from app.ui.theme import Tone


def carried(entity: type[Any], values: Any, further: Sequence[Attribute] = ()) -> dict[str, Any]:
    """The values for the next record: links to places and events, but to no person, and the `further` fields."""
    links = [told for told in map(facts, fields(entity)) if told.target and told.target != Person.__name__]
    names = [told.name for told in (*links, *map(facts, further))]
    found = {name: _value(values, name) for name in names}
    return {name: value for name, value in found.items() if value not in (None, "", [])}


def first_day(entity: type[Any]) -> tuple[Attribute, ...]:
    """The date with which a line of a record begins ("Von", "Stichtag", "Fällig am"); empty without one."""
    return tuple(field for field in fields(entity) if facts(field).kind in (Kind.DATE, Kind.DATETIME))[:1]


def missing(record: Any, expected: Sequence[Line]) -> tuple[str, Tone] | None:
    """The badge of a record that lacks something; a line is there as soon as one of its fields is."""
    gaps = [line.head for line in expected if not any(_value(record, facts(a).name) for a in line.attributes)]
    if not gaps:
        return None
    words = _("unvollständig: {field} fehlt") if len(gaps) == 1 else _("unvollständig: {field} fehlen")
    return words.format(field=_(" und ").join(gaps)), Tone.ATTENTION


def _value(record: Any, name: str) -> Any:
    return record.get(name) if isinstance(record, dict) else getattr(record, name, None)
