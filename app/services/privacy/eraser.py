"""Takes people out of the tables: their rows, what hangs on them, and their names in the history and in the log."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    String,
    and_,
    cast,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.orm import aliased

from app.models import (
    Assignment,
    Change,
    CircleMember,
    ConductCheck,
    DeletionMark,
    Disclosure,
    Erasure,
    ErasureWay,
    Incident,
    Operation,
    Participation,
    Person,
    StatusChange,
    Tandem,
    VolunteerStatus,
)
from app.models.base import Record, new_id, now
from app.services.privacy import belonging
from app.services.privacy.belonging import ABOUT, HANGING
from app.text import _

_OPEN = (VolunteerStatus.INTERESTED, VolunteerStatus.INTERVIEW, VolunteerStatus.TRIAL)
_NAMED_FIELDS = ("last_name", "first_name")


def reducible() -> ColumnElement[bool]:
    """Actions that nothing leads to: neither what took them back or did them again, nor the protocol of an erasure."""
    later = aliased(Operation)
    led_to = select(later.undoes).where(later.undoes.is_not(None))
    return and_(Operation.id.not_in(led_to), Operation.id.not_in(select(Erasure.run)))


class Eraser:
    """Erases within one transaction; past the history, which would keep what was there before."""

    def __init__(self, connection: Connection, today: date) -> None:
        self._connection, self._today = connection, today
        self._operations: set[str] = set()
        self._names: set[str] = set()

    def person(self, identity: str, way: ErasureWay) -> bool:
        """Anonymise or delete a person; False when there is none with this id. Records merged into hers are deleted."""
        for merged in belonging.records_of_one(self._connection, identity)[1:]:
            self._one(merged, ErasureWay.DELETED)
        return self._one(identity, way)

    def _one(self, identity: str, way: ErasureWay) -> bool:
        row = self._connection.execute(select(Person.__table__).where(Person.id == identity)).first()
        if row is None:
            return False
        self._learn_names(identity, row)
        stays = new_id() if way is ErasureWay.ANONYMISED else None
        for owner in belonging.about_a_person():
            self._about(owner, identity, stays)
        for owner, name in belonging.mentions():
            self._mentioned(owner, owner.__table__.c[name], identity)
        self._hanging([identity])
        self._touch([identity])
        belonging.forget(self._connection, [identity])
        if stays:
            self._shell(row, stays)
        else:
            self._connection.execute(delete(Person).where(Person.id == identity, Person.version == row.version))
        self._connection.execute(delete(DeletionMark).where(DeletionMark.record_id == identity))
        return True

    def conduct_check(self, identity: str, _way: ErasureWay) -> bool:
        """Delete what is kept of a certificate of good conduct, also from the history of its person."""
        person = self._connection.execute(select(ConductCheck.person_id).where(ConductCheck.id == identity)).scalar()
        if person is None:
            return False
        said = select(Change.row_id).where(Change.subject_id == person, Change.entity == ConductCheck.__name__)
        ids = {identity, *self._connection.execute(said).scalars()}
        kept = select(ConductCheck.id).where(ConductCheck.person_id == person, ConductCheck.id != identity)
        self._remove(ConductCheck, sorted(ids - set(self._connection.execute(kept).scalars())))
        return True

    def participants(self, event_id: str, _way: ErasureWay) -> bool:
        """Take the names off the list of an event where they belong to nobody the office knows; the count stays."""
        wanted = select(Participation.id).where(Participation.event_id == event_id, Participation.person_id.is_(None))
        ids = list(self._connection.execute(wanted).scalars())
        self._clear(Participation, ids, None)
        return bool(ids)

    def incident(self, identity: str, _way: ErasureWay) -> bool:
        """Take what was written out of an incident, also from its history; that it happened stays counted."""
        found = self._connection.execute(select(Incident.id).where(Incident.id == identity)).scalar()
        if found is not None:
            self._clear(Incident, [identity], None)
        return found is not None

    def disclosure(self, identity: str, _way: ErasureWay) -> bool:
        """Delete a line of the log of hand-outs."""
        done = self._connection.execute(delete(Disclosure).where(Disclosure.id == identity))
        return bool(done.rowcount)

    def history(self, identity: str, _way: ErasureWay) -> bool:
        """Delete what was done in the month of an action up to that one, with what it changed."""
        last = self._connection.execute(select(Operation.number, Operation.at).where(Operation.id == identity)).first()
        if last is None:
            return False
        begin = last.at.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
        wanted = select(Operation.id).where(reducible(), Operation.number <= last.number, Operation.at >= begin)
        ids = list(self._connection.execute(wanted).scalars())
        for chunk in belonging.chunks(ids):
            self._connection.execute(delete(Change).where(Change.operation_id.in_(chunk)))
            self._connection.execute(delete(Operation).where(Operation.id.in_(chunk)))
        return bool(ids)

    def finish(self) -> None:
        """Take the names out of what actions are called and out of the log of hand-outs."""
        for chunk in belonging.chunks(sorted(self._operations)):
            left = set(
                self._connection.execute(select(Change.operation_id).where(Change.operation_id.in_(chunk))).scalars()
            )
            emptied = [identity for identity in chunk if identity not in left]
            neutral = {"name": _("Eintrag bearbeitet, dessen Daten gelöscht sind"), "undoable": False}
            self._connection.execute(update(Operation).where(Operation.id.in_(emptied)).values(neutral))
        if self._names:
            self._rename(Operation, "name")
            self._rename(Disclosure, "what", "recipient", "purpose", "file_name")

    # ---------------------------------------------------------------- rows about a person

    def _about(self, owner: Any, identity: str, stays: str | None) -> None:
        ids = belonging.ids_where(self._connection, owner, owner.person_id, [identity])
        if not ids:
            return
        if belonging.is_counted(owner) and (stays or owner.__table__.c[ABOUT].nullable):
            self._clear(owner, ids, stays)
        else:
            self._remove(owner, ids)

    def _mentioned(self, owner: Any, column: Any, identity: str) -> None:
        """A row that only names the person loses the name; one that cannot be without it goes."""
        if not column.nullable:
            self._remove(owner, belonging.ids_where(self._connection, owner, column, [identity]))
            return
        values = {column.name: None, **_newer(owner)}
        self._connection.execute(update(owner).where(column == identity).values(values))

    def _clear(self, owner: Any, ids: Sequence[str], person: str | None) -> None:
        values: dict[str, Any] = {**belonging.cleared(owner), ABOUT: person, **_newer(owner)}
        if owner in (Assignment, CircleMember, Tandem):
            values["until"] = func.coalesce(owner.until, self._today)
        self._touch(ids)
        for chunk in belonging.chunks(ids):
            self._connection.execute(update(owner).where(owner.id.in_(chunk)).values(values))
        belonging.forget(self._connection, ids)
        self._hanging(ids)

    def _remove(self, owner: Any, ids: Sequence[str]) -> None:
        self._touch(ids)
        belonging.remove(self._connection, owner, ids)
        self._hanging(ids)

    def _hanging(self, ids: Sequence[str]) -> None:
        for owner in HANGING:
            found = belonging.ids_where(self._connection, owner, owner.subject_id, ids)
            if found:
                self._remove(owner, found)

    def _shell(self, row: Any, identity: str) -> None:
        """The line that stays: how somebody is addressed, year of birth to five years, status and its days."""
        year = row.birth_year or (row.birth_date.year if row.birth_date else None)
        values = {
            **belonging.cleared(Person), "id": identity, "last_name": _("anonymisiert"), "anonymised_on": self._today,
            "birth_year": year and year // 5 * 5 + 2,
        }  # fmt: skip
        if row.status in (*_OPEN, VolunteerStatus.ACTIVE, VolunteerStatus.PAUSED):
            ended = VolunteerStatus.DECLINED if row.status in _OPEN else VolunteerStatus.LEFT
            values |= {"status": ended, "left_on": self._today if ended is VolunteerStatus.LEFT else None}
            step = {"id": new_id(), "person_id": identity, "status": ended, "changed_on": self._today}
            self._connection.execute(insert(StatusChange).values(step))
        values |= {"version": row.version + 1, "changed_at": now()}
        self._connection.execute(
            update(Person).where(Person.id == row.id, Person.version == row.version).values(values)
        )

    # ---------------------------------------------------------------- names

    def _learn_names(self, identity: str, row: Any) -> None:
        """How the person is and was called."""
        said = [{name: getattr(row, name) for name in _NAMED_FIELDS}]
        past = select(Change.before, Change.after).where(Change.row_id == identity)
        said += [values for change in self._connection.execute(past) for values in change if values]
        found = {values.get(name) for values in said for name in _NAMED_FIELDS}
        self._names |= {name for name in found if name and len(name) > 1}

    def _touch(self, ids: Iterable[str]) -> None:
        for chunk in belonging.chunks(list(ids)):
            touched = select(Change.operation_id).where(Change.row_id.in_(chunk) | Change.subject_id.in_(chunk))
            self._operations |= set(self._connection.execute(touched).scalars())

    def _rename(self, owner: Any, *columns: str) -> None:
        pattern = re.compile("|".join(_whole(name) for name in sorted(self._names, key=len, reverse=True)))
        for name in columns:
            column = owner.__table__.c[name]
            last = or_(*(cast(column, String).contains(word, autoescape=True) for word in self._names))
            for identity, text in self._connection.execute(select(owner.id, column).where(last)).all():
                if (told := pattern.sub("…", text)) != text:
                    self._connection.execute(update(owner).where(owner.id == identity).values({name: told}))


def _newer(owner: Any) -> dict[str, Any]:
    """Values that tell who has the record open that it was changed."""
    return {"version": owner.version + 1, "changed_at": now()} if issubclass(owner, Record) else {}


def _whole(name: str) -> str:
    """A name where no letter stands before or after it."""
    return rf"(?<![^\W\d_]){re.escape(name)}(?![^\W\d_])"
