"""Whose proof ends until a day, for all kinds by one definition: the start page, the list and letters ask here."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, and_, or_, select
from sqlalchemy.orm import aliased

from app.models import ConductCheck, Credential, CredentialKind, Person, VolunteerStatus
from app.services.credentials.rules import Rules, Term
from app.services.credentials.standing import begins_on, checked_on, counting

HELPING = (VolunteerStatus.TRIAL, VolunteerStatus.ACTIVE)
"""Whose proofs must hold."""


@dataclass(frozen=True)
class Expiring:
    """The newest proof of a kind that somebody has, and its last day; `title` is its own name, if any."""

    person_id: str
    name: str
    kind: CredentialKind
    title: str
    day: date

    @property
    def words(self) -> str:
        """ "Erste Hilfe" """
        return self.title or self.kind.label


def expiring(connection: Connection, rules: Rules, until: date) -> list[Expiring]:
    """Proofs of those who help whose last day is `until` or before, also those that have ended; the earliest first."""
    found = [*_conduct(connection, rules.terms[CredentialKind.CONDUCT], until), *_credentials(connection, rules, until)]
    newest: dict[tuple[str, CredentialKind, str], Expiring] = {}
    for told in found:
        key = told.person_id, told.kind, told.title
        if key not in newest or newest[key].day < told.day:
            newest[key] = told
    return sorted(newest.values(), key=lambda told: (told.day, told.name, told.words))


def _conduct(connection: Connection, term: Term, until: date) -> Iterator[Expiring]:
    first = term.first_begin(until + timedelta(days=1))
    if first is None:
        return
    newer = select(ConductCheck.person_id).where(checked_on >= first)
    wanted = _helping(checked_on.label("begin")).join(ConductCheck, ConductCheck.person_id == Person.id)
    for person, name, begin in connection.execute(wanted.where(checked_on < first, Person.id.not_in(newer))):
        day = term.last_day(begin)
        assert day is not None
        yield Expiring(person, name, CredentialKind.CONDUCT, "", day)


def _credentials(connection: Connection, rules: Rules, until: date) -> Iterator[Expiring]:
    """Those that end, unless a proof of the same kind and name goes on beyond."""
    beyond = aliased(Credential, select(Credential).where(counting(rules, until + timedelta(days=1))).subquery())
    same = and_(beyond.person_id == Credential.person_id, beyond.kind == Credential.kind)
    wanted = (
        _helping(Credential.kind, Credential.title, Credential.valid_until, begins_on.label("begin"))
        .join(Credential, Credential.person_id == Person.id)
        .where(Credential.deleted_at.is_(None), _ends(rules, until))
        .where(~select(beyond.id).where(same, beyond.deleted_at.is_(None), _titled(beyond)).exists())
    )
    for person, name, kind, title, last, begin in connection.execute(wanted):
        day = last or rules.terms[kind].last_day(begin)
        if day:
            yield Expiring(person, name, kind, title or "", day)


def _ends(rules: Rules, until: date) -> Any:
    by_rule = []
    for kind, term in rules.terms.items():
        if first := term.first_begin(until + timedelta(days=1)):
            by_rule.append(and_(Credential.valid_until.is_(None), Credential.kind == kind, begins_on < first))
    return or_(Credential.valid_until <= until, *by_rule)


def _titled(other: Any) -> Any:
    return or_(other.title == Credential.title, and_(other.title.is_(None), Credential.title.is_(None)))


def _helping(*columns: Any) -> Any:
    return select(Person.id, Person.sort_name.expression(Person).label("name"), *columns).where(
        Person.deleted_at.is_(None), Person.anonymised_on.is_(None), Person.status.in_(HELPING)
    )
