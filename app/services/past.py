"""Reads the history in plain German, and takes actions back or does them again by their name."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, func, or_, select, update
from sqlalchemy.orm import Session, aliased

from app.errors import UserError
from app.models import Change, Operation
from app.models.base import Record, Row, entity, now
from app.services.history_words import NameOf, owner_of, sentences
from app.services.taking_back import take_back
from app.text import _, german_date

if TYPE_CHECKING:
    from app.services.database import Database

MANY = 1_000
"""So many records of an action are counted; more are "mehr als"."""
UNDO_DAYS = 30
"""So long an action can be taken back; later too much may rest on it."""
TOLD = 60
"""So many changes of one action are put into words."""


class TooOld(UserError):
    """An action that can no longer be taken back, because of its age."""


@dataclass(frozen=True)
class HistoryLine:
    """One action in the history, of a record or of the whole office; `at` is UTC."""

    at: datetime
    who: str
    action: str
    sentences: tuple[str, ...]
    operation_id: str
    way: str = ""
    """What can be done about it: "Rückgängig", "Doch so lassen" or, for nothing, ""."""
    undone: bool = False
    too_old: bool = False
    """Could be taken back, were it not so long ago."""
    entity: str = ""
    record_id: str = ""
    """The record it is about; both empty where it is about several."""
    records: int = 1
    """How many records it touched, counted up to `MANY`."""


@dataclass(frozen=True)
class Wanted:
    """Which part of the office's history is asked for; empty values ask for everything."""

    day: date | None = None
    entity: str = ""
    who: str = ""
    words: str = ""


EVERYTHING = Wanted()


class History:
    """Reads the history and takes actions back."""

    def __init__(self, database: "Database") -> None:
        self._database = database

    # ---------------------------------------------------------------- reading

    def of(self, record_id: str, limit: int = 100) -> list[HistoryLine]:
        """What happened to a record and to what belongs to it, newest first."""
        query = (
            select(Change, Operation).join(Operation, Operation.id == Change.operation_id)
            .where(or_(Change.subject_id == record_id, Change.row_id == record_id))
            .order_by(Operation.number.desc(), Change.number).limit(limit)
        )  # fmt: skip
        grouped: dict[str, tuple[Operation, list[Change]]] = {}
        with self._database.session() as session:
            for change, operation in session.execute(query):
                grouped.setdefault(operation.id, (operation, []))[1].append(change)
            repeating = _repeating(session, [o for o, _changes in grouped.values()])
            return [_line(session, o, changes, repeating) for o, changes in grouped.values()]

    def whole(self, wanted: Wanted = EVERYTHING, limit: int = 30, before: str = "") -> list[HistoryLine]:
        """What happened in the office, newest first; `before` continues after the line of that operation."""
        with self._database.session() as session:
            query = _narrowed(select(Operation), wanted).order_by(Operation.number.desc()).limit(limit)
            if before:
                query = query.where(Operation.number < session.get_one(Operation, before).number)
            operations = list(session.scalars(query))
            repeating = _repeating(session, operations)
            return [_of_office(session, operation, repeating) for operation in operations]

    def days(self, most: int = 60) -> list[date]:
        """The latest days on which something was changed, newest first, in local time."""
        with self._database.session() as session:
            times = session.scalars(select(Operation.at).order_by(Operation.number.desc()).limit(5_000))
            return list(dict.fromkeys(local(at).date() for at in times))[:most]

    def people(self) -> list[str]:
        """Who changed something so far, in order."""
        with self._database.session() as session:
            return sorted(filter(None, session.scalars(select(Operation.who).distinct())))

    def latest(self, limit: int = 100) -> list[Operation]:
        """The last operations, newest first."""
        with self._database.session() as session:
            return list(session.scalars(select(Operation).order_by(Operation.number.desc()).limit(limit)))

    def touched(self, operation_id: str) -> int:
        """How many records an action touched, counted up to `MANY`."""
        with self._database.session() as session:
            return _touched(session, operation_id)

    # ---------------------------------------------------------------- taking back

    def last_undoable(self) -> Operation | None:
        """The newest operation that can be taken back and was not yet."""
        first = Operation.undone_by.is_(None), Operation.undoes.is_(None), Operation.at >= _oldest()
        wanted = select(Operation).where(Operation.undoable, *first)
        with self._database.session() as session:
            return session.scalars(wanted.order_by(Operation.number.desc()).limit(1)).first()

    def last_redoable(self) -> Operation | None:
        """The action taken back last, while nothing new was done since; the answer is the taking back."""
        own, first = Operation, aliased(Operation)
        newest = select(func.coalesce(func.max(own.number), 0)).where(own.undoes.is_(None)).scalar_subquery()
        wanted = (
            select(own).join(first, first.id == own.undoes)
            .where(own.undone_by.is_(None), first.undoes.is_(None), own.number > newest, own.at >= _oldest())
        )  # fmt: skip
        with self._database.session() as session:
            return session.scalars(wanted.order_by(own.number.desc()).limit(1)).first()

    def undone_name(self, operation: Operation) -> str:
        """The name of the action that `operation` took back or did again."""
        with self._database.session() as session:
            return _first(session, operation).name

    def way_back(self, operation_id: str) -> tuple[str, str]:
        """Words and operation for the button that reverses what was just done."""
        with self._database.session() as session:
            operation = session.get_one(Operation, operation_id)
            if operation.undoes is None:
                return (_("Rückgängig") if operation.undoable else "", operation.id)
            first = _first(session, operation)
            again = first.id != operation.undoes
            return (_("Rückgängig"), first.id) if again else (_("Doch so lassen"), operation.id)

    def undo(self, operation_id: str, record_id: str = "") -> str:
        """Take an operation back as a new operation, all of it or only for one record; the answer is its name.

        What was taken back is done again: the operation that took it back is taken back itself. Raises UserError when
        one of the records was changed again since, or it was taken back already; TooOld after `UNDO_DAYS`.
        """
        with self._database.session() as session:
            operation = session.get_one(Operation, operation_id)
            first = _first(session, operation)
        if operation.undone_by or not operation.undoable:
            raise UserError("„{action}“ lässt sich nicht mehr rückgängig machen.", action=operation.name)
        if operation.at < _oldest():
            raise TooOld(
                "„{action}“ war am {day} und lässt sich nicht mehr rückgängig machen: Das geht {days} Tage lang.",
                action=operation.name, day=german_date(local(operation.at)), days=UNDO_DAYS,
            )  # fmt: skip
        template = _("Rückgängig: {action}") if first.id == operation_id else _("Wieder ausgeführt: {action}")
        name = template.format(action=first.name)
        with self._database.transaction(name, undoes=operation_id) as session:
            take_back(session, operation, record_id)
            done = session.info["action"].operation_id
            if not record_id:
                _mark(session, operation_id, done)
            if first.id != operation_id:
                _mark(session, first.id, None)
        return first.name


def local(at: datetime) -> datetime:
    """An instant of the history on the office's clock."""
    return at.replace(tzinfo=UTC).astimezone().replace(tzinfo=None)


def _oldest() -> datetime:
    """The instant (UTC) from which on actions can be taken back."""
    return now() - timedelta(days=UNDO_DAYS)


def _mark(session: Session, operation_id: str, undone_by: str | None) -> None:
    session.execute(update(Operation).where(Operation.id == operation_id).values(undone_by=undone_by))


def _first(session: Session, operation: Operation) -> Operation:
    """The action at the beginning of a chain of taking back and doing again."""
    while operation.undoes:
        operation = session.get_one(Operation, operation.undoes)
    return operation


def _repeating(session: Session, operations: Iterable[Operation]) -> set[str]:
    """The ids of those that did something again."""
    undoes = {o.undoes: o.id for o in operations if o.undoes}
    found = session.scalars(select(Operation.id).where(Operation.id.in_(undoes), Operation.undoes.is_not(None)))
    return {undoes[identity] for identity in found}


def _line(session: Session, operation: Operation, changes: list[Change], repeating: set[str]) -> HistoryLine:
    told = [sentence for change in _records_first(changes) for sentence in sentences(change, _namer(session))]
    result = HistoryLine(operation.at, operation.who or "", operation.name, tuple(told), operation.id)
    if operation.undone_by:
        return replace(result, undone=not operation.undoes)
    if not operation.undoable or operation.id in repeating:
        return result
    if operation.at < _oldest():
        return replace(result, too_old=True)
    return replace(result, way=_("Doch so lassen") if operation.undoes else _("Rückgängig"))


def _of_office(session: Session, operation: Operation, repeating: set[str]) -> HistoryLine:
    query = select(Change).where(Change.operation_id == operation.id).limit(TOLD)  # sorting a whole import takes long
    changes = sorted(session.scalars(query), key=lambda change: change.number)
    subjects = list(dict.fromkeys(change.subject_id for change in changes))
    if len(subjects) == 1 or not changes:
        line = _line(session, operation, changes, repeating)
        name, identity = owner_of(changes[0]) if changes else ("", "")
        return replace(line, entity=name, record_id=identity, records=len(subjects))
    count = len(subjects) if len(changes) < TOLD else _touched(session, operation.id)
    line = _line(session, operation, [], repeating)
    return replace(line, sentences=_by_record(session, changes), records=count)


def _by_record(session: Session, changes: list[Change]) -> tuple[str, ...]:
    """What an action did to each of several records: "Katja Böhringer: Status: aktiv → pausiert"."""
    name_of = _namer(session)
    told: dict[str, list[str]] = {}
    for change in _records_first(changes):
        owner, identity = owner_of(change)
        told.setdefault(name_of(owner, identity) if owner else "", []).extend(sentences(change, name_of))
    alone, template = told.pop("", []), _("{record}: {sentences}")
    lines = (template.format(record=name, sentences=" · ".join(dict.fromkeys(said))) for name, said in told.items())
    return (*alone, *lines)


def _records_first(changes: list[Change]) -> list[Change]:
    """Fields before the items of lists, whatever order they were written in."""
    return sorted(changes, key=lambda change: not issubclass(entity(change.entity), Record))


def _touched(session: Session, operation_id: str) -> int:
    changes = select(Change.subject_id).where(Change.operation_id == operation_id).distinct().limit(MANY).subquery()
    return session.execute(select(func.count()).select_from(changes)).scalar_one()


def _narrowed(query: Select[Any], wanted: Wanted) -> Select[Any]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.day:
        begin = datetime.combine(wanted.day, time())
        day = [moment.astimezone(UTC).replace(tzinfo=None) for moment in (begin, begin + timedelta(days=1))]
        conditions.append(Operation.at.between(day[0], day[1] - timedelta(seconds=1)))
    if wanted.who:
        conditions.append(Operation.who == wanted.who)
    if wanted.entity:
        touched = select(Change.id).where(Change.operation_id == Operation.id, Change.entity == wanted.entity)
        conditions.append(touched.exists())
    conditions += [Operation.name.icontains(word, autoescape=True) for word in wanted.words.split()]
    return query.where(*conditions)


def _namer(session: Session) -> NameOf:
    def name_of(target: str, identity: str) -> str:
        record: Row | None = session.get(entity(target), identity)
        return getattr(record, "caption", "") if record is not None else ""

    return name_of
