"""Makes one record of two: field by field as chosen, everything that hangs on the other moved over, undone by name."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models import (
    CircleMember,
    ExtraValue,
    Participation,
    ParticipationState,
    Person,
    PersonLink,
    PersonPhoto,
)
from app.models.base import Attribute, Base, Kind, Record, Several, now
from app.models.facts import facts, fields
from app.services.history import plain
from app.services.history_words import spoken
from app.services.people import People
from app.services.privacy.belonging import HANGING
from app.text import _

KEPT, GONE, BOTH = "kept", "gone", "both"
"""Whose value a field gets: the record's that stays, the other one's, or both together (lists and notes)."""

_LISTS_OF_ONE = ("PersonLanguage", "PersonSkill", "Availability")
"""Lists that are fields of the form: the record that stays gets them by its choice, the other keeps its own."""


@dataclass(frozen=True)
class Difference:
    """A field in which two records differ, both values in words, and whose is proposed."""

    field: Attribute
    name: str
    label: str
    kept: str
    gone: str
    proposed: str
    joinable: bool
    """Whether both values can stand together."""


class Merging:
    """Compares and merges two records of one person."""

    def __init__(self, people: People) -> None:
        self.people, self.database = people, people.database

    def differences(self, kept_id: str, gone_id: str) -> list[Difference]:
        """The fields that are not alike, in the order of the form; what only one of them knows is proposed."""
        kept, gone = self.people.get(kept_id), self.people.get(gone_id)
        found = (_difference(field, kept, gone) for field in fields(Person))
        return [told for told in found if told]

    def merge(self, kept_id: str, gone_id: str, choices: Mapping[str, str] | None = None) -> str:
        """Take everything of `gone_id` over into `kept_id`, which stays; the other goes to the trash.

        `choices` says by field name whose value stays (`KEPT`, `GONE`, `BOTH`), the rest as proposed. Hours, talks,
        participations, consents, proofs, tasks and documents all move. The answer names the action, which is undone as
        a whole. Raises UserError when one of them is gone or both are the same.
        """
        if kept_id == gone_id:
            raise UserError("Bitte wählen Sie zwei verschiedene Einträge.")
        kept, gone = self.people.get(kept_id), self.people.get(gone_id)
        values = _values(self.differences(kept_id, gone_id), kept, gone, choices or {})
        name = _("Zusammengeführt: {kept} mit {gone}").format(kept=kept.caption, gone=gone.caption)
        with self.database.transaction(name) as session:
            for owner, column in _links():
                _move(session, owner, column, kept_id, gone_id)
            for hanging in HANGING:
                _move(session, hanging, hanging.subject_id, kept_id, gone_id)
            session.flush()
            _write(session, self.people, kept_id, gone_id, values)
        return name


def _write(session: Session, people: People, kept_id: str, gone_id: str, values: dict[str, Any]) -> None:
    kept, gone = session.get_one(Person, kept_id), session.get_one(Person, gone_id)
    gone.deleted_at, gone.merged_into = now(), kept_id
    status = values.pop("status", None)
    if status is not None:  # its dated history has come over already
        kept.status = status
    people.write(session, kept, values)


def _difference(field: Attribute, kept: Any, gone: Any) -> Difference | None:
    told = facts(field)
    mine, theirs = getattr(kept, told.name), getattr(gone, told.name)
    if mine == theirs or not theirs:
        return None
    joinable = isinstance(field, Several) or told.kind is Kind.NOTES
    proposed = GONE if not mine else BOTH if joinable else KEPT
    words = (_words(field, mine), _words(field, theirs))
    return Difference(field, told.name, told.label, *words, proposed, joinable)


def _words(field: Attribute, value: Any) -> str:
    if isinstance(field, Several):
        return ", ".join(value)
    return spoken(Person, facts(field).name, facts(field).kind, plain(value))


def _values(found: list[Difference], kept: Any, gone: Any, choices: Mapping[str, str]) -> dict[str, Any]:
    """The new values of the record that stays."""
    chosen = {told.name: (choices.get(told.name, told.proposed), told) for told in found}
    return {name: _chosen(way, told, kept, gone) for name, (way, told) in chosen.items() if way != KEPT}


def _chosen(way: str, told: Difference, kept: Any, gone: Any) -> Any:
    mine, theirs = getattr(kept, told.name), getattr(gone, told.name)
    if way == GONE or not told.joinable:
        return theirs
    if isinstance(told.field, Several):
        return list(dict.fromkeys([*mine, *theirs]))
    return "\n".join(filter(None, (mine, theirs)))


def _links() -> Iterator[tuple[Any, Any]]:
    """Entity and column of every link to a person but the lists of its own form."""
    for mapper in sorted(Base.registry.mappers, key=lambda m: m.class_.__name__):
        for column in mapper.local_table.c:
            to_person = any(key.column.table.name == "person" for key in column.foreign_keys)
            if to_person and mapper.class_.__name__ not in _LISTS_OF_ONE:
                yield mapper.class_, getattr(mapper.class_, column.name)


def _move(session: Session, owner: Any, column: Any, kept_id: str, gone_id: str) -> None:
    """Give the rows of one to the other, one by one, so that the history knows them; what is there already stays."""
    for row in session.scalars(select(owner).where(column == gone_id)):
        if isinstance(row, PersonLink) and kept_id in (row.person_id, row.other_id):
            row.deleted_at = row.deleted_at or now()  # the two were linked with each other
        elif (present := _present(session, owner, row, column, kept_id)) is None:
            setattr(row, column.key, kept_id)
        else:
            _leave(row, present)


def _leave(row: Any, present: Any) -> None:
    """What the record that stays has already is left with the other, and counted once."""
    if isinstance(row, Record):
        row.deleted_at = row.deleted_at or now()
    if isinstance(row, Participation) and row.state is ParticipationState.ATTENDED:
        present.state = row.state


_ONCE: dict[type[Any], tuple[str, ...]] = {
    CircleMember: ("circle_id", "role", "until"),
    Participation: ("event_id",),
    ExtraValue: ("field_id",),
    PersonPhoto: (),
}
"""What somebody has once only: rows that agree in these columns are one."""


def _present(session: Session, owner: Any, row: Any, column: Any, kept_id: str) -> Any:
    """The row of the record that stays which says the same; None where the moved one says something of its own."""
    if owner not in _ONCE:
        return None
    alike: list[ColumnElement[bool]] = [getattr(owner, name) == getattr(row, name) for name in _ONCE[owner]]
    alive = [owner.deleted_at.is_(None)] if issubclass(owner, Record) else []
    return session.scalars(select(owner).where(column == kept_id, *alike, *alive)).first()
