"""Saved views: what a list shows (search, filters, order, columns) as JSON under a name, and back."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import or_

from app.models import SavedView
from app.models.base import Attribute, Choice, Facts
from app.models.facts import attribute, facts
from app.services.crud import Crud
from app.services.database import Database
from app.services.query import MISSING, PRESENT, Ago, Between, Current, Filter, Not, Within
from app.text import _


@dataclass(frozen=True)
class ListState:
    """What a list shows; `columns` by name and width (0: as it comes), () for the list's own columns."""

    search: str = ""
    filters: tuple[Filter, ...] = ()
    sort: Attribute | None = None
    descending: bool = False
    columns: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class ReadyView:
    """A view that comes with the program; `name` is marked for translation."""

    name: str
    state: ListState


class Views(Crud[SavedView]):
    """The views somebody kept: those of the whole office, and one's own."""

    entity = SavedView

    def __init__(self, database: Database) -> None:
        super().__init__(database, SavedView)

    def visible(self, place: str = "") -> list[SavedView]:
        """The views of one list, or of all, that are shared or belong to who works here, in the order of names."""
        mine = or_(SavedView.shared, SavedView.kept_by == self.database.who)
        return self.all(mine, *([SavedView.place == place] if place else []))

    def keep(self, place: str, name: str, shared: bool, state: ListState) -> str:
        """Save a view under a new name; the answer is its id. ValidationError where the name is missing."""
        values = {"name": name.strip(), "place": place, "shared": shared, "kept_by": self.database.who}
        return self.save(None, {**values, "state": to_json(state)})

    def overwrite(self, identity: str, state: ListState) -> None:
        """Let a view keep something else."""
        self.save(identity, {"state": to_json(state)})


# ---------------------------------------------------------------- as JSON


def to_json(state: ListState) -> dict[str, Any]:
    """A state as plain values."""
    told: dict[str, Any] = {"search": state.search} if state.search else {}
    if state.filters:
        told["filters"] = [[facts(f.attribute).name, _told(f.value)] for f in state.filters]
    if state.sort is not None:
        told["sort"] = [facts(state.sort).name, state.descending]
    if state.columns:
        told["columns"] = [list(column) for column in state.columns]
    return told


def from_json(entity: Any, told: dict[str, Any]) -> tuple[ListState, list[str]]:
    """The state, and the names of what this program no longer knows and left out."""
    lost: list[str] = []
    filters = tuple(f for name, value in told.get("filters", ()) if (f := _filter(entity, name, value, lost)))
    state = ListState(str(told.get("search", "")), filters, columns=tuple((n, w) for n, w in told.get("columns", ())))
    if by := told.get("sort"):
        found = _field(entity, by[0], lost)
        return replace(state, sort=found, descending=bool(by[1]) and found is not None), lost
    return state, lost


def _filter(entity: Any, name: str, value: Any, lost: list[str]) -> Filter | None:
    found = _field(entity, name, lost)
    if found is None:
        return None
    try:
        return Filter(found, _meant(facts(found), value))
    except (KeyError, ValueError, TypeError):  # a choice that is gone, or words of another version
        lost.append(facts(found).label)
        return None


def _field(entity: Any, name: str, lost: list[str]) -> Attribute | None:
    try:
        return attribute(entity, name)
    except KeyError:
        lost.append(_("ein Feld, das es nicht mehr gibt ({name})").format(name=name))
        return None


def _told(value: Any) -> Any:
    if value is MISSING or value is PRESENT:
        return {"is": "missing" if value is MISSING else "present"}
    if isinstance(value, Not):
        return {"not": _told(value.value)}
    if isinstance(value, tuple):
        return {"any": [_told(part) for part in value]}
    if isinstance(value, Between):
        return {"between": [_told(value.low), _told(value.high)]}
    if isinstance(value, Within):
        return {"within": [value.first, value.last]}
    if isinstance(value, Current):
        return {"current": value.unit}
    if isinstance(value, Ago):
        return {"ago": value.days}
    if isinstance(value, Choice):
        return {"choice": value.name}
    return {"day": value.isoformat()} if isinstance(value, date) else value


def _meant(field: Facts, told: Any) -> Any:
    if not isinstance(told, dict):
        return told
    ((word, value),) = told.items()
    return _MEANINGS[word](field, value)


def _day(_field: Facts, value: str) -> date:
    return datetime.fromisoformat(value) if "T" in value else date.fromisoformat(value)


_MEANINGS: dict[str, Any] = {
    "is": lambda _field, value: {"missing": MISSING, "present": PRESENT}[value],
    "not": lambda field, value: Not(_meant(field, value)),
    "any": lambda field, values: tuple(_meant(field, value) for value in values),
    "between": lambda field, ends: Between(*(_meant(field, end) for end in ends)),
    "within": lambda _field, ends: Within(*ends),
    "current": lambda _field, unit: Current({"week": "week", "month": "month", "year": "year"}[unit]),
    "ago": lambda _field, days: Ago(int(days)),
    "choice": lambda field, name: field.choices[name],
    "day": _day,
}
