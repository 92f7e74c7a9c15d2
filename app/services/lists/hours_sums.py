"""Sums of hours by activity, house, project, month or person, for reports and funders."""

from dataclasses import replace
from datetime import date
from typing import Any

from app.errors import UserError
from app.models import HoursEntry
from app.models.base import Attribute, Kind
from app.models.facts import facts
from app.services.hours.entries import Sum
from app.services.lists.definition import ListDefinition, Option, Scope
from app.services.lists.disclosure import consent_notes
from app.services.lists.filters import read_date
from app.services.lists.sheet import Handed, Heading, Records, Sheet
from app.services.office import Services
from app.services.query import Between, Filter, Query
from app.text import MONTHS, _, fold, german_date, translate

H = HoursEntry
_BY: dict[str, tuple[str, Attribute]] = {
    "activity": (_("Aufgabe"), H.activity),
    "shelter": (_("Unterkunft"), H.shelter_name),
    "project": (_("Projekt"), H.project_name),
    "month": (_("Monat"), H.month),
    "person": (_("Person"), H.person_id),
}
_OPTION, _SPAN = "by", "period"


def _parsed(_services: Services, text: str) -> str:
    for key, (title, _attribute) in _BY.items():
        if fold(text) in (key, fold(translate(title))):
            return key
    titles = ", ".join(translate(title) for title, _attribute in _BY.values())
    raise UserError(
        "Stunden lassen sich nicht nach „{text}“ zusammenzählen. Es geht: {titles}.", text=text, titles=titles
    )


def _period(_services: Services, text: str) -> Between:
    """ "2026", "1.1.2026..30.6.2026" or "1.1.2026 bis 30.6.2026"."""
    if text.strip().isdecimal() and len(text.strip()) == 4:
        return _year(int(text))
    low, dots, high = text.replace("–", "..").replace(_(" bis "), "..").partition("..")
    first = read_date(low) if low.strip() else None
    return Between(first, (read_date(high) if high.strip() else None) if dots else first)


def _year(year: int) -> Between:
    return Between(date(year, 1, 1), date(year, 12, 31))


def _within(scope: Scope) -> tuple[Query, str]:
    """The entries to add up, and their period in words: this year unless something else is asked for."""
    if any(f.attribute is H.day for f in scope.query.filters):
        return scope.query, scope.condition
    span: Between = scope.options.get(_SPAN) or _year(date.today().year)
    query = replace(scope.query, filters=(*scope.query.filters, Filter(H.day, span)))
    words = _("{first} bis {last}").format(first=german_date(span.low), last=german_date(span.high)).strip()
    return query, scope.condition if _SPAN in scope.options else " · ".join(filter(None, (scope.condition, words)))


def _summed(services: Services, scope: Scope, handed: Handed) -> tuple[str, list[tuple[str, Sum]]]:
    """By what, and each sum under its name; people without consent are told as one."""
    key = str(scope.options.get(_OPTION, "activity"))
    sums = services.hours.sums(_BY[key][1], _within(scope)[0])
    if key == "month":
        return key, [(_month(one.value), one) for one in sorted(sums, key=lambda one: one.value)]
    if key != "person":
        return key, [(one.value or _("ohne Angabe"), one) for one in sums]
    named = [one for one in sums if scope.gate.may_name(one.value)]
    names = services.captions("Person", [one.value for one in named])
    handed.people += [one.value for one in named]
    handed.named += len(named)
    rest = [one for one in sums if one not in named]
    handed.left_out += len(rest)
    handed.notes += consent_notes(len(rest), 0)
    told = [(names.get(one.value) or _("ohne Namen"), one) for one in named]
    return key, [*told, *_together(rest)]


def _month(value: str) -> str:
    """ "Oktober 2026" from "2026-10"."""
    year, _dash, month = value.partition("-")
    return f"{MONTHS[int(month) - 1]} {year}"


def _together(rest: list[Sum]) -> list[tuple[str, Sum]]:
    if not rest:
        return []
    minutes, entries = sum(one.minutes for one in rest), sum(one.entries for one in rest)
    return [(_("weitere Personen"), Sum(None, minutes, len(rest), entries))]


def _sheet(services: Services, wanted: ListDefinition, scope: Scope) -> Sheet:
    result = Sheet(wanted.label, scope.gate.recipient, condition=_within(scope)[1], landscape=False)
    key, sums = _summed(services, scope, result)
    result.headings = [
        Heading(key, translate(_BY[key][0])),
        Heading("minutes", translate(facts(H.minutes).label), Kind.HOURS.value, total=True),
        Heading("people", _("Personen"), Kind.NUMBER.value),
        Heading("entries", _("Einträge"), Kind.NUMBER.value, total=True),
    ]
    result.columns = [heading.title for heading in result.headings]
    result.rows = [(name, one.minutes, one.people, one.entries) for name, one in sums]
    result.sum_up(_("Summe"))
    return result


def _records(services: Services, wanted: ListDefinition, scope: Scope) -> Records:
    result = Records(wanted.label, scope.gate.recipient)
    key, sums = _summed(services, scope, result)
    result.columns = [key, "minutes", "people", "entries"]
    items: list[dict[str, Any]] = [
        {key: name, "minutes": one.minutes, "people": one.people, "entries": one.entries} for name, one in sums
    ]
    result.items = items
    return result


HOURS_SUMS = ListDefinition(
    "hours-sums",
    _("Summen der Stunden"),
    H,
    purpose=_("Bericht über die ehrenamtlichen Stunden"),
    options=(
        Option(_OPTION, _("Nach"), _parsed, _("Aufgabe, Unterkunft, Projekt, Monat oder Person")),
        Option(_SPAN, _("Zeitraum"), _period, _("dieses Jahr; sonst zum Beispiel 2025")),
    ),
    sheet=_sheet,
    records=_records,
)
