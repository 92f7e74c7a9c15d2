"""How far two places are from each other, by postal code and without the internet; what the office knows wins."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from math import asin, cos, radians, sin, sqrt

from sqlalchemy import Connection, select

from app import resources
from app.models import Distance
from app.text import fold

EARTH = 6371.0
"""Mean radius in kilometres."""
Point = tuple[float, float]


@dataclass(frozen=True)
class Place:
    """A postal code and a town, one of them may be missing; a house has a name besides, a district perhaps."""

    postal_code: str | None = None
    city: str | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """How the office may call it, folded."""
        return tuple(fold(part) for part in (self.postal_code, self.city) if part)


class Map:
    """The bundled table and the distances the office typed in; remembers what it was asked."""

    def __init__(self, own: Iterable[tuple[str, str, int]] = ()) -> None:
        self._own = {frozenset((fold(one), fold(other))): km for one, other, km in own}
        self._known: dict[tuple[Place, Place], int | None] = {}

    def kilometres(self, one: Place, other: Place) -> int | None:
        """Kilometres as the crow flies, rounded; 0 in the same place, None where one of them is unknown."""
        if (one, other) not in self._known:
            self._known[one, other] = self._measured(one, other)
        return self._known[one, other]

    def _measured(self, one: Place, other: Place) -> int | None:
        for pair in ((a, b) for a in one.words for b in other.words):
            if (told := self._own.get(frozenset(pair))) is not None:
                return told
        here, there = point(one), point(other)
        if here and there:
            return round(distance(here, there))
        return 0 if one.city and fold(one.city) == fold(other.city or "") else None


def read_map(connection: Connection) -> Map:
    """The map with the distances the office knows better."""
    wanted = select(Distance.place, Distance.other_place, Distance.kilometres).where(Distance.deleted_at.is_(None))
    return Map((one, other, km) for one, other, km in connection.execute(wanted))


def point(place: Place) -> Point | None:
    """Where a place lies; of several with one postal code the one with the name, else their middle."""
    if place.postal_code and (found := _by_code().get(place.postal_code.strip())):
        named = [spot for name, spot in found if name == place.city]
        return _middle(named or [spot for _name, spot in found])
    found_by_name = _by_name().get(fold(place.city)) if place.city else None
    return _middle(found_by_name) if found_by_name else None


def distance(one: Point, other: Point) -> float:
    """Kilometres between two points on the great circle (haversine)."""
    (lat1, lon1), (lat2, lon2) = ((radians(lat), radians(lon)) for lat, lon in (one, other))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH * asin(sqrt(half))


def _middle(spots: list[Point]) -> Point:
    return sum(lat for lat, _lon in spots) / len(spots), sum(lon for _lat, lon in spots) / len(spots)


@cache
def _by_code() -> dict[str, list[tuple[str, Point]]]:
    """The bundled places by postal code."""
    found: dict[str, list[tuple[str, Point]]] = {}
    for line in resources.path("places", "postal_codes.csv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            code, name, lat, lon = line.split(";")
            found.setdefault(code, []).append((name, (float(lat), float(lon))))
    return found


@cache
def _by_name() -> dict[str, list[Point]]:
    """The bundled places by folded name; only for those without a postal code."""
    found: dict[str, list[Point]] = {}
    for places in _by_code().values():
        for name, spot in places:
            found.setdefault(fold(name), []).append(spot)
    return found
