"""All houses on a key date: share of use, change, people per helper, and the way of the numbers; the one definition."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import and_, func, or_, select, true

from app.models import Assignment, Occupancy, Person, Shelter
from app.models.facts import facts
from app.services.database import Database
from app.services.occupancy.entries import NUMBERS, newest_before, open_on

O = Occupancy  # noqa: E741
_COUNTED = (*NUMBERS, O.languages, O.source)


@dataclass(frozen=True)
class Point:
    """A count of a house or of all: `places` None where nobody knows them."""

    day: date
    occupied: int
    places: int | None


@dataclass(frozen=True)
class Standing:
    """An open house on a key date by its newest count at or before it; `counted` None while nothing was counted.

    `numbers` are the fields of the count by name. `helpers`: people with a running assignment there on the key date.
    """

    shelter_id: str
    name: str
    city: str | None
    counted: date | None
    occupied: int | None
    places: int | None
    before: int | None
    """Occupied at the count before this one."""
    before_on: date | None
    helpers: int
    numbers: dict[str, Any]

    @property
    def share(self) -> float | None:
        """Occupied part of the places; None while one of both is unknown."""
        return self.occupied / self.places if self.occupied is not None and self.places else None

    @property
    def free(self) -> int | None:
        """Places nobody lives in; None while unknown."""
        known = self.occupied is not None and self.places is not None
        return max((self.places or 0) - (self.occupied or 0), 0) if known else None

    @property
    def change(self) -> int | None:
        """More or fewer people than at the count before."""
        return self.occupied - self.before if self.occupied is not None and self.before is not None else None

    @property
    def per_helper(self) -> float | None:
        """People for each volunteer; None without volunteers or without a count."""
        return self.occupied / self.helpers if self.occupied is not None and self.helpers else None

    @property
    def alone(self) -> bool:
        """Whether people live there and nobody helps."""
        return bool(self.occupied) and not self.helpers


@dataclass(frozen=True)
class Total:
    """All houses together. `share` counts houses with both numbers, `change` those counted twice."""

    occupied: int
    places: int
    share: float | None
    change: int | None
    helpers: int
    per_helper: float | None
    alone: int
    uncounted: int


def total(standings: Sequence[Standing]) -> Total:
    """The sums of several houses."""
    counted = [one for one in standings if one.occupied is not None]
    shared = [one for one in counted if one.share is not None]
    changes = [one.change for one in counted if one.change is not None]
    occupied, room = sum(one.occupied or 0 for one in counted), sum(one.places or 0 for one in shared)
    helpers = sum(one.helpers for one in counted)
    return Total(
        occupied,
        sum(one.places or 0 for one in counted),
        sum(one.occupied or 0 for one in shared) / room if room else None,
        sum(changes) if changes else None,
        helpers,
        occupied / helpers if helpers else None,
        sum(one.alone for one in counted),
        len(standings) - len(counted),
    )


class Overview:
    """Reads the houses of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def standings(self, day: date | None = None, houses: Collection[str] | None = None) -> list[Standing]:
        """The houses that are open on a day (None: today, with counts of any day) in the order of their names.

        `houses` limits it to these ids.
        """
        open_day = min(day or date.today(), date.today())
        newest = newest_before(day, with_day=True)
        wanted = (
            select(Shelter.id, Shelter.name, Shelter.city, Shelter.capacity.label("places"), O.as_of, *_COUNTED)
            .outerjoin(newest, newest.c.shelter_id == Shelter.id)
            .outerjoin(O, and_(O.shelter_id == Shelter.id, O.as_of == newest.c.day, O.deleted_at.is_(None)))
            .where(Shelter.deleted_at.is_(None), open_on(open_day))
            .order_by(Shelter.sort_key, Shelter.id, O.changed_at)
        )
        with self._database.reading() as connection:
            rows = {row.id: row for row in connection.execute(wanted)}
            if houses is not None:
                rows = {identity: row for identity, row in rows.items() if identity in houses}
            before = _counts_before(connection, {row.id: row.as_of for row in rows.values() if row.as_of})
            helpers = _helpers(connection, open_day)
        return [_standing(row, before.get(row.id), helpers.get(row.id, 0)) for row in rows.values()]

    def series(self, house: str = "") -> dict[str, list[Point]]:
        """The counts of each house, or of one, the oldest first; one that was closed ends with nobody."""
        wanted = (
            select(O.shelter_id, O.as_of, O.occupied, func.coalesce(O.capacity, Shelter.capacity), Shelter.closed_on)
            .join(Shelter, Shelter.id == O.shelter_id)
            .where(O.deleted_at.is_(None), Shelter.deleted_at.is_(None), O.occupied.is_not(None))
            .where(O.shelter_id == house if house else true())
            .order_by(O.shelter_id, O.as_of, O.changed_at)
        )
        found: dict[str, dict[date, Point]] = {}
        with self._database.reading() as connection:
            rows: Any = connection.execute(wanted)
            for house, day, occupied, places, closed in rows:
                points = found.setdefault(house, {})
                if closed is None or day < closed:
                    points[day] = Point(day, occupied, places)
                if closed is not None and closed <= date.today():
                    points[closed] = Point(closed, 0, 0)
        return {house: sorted(points.values(), key=lambda point: point.day) for house, points in found.items()}


def together(series: Collection[Sequence[Point]]) -> list[Point]:
    """All houses at every key date of any of them, each with its newest count until then."""
    days = sorted({point.day for points in series for point in points})
    latest: dict[int, Point] = {}
    waiting = [list(reversed(points)) for points in series]
    result = []
    for day in days:
        for at, points in enumerate(waiting):
            while points and points[-1].day <= day:
                latest[at] = points.pop()
        counts = latest.values()
        result.append(Point(day, sum(one.occupied for one in counts), sum(one.places or 0 for one in counts)))
    return result


def _counts_before(connection: Any, days: dict[str, date]) -> dict[str, tuple[int, date]]:
    """For each house the count before the one of its day."""
    wanted = (
        select(O.shelter_id, O.occupied, O.as_of)
        .where(O.deleted_at.is_(None), O.occupied.is_not(None), O.shelter_id.in_(days))
        .order_by(O.as_of, O.changed_at)
    )
    return {house: (occupied, as_of) for house, occupied, as_of in connection.execute(wanted) if as_of < days[house]}


def _helpers(connection: Any, day: date) -> dict[str, int]:
    """How many people help in each house on a day."""
    wanted = (
        select(Assignment.shelter_id, func.count(Assignment.person_id.distinct()))
        .join(Person, and_(Person.id == Assignment.person_id, Person.deleted_at.is_(None)))
        .where(Assignment.deleted_at.is_(None), Assignment.shelter_id.is_not(None), _runs_on(day))
        .group_by(Assignment.shelter_id)
    )
    return {house: count for house, count in connection.execute(wanted)}


def _runs_on(day: date) -> Any:
    """Today what the list of houses counts; of an earlier day what ran then."""
    if day >= date.today():
        return Assignment.until.is_(None)
    return and_(
        or_(Assignment.since.is_(None), Assignment.since <= day),
        or_(Assignment.until.is_(None), Assignment.until >= day),
    )


def _standing(row: Any, before: tuple[int, date] | None, helpers: int) -> Standing:
    places = row.capacity if row.capacity is not None else row.places
    numbers = {facts(c).name: getattr(row, facts(c).name) for c in _COUNTED}
    count, day = before or (None, None)
    return Standing(row.id, row.name, row.city, row.as_of, row.occupied, places, count, day, helpers, numbers)
