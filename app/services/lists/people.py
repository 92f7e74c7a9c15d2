"""Lists of people: the volunteers of the office, and who takes part in an event."""

from dataclasses import replace
from typing import Any

from sqlalchemy import select

from app.models import (
    Assignment,
    Availability,
    Consent,
    Credential,
    Participation,
    Person,
    PersonLanguage,
    Shelter,
    StatusChange,
)
from app.services.crud import Query
from app.services.lists import flat
from app.services.lists.definition import ListDefinition, Scope
from app.services.lists.sheet import Records
from app.services.lists.wording import in_json
from app.services.office import Services
from app.text import _


def _records(services: Services, wanted: ListDefinition, scope: Scope) -> Records:
    """The volunteers with all their fields and, for the own office, what else is kept of them.

    Whoever leaves takes everybody along: unless something was filtered, people without any role follow, status null.
    """
    if not scope.gate.outside and scope.ids is None and scope.query == Query():
        scope = replace(scope, ids=(*wanted.crud(services).ids(), *services.people.without_role()))
    result = flat.records(services, wanted, scope)
    more = {} if scope.gate.outside else _kept_of(services)
    own = {} if scope.gate.outside else services.own_fields.spoken()
    for item in result.items:
        item["shelter"] = item.pop("shelter_names", None)
        if "languages" in item:
            item["languages"], item["language_levels"] = _languages(item["languages"])
            item["available_days"] = _days(item["availability"])
        item |= {name: kept.get(item["id"], []) for name, kept in more.items()}
        if not scope.gate.outside:
            item["own_fields"] = own.get(item["id"], {})
    return result


def _languages(texts: list[str]) -> tuple[list[str], dict[str, str]]:
    """The plain names, and the level of those that have one."""
    parts = [PersonLanguage.parts(text) for text in texts]
    return [p["language"] for p in parts], {p["language"]: p["level"] for p in parts if p["level"]}


def _days(slots: list[str]) -> list[str]:
    """ "mon" … "sun", each once, in order."""
    present = {slot.partition(".")[0] for slot in slots}
    return [day for day in Availability.WEEKDAYS if day in present]


def _kept_of(services: Services) -> dict[str, dict[str, list[dict[str, Any]]]]:
    """Assignments, consents, proofs and steps of status by person."""
    assignments = select(
        Assignment.person_id, Shelter.name.label("shelter"), Assignment.activity, Assignment.since, Assignment.until
    ).join(Shelter, Shelter.id == Assignment.shelter_id, isouter=True)
    consents = select(Consent.person_id, Consent.purpose, Consent.given_on, Consent.withdrawn_on, Consent.channel)
    proofs = select(
        Credential.person_id, Credential.kind, Credential.title, Credential.presented_on, Credential.issued_on,
        Credential.valid_until, Credential.edition,
    )  # fmt: skip
    steps = select(StatusChange.person_id, StatusChange.status, StatusChange.changed_on, StatusChange.reason)
    wanted = {
        "assignments": assignments.where(Assignment.deleted_at.is_(None)).order_by(Assignment.since),
        "consents": consents.where(Consent.deleted_at.is_(None)).order_by(Consent.given_on),
        "credentials": proofs.where(Credential.deleted_at.is_(None)).order_by(Credential.presented_on),
        "status_history": steps.order_by(StatusChange.changed_on),
    }
    found: dict[str, dict[str, list[dict[str, Any]]]] = {}
    with services.database.reading() as connection:
        for name, statement in wanted.items():
            found[name] = {}
            for person, *values in connection.execute(statement):
                kept = {
                    str(c.key): in_json(v) for c, v in zip(list(statement.selected_columns)[1:], values, strict=True)
                }
                found[name].setdefault(str(person), []).append(kept)
    return found


VOLUNTEERS = ListDefinition(
    "volunteers",
    _("Ehrenamtliche"),
    Person,
    columns=(
        Person.last_name, Person.first_name, Person.street, Person.postal_code, Person.city, Person.phone,
        Person.mobile, Person.email, Person.status, Person.since, Person.languages, Person.skills, Person.availability,
        Person.shelter_names,
    ),
    person=Person.id,
    purpose=_("Arbeitsliste der Ehrenamtskoordination"),
    records=_records,
    service="volunteers",
    formats=("vcf",),
)  # fmt: skip


PARTICIPANTS = ListDefinition(
    "participants",
    _("Teilnehmende"),
    Participation,
    columns=(
        Participation.event_id, Participation.person_name, Participation.organisation, Participation.state,
        Participation.registered_on, Participation.phone, Participation.email, Participation.wants_to_help,
    ),
    sort=Participation.person_name,
    person=Participation.person_id,
    purpose=_("Vorbereitung der Veranstaltung"),
)  # fmt: skip
