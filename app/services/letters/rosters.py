"""Telephone list and emergency roster: who is called, in print, for whoever keeps it at hand."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, or_

from app.errors import UserError
from app.models import Person, VolunteerStatus
from app.services.documents.data import Report, ReportPart
from app.services.gather.common import office_of
from app.services.lists.disclosure import gate
from app.services.people import drives
from app.text import _, fold

if TYPE_CHECKING:
    from app.services.office import Services

CONFIDENTIAL = _("Vertraulich – nicht weitergeben, nach Gebrauch vernichten")
_EVENING = (".evening", ".day")


def active_ids(services: "Services") -> list[str]:
    """Everybody who is active now, in the order of names."""
    return [person.id for person in services.volunteers.all(Person.status == VolunteerStatus.ACTIVE)]


@dataclass(frozen=True)
class Allowed:
    """Who stands in a list for a recipient; who not by want of consent, and who because no number is known."""

    ids: tuple[str, ...]
    withheld: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def allowed(services: "Services", recipient: str, ids: Sequence[str] | None = None) -> Allowed:
    """Of these people (None: everybody active), those whose name and number the recipient may have (GDPR Art. 6).

    Raises UserError when nobody agreed.
    """
    wanted = active_ids(services) if ids is None else list(ids)
    known = {person.id for person in services.people.all(Person.id.in_(wanted), _can_be_called())}
    open_to = gate(services, recipient)
    kept = {i for i in known if open_to.may_name(i) and open_to.may_reach(i)}
    if known and not kept:
        raise UserError("Niemand hat zugestimmt, dass Name und Telefonnummer weitergegeben werden.")
    return Allowed(
        tuple(i for i in wanted if i in kept),
        tuple(i for i in wanted if i in known - kept),
        tuple(i for i in wanted if i not in known),
    )


def _can_be_called() -> Any:
    return or_(*((func.coalesce(way, "") != "") for way in (Person.phone, Person.mobile, Person.email)))


def phone_list(services: "Services", ids: Sequence[str] | None = None) -> Report:
    """Name, telephone numbers and e-mail of these people (None: everybody active) in the order of names."""
    people = _people(services, ids)
    rows = tuple((p.sort_name, _numbers(p), p.email or "", p.shelter_names or "") for p in people)
    heads = (_("Name"), _("Telefon"), _("E-Mail"), _("Unterkunft"))
    return _report(services, _("Telefonliste"), (ReportPart("", heads=heads, widths=(25, 21, 36, 22), rows=rows),))


def emergency_roster(services: "Services", ids: Sequence[str] | None = None) -> Report:
    """Who can come when people arrive tonight: by town, with languages, car, evenings, and a column to tick."""
    people = sorted(_people(services, ids), key=lambda p: (fold(_town(p) or "~"), p.sort_key))
    heads = (_("Name"), _("Telefon"), _("Sprachen"), _("Auto"), _("Abends"), _("Erreicht"))
    parts = tuple(
        ReportPart(city or _("Ort unbekannt"), heads=heads, widths=(26, 24, 30, 7, 9, 10), rows=tuple(_callable(found)))
        for city, found in groupby(people, key=_town)
    )
    return _report(services, _("Notfallplan: Wen rufen wir an?"), parts)


def _town(person: Any) -> str | None:
    """Where somebody lives, unless that must not be told."""
    return None if person.address_protected else person.city


def _people(services: "Services", ids: Sequence[str] | None) -> list[Any]:
    wanted = active_ids(services) if ids is None else list(ids)
    people = services.people.all(Person.id.in_(wanted), _can_be_called())
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
