"""Writes people as address cards (vCard 3.0) for a telephone or Outlook."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.models import Person
from app.models.facts import facts
from app.services.lists import network
from app.services.lists.clean import Cleaner
from app.services.lists.definition import ListDefinition, Scope
from app.services.lists.flat import permitted
from app.services.lists.sheet import Handed
from app.services.office import Services


def cards(people: Sequence[Mapping[str, Any]]) -> bytes:
    """One card a person from dicts with first_name, last_name, street, postal_code, city, phone, mobile, email,
    organisation, function, category; what is missing is left out."""
    clean = Cleaner()
    return "".join(_card({k: clean(str(v)) for k, v in person.items() if v}) for person in people).encode()


def _card(person: Mapping[str, str]) -> str:
    import vobject

    card = vobject.vCard()
    last, first = person.get("last_name", ""), person.get("first_name", "")
    card.add("n").value = vobject.vcard.Name(family=last, given=first, prefix=person.get("academic_title", ""))
    card.add("fn").value = " ".join(filter(None, (person.get("academic_title"), first, last)))
    card.add("uid").value = f"{person['id']}@helferkreis"
    for key, kind in (("phone", ["HOME", "VOICE"]), ("mobile", ["CELL"])):
        if key in person:
            line = card.add("tel")
            line.value, line.type_param = person[key], kind
    if "email" in person:
        line = card.add("email")
        line.value, line.type_param = person["email"], "INTERNET"
    _add_address(card, person)
    for key, name in (("function", "title"), ("category", "categories")):
        if key in person:
            card.add(name).value = [person[key]] if name == "categories" else person[key]
    if "organisation" in person:
        card.add("org").value = [person["organisation"]]
    return str(card.serialize())


def _add_address(card: Any, person: Mapping[str, str]) -> None:
    import vobject

    if not any(key in person for key in ("street", "postal_code", "city")):
        return
    line = card.add("adr")
    line.value = vobject.vcard.Address(
        street=person.get("street", ""), code=person.get("postal_code", ""), city=person.get("city", "")
    )
    line.type_param = "HOME"


_PERSON = (
    Person.academic_title, Person.first_name, Person.last_name, Person.street, Person.postal_code, Person.city,
    Person.phone, Person.mobile, Person.email,
)  # fmt: skip


def gather(services: Services, wanted: ListDefinition, scope: Scope, result: Handed) -> list[dict[str, Any]]:
    """What the cards of a list say; `result` learns who is named. Every person gets one card."""
    result.columns = [facts(c).label for c in _PERSON]
    own = {"category": wanted.label}
    if wanted.entity is Person:
        return [{**_named(row), **own} for row in permitted(services, wanted, scope, _PERSON, result)]
    roles = network.roles_of(services, wanted, scope)
    rows = [
        row for part in network.parts(services, wanted, scope) for row in permitted(services, *part, _PERSON, result)
    ]
    return [{**_named(row), **_function(roles.get(row[0], [])), **own} for row in rows]


def _named(row: tuple[Any, ...]) -> dict[str, Any]:
    return dict(zip(("id", *(facts(c).name for c in _PERSON)), row, strict=True))


def _function(roles: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The first function stands on the card."""
    first = roles[0] if roles else {}
    return {"function": first.get("function"), "organisation": first.get("organisation") or first.get("shelter")}
