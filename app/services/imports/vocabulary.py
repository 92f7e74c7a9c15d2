"""What a column of a foreign list may mean: the fields of the models with their spellings, and what lists combine."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from app import resources
from app.models import ContactRole, Event, HelperCircle, Occupancy, Organisation, Person, Shelter
from app.models.base import Attribute, Computed, Kind, Several
from app.models.facts import facts, fields
from app.services.occupancy.entries import NUMBERS
from app.text import _

FURTHER_COUNTS = tuple(one for one in NUMBERS if one not in (Occupancy.capacity, Occupancy.occupied))
"""What is counted of the people of a house besides how many they are."""
KINDS = ("volunteers", "shelters", "events", "contacts")


@dataclass(frozen=True)
class Target:
    """One meaning of a column.

    `content` names the test its cells must pass (see `evidence.py`); a `many` target may stand over several columns.
    """

    name: str
    label: str
    spellings: tuple[str, ...]
    content: str
    many: bool = False


_CONTENT = {
    Kind.PHONE: "phone", Kind.EMAIL: "email", Kind.DATE: "date", Kind.DATETIME: "date", Kind.NUMBER: "number",
    Kind.NOTES: "prose", Kind.YES_NO: "yes_no", Kind.URL: "url", Kind.MONEY: "number", Kind.HOURS: "number",
    Kind.SEVERAL: "words", Kind.COUNTS: "text",
    Kind.CHOICE: "choice", Kind.TEXT: "text",
}  # fmt: skip
_BY_NAME = {
    "first_name": "first_name", "last_name": "last_name", "street": "street", "postal_code": "postal_code",
    "city": "city", "status": "status", "salutation": "salutation", "languages": "languages", "skills": "skills",
    "availability": "days", "birth_date": "birth", "birth_year": "year", "mobile": "mobile",
}  # fmt: skip
_MANY = {"notes", "languages", "skills", "availability", "phone", "mobile", "email", "rooms", "mobility"}


def of_field(attribute: Attribute, content: str = "") -> Target:
    """The meaning that a model's field declares."""
    told = facts(attribute)
    kind = content or _BY_NAME.get(told.name) or _CONTENT[told.kind]
    several = isinstance(attribute, (Several, Computed))
    owner = attribute.owner if several else attribute.class_  # type: ignore[union-attr]
    spellings = (told.label, *told.found_as, *_headers_of(f"{owner.__name__}.{told.name}"))
    return Target(told.name, told.label, spellings, kind, told.name in _MANY)


@cache
def _further_headers() -> dict[str, tuple[str, ...]]:
    """The headers of `resources/words/headers.txt`: what would swell the models, and what lists combine."""
    lines = resources.path("words", "headers.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split(" = ") for line in lines if not line.startswith("#"))
    return {name: tuple(headers.split(" | ")) for name, headers in pairs}


def _headers_of(name: str) -> tuple[str, ...]:
    return _further_headers().get(name, ())


def _fields(owner: Any) -> list[Attribute]:
    """The fields of an entity that a cell can hold: no links, lists name those."""
    return [attribute for attribute in fields(owner) if facts(attribute).kind is not Kind.REFERENCE]


def _named(name: str, label: str, content: str, many: bool = False, also: str = "") -> Target:
    """A meaning that is no single field; `also` names further headers that only one kind of list uses for it."""
    return Target(name, label, (label, *_headers_of(name), *_headers_of(also)), content, many)


IGNORED = _named("ignored", _("nicht übernehmen"), "any", many=True)


def _person_parts() -> list[Target]:
    """What lists combine or keep beside a person's own fields."""
    return [
        _named("name", _("Vor- und Nachname"), "name"),
        _named("address", _("Anschrift"), "address"),
        _named("place", _("PLZ und Ort"), "place"),
        _named("house_number", _("Hausnummer"), "house_number"),
        _named("contact", _("Telefon und E-Mail"), "contact"),
        _named("area_code", _("Vorwahl"), "area_code"),
        _named("phone_work", _("Telefon dienstlich"), "phone", many=True),
    ]


def _shelter_of_person(also: str = "") -> Target:
    return _named("shelter", facts(Person.shelter_names).label, "shelter", many=True, also=also)


def _volunteers() -> list[Target]:
    return [
        *map(of_field, _fields(Person)),
        *_person_parts(),
        _shelter_of_person("volunteers.shelter"),
        _named("certificate_seen_on", facts(Person.certificate_seen_on).label, "date"),
        _named("consent_store", _("Einwilligung Datenspeicherung"), "yes_no"),
        _named("consent_photo", _("Einwilligung Fotos"), "yes_no"),
        _named("consent_newsletter", _("Einwilligung Rundmails"), "yes_no"),
        _named("circle", HelperCircle.singular, "text"),
    ]


_NOT_OF_CONTACTS = ("since", "status", "availability", "skills", "left_on")


def _contacts() -> list[Target]:
    return [
        *(target for target in map(of_field, _fields(Person)) if target.name not in _NOT_OF_CONTACTS),
        *_person_parts(),
        _shelter_of_person(),
        of_field(ContactRole.function),
        of_field(ContactRole.presence_hours),
        _named("organisation", Organisation.singular, "text"),
        of_field(Organisation.website),
    ]


FUNCTIONS = (
    "Heimleitung", "Hausleitung", "Einrichtungsleitung", "Leitung", "Sozialbetreuung", "Sozialarbeit", "Sozialdienst",
    "Sozialberatung", "Sozialpädagogik", "Hausmeister", "Integrationsmanagement", "Security", "Sicherheitsdienst",
    "Wachdienst", "Ansprechperson", "Objektleitung", "Verwaltung", "Ehrenamtskoordination", "Betreuung",
    "Hausverwaltung",
)  # fmt: skip
"""Functions that lists of houses keep a column for, with the name of the person in it."""


def _shelters() -> list[Target]:
    return [
        *(of_field(attribute, "house" if attribute is Shelter.name else "") for attribute in _fields(Shelter)),
        _named("occupied", facts(Shelter.occupied).label, "number"),
        of_field(Occupancy.as_of),
        *map(of_field, FURTHER_COUNTS),
        of_field(Occupancy.languages, "counts"),
        of_field(Occupancy.source),
        _named("rooms", facts(Shelter.rooms).label, "words", many=True),
        _named("counts", _("Belegung am Stichtag der Überschrift"), "number", many=True),
        *(part for part in _person_parts() if part.name in ("address", "place", "house_number")),
        *(Target(f"contact:{f}", f, (f, *_headers_of(f"contact:{f}")), "person") for f in FUNCTIONS),
    ]


def _events() -> list[Target]:
    return [
        *map(of_field, _fields(Event)),
        _named("time", _("Uhrzeit"), "time"),
        _named("end_time", _("Uhrzeit Ende"), "time"),
        _named("recurrence", facts(Event.rule).label, "text"),
        _named("uid", _("Kennung"), "text"),
        _named("weekday", _("Wochentag"), "weekday"),
    ]


_MADE = {"volunteers": _volunteers, "shelters": _shelters, "events": _events, "contacts": _contacts}


@cache
def targets(kind: str) -> tuple[Target, ...]:
    """All meanings of the columns of one kind of list, "not taken over" last; KeyError for an unknown kind."""
    return (*_MADE[kind](), IGNORED)


def target(kind: str, name: str) -> Target:
    """The meaning called `name`; KeyError when there is none."""
    return {each.name: each for each in targets(kind)}[name]


ESSENTIAL = {
    "volunteers": {"last_name", "first_name", "name", "email"},
    "contacts": {"last_name", "first_name", "name", "organisation"},
    "shelters": {"name"},
    "events": {"title", "start"},
}
"""Of these at least one column makes a table a list of the kind."""
