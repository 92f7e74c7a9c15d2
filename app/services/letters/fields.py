"""The fields a letter may hold, and what stands in them for somebody."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.models import Salutation
from app.text import _, german_date, number, translate


@dataclass(frozen=True)
class Recipient:
    """Somebody a letter is filled for, with what is known of her."""

    person: Any
    office: Any
    today: date
    assignments: list[Any] = field(default_factory=list)
    shelters: dict[str, str] = field(default_factory=dict)
    """Names of houses by id."""
    needs: dict[str, str] = field(default_factory=dict)
    """Titles of needs by id."""
    minutes: int = 0
    minutes_of_year: int = 0
    """Of the last twelve months."""
    trainings: list[tuple[date, str]] = field(default_factory=list)
    expiring: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Field:
    """A field by its German name, the group it stands in where it is chosen, and how its value is found."""

    name: str
    group: str
    value: Callable[[Recipient], str | None]


def _salutation(to: Recipient) -> str:
    """ "Guten Tag Frau Dr. Ott," – without a title of address the full name, so that nobody is addressed wrongly."""
    person = to.person
    if person.salutation in (Salutation.MS, Salutation.MR):
        words = (person.salutation.label, person.academic_title, person.last_name)
    else:
        words = (person.academic_title, person.first_name, person.last_name)
    return _("Guten Tag {name},").format(name=" ".join(filter(None, words)))


def _address(to: Recipient) -> str:
    person = to.person
    place = " ".join(filter(None, (person.postal_code, person.city)))
    return ", ".join(filter(None, (person.street, place)))


def _period(to: Recipient) -> str:
    """ "seit dem 01.03.2019" or "vom 01.03.2019 bis zum 14.03.2022"."""
    first, last = to.person.since, to.person.left_on
    if first and last:
        return _("vom {first} bis zum {last}").format(first=german_date(first), last=german_date(last))
    return _("seit dem {first}").format(first=german_date(first)) if first else ""


def _activities(to: Recipient) -> list[str]:
    """What she does by her placements, also by the need one answers; else what she can."""
    named = [a.activity or to.needs.get(a.need_id or "", "") for a in to.assignments]
    named = [words for words in named if words]
    return list(dict.fromkeys(named)) or list(to.person.skills)


def _places(to: Recipient) -> str:
    ids = dict.fromkeys(a.shelter_id for a in to.assignments if a.shelter_id)
    return ", ".join(to.shelters[i] for i in ids if i in to.shelters)


def _hours(minutes: int) -> str:
    """ "12,5 Stunden"; empty for none."""
    return _("{hours} Stunden").format(hours=number(minutes / 60, 0 if minutes % 60 == 0 else 2)) if minutes else ""


def _bullets(lines: Sequence[str]) -> str:
    return "\n".join(f"- {line}" for line in lines)


def _trainings(to: Recipient) -> str:
    return _bullets([f"{title} ({german_date(day)})" for day, title in to.trainings])


def _office_address(to: Recipient) -> str:
    place = " ".join(filter(None, (to.office.postal_code, to.office.city)))
    return ", ".join(filter(None, (to.office.street, place)))


_WHO, _WORK, _OURS = _("Person"), _("Mitarbeit"), _("Büro")
FIELDS = (
    Field(_("Briefanrede"), _WHO, _salutation),
    Field(_("Anrede"), _WHO, lambda to: to.person.salutation.label if to.person.salutation else ""),
    Field(_("Titel"), _WHO, lambda to: to.person.academic_title),
    Field(_("Vorname"), _WHO, lambda to: to.person.first_name),
    Field(_("Nachname"), _WHO, lambda to: to.person.last_name),
    Field(_("Name"), _WHO, lambda to: to.person.caption),
    Field(_("Straße"), _WHO, lambda to: to.person.street),
    Field(_("PLZ"), _WHO, lambda to: to.person.postal_code),
    Field(_("Ort"), _WHO, lambda to: to.person.city),
    Field(_("Anschrift"), _WHO, _address),
    Field(_("Geburtsdatum"), _WHO, lambda to: german_date(to.person.birth_date)),
    Field(_("Status"), _WORK, lambda to: to.person.status.label if to.person.status else ""),
    Field(_("Dabei seit"), _WORK, lambda to: german_date(to.person.since)),
    Field(_("Zeitraum"), _WORK, _period),
    Field(_("Aufgaben"), _WORK, lambda to: ", ".join(_activities(to))),
    Field(_("Aufgabenliste"), _WORK, lambda to: _bullets(_activities(to))),
    Field(_("Einsatzorte"), _WORK, _places),
    Field(_("Sprachen"), _WORK, lambda to: ", ".join(to.person.languages)),
    Field(_("Stunden"), _WORK, lambda to: _hours(to.minutes)),
    Field(_("Stunden im letzten Jahr"), _WORK, lambda to: _hours(to.minutes_of_year)),
    Field(_("Schulungen"), _WORK, _trainings),
    Field(_("Ablaufende Nachweise"), _WORK, lambda to: _bullets(to.expiring)),
    Field(_("Fehlende Nachweise"), _WORK, lambda to: _bullets(to.missing)),
    Field(_("Heute"), _OURS, lambda to: german_date(to.today)),
    Field(_("Jahr"), _OURS, lambda to: str(to.today.year)),
    Field(_("Verband"), _OURS, lambda to: to.office.name),
    Field(_("Bereich"), _OURS, lambda to: to.office.unit),
    Field(_("Büroanschrift"), _OURS, _office_address),
    Field(_("Büroort"), _OURS, lambda to: to.office.city),
    Field(_("Bürotelefon"), _OURS, lambda to: to.office.phone),
    Field(_("Büro-E-Mail"), _OURS, lambda to: to.office.email),
    Field(_("Ansprechperson"), _OURS, lambda to: to.office.coordinator),
)
"""Everything a template may name."""


def groups() -> dict[str, list[Field]]:
    """The fields by group, for choosing one."""
    found: dict[str, list[Field]] = {}
    for told in FIELDS:
        found.setdefault(translate(told.group), []).append(told)
    return found


def of_office() -> set[str]:
    """The names of the fields that are the same for everybody."""
    return {told.name for told in FIELDS if told.group == _OURS}


def values_of(to: Recipient) -> dict[str, str]:
    """The value of every field for one recipient; empty where nothing is known."""
    return {told.name: told.value(to) or "" for told in FIELDS}
