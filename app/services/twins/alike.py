"""Who might be the same person: among those like what is being typed, and among everybody."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select

from app.models import Person, TwinDecision, VolunteerStatus
from app.services import search
from app.services.database import Database
from app.services.imports.known_people import OTHER, SAME, Identity, KnownPeople, compare, identity
from app.services.imports.values.blank import UMLAUTS
from app.text import _, fold

_NAMED = ("first_name", "last_name", "email", "phone", "mobile", "birth_date", "street")
_MOST = 200
"""People looked at more closely for one sign; a sign that more people share says little."""

_STEP = 200
"""After so many people it is told how far the comparison is."""


@dataclass(frozen=True)
class Likeness:
    """Somebody who may be the person in question, and why ("gleicher Name, Telefon gleich")."""

    person_id: str
    name: str
    reason: str
    sure: bool
    """Whether nothing speaks against it."""
    remark: str = ""
    """ "im Papierkorb" or "ausgeschieden", where that is so."""
    in_trash: bool = False


@dataclass(frozen=True)
class Pair:
    """Two records that may be one person, the older one first."""

    first: Likeness
    second: Likeness

    @property
    def reason(self) -> str:
        """Why they may be one."""
        return self.second.reason


class Twins:
    """Finds records that may be of one person."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def like(self, values: dict[str, Any], but: str | None = None) -> list[Likeness]:
        """People like the one being typed, also those who left or lie in the trash; surest first.

        `values` are fields of a person, complete or not; `but` is the id of the record that is being changed.
        """
        one = identity(but or "", values)
        if not one.last or not (one.first or one.emails or one.phones):
            return []
        with self.database.reading() as connection:
            ids = {i for words in _signs(one) for i in _having(connection, words)} - {but}
            rows = list(connection.execute(_people().where(Person.id.in_(ids)))) if ids else []
            decided = _decisions(connection, but) if but else set()
        found = [told for row in rows if row.id not in decided and (told := _likeness(one, row))]
        return sorted(found, key=lambda told: (not told.sure, told.name))

    def pairs(self, told: Callable[[int, int], object] = lambda done, total: None) -> list[Pair]:
        """All pairs that may be one person, without those decided to be two; reads everybody, so not for each key.

        `told` hears how many people of how many were compared.
        """
        with self.database.reading() as connection:
            rows = {
                row.id: row
                for row in connection.execute(_people().where(Person.deleted_at.is_(None)).order_by(Person.id))
            }
            chosen = connection.execute(select(TwinDecision.first_id, TwinDecision.second_id))
            decided = {frozenset(both) for both in chosen}
        found = [
            pair
            for pair in _alike(rows, told)
            if frozenset((pair.first.person_id, pair.second.person_id)) not in decided
        ]
        return sorted(found, key=lambda pair: (not pair.second.sure, fold(pair.first.name)))

    def keep_apart(self, first_id: str, second_id: str) -> None:
        """Note that two records are different people, so that they are not named again; known already is no error."""
        first, second = sorted((first_id, second_id))
        with self.database.transaction(_("Als verschiedene Personen vermerkt")) as session:
            known = (TwinDecision.first_id == first, TwinDecision.second_id == second)
            if session.scalar(select(TwinDecision.id).where(*known)) is None:
                session.add(TwinDecision(first_id=first, second_id=second))


def _people() -> Select[Any]:
    columns = (getattr(Person, name) for name in _NAMED)
    wanted = select(Person.id, *columns, Person.status, Person.deleted_at, Person.academic_title)
    return wanted.where(Person.anonymised_on.is_(None), Person.merged_into.is_(None))


def _alike(rows: dict[str, Any], told_of: Callable[[int, int], object]) -> Iterator[Pair]:
    known = KnownPeople()
    for done, row in enumerate(rows.values()):
        if not done % _STEP:
            told_of(done, len(rows))
        one = _identity(row)
        for other in known.like(one):
            if told := _likeness(other, row):
                yield Pair(_plain(rows[other.id]), told)
        known.add(one)


def _identity(row: Any) -> Identity:
    return identity(row.id, row._asdict())


def _likeness(one: Identity, row: Any) -> Likeness | None:
    verdict, reason = compare(one, _identity(row), within_file=False)
    if verdict == OTHER:
        return None
    return _plain(row, reason or _("gleicher Name und weitere gleiche Angaben"), verdict == SAME)


def _plain(row: Any, reason: str = "", sure: bool = False) -> Likeness:
    name = " ".join(filter(None, (row.academic_title, row.first_name, row.last_name)))
    return Likeness(row.id, name, reason, sure, _remark(row), row.deleted_at is not None)


def _remark(row: Any) -> str:
    if row.deleted_at is not None:
        return _("im Papierkorb")
    return row.status.label if row.status in (VolunteerStatus.LEFT, VolunteerStatus.DECLINED) else ""


def _decisions(connection: Connection, person_id: str) -> set[str]:
    both = (TwinDecision.first_id, TwinDecision.second_id)
    wanted = select(*both).where((both[0] == person_id) | (both[1] == person_id))
    return {identity for row in connection.execute(wanted) for identity in row}


def _signs(one: Identity) -> set[str]:
    """The words to look for: each telephone number and address, and the name in the spellings people mix."""
    found = {*one.emails, *(number for number in one.phones if len(number) > search.SHORTEST)}
    if one.first:
        found |= {f"{last} {fold(one.first)[:3]}" for last in _spellings(one.last)}
        found |= {f"{last} {fold(one.last)[:3]}" for last in _spellings(one.first) if len(last) >= search.SHORTEST}
    return found


def _spellings(name: str) -> Iterable[str]:
    """ "Müller-Thiel" → muller, mueller, thiel, tiel: parts and spellings, folded."""
    for part in re.split(r"[\s-]+", name.casefold()):
        if len(part) >= search.SHORTEST:
            yield fold(part)
            yield fold(part.translate(UMLAUTS))
            yield fold(part).replace("ae", "a").replace("oe", "o").replace("ue", "u")


def _having(connection: Connection, words: str) -> list[str]:
    found = search.matching(Person, words, connection)
    wanted = select(Person.id).where(found).limit(_MOST) if found is not None else None
    return [] if wanted is None else list(connection.execute(wanted).scalars())
