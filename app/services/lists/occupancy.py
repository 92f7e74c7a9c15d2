"""How many people live in each house on a key date: numbers only."""

from datetime import date
from typing import Any

from sqlalchemy import and_, func, or_, select

from app.models import Occupancy, Shelter
from app.models.base import Kind, facts
from app.services.lists.definition import ListDefinition, Option, Scope
from app.services.lists.disclosure import AUTHORITY
from app.services.lists.flat import heading
from app.services.lists.sheet import Heading, Records, Sheet
from app.services.lists.wording import in_json
from app.services.office import Services
from app.text import _, german_date

_COUNTED = (
    Occupancy.households, Occupancy.women, Occupancy.men, Occupancy.minors_0_5, Occupancy.minors_6_13,
    Occupancy.minors_14_17, Occupancy.travelling_alone,
)  # fmt: skip
_NUMBERS = (Occupancy.as_of, Occupancy.capacity, Occupancy.occupied, *_COUNTED, Occupancy.source)
_FREE = Heading("free", _("Frei"), Kind.NUMBER.value, total=True)
_SHARE = Heading("share", _("Auslastung"), "share")


def _newest(services: Services, scope: Scope) -> list[Any]:
    """Each open house of the query with its newest counts until the key date, in order of their names."""
    day: date = scope.options.get("as_of") or date.max
    houses = services.shelters.ids(scope.query) if scope.ids is None else list(scope.ids)
    newest = (
        select(Occupancy.shelter_id, func.max(Occupancy.as_of).label("day"))
        .where(Occupancy.deleted_at.is_(None), Occupancy.as_of <= day)
        .group_by(Occupancy.shelter_id)
        .subquery()
    )
    is_open = and_(
        or_(Shelter.closed_on.is_(None), Shelter.closed_on > min(day, date.today())),
        or_(Shelter.opened_on.is_(None), Shelter.opened_on <= day),
    )
    statement = (
        select(Shelter.id, Shelter.name, Shelter.city, Shelter.capacity.label("places"), *_NUMBERS)
        .outerjoin(newest, newest.c.shelter_id == Shelter.id)
        .outerjoin(
            Occupancy,
            and_(Occupancy.shelter_id == Shelter.id, Occupancy.as_of == newest.c.day, Occupancy.deleted_at.is_(None)),
        )
        .where(Shelter.id.in_(houses), is_open)
        .order_by(Shelter.sort_key, Shelter.id, Occupancy.changed_at.desc())
    )
    with services.database.reading() as connection:
        return list({row.id: row for row in reversed(connection.execute(statement).all())}.values())[::-1]


def _places(row: Any) -> int | None:
    places: int | None = row.capacity if row.capacity is not None else row.places
    return places


def _occupancy_sheet(services: Services, wanted: ListDefinition, scope: Scope) -> Sheet:
    day: date | None = scope.options.get("as_of")
    result = Sheet(wanted.label, scope.gate.recipient, condition=scope.condition)
    rows = _newest(services, scope)
    counted = [c for c in _COUNTED if any(getattr(row, facts(c).name) is not None for row in rows)]
    result.headings = [
        Heading("shelter", _("Unterkunft")), heading(Shelter.city), heading(Occupancy.as_of),
        heading(Occupancy.capacity, True), heading(Occupancy.occupied, True), _FREE, _SHARE,
        *(heading(c, True) for c in counted), heading(Occupancy.source),
    ]  # fmt: skip
    result.columns = [h.title for h in result.headings]
    result.rows = [_occupancy_row(row, [facts(c).name for c in counted]) for row in rows]
    result.sum_up(_("Summe"))
    _add_share(result)
    _say_what_is_not_counted(result, rows, day)
    return result


def _occupancy_row(row: Any, counted: list[str]) -> tuple[Any, ...]:
    places, occupied = _places(row), row.occupied
    known = places is not None and occupied is not None
    free = max(places - occupied, 0) if known else None
    share = occupied / places if known and places else None
    numbers = (getattr(row, name) for name in counted)
    return (row.name, row.city, row.as_of, places, occupied, free, share, *numbers, row.source)


def _add_share(result: Sheet) -> None:
    """The share of all houses with both numbers, not the mean of shares."""
    known = [row for row in result.rows if row[6] is not None]
    if result.total and known:
        share = sum(row[4] for row in known) / sum(row[3] for row in known)
        result.total = (*result.total[:6], share, *result.total[7:])


def _say_what_is_not_counted(result: Sheet, rows: list[Any], day: date | None) -> None:
    silent = [row.name for row in rows if row.occupied is None]
    if silent:
        result.notes.append(_("Ohne Zahlen: {names}.").format(names=", ".join(silent)))
    dates = {row.as_of for row in rows if row.as_of}
    if day is None and len(dates) > 1:
        result.notes.append(_("Je Unterkunft die neueste Zählung; die Stichtage sind verschieden."))
    elif day and any(found != day for found in dates):
        text = _("Wo am {date} nicht gezählt wurde, steht die letzte Zählung davor.")
        result.notes.append(text.format(date=german_date(day)))


def _occupancy_records(services: Services, wanted: ListDefinition, scope: Scope) -> Records:
    result = Records(wanted.label, scope.gate.recipient)
    for row in _newest(services, scope):
        numbers = {facts(c).name: in_json(getattr(row, facts(c).name)) for c in _NUMBERS}
        result.items.append({"shelter": row.name, "shelter_id": row.id, "city": row.city, **numbers})
        result.items[-1]["capacity"] = _places(row)
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
