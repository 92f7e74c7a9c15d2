"""Finds what belongs into the cells of a form, through the same lists and the same consents as every hand-out."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from app.errors import UserError
from app.models import Person
from app.models.base import Attribute, Disclose, Kind
from app.models.facts import facts
from app.services.lists import filters
from app.services.lists.definition import ListDefinition, Scope
from app.services.lists.disclosure import OWN_OFFICE, Gate, gate
from app.services.lists.export import sheet_of
from app.services.lists.flat import everything, heading
from app.services.lists.register import definition
from app.services.lists.sheet import Handed, Heading, Sheet
from app.services.office import Services
from app.services.own_forms.places import COUNT, RUNNING, Context, Period, Place, PlaceKind, source
from app.services.query import Filter
from app.text import _, translate


@dataclass(frozen=True)
class Value:
    """A value with the `kind` of its column; money in cents, hours in minutes, as everywhere."""

    value: Any
    kind: str = Kind.TEXT.value


@dataclass
class Gathered:
    """All values of a form by the key of their place; a table is a list of rows, None for a cell that stays."""

    handed: Handed
    values: dict[str, Value] = field(default_factory=dict)
    tables: dict[str, list[list[Value | None]]] = field(default_factory=dict)


def gather(context: Context, title: str, places: Sequence[Place]) -> Gathered:
    """What belongs into the cells as of a day; UserError, with the cell, for a filter that cannot be."""
    told = Gathered(Handed(title, context.recipient))
    allowed = gate(context.services, context.recipient)
    for place in places:
        try:
            _gather(context, place, allowed, told)
        except UserError as error:
            raise UserError("Zelle {cell}: {problem}", cell=place.cell, problem=str(error)) from error
    told.handed.columns = list(dict.fromkeys(told.handed.columns))
    told.handed.notes = list(dict.fromkeys(told.handed.notes))
    return told


def _gather(context: Context, place: Place, allowed: Gate, told: Gathered) -> None:
    if place.kind is PlaceKind.TEXT:
        told.values[place.key] = Value(place.text)
    elif place.kind is PlaceKind.VALUE:
        wanted = source(place.source)
        told.values[place.key] = Value(wanted.tell(context), wanted.kind) if wanted else Value(None)
    elif place.kind in (PlaceKind.SUM, PlaceKind.TABLE) and not place.source:
        told.values[place.key] = Value(None)
    elif place.kind is PlaceKind.SUM:
        told.values[place.key] = _sum(context, place)
    elif place.kind is PlaceKind.TABLE:
        told.tables[place.key] = _table(context, place, allowed, told.handed)


# ------------------------------------------------------------------------------------------------ lists


def headings_of(services: Services, key: str) -> list[Heading]:
    """The columns a list can give, those it usually shows first."""
    wanted = definition(key)
    if wanted.sheet:
        return sheet_of(services, wanted, Scope(Gate(OWN_OFFICE))).headings
    return [heading(column, column in wanted.totals) for column in _columns(wanted)]


def _columns(wanted: ListDefinition) -> list[Attribute]:
    more = [c for c in everything(wanted.entity) if not any(c is known for known in wanted.columns)]
    return [*wanted.columns, *(c for c in more if facts(c).disclose is not Disclose.NEVER)]


def day_of(wanted: ListDefinition) -> Attribute | None:
    """The day by which a list is limited to a period; None for a list that has none."""
    days = (c for c in wanted.columns if facts(c).kind in (Kind.DATE, Kind.DATETIME))
    return None if wanted.entity is Person else next(days, None)


def filter_fields(key: str) -> list[str]:
    """By what a list can be filtered, as German labels."""
    wanted = definition(key)
    options = [translate(o.label) for o in wanted.options if o.name != "as_of"]
    return [*options, *(translate(facts(c).label) for c in _columns(wanted))]


def _sheet(context: Context, place: Place, allowed: Gate, names: Sequence[str]) -> Sheet:
    wanted = definition(place.source)
    if wanted.sheet is None:
        chosen = [c for c in _columns(wanted) if facts(c).name in names]
        wanted = replace(wanted, columns=tuple(chosen) or wanted.columns[:1])
    scope = filters.scope(context.services, wanted, place.filters, allowed)
    scope = _as_of(scope, definition(place.source), place.period, context.day)
    return sheet_of(context.services, wanted, scope)


def _as_of(scope: Scope, wanted: ListDefinition, period: Period, day: date) -> Scope:
    options = {**scope.options, **({"as_of": day} if any(o.name == "as_of" for o in wanted.options) else {})}
    days, limited = period.around(day), day_of(wanted)
    query = scope.query
    if days is not None and limited is not None:
        query = replace(query, filters=(*query.filters, Filter(limited, _moments(limited, days))))
    return replace(scope, options=options, query=query)


def _moments(limited: Attribute, days: Any) -> Any:
    """For a field with a time of day, up to the last moment of the last day."""
    if facts(limited).kind is Kind.DATE:
        return days
    from datetime import datetime, time

    low = datetime.combine(days.low, time.min) if days.low else None
    return replace(days, low=low, high=datetime.combine(days.high, time.max))


def _table(context: Context, place: Place, allowed: Gate, handed: Handed) -> list[list[Value | None]]:
    found = _sheet(context, place, allowed, place.columns)
    _hand_over(found, handed)
    at = {told.name: i for i, told in enumerate(found.headings)}
    rows: list[list[Value | None]] = []
    for number, row in enumerate(found.rows, 1):
        rows.append([_cell(name, number, row, at, found) for name in place.columns])
    handed.columns += [told.title for told in found.headings if told.name in place.columns]
    return rows


def _cell(name: str, number: int, row: Sequence[Any], at: dict[str, int], found: Sheet) -> Value | None:
    if not name:
        return None
    if name == RUNNING:
        return Value(number, Kind.NUMBER.value)
    return Value(row[at[name]], found.headings[at[name]].kind) if name in at else Value(None)


def _hand_over(found: Sheet, handed: Handed) -> None:
    """Who is named in the table counts for the whole form."""
    handed.people += [one for one in found.people if one not in handed.people]
    handed.named += found.named
    handed.left_out += found.left_out
    handed.notes += found.notes


def _sum(context: Context, place: Place) -> Value:
    """A number over all records: it names nobody, so that no consent is asked for."""
    name = place.columns[0] if place.columns else COUNT
    found = _sheet(context, place, Gate(OWN_OFFICE), [name])
    if name == COUNT:
        return Value(len(found.rows), Kind.NUMBER.value)
    at = next((i for i, told in enumerate(found.headings) if told.name == name), None)
    if at is None:
        return Value(None)
    kind = found.headings[at].kind
    if kind == "share":
        return Value(found.total[at] if found.total else None, kind)
    return Value(sum(row[at] for row in found.rows if isinstance(row[at], int | float)), kind)


SUMMED = (Kind.NUMBER.value, Kind.MONEY.value, Kind.HOURS.value, "share")


def sums_of(services: Services, key: str) -> list[tuple[str, str]]:
    """What can be summed up over a list, as (label, name of the column); first the number of its rows."""
    told = [h for h in headings_of(services, key) if h.kind in SUMMED]
    sums = [(_("Summe: {column}").format(column=h.title), h.name) for h in told if h.kind != "share"]
    shares = [(h.title, h.name) for h in told if h.kind == "share"]
    return [(_("Anzahl der Zeilen"), COUNT), *sums, *shares]
