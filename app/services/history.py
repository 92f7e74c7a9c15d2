"""Who changed what, when, from what to what; and taking an action back by its name."""

import base64
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, bindparam, func, insert, inspect as inspect_state, or_, select, update
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models import Change, Operation
from app.models.base import Base, Record, Row, entity, new_id, now
from app.services.history_words import NameOf, sentences, typed
from app.services.inserting import insert_rows
from app.text import _

if TYPE_CHECKING:
    from app.services.database import Action, Database

_UNTOLD = {"version", "changed_at", "created_at", "sort_key"}
_AS_THEY_ARE = {str, int, bool, list, dict}
_NEW_OPERATION = insert(Operation).values(
    number=select(func.coalesce(func.max(Operation.number), 0) + 1).scalar_subquery(),
    **{name: bindparam(name) for name in ("id", "name", "at", "who", "undoable", "undoes")},
)
_OWN = {"Operation", "Change", "SearchEntry", "ImportBatch", "ImportMapping", "Disclosure"}


def record(session: Session) -> None:
    """Write the history of what is being flushed (called by the session after the flush, in the same transaction)."""
    rows = [change for instance, before, after in _flushed(session) if (change := _change(instance, before, after))]
    if rows:
        write(session, rows)


def write(session: Session, rows: list[dict[str, Any]]) -> None:
    """Add prepared changes (see `made`) to the running operation; for bulk statements, which pass the flush by."""
    action: Action = session.info["action"]
    _open_operation(session, action)
    for row in rows:
        action.number += 1
        row.update(id=new_id(), operation_id=action.operation_id, number=action.number)
        action.entities.add(row["entity"])
        action.ids.update((row["row_id"], row["subject_id"]))
    insert_rows(session.connection(), Change, rows)


def created(owner: type[Row], values: Mapping[str, Any]) -> dict[str, Any]:
    """The history of a row that a bulk statement inserts; `values` are its columns."""
    told = ((key, value) for key, value in values.items() if value is not None and key not in _UNTOLD)
    after = {key: value if type(value) in _AS_THEY_ARE else _plain(value) for key, value in told}
    subject = values.get(owner.part_of) if owner.part_of else None
    return {
        "entity": owner.__name__, "row_id": values["id"], "subject_id": subject or values["id"],
        "before": None, "after": after,
    }  # fmt: skip


def _open_operation(session: Session, action: "Action") -> None:
    if action.operation_id:
        return
    action.operation_id = new_id()
    session.connection().execute(
        _NEW_OPERATION,
        {
            "id": action.operation_id, "name": action.name[:300], "at": now(), "who": action.who,
            "undoable": action.undoable, "undoes": action.undoes,
        },
    )  # fmt: skip


def _flushed(session: Session) -> Iterator[tuple[Any, dict[str, Any] | None, dict[str, Any] | None]]:
    for instance in session.new:
        yield instance, None, _values(instance, _columns(type(instance)))
    for instance in session.dirty:
        keys = [key for key in _columns(type(instance)) if inspect_state(instance).attrs[key].history.has_changes()]
        yield instance, _old_values(instance, keys), _values(instance, keys)
    for instance in session.deleted:
        yield instance, _values(instance, _columns(type(instance))), None


def _columns(owner: type[Base]) -> list[str]:
    return [p.key for p in owner.__mapper__.column_attrs if p.key not in _UNTOLD]


def _values(instance: Any, keys: Iterable[str]) -> dict[str, Any]:
    loaded = inspect_state(instance).dict
    return {key: _plain(loaded[key]) for key in keys if key in loaded and not _is_large(loaded[key])}


def _old_values(instance: Any, keys: Iterable[str]) -> dict[str, Any]:
    histories = {key: inspect_state(instance).attrs[key].history.deleted for key in keys}
    return {key: _plain(old[0]) if old else None for key, old in histories.items()}


def _is_large(value: Any) -> bool:
    """Files stay in their row: taking back a new file moves it to the trash, so its content is never needed here."""
    return isinstance(value, bytes) and len(value) > 200_000


def _plain(value: Any) -> Any:
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


@dataclass(frozen=True)
class HistoryLine:
    """One line of a record's history; `at` is UTC."""

    at: datetime
    who: str
    action: str
    sentences: tuple[str, ...]
    operation_id: str


class History:
    """Reads the history and takes actions back."""

    def __init__(self, database: "Database") -> None:
        self._database = database

    def of(self, record_id: str, limit: int = 100) -> list[HistoryLine]:
        """What happened to a record and to what belongs to it, newest first."""
        return self._lines(or_(Change.subject_id == record_id, Change.row_id == record_id), limit)

    def latest(self, limit: int = 100) -> list[Operation]:
        """The last operations, newest first."""
        with self._database.session() as session:
            return list(session.scalars(select(Operation).order_by(Operation.number.desc()).limit(limit)))

    def last_undoable(self) -> Operation | None:
        """The newest operation that can be taken back and was not yet."""
        wanted = select(Operation).where(Operation.undoable, Operation.undone_by.is_(None), Operation.undoes.is_(None))
        with self._database.session() as session:
            return session.scalars(wanted.order_by(Operation.number.desc()).limit(1)).first()

    def undo(self, operation_id: str) -> str:
        """Take an operation back as a new operation; the answer is the undone action's name.

        Raises UserError when one of its records was changed again since, or it was taken back already.
        """
        with self._database.session() as session:
            operation = session.get_one(Operation, operation_id)
        if operation.undone_by or not operation.undoable:
            raise UserError("„{action}“ lässt sich nicht mehr rückgängig machen.", action=operation.name)
        name = _("Rückgängig: {action}").format(action=operation.name)
        with self._database.transaction(name, undoes=operation_id) as session:
            changes = _changes(session, operation_id)
            loaded = _loaded(session, changes)
            for change in changes:
                _take_back(session, change)
            del loaded  # kept until here, so that the session finds each row at hand
            session.flush()
            done = session.info["action"].operation_id
            session.execute(update(Operation).where(Operation.id == operation_id).values(undone_by=done))
        return operation.name

    def _lines(self, where: ColumnElement[bool], limit: int) -> list[HistoryLine]:
        query = (
            select(Change, Operation).join(Operation, Operation.id == Change.operation_id).where(where)
            .order_by(Operation.number.desc(), Change.number).limit(limit)
        )  # fmt: skip
        grouped: dict[str, tuple[Operation, list[str]]] = {}
        with self._database.session() as session:
            for change, operation in session.execute(query):
                grouped.setdefault(operation.id, (operation, []))[1].extend(sentences(change, _namer(session)))
        return [HistoryLine(o.at, o.who or "", o.name, tuple(lines), o.id) for o, lines in grouped.values()]


def _namer(session: Session) -> NameOf:
    def name_of(target: str, identity: str) -> str:
        record = session.get(entity(target), identity)
        return record.caption if record else ""

    return name_of


def _changes(session: Session, operation_id: str) -> list[Change]:
    return list(
        session.scalars(select(Change).where(Change.operation_id == operation_id).order_by(Change.number.desc()))
    )


def _loaded(session: Session, changes: list[Change]) -> list[Any]:
    """The rows that changes are about, read together instead of one by one."""
    ids: dict[str, list[str]] = {}
    for change in changes:
        ids.setdefault(change.entity, []).append(change.row_id)
    chunks = [(entity(name), rows[i : i + 500]) for name, rows in ids.items() for i in range(0, len(rows), 500)]
    return [row for owner, chunk in chunks for row in session.scalars(select(owner).where(owner.id.in_(chunk)))]


def _take_back(session: Session, change: Change) -> None:
    owner = entity(change.entity)
    instance = session.get(owner, change.row_id)
    if change.before is None:
        _take_back_creation(session, instance)
    elif change.after is None:
        if instance is None:
            session.add(owner(**{key: typed(owner, key, value) for key, value in change.before.items()}))
    else:
        _take_back_edit(owner, instance, change)


def _take_back_creation(session: Session, instance: Any) -> None:
    if isinstance(instance, Record):
        instance.deleted_at = now()
    elif instance is not None:
        session.delete(instance)


def _take_back_edit(owner: Any, instance: Any, change: Change) -> None:
    assert change.before is not None and change.after is not None
    for key, value in change.before.items():
        if instance is None or _plain(getattr(instance, key)) != change.after.get(key):
            raise UserError(
                "„{record}“ wurde danach noch einmal geändert. "
                "Bitte machen Sie zuerst die spätere Änderung rückgängig.",
                record=getattr(instance, "caption", "") or getattr(owner, "singular", "") or _("Der Eintrag"),
            )
        setattr(instance, key, typed(owner, key, value))
