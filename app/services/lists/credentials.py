"""The list of proofs with the day each counts until; certificates of good conduct only in the office's own JSON."""

from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import select

from app.models import ConductCheck, Credential, CredentialKind, Person
from app.services.crud import Query
from app.services.lists import flat
from app.services.lists.definition import ListDefinition, Scope
from app.services.lists.sheet import Records, Sheet
from app.services.lists.wording import in_json
from app.services.office import Services
from app.text import _


def _sheet(services: Services, wanted: ListDefinition, scope: Scope) -> Sheet:
    """The proofs; where no end is written on one, the rule of its kind says it."""
    result = flat.sheet(services, wanted, scope)
    at = {heading.name: position for position, heading in enumerate(result.headings)}
    if "valid_until" not in at:
        return result
    rules = services.credentials.rules(date.today())
    terms = {kind.label: term for kind, term in rules.terms.items()}
    for number, row in enumerate(result.rows):
        begin = row[at["issued_on"]] or row[at["presented_on"]]
        last = row[at["valid_until"]] or terms[row[at["kind"]]].last_day(begin)
        result.rows[number] = tuple(last if i == at["valid_until"] else value for i, value in enumerate(row))
    return result


def _records(services: Services, wanted: ListDefinition, scope: Scope) -> Records:
    """The proofs with all fields; whoever leaves takes along that certificates of good conduct were seen."""
    result = flat.records(services, wanted, scope)
    whole = scope.ids is None and replace(scope.query, sort=None, descending=False) == Query()
    if whole and not scope.gate.outside:
        checks = list(_checks(services))
        result.items += checks
        result.named += len(checks)
        result.people += sorted({check["person_id"] for check in checks} - set(result.people))
    return result


def _checks(services: Services) -> list[dict[str, Any]]:
    name = Person.sort_name.expression(Person).label("person")
    seen = select(ConductCheck.person_id, name, ConductCheck.seen_on, ConductCheck.certificate_date)
    there = seen.join(Person, Person.id == ConductCheck.person_id).where(Person.deleted_at.is_(None))
    with services.database.reading() as connection:
        rows = connection.execute(there.order_by(Person.sort_key, ConductCheck.seen_on)).all()
    return [
        {
            "person_id": row.person_id, "person": row.person, "kind": in_json(CredentialKind.CONDUCT),
            "presented_on": in_json(row.seen_on), "issued_on": in_json(row.certificate_date),
        }
        for row in rows
    ]  # fmt: skip


CREDENTIALS = ListDefinition(
    "credentials",
    _("Nachweise"),
    Credential,
    columns=(
        Credential.person_name, Credential.kind, Credential.title, Credential.presented_on, Credential.issued_on,
        Credential.valid_until, Credential.edition, Credential.seen_by,
    ),
    person=Credential.person_id,
    sort=Credential.person_name,
    purpose=_("Übersicht der Nachweise von Ehrenamtlichen"),
    sheet=_sheet,
    records=_records,
)  # fmt: skip
