"""The list of proofs with the day each counts until; certificates of good conduct stand on no list."""

from datetime import date

from app.models import Credential
from app.services.lists import flat
from app.services.lists.definition import ListDefinition, Scope
from app.services.lists.sheet import Sheet
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
)  # fmt: skip
