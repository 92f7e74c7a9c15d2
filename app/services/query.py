"""What a list shows, and the SQL of its conditions and its order."""

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, true

from app.models.base import Attribute, Computed, Several

MISSING = object()
"""Filter value: the field is empty."""
PRESENT = object()
"""Filter value: the field is filled."""


@dataclass(frozen=True)
class Between:
    """Filter value: from `low` to `high`, both included, None for open."""

    low: Any = None
    high: Any = None


@dataclass(frozen=True)
class Filter:
    """One condition of a list; `value` is a value, a tuple (any of them), MISSING, PRESENT or Between."""

    attribute: Any
    value: Any


@dataclass(frozen=True)
class Query:
    """What a list shows: words searched, conditions, order; `trashed` shows the trash instead."""

    search: str = ""
    filters: tuple[Filter, ...] = ()
    sort: Any = None
    descending: bool = False
    trashed: bool = False

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
    if isinstance(attr, Several):
        child = attr.child
        rows = exists().where(getattr(child, child.part_of) == owner.id)
        if value in (MISSING, PRESENT):
            return ~rows if value is MISSING else rows
        return rows.where(getattr(child, child.value_column).in_(value if isinstance(value, tuple) else (value,)))
    column: Any = attr.expression(owner) if isinstance(attr, Computed) else attr
    return _compared(column, value)


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
