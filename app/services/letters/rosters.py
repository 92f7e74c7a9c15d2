"""Telephone list and emergency roster: who is called, in print, for whoever keeps it at hand."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from app.errors import UserError
from app.models import Person, VolunteerStatus
from app.services.documents.data import Report, ReportPart
from app.services.gather.common import office_of
from app.services.people import drives
from app.text import _, fold

if TYPE_CHECKING:
    from app.services.office import Services

CONFIDENTIAL = _("Vertraulich – nicht weitergeben, nach Gebrauch vernichten")
_EVENING = (".evening", ".day")


def active_ids(services: "Services") -> list[str]:
    """Everybody who is active now, in the order of names."""
    return [person.id for person in services.volunteers.all(Person.status == VolunteerStatus.ACTIVE)]


def phone_list(services: "Services", ids: Sequence[str] | None = None) -> Report:
    """Name, telephone numbers and e-mail of these people (None: everybody active) in the order of names."""
    people = _people(services, ids)
    rows = tuple((p.sort_name, _numbers(p), p.email or "", p.shelter_names or "") for p in people)
    heads = (_("Name"), _("Telefon"), _("E-Mail"), _("Unterkunft"))
    return _report(services, _("Telefonliste"), (ReportPart("", heads=heads, widths=(26, 24, 30, 22), rows=rows),))


def emergency_roster(services: "Services", ids: Sequence[str] | None = None) -> Report:
    """Who can come when people arrive tonight: by town, with languages, car, evenings, and a column to tick."""
    people = sorted(_people(services, ids), key=lambda p: (fold(p.city or "~"), p.sort_key))
    heads = (_("Name"), _("Telefon"), _("Sprachen"), _("Auto"), _("Abends"), _("Erreicht"))
    parts = tuple(
        ReportPart(city or _("Ort unbekannt"), heads=heads, widths=(26, 24, 30, 7, 9, 10), rows=tuple(_callable(found)))
        for city, found in groupby(people, key=lambda p: p.city)
    )
    return _report(services, _("Notfallplan: Wen rufen wir an?"), parts)


def _people(services: "Services", ids: Sequence[str] | None) -> list[Any]:
    wanted = active_ids(services) if ids is None else list(ids)
    people = [p for p in services.people.all(Person.id.in_(wanted)) if p.phone or p.mobile or p.email]
    if not people:
        raise UserError("Von niemandem ist eine Telefonnummer bekannt. Bitte tragen Sie zuerst Telefonnummern ein.")
    return people


def _callable(people: Iterator[Any]) -> Iterator[tuple[str, ...]]:
    for person in people:
        evening = any(slot.endswith(_EVENING) for slot in person.availability)
        yes = _("ja")
        yield (
            person.sort_name, _numbers(person), ", ".join(person.languages), yes if drives(person.mobility) else "",
            yes if evening else "", "☐",
        )  # fmt: skip


def _numbers(person: Any) -> str:
    return ", ".join(filter(None, (person.mobile, person.phone)))


def _report(services: "Services", title: str, parts: tuple[ReportPart, ...]) -> Report:
    return Report(office_of(services), date.today(), title, confidential=CONFIDENTIAL, parts=parts)
