"""What a list shows, and the SQL of its conditions and its order."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, true

from app.models.base import Attribute, Computed, Kind, Several
from app.models.facts import facts
from app.text import storable


class _Presence:
    """A filter value that stands for itself."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __repr__(self) -> str:
        return self._name


MISSING = _Presence("MISSING")
"""Filter value: the field is empty."""
PRESENT = _Presence("PRESENT")
"""Filter value: the field is filled."""


@dataclass(frozen=True)
class Between:
    """Filter value: from `low` to `high`, both included, None for open."""

    low: Any = None
    high: Any = None


@dataclass(frozen=True)
class Within:
    """Filter value for days, counted from the day it is asked on: from `first` to `last`, both included, None for open.

    Within(0, 30) are the next 30 days, Within(-30, 0) the last 30, Within(None, -1) all before today.
    """

    first: int | None
    last: int | None


@dataclass(frozen=True)
class Current:
    """Filter value for days: the "week" (from Monday), "month" or "year" of the day it is asked on."""

    unit: str


@dataclass(frozen=True)
class Ago:
    """Filter value for days: at least so many days ago, or never."""

    days: int


@dataclass(frozen=True)
class Not:
    """Filter value: everything but `value`, which is any other filter value; who has none is among them."""

    value: Any


@dataclass(frozen=True)
class Filter:
    """One condition of a list.

    `value` is a value, a tuple (any of them), MISSING, PRESENT, Between, Within, Current, Ago or Not.
    """

    attribute: Any
    value: Any


@dataclass(frozen=True)
class Query:
    """What a list shows: words searched, conditions, order; `trashed` shows the trash instead.

    `only` limits it to the records with these ids.
    """

    search: str = ""
    filters: tuple[Filter, ...] = ()
    sort: Any = None
    descending: bool = False
    trashed: bool = False
    only: frozenset[str] | None = None

    def without(self, attribute: Any) -> "Query":
        """The same query without the conditions on one field."""
        return replace(self, filters=tuple(f for f in self.filters if f.attribute is not attribute))


EVERYTHING = Query()
"""All records outside the trash in their own order."""


def expression(owner: Any, attr: Attribute) -> Any:
    """The SQL of a column or computed value."""
    return attr.expression(owner).label(attr.name) if isinstance(attr, Computed) else attr


def order(owner: Any, attr: Attribute) -> Any:
    """What a list is sorted by when the user clicks the column: the sort key for names, else the value itself."""
    if isinstance(attr, Computed):
        return attr.order(owner) if attr.order else attr.expression(owner)
    if isinstance(attr, Several):
        child = attr.child
        first = select(func.min(getattr(child, child.value_column)))
        return first.where(getattr(child, child.part_of) == owner.id).scalar_subquery()
    return owner.sort_key if attr.key == owner.sort_by[0] else attr


def condition(owner: Any, wanted: Filter) -> ColumnElement[bool]:
    """The SQL of one filter."""
    attr, value = wanted.attribute, wanted.value
    if isinstance(value, Not):
        return condition(owner, Filter(attr, value.value)).is_not(true())
    value = _storable(value)
    if isinstance(attr, Several):
        child = attr.child
        rows = exists().where(getattr(child, child.part_of) == owner.id)
        if value in (MISSING, PRESENT):
            return ~rows if value is MISSING else rows
        return rows.where(getattr(child, child.value_column).in_(value if isinstance(value, tuple) else (value,)))
    column: Any = attr.expression(owner) if isinstance(attr, Computed) else attr
    if isinstance(value, Ago):
        column = func.coalesce(column, datetime.min if facts(attr).kind is Kind.DATETIME else date.min)  # never
    days = days_meant(value) if isinstance(value, Within | Current | Ago) else value
    if isinstance(days, Between) and date in (type(days.low), type(days.high)) and facts(attr).kind is Kind.DATETIME:
        days = _whole_days(days)
    return _compared(column, days)


def _storable(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(map(_storable, value))
    return storable(value) if isinstance(value, str) else value


def days_meant(value: Within | Current | Ago, today: date | None = None) -> Between:
    """The days a relative value stands for when it is asked on `today`."""
    today = today or date.today()
    if isinstance(value, Within):
        return Between(_days_from(today, value.first), _days_from(today, value.last))
    if isinstance(value, Ago):
        return Between(None, today - timedelta(days=value.days))
    if value.unit == "week":
        monday = today - timedelta(days=today.weekday())
        return Between(monday, monday + timedelta(days=6))
    first = today.replace(day=1) if value.unit == "month" else today.replace(month=1, day=1)
    beyond = first + timedelta(days=32 if value.unit == "month" else 370)
    following = beyond.replace(day=1) if value.unit == "month" else beyond.replace(month=1, day=1)
    return Between(first, following - timedelta(days=1))


def _days_from(today: date, days: int | None) -> date | None:
    return None if days is None else today + timedelta(days=days)


def _whole_days(days: Between) -> Between:
    """From the first instant of the first day to the last one of the last."""
    low = datetime.combine(days.low, time.min) if days.low else None
    return Between(low, datetime.combine(days.high, time.max) if days.high else None)


def _compared(column: ColumnElement[Any], value: Any) -> ColumnElement[bool]:
    if value is MISSING:
        return column.is_(None)
    if value is PRESENT:
        return column.is_not(None)
    if isinstance(value, Between):
        return _between(column, value)
    if isinstance(value, tuple):
        known = column.in_([v for v in value if v is not None])
        return or_(known, column.is_(None)) if None in value else known
    equal: ColumnElement[bool] = column == value
    return equal


def _between(column: Any, value: Between) -> ColumnElement[bool]:
    bounds = [column >= value.low] if value.low is not None else []
    return and_(true(), *bounds, *([column <= value.high] if value.high is not None else []))
