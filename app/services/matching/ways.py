"""How somebody gets to where a need is: the distance, the wish to be there, and what carries them."""

from functools import lru_cache

from app.services.matching.places import Map, Place
from app.services.matching.wanted import Wanted
from app.services.people import drives
from app.text import fold

WALK = 5
"""Kilometres up to which nobody needs a car."""
RIDES = ("vvs", "bus", "bahn", "abo", "ticket", "fahrrad", "rad")


class Way:
    """The way of people to one need; every distance is reckoned once."""

    def __init__(self, wanted: Wanted, places: Map) -> None:
        self._wanted, self._places = wanted, places
        self._away: dict[tuple[str | None, str | None], int | None] = {}

    def is_wished(self, wish: str) -> bool:
        """Whether the places somebody wishes name this house or its town."""
        folded, place = fold(wish), self._wanted.place
        named = (place.city if place else None, self._wanted.house)
        return any(fold(name) in folded for name in named if name)

    def kilometres(self, code: str | None, city: str | None) -> int | None:
        """From where somebody lives to the need; None where one of them is unknown."""
        if self._wanted.place is None or not (code or city):
            return None
        if (code, city) not in self._away:
            self._away[code, city] = self._places.kilometres(Place(code, city), self._wanted.place)
        return self._away[code, city]


def carries(mobility: str | None, km: int | None) -> float:
    """From 0 to 1, how well somebody gets there."""
    return 1.0 if km is not None and km <= WALK else _means(mobility or "")


@lru_cache(maxsize=1_000)
def _means(mobility: str) -> float:
    """How far a way to get about carries: a car everywhere, bus and bicycle in part."""
    if drives(mobility):
        return 1.0
    return 0.6 if any(word in fold(mobility) for word in RIDES) else 0.0
