"""Which rows are about a person: found by the links of the models, so that a new table is never forgotten."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, delete, select

from app.models import Change, ContactEntry, Document, Draft, Incident, Person, SearchEntry, Task
from app.models.base import Base, Row
from app.models.protection import Protection, protection

HANGING = (Task, ContactEntry, Document)
"""What hangs on any record by its id."""
ABOUT = "person_id"
"""The link of a row that is about a person; by another name (deputy, lead) a row only mentions her."""


@cache
def about_a_person() -> tuple[type[Row], ...]:
    """The entities whose rows are about one person each."""
    return tuple(m.class_ for m in _mappers() if ABOUT in m.local_table.c)


@cache
def mentions() -> tuple[tuple[type[Row], str], ...]:
    """Entity and column of every other link to a person."""
    found = [(m.class_, c.name) for m in _mappers() for c in m.local_table.c if _leads_to_person(c) and c.name != ABOUT]
    return tuple(found)


def _mappers() -> list[Any]:
    return sorted(Base.registry.mappers, key=lambda mapper: mapper.class_.__name__)


def _leads_to_person(column: Any) -> bool:
    return any(key.column.table.name == "person" for key in column.foreign_keys)


def records_of_one(connection: Connection, person_id: str) -> list[str]:
    """The ids under which somebody is kept: her record, then those merged into it."""
    found = [person_id]
    for identity in found:
        merged = connection.execute(select(Person.id).where(Person.merged_into == identity)).scalars()
        found += [other for other in merged if other not in found]
    return found


def is_counted(owner: type[Row]) -> bool:
    """Whether rows of an entity stay, without a name, for the statistics."""
    return any(protection(owner, c.name) is Protection.COUNTED for c in owner.__table__.c)


def cleared(owner: type[Row]) -> dict[str, Any]:
    """The values that take everything personal out of a row; links to people are left to the caller."""
    columns = [c for c in owner.__table__.c if not protection(owner, c.name).stays and not _leads_to_person(c)]
    return {c.name: None if c.nullable else _nothing(c) for c in columns}


def told_of_incidents() -> list[Any]:
    """The columns of an incident that say more than the statistics count."""
    return [c for c in Incident.__table__.c if not protection(Incident, c.name).stays and c.nullable]


def _nothing(column: Any) -> Any:
    """What says nothing in a column that must have a value."""
    return column.default.arg if column.default is not None and column.default.is_scalar else ""


def ids_where(connection: Connection, owner: Any, column: Any, values: Sequence[str]) -> list[str]:
    """The ids of all rows, in the trash or not, whose `column` is one of `values`."""
    found: list[str] = []
    for chunk in chunks(values):
        found += connection.execute(select(owner.id).where(column.in_(chunk))).scalars()
    return found


def remove(connection: Connection, owner: Any, ids: Sequence[str]) -> None:
    """Delete rows, what the search knows of them, and every value their history holds."""
    for chunk in chunks(ids):
        connection.execute(delete(owner).where(owner.id.in_(chunk)))
    forget(connection, ids)


def forget(connection: Connection, ids: Iterable[str]) -> None:
    """Delete what search, history and unsaved input know of records."""
    for chunk in chunks(list(ids)):
        connection.execute(delete(SearchEntry).where(SearchEntry.id.in_(chunk)))
        connection.execute(delete(Draft).where(Draft.record_id.in_(chunk) | Draft.subject_id.in_(chunk)))
        connection.execute(delete(Change).where(Change.row_id.in_(chunk) | Change.subject_id.in_(chunk)))


def chunks(values: Sequence[str]) -> list[Sequence[str]]:
    """Parts small enough for one statement."""
    return [values[start : start + 500] for start in range(0, len(values), 500)]
