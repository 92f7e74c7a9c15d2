"""Writes down who changed what, when, from what to what, in the transaction of the change itself."""

import base64
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import bindparam, func, insert, inspect as inspect_state, select
from sqlalchemy.orm import PassiveFlag, Session
from sqlalchemy.orm.attributes import get_history

from app.models import Change, Operation
from app.models.base import Base, Record, Row, new_id, now
from app.services.inserting import insert_rows
from app.text import storable

if TYPE_CHECKING:
    from app.services.database import Action

_UNTOLD = {"version", "changed_at", "created_at", "sort_key"}
_AS_THEY_ARE = {str, int, bool, list, dict}
_NEW_OPERATION = insert(Operation).values(
    number=select(func.coalesce(func.max(Operation.number), 0) + 1).scalar_subquery(),
    **{name: bindparam(name) for name in ("id", "name", "at", "who", "undoable", "undoes")},
)
_OWN = {"Operation", "Change", "SearchEntry", "ImportBatch", "ImportMapping", "Disclosure", "Erasure", "DeletionMark"}


def record(session: Session) -> None:
    """Write the history of what is being flushed (called by the session after the flush, in the same transaction)."""
    rows = [change for instance, before, after in _flushed(session) if (change := _change(instance, before, after))]
    if rows:
        write(session, rows)


def write(session: Session, rows: list[dict[str, Any]]) -> None:
    """Add prepared changes (see `made`) to the running operation; for bulk statements, which pass the flush by."""
    action: Action = session.info["action"]
    open_operation(session, action)
    for row in rows:
        action.number += 1
        row.update(id=new_id(), operation_id=action.operation_id, number=action.number)
        action.entities.add(row["entity"])
        action.ids.update((row["row_id"], row["subject_id"]))
    insert_rows(session.connection(), Change, rows)


def created(owner: type[Row], values: Mapping[str, Any]) -> dict[str, Any]:
    """The history of a row that a bulk statement inserts; `values` are its columns."""
    told = ((key, value) for key, value in values.items() if value is not None and key not in _UNTOLD)
    after = {key: value if type(value) in _AS_THEY_ARE else plain(value) for key, value in told}
    subject = values.get(owner.part_of) if owner.part_of else None
    return {
        "entity": owner.__name__, "row_id": values["id"], "subject_id": subject or values["id"],
        "before": None, "after": after,
    }  # fmt: skip


def open_operation(session: Session, action: "Action") -> None:
    """Give the running action its line in the history, with its first change or where its changes leave no words."""
    if action.operation_id:
        return
    action.operation_id = new_id()
    session.connection().execute(
        _NEW_OPERATION,
        {
            "id": action.operation_id, "name": storable(action.name[:300]), "at": now(), "who": action.who,
            "undoable": action.undoable, "undoes": action.undoes,
        },
    )  # fmt: skip


def _flushed(session: Session) -> Iterator[tuple[Any, dict[str, Any] | None, dict[str, Any] | None]]:
    for instance in session.new:
        yield instance, None, _values(instance, _kept_of_new(instance))
    for instance in session.dirty:
        old = old_values(instance, _columns_of(instance))
        yield instance, old, _values(instance, old)
    for instance in session.deleted:
        yield instance, _values(instance, _columns_of(instance)), None


def _columns_of(instance: Any) -> list[str]:
    owner: Any = type(instance)
    return _columns(owner)


@cache
def _columns(owner: type[Base]) -> list[str]:
    return [p.key for p in owner.__mapper__.column_attrs if p.key not in _UNTOLD]


def _kept_of_new(instance: Any) -> list[str]:
    """A new record that is taken back goes to the trash with its pictures and files: they need no second copy here."""
    loaded = inspect_state(instance).dict if isinstance(instance, Record) else {}
    return [key for key in _columns_of(instance) if not isinstance(loaded.get(key), bytes)]


def _values(instance: Any, keys: Iterable[str]) -> dict[str, Any]:
    loaded = inspect_state(instance).dict
    return {key: plain(loaded[key]) for key in keys if key in loaded and not _is_large(loaded[key])}


def old_values(instance: Any, names: Iterable[str]) -> dict[str, Any]:
    """What those of the stored values that changed were before; a value that was only set again is none of them."""
    state = inspect_state(instance)
    set_anew = state.manager.keys() - state.unmodified
    touched = (key for key in names if key in set_anew)
    histories = {key: get_history(instance, key, PassiveFlag.PASSIVE_NO_INITIALIZE) for key in touched}
    changed = {key: told.deleted for key, told in histories.items() if told.has_changes()}
    return {key: plain(old[0]) if old else None for key, old in changed.items()}


def _is_large(value: Any) -> bool:
    """Files stay in their row: taking back a new file moves it to the trash, so its content is never needed here."""
    return isinstance(value, bytes) and len(value) > 200_000


def plain(value: Any) -> Any:
    """A value as the history keeps it in JSON."""
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, Enum):
        return value.name
    if isinstance(value, date | datetime):
        return value.isoformat()
    return {"base64": base64.b64encode(value).decode()} if isinstance(value, bytes) else value


def _change(instance: Any, before: dict[str, Any] | None, after: dict[str, Any] | None) -> dict[str, Any] | None:
    name = type(instance).__name__
    if name in _OWN or not isinstance(instance, Row) or before == after:
        return None
    subject = getattr(instance, instance.part_of) if instance.part_of else None
    return {
        "entity": name,
        "row_id": instance.id,
        "subject_id": subject or instance.id,
        "before": before,
        "after": after,
    }
