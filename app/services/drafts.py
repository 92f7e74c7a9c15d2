"""Keeps half-typed input in the office database until it is saved or given up, and offers it after a crash."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from app.models import Draft
from app.models.base import Record, entity, new_id, now
from app.services.database import Database
from app.services.history import plain
from app.services.history_words import typed as typed_value

KEPT = timedelta(days=30)
"""After that nobody misses it (see `Keep.DRAFT`)."""


@dataclass(frozen=True)
class Typing:
    """What stands in a form and differs from what was loaded; `id` is that of its draft.

    `entity` is that of the record; after a colon stands the way back, where it was not typed on the card of a record.
    """

    entity: str
    record_id: str | None
    version: int | None
    name: str
    subject_type: str | None = None
    subject_id: str | None = None
    first: Mapping[str, Any] = field(default_factory=dict)
    values: Mapping[str, Any] = field(default_factory=dict)
    unread: Mapping[str, str] = field(default_factory=dict)
    id: str = field(default_factory=new_id)


class State(Enum):
    """What has become of the record meanwhile."""

    SAME = auto()
    CHANGED = auto()
    GONE = auto()


@dataclass(frozen=True)
class Offer:
    """Input that was not saved: what, when (UTC), and whether it still fits."""

    typing: Typing
    at: datetime
    state: State


class Drafts:
    """The unsaved input of one user; written past the history and without telling anybody of a change."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, typing: Typing) -> None:
        """Store the present state of a form; UserError as for every change. Of a frozen office nothing is kept."""
        if self._database.frozen:
            return
        row = {
            "at": now(), "who": self._database.who, "entity": typing.entity, "record_id": typing.record_id,
            "version": typing.version, "subject_type": typing.subject_type, "subject_id": typing.subject_id,
            "name": typing.name[:200], "first": _plain(typing.first), "typed": _plain(typing.values),
            "unread": dict(typing.unread),
        }  # fmt: skip
        with self._database.transaction("", undoable=False) as session:
            connection = session.connection()
            if not connection.execute(update(Draft).where(Draft.id == typing.id).values(row)).rowcount:
                connection.execute(insert(Draft).values({**row, "id": typing.id}))

    def drop(self, ids: Iterable[str]) -> None:
        """Forget input that was saved or given up."""
        if self._database.frozen:
            return
        with self._database.transaction("", undoable=False) as session:
            session.connection().execute(delete(Draft).where(Draft.id.in_(list(ids))))

    def offered(self) -> list[Offer]:
        """What this user has typed and never saved, the last one first; what is too old goes."""
        if self._any():
            with self._database.transaction("", undoable=False) as session:
                session.connection().execute(delete(Draft).where(Draft.at < now() - KEPT))
        wanted = select(Draft).where(Draft.who == self._database.who).order_by(Draft.at.desc())
        with self._database.session() as session:
            found = list(session.scalars(wanted))
        with self._database.reading() as connection:
            return [Offer(_typing(draft), draft.at, _state(connection, draft)) for draft in found]

    def _any(self) -> bool:
        with self._database.reading() as connection:
            return connection.execute(select(Draft.id).limit(1)).first() is not None


def _plain(values: Mapping[str, Any]) -> dict[str, Any]:
    """What can be kept as JSON."""
    return {key: told for key, value in values.items() if _is_json(told := plain(value))}


def _is_json(value: Any) -> bool:
    try:
        json.dumps(value)
    except TypeError:
        return False
    return True


def _typing(draft: Draft) -> Typing:
    return Typing(
        draft.entity, draft.record_id, draft.version, draft.name, draft.subject_type, draft.subject_id,
        _typed(draft.entity, draft.first), _typed(draft.entity, draft.typed), draft.unread, draft.id,
    )  # fmt: skip


def _typed(name: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values as the fields hold them; what this program no longer knows, or cannot read, is left out."""
    owner, result = entity(name.partition(":")[0]), {}
    columns = owner.__mapper__.column_attrs
    for key, value in values.items():
        try:
            result[key] = typed_value(owner, key, value) if key in columns else value
        except (KeyError, ValueError, TypeError):
            continue
    return result


def _state(connection: Connection, draft: Draft) -> State:
    """Look for the record, and for the one it hangs on."""
    if draft.subject_id and _version(connection, draft.subject_type, draft.subject_id) is None:
        return State.GONE
    if draft.record_id is None:
        return State.SAME
    version = _version(connection, draft.entity, draft.record_id)
    if version is None:
        return State.GONE
    return State.SAME if version == draft.version else State.CHANGED


def _version(connection: Connection, name: str | None, identity: str) -> int | None:
    """The version of a record that is there and not in the trash."""
    owner: type[Record] = entity((name or "").partition(":")[0])
    wanted = select(owner.version).where(owner.id == identity, owner.deleted_at.is_(None))
    return connection.execute(wanted).scalar()
