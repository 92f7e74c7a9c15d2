"""How many people live in each house on a key date: numbers only."""

from datetime import date
from typing import Any

from app.models import Occupancy, Shelter
from app.models.base import Kind
from app.models.facts import facts
from app.services.lists.definition import ListDefinition, Option, Scope
from app.services.lists.disclosure import AUTHORITY
from app.services.lists.flat import heading
from app.services.lists.sheet import Heading, Records, Sheet
from app.services.lists.wording import in_json
from app.services.occupancy import languages
from app.services.occupancy.overview import Standing, total
from app.services.office import Services
from app.text import _, german_date

_COUNTED = (
    Occupancy.households, Occupancy.women, Occupancy.men, Occupancy.minors_0_5, Occupancy.minors_6_13,
    Occupancy.minors_14_17, Occupancy.travelling_alone,
)  # fmt: skip
_NAMES = tuple(facts(c).name for c in _COUNTED)
_FREE = Heading("free", _("Frei"), Kind.NUMBER.value, total=True)
_SHARE = Heading("share", _("Auslastung"), "share")
_CHANGE = Heading("change", _("Veränderung"), Kind.NUMBER.value, total=True)
_SHARE_AT = 6


def _newest(services: Services, scope: Scope) -> list[Standing]:
    """Each open house of the query with its newest counts until the key date, in order of their names."""
    houses = services.shelters.ids(scope.query) if scope.ids is None else scope.ids
    return services.overview.standings(scope.options.get("as_of"), frozenset(houses))


def _occupancy_sheet(services: Services, wanted: ListDefinition, scope: Scope) -> Sheet:
    result = Sheet(wanted.label, scope.gate.recipient, condition=scope.condition)
    rows = _newest(services, scope)
    counted = [(c, name) for c, name in zip(_COUNTED, _NAMES, strict=True) if _known(rows, name)]
    spoken = _known(rows, "languages")
    result.headings = [
        Heading("shelter", _("Unterkunft")), heading(Shelter.city), heading(Occupancy.as_of),
        heading(Occupancy.capacity, True), heading(Occupancy.occupied, True), _FREE, _SHARE, _CHANGE,
        *(heading(c, True) for c, _name in counted), *([heading(Occupancy.languages)] if spoken else []),
        heading(Occupancy.source),
    ]  # fmt: skip
    result.columns = [h.title for h in result.headings]
    result.rows = [_occupancy_row(row, [name for _c, name in counted], spoken) for row in rows]
    result.sum_up(_("Summe"))
    if result.total:
        share = total(rows).share  # of all houses with both numbers, not the mean of shares
        result.total = (*result.total[:_SHARE_AT], share, *result.total[_SHARE_AT + 1 :])
    _say_what_is_not_counted(result, rows, scope.options.get("as_of"))
    return result


def _known(rows: list[Standing], name: str) -> bool:
    return any(row.numbers[name] is not None for row in rows)


def _occupancy_row(row: Standing, counted: list[str], spoken: bool) -> tuple[Any, ...]:
    numbers = (row.numbers[name] for name in counted)
    words = (languages.told(row.numbers["languages"]) or None,) if spoken else ()
    firm = (row.name, row.city, row.counted, row.places, row.occupied, row.free, row.share, row.change)
    return (*firm, *numbers, *words, row.numbers["source"])


def _say_what_is_not_counted(result: Sheet, rows: list[Standing], day: date | None) -> None:
    silent = [row.name for row in rows if row.occupied is None]
    if silent:
        result.notes.append(_("Ohne Zahlen: {names}.").format(names=", ".join(silent)))
    dates = {row.counted for row in rows if row.counted}
    if day is None and len(dates) > 1:
        result.notes.append(_("Je Unterkunft die neueste Zählung; die Stichtage sind verschieden."))
    elif day and any(found != day for found in dates):
        text = _("Wo am {date} nicht gezählt wurde, steht die letzte Zählung davor.")
        result.notes.append(text.format(date=german_date(day)))


def _occupancy_records(services: Services, wanted: ListDefinition, scope: Scope) -> Records:
    result = Records(wanted.label, scope.gate.recipient)
    for row in _newest(services, scope):
        firm = {"shelter": row.name, "shelter_id": row.shelter_id, "city": row.city, "as_of": in_json(row.counted)}
        counts = {**row.numbers, "capacity": row.places, "share": row.share, "change": row.change}
        result.items.append({**firm, **counts, "previous": row.before, "previous_as_of": in_json(row.before_on)})
    result.columns = list(result.items[0]) if result.items else []
    return result


def _day(_services: Services, text: str) -> date:
    from app.services.lists.filters import read_date

    return read_date(text)


OCCUPANCY = ListDefinition(
    "occupancy",
    _("Belegung zum Stichtag"),
    Shelter,
    recipient=AUTHORITY,
    purpose=_("Übersicht der Belegung"),
    options=(Option("as_of", _("Stichtag"), _day),),
    sheet=_occupancy_sheet,
    records=_occupancy_records,
)
