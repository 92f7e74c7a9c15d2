"""What lies in the trash, of every kind, and what hangs on it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, literal, select, union_all

from app.models import ContactEntry, Document, EventSeries, Task
from app.models.base import Record, entities
from app.models.facts import facts, fields
from app.services.database import Database

_ON_ANYTHING = (Task, ContactEntry, Document)
_NOTHING_ALONE = (EventSeries,)
"""Goes and comes back with what it belongs to: a user knows the events, not their rule."""


@dataclass(frozen=True)
class TrashLine:
    """One record in the trash; `at` is when it came there (UTC)."""

    entity: type[Record]
    record_id: str
    at: datetime


def in_trash(database: Database, most: int = 500) -> list[TrashLine]:
    """The records put away last, newest first."""
    kinds = {owner.__name__: owner for owner in entities() if owner not in _NOTHING_ALONE}
    each = [
        select(literal(name).label("kind"), owner.id.label("id"), owner.deleted_at.label("at"))
        .where(owner.deleted_at.is_not(None))
        for name, owner in kinds.items()
    ]  # fmt: skip
    every = union_all(*each).subquery()
    with database.reading() as connection:
        rows = connection.execute(select(every).order_by(every.c.at.desc(), every.c.id.desc()).limit(most)).all()
    return [TrashLine(kinds[row.kind], row.id, row.at) for row in rows]


def hanging(database: Database, line: TrashLine) -> list[tuple[str, int]]:
    """What belongs to a record and is not in the trash itself, as (kind, how many): ("Einsätze", 2)."""
    counted = [(owner, column) for owner in entities() for column in _links(owner, line.entity)]
    wanted = [
        select(func.count()).where(column == line.record_id, owner.deleted_at.is_(None)).scalar_subquery()
        for owner, column in counted
    ]
    with database.reading() as connection:
        counts = connection.execute(select(*wanted)).one()
    found: dict[type[Record], int] = {}
    for (owner, _column), count in zip(counted, counts, strict=True):
        found[owner] = found.get(owner, 0) + count
    return [(owner.singular if count == 1 else owner.plural, count) for owner, count in found.items() if count]


def _links(owner: type[Record], target: type[Record]) -> list[Any]:
    if owner in _ON_ANYTHING:
        return [owner.subject_id]
    return [field for field in fields(owner) if facts(field).target == target.__name__]
