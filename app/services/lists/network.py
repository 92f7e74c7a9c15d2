"""The lists of whom the office turns to: organisations, people with a function, all others who are no volunteers."""

from dataclasses import replace
from typing import Any

from app.models import ContactRole, Organisation, Person
from app.models.facts import facts
from app.services.lists import flat
from app.services.lists.definition import ListDefinition, Scope
from app.services.lists.sheet import Records, Sheet
from app.services.lists.wording import in_json
from app.services.office import Services
from app.text import _

_WITH_FUNCTION = ListDefinition("", _("Ansprechpersonen"), Person, person=Person.id, official=True)
_OTHERS = ListDefinition("", _("Ansprechpersonen"), Person, person=Person.id)
_REACHED_BY = (Person.phone, Person.mobile, Person.email)
_ROLE = (
    ContactRole.person_id, ContactRole.function, ContactRole.organisation_name, ContactRole.shelter_name,
    ContactRole.presence_hours, ContactRole.notes,
)  # fmt: skip


def parts(services: Services, wanted: ListDefinition, scope: Scope) -> tuple[tuple[ListDefinition, Scope], ...]:
    """The people of the list as two lists: those with a function, and, where nothing was filtered, all others."""
    ids = tuple(roles_of(services, wanted, scope))
    others = services.people.without_function() if scope.ids is None and not scope.query.filters else ()
    return (_WITH_FUNCTION, replace(scope, ids=ids)), (_OTHERS, replace(scope, ids=others))


def roles_of(services: Services, wanted: ListDefinition, scope: Scope) -> dict[str, list[dict[str, Any]]]:
    """What each person of the list does where, by the person's id."""
    ids = list(scope.ids) if scope.ids is not None else wanted.crud(services).ids(scope.query)
    found: dict[str, list[dict[str, Any]]] = {}
    for person, *values in wanted.crud(services).rows(ids, _ROLE):
        role = {facts(c).name.removesuffix("_name"): in_json(v) for c, v in zip(_ROLE[1:], values, strict=True)}
        found.setdefault(person, []).append(role)
    return found


def _sheet(services: Services, wanted: ListDefinition, scope: Scope) -> Sheet:
    """A row for each function, then those without one."""
    result = flat.sheet(services, wanted, scope)
    others, narrowed = parts(services, wanted, scope)[1]
    columns = (Person.first_name, Person.last_name, *_REACHED_BY)
    for _identity, first, last, *reached in flat.permitted(services, others, narrowed, columns, result):
        values = dict(zip(("phone", "mobile", "email"), reached, strict=True))
        values["person_name"] = " ".join(filter(None, (first, last)))
        result.rows.append(tuple(values.get(heading.name) for heading in result.headings))
    return result


def _records(services: Services, wanted: ListDefinition, scope: Scope) -> Records:
    """Everybody with all fields, and the functions they have."""
    roles = roles_of(services, wanted, scope)
    result = Records(wanted.label, scope.gate.recipient)
    for people, narrowed in parts(services, wanted, scope):
        result.add(flat.records(services, people, narrowed))
    for item in result.items:
        item["roles"] = roles.get(item["id"], [])
    return result


CONTACTS = ListDefinition(
    "contacts",
    _("Ansprechpersonen"),
    ContactRole,
    columns=(
        ContactRole.organisation_name, ContactRole.shelter_name, ContactRole.function, ContactRole.person_name,
        ContactRole.phone, ContactRole.mobile, ContactRole.email, ContactRole.presence_hours, ContactRole.deputy_id,
    ),
    person=ContactRole.person_id,
    sort=ContactRole.organisation_name,
    purpose=_("Verzeichnis der Ansprechpersonen"),
    official=True,
    sheet=_sheet,
    records=_records,
    formats=("vcf",),
)  # fmt: skip

ORGANISATIONS = ListDefinition(
    "organisations",
    _("Organisationen"),
    Organisation,
    columns=(
        Organisation.name, Organisation.kind, Organisation.street, Organisation.postal_code, Organisation.city,
        Organisation.phone, Organisation.email, Organisation.website,
    ),
)  # fmt: skip
