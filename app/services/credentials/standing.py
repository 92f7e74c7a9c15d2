"""Who has a proof that counts on a day, who had one, and who is born when, as sets of ids."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select

from app.models import ConductCheck, Credential, CredentialKind, Person
from app.services import search
from app.services.credentials.rules import Rules

begins_on = func.coalesce(Credential.issued_on, Credential.presented_on)
"""The day from which a proof counts."""
checked_on = func.coalesce(ConductCheck.certificate_date, ConductCheck.seen_on)
"""The same of a certificate of good conduct; where only the inspection is known, its day."""


@dataclass(frozen=True)
class Standing:
    """Ids by kind: whose proof counts, and who ever had one."""

    valid: dict[CredentialKind, frozenset[str]]
    had: dict[CredentialKind, frozenset[str]]


def standing(connection: Connection, rules: Rules, on: date, ids: Sequence[str] | None) -> Standing:
    """The standing of these people, or of everybody."""
    mine = [] if ids is None else [Credential.person_id.in_(search.listed(ids, connection))]
    wanted = select(Credential.kind, func.aggregate_strings(Credential.person_id, " ")).where(
        Credential.deleted_at.is_(None), *mine
    )
    had = {kind: _set(people) for kind, people in connection.execute(wanted.group_by(Credential.kind))}
    counts = wanted.where(counting(rules, on)).group_by(Credential.kind)
    valid = {kind: _set(people) for kind, people in connection.execute(counts)}
    checked = [] if ids is None else [ConductCheck.person_id.in_(search.listed(ids, connection))]
    conduct = select(func.aggregate_strings(ConductCheck.person_id, " ")).where(*checked)
    first = rules.terms[CredentialKind.CONDUCT].first_begin(on)
    still = conduct if first is None else conduct.where(checked_on >= first)
    had[CredentialKind.CONDUCT], valid[CredentialKind.CONDUCT] = (
        _set(connection.execute(statement).scalar()) for statement in (conduct, still)
    )
    return Standing(valid, had)


def counting(rules: Rules, on: date) -> Any:
    """The SQL of a proof that counts on a day: by the end written on it, else by the rule of its kind."""
    conditions = []
    for kind, term in rules.terms.items():
        first = term.first_begin(on)
        conditions.append(
            Credential.kind == kind if first is None else and_(Credential.kind == kind, begins_on >= first)
        )
    by_rule = and_(Credential.valid_until.is_(None), or_(*conditions))
    return or_(Credential.valid_until >= on, by_rule)


def younger(
    connection: Connection, born_after: date, ids: Sequence[str] | None
) -> tuple[frozenset[str], frozenset[str]]:
    """Who was born after a day, and of whom nobody knows."""
    found = _people(connection, ids, func.aggregate_strings(Person.id, " "))
    whole_year = (born_after.month, born_after.day) == (12, 31)
    later = and_(Person.birth_date.is_(None), Person.birth_year > born_after.year)
    doubtful = (
        Person.birth_year.is_(None)
        if whole_year
        else func.coalesce(Person.birth_year, born_after.year) == born_after.year
    )
    born = found.where(or_(Person.birth_date > born_after, later))
    unknown = found.where(Person.birth_date.is_(None), doubtful)
    return _set(connection.execute(born).scalar()), _set(connection.execute(unknown).scalar())


def everybody(connection: Connection) -> list[str]:
    """The ids of all volunteers."""
    there = _people(connection, None, func.aggregate_strings(Person.id, " ")).where(Person.status.is_not(None))
    return (connection.execute(there).scalar() or "").split()


def _people(connection: Connection, ids: Sequence[str] | None, column: Any) -> Select[Any]:
    there = select(column).where(Person.deleted_at.is_(None), Person.anonymised_on.is_(None))
    return there if ids is None else there.where(Person.id.in_(search.listed(ids, connection)))


def _set(ids: str | None) -> frozenset[str]:
    return frozenset((ids or "").split())
