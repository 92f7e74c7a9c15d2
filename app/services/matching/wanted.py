"""A need as the ranking wants it: what, in which languages, when, and where."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, func, select

from app.errors import UserError
from app.models import Event, HelperCircle, Need, NeedDate, NeedLanguage, NeedSlot, NeedTime, Shelter
from app.services import search
from app.services.matching.places import Place
from app.services.matching.times import Times
from app.text import _, fold


@dataclass(frozen=True)
class Wanted:
    """A need with its time and place."""

    need_id: str
    title: str
    category: str | None
    languages: tuple[str, ...]
    times: Times
    place: Place | None
    shelter_id: str | None
    project_id: str | None
    hours_per_week: int | None
    people_wanted: int
    house: str = ""

    @property
    def what(self) -> str:
        """What somebody does there."""
        return self.category or self.title

    @cached_property
    def foreign(self) -> tuple[str, ...]:
        """The languages that are looked for besides German."""
        return tuple(language for language in self.languages if fold(language) != "deutsch")


def read_needs(connection: Connection, ids: Sequence[str]) -> list[Wanted]:
    """Needs with all their lists, in the order of `ids`; those that are gone are left out."""
    circle_house = select(HelperCircle.shelter_id).where(HelperCircle.id == Need.circle_id).scalar_subquery()
    house_id = func.coalesce(Need.shelter_id, circle_house, Event.shelter_id)
    statement = (
        select(
            Need.id, Need.title, Need.category, Need.time_shape, Need.starts_on, Need.ends_on, Need.hours_per_week,
            Need.people_wanted, Need.project_id, Shelter.id.label("house_id"), Shelter.name,
            Shelter.postal_code.label("house_code"), Shelter.city.label("house_city"), Event.postal_code, Event.city,
        )
        .select_from(Need)
        .outerjoin(Event, Event.id == Need.event_id)
        .outerjoin(Shelter, Shelter.id == house_id)
        .where(Need.id.in_(search.listed(ids, connection)))
    )  # fmt: skip
    rows = {row[0]: row for row in connection.execute(statement)}
    shapes = {row.time_shape for row in rows.values()}
    languages = _children(connection, NeedLanguage, ids, NeedLanguage.language)
    slots = _children(connection, NeedSlot, ids, NeedSlot.slot) if NeedTime.WEEKLY in shapes else {}
    dates = {}
    if NeedTime.FIXED in shapes:
        dates = _children(connection, NeedDate, ids, NeedDate.starts_at, NeedDate.ends_at)
    return [_wanted(rows[i], languages.get(i, []), slots.get(i, []), dates.get(i, [])) for i in ids if i in rows]


def read_need(connection: Connection, need_id: str) -> Wanted:
    """One need; UserError when it is gone."""
    for found in read_needs(connection, [need_id]):
        return found
    raise UserError("Diesen Bedarf gibt es nicht mehr.")


def _children(connection: Connection, child: Any, ids: Sequence[str], *columns: Any) -> dict[str, list[Any]]:
    statement = select(child.need_id, *columns).where(child.need_id.in_(search.listed(ids, connection)))
    found: dict[str, list[Any]] = {}
    for row in connection.execute(statement.order_by(child.position)):
        found.setdefault(row[0], []).append(row[1] if len(columns) == 1 else tuple(row[1:]))
    return found


def _wanted(row: Any, languages: Iterable[str], slots: Iterable[str], dates: Iterable[Any]) -> Wanted:
    times = Times(row.time_shape, tuple(slots), tuple(dates), row.starts_on, row.ends_on)
    code, city = (row.house_code, row.house_city) if row.house_id else (row.postal_code, row.city)
    return Wanted(
        row.id, row.title, row.category, tuple(languages), times, Place(code, city) if code or city else None,
        row.house_id, row.project_id, row.hours_per_week, row.people_wanted, row.name or "",
    )  # fmt: skip


def told(wanted: Wanted) -> str:
    """A need in one line: "Behördenbegleitung · Arabisch · Di 24.11. 14:00–16:00"."""
    parts = (wanted.title, ", ".join(wanted.languages), wanted.times.words, wanted.house)
    return _(" · ").join(part for part in parts if part)
