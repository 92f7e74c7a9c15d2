"""Many new records at once, past the session's flush but with the same history and search text."""

from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any

from sqlalchemy import Connection
from sqlalchemy.orm import Session

from app.models.base import Record, Row, Several, new_id
from app.models.facts import fields
from app.models.finding import search_text, sort_key
from app.services import history, search
from app.services.inserting import insert_rows


def add_all(session: Session, owner: type[Row], rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Insert `rows` (field name → value, lists as lists of texts) as new records; the answer is their ids.

    One history entry a record: taking it back moves the record to the trash with all that belongs to it.
    """
    if not rows:
        return []
    lists = [f for f in fields(owner) if isinstance(f, Several)]
    prepared = [_prepared(owner, row) for row in rows]
    connection = session.connection()
    insert_rows(connection, owner, prepared)
    for several in lists:
        insert_rows(connection, several.child, _child_rows(several, prepared))
    if issubclass(owner, Record):
        history.write(session, [history.created(owner, row) for row in prepared])
        _insert_search(connection, owner, prepared)
    return [row["id"] for row in prepared]


def _prepared(owner: type[Row], row: Mapping[str, Any]) -> Mapping[str, Any]:
    identity = row.get("id") or new_id()
    if issubclass(owner, Record):
        return {**row, "id": identity, "sort_key": sort_key(_as_record(owner, row))}
    return row if "id" in row else {**row, "id": identity}


def _as_record(owner: type[Record], values: Mapping[str, Any]) -> Any:
    names = (*owner.sort_by, *owner.search_by)
    return SimpleNamespace(
        search_by=owner.search_by, sort_by=owner.sort_by, **{name: values.get(name) for name in names}
    )


def _child_rows(several: Several, prepared: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    child = several.child
    return [
        {"id": new_id(), "position": position, child.part_of: row["id"], **child.parts(text)}
        for row in prepared
        for position, text in enumerate(dict.fromkeys(row.get(several.name) or ()))
    ]


def _insert_search(connection: Connection, owner: type[Record], prepared: Sequence[Mapping[str, Any]]) -> None:
    if owner.search_by:
        rows = [{"id": r["id"], "entity": owner.__name__, "text": search_text(_as_record(owner, r))} for r in prepared]
        search.add(connection, rows)
