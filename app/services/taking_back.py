"""Puts the rows of an action back to what they were, unless somebody changed them since."""

from typing import Any

from sqlalchemy import Select, and_, select
from sqlalchemy.orm import Session, aliased

from app.errors import UserError
from app.models import Change, Operation, Setting
from app.models.base import Record, entity, now
from app.models.facts import attribute, facts
from app.services.history import plain
from app.services.history_words import moment, typed
from app.text import _


def take_back(session: Session, operation: Operation, subject_id: str = "") -> None:
    """Take back all changes of an action, or only those to one record and what belongs to it.

    Raises UserError that names the later change where one stands in the way.
    """
    changes = _changes(session, operation.id, subject_id)
    loaded = _loaded(session, changes)
    for change in changes:
        _take_back_one(session, operation, change)
    del loaded  # kept until here, so that the session finds each row at hand
    session.flush()


def _changes(session: Session, operation_id: str, subject_id: str) -> list[Change]:
    wanted = select(Change).where(Change.operation_id == operation_id)
    if subject_id:
        wanted = wanted.where((Change.subject_id == subject_id) | (Change.row_id == subject_id))
    return list(session.scalars(wanted.order_by(Change.number.desc())))


def _loaded(session: Session, changes: list[Change]) -> list[Any]:
    """The rows that changes are about, read together instead of one by one."""
    ids: dict[str, list[str]] = {}
    for change in changes:
        ids.setdefault(change.entity, []).append(change.row_id)
    chunks = [(entity(name), rows[i : i + 500]) for name, rows in ids.items() for i in range(0, len(rows), 500)]
    return [row for owner, chunk in chunks for row in session.scalars(select(owner).where(owner.id.in_(chunk)))]


def _take_back_one(session: Session, operation: Operation, change: Change) -> None:
    owner = entity(change.entity)
    instance = session.get(owner, change.row_id)
    if change.before is None:
        _take_back_creation(session, operation, change, instance)
    elif change.after is None:
        if instance is None:
            session.add(owner(**{key: typed(owner, key, value) for key, value in change.before.items()}))
    else:
        _take_back_edit(session, operation, change, instance)


def _take_back_creation(session: Session, operation: Operation, change: Change, instance: Any) -> None:
    if isinstance(instance, Record):
        instance.deleted_at = now()
    elif isinstance(instance, Setting) and instance.value != (change.after or {}).get("value"):
        raise _in_the_way(session, operation, change, instance, "value")
    elif instance is not None:
        session.delete(instance)


def _take_back_edit(session: Session, operation: Operation, change: Change, instance: Any) -> None:
    assert change.before is not None and change.after is not None
    owner = entity(change.entity)
    for key, value in change.before.items():
        if instance is None or plain(getattr(instance, key)) != change.after.get(key):
            raise _in_the_way(session, operation, change, instance, key)
        setattr(instance, key, typed(owner, key, value))


def _in_the_way(session: Session, operation: Operation, change: Change, instance: Any, key: str) -> UserError:
    record = getattr(instance, "caption", "") or getattr(entity(change.entity), "singular", "") or _("Der Eintrag")
    later = next((o for o, c in session.execute(_later(operation, change)) if key in ({} if c is None else c)), None)
    if later is None or entity(change.entity).restricted:
        return UserError(
            "„{record}“ wurde danach noch einmal geändert. Bitte machen Sie zuerst die spätere Änderung rückgängig.",
            record=record,
        )
    return UserError(
        "{what} von „{record}“ wurde danach noch einmal geändert: „{action}“, {moment}. "
        "Bitte machen Sie zuerst diese Änderung rückgängig.",
        what=_label(entity(change.entity), key), record=record, action=later.name, moment=moment(later.at),
    )  # fmt: skip


def _label(owner: Any, key: str) -> str:
    try:
        return facts(attribute(owner, key)).label
    except KeyError:
        return _("Der Zustand")


def _later(operation: Operation, change: Change) -> Select[Any]:
    """Later actions that hold and that touched the row, newest first; a repeated action counts as the first one."""
    undone = aliased(Operation)
    repeats = select(undone.id).where(and_(undone.id == Operation.undoes, undone.undoes.is_not(None))).exists()
    return (
        select(Operation, Change.after).join(Change, Change.operation_id == Operation.id)
        .where(Change.row_id == change.row_id, Operation.number > operation.number, Operation.undone_by.is_(None))
        .where(~repeats).order_by(Operation.number.desc())
    )  # fmt: skip
