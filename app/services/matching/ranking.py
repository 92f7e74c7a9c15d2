"""Ranks people for a need: plain Python over what was read, points for soft conditions, reasons in words on demand."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, overload

from app.services.matching.places import Map
from app.services.matching.reading import Known
from app.services.matching.reasons import Reasons, days_since
from app.services.matching.wanted import Wanted
from app.services.matching.ways import Way, carries
from app.text import fold

LEVELS = {"A1": 0.2, "A2": 0.35, "B1": 0.6, "B2": 0.8, "C1": 0.95, "C2": 1.0, "Muttersprache": 1.0, None: 0.75}
"""How well somebody can help in a language; unknown lies between B1 and B2."""
TRANSLATING = "dolmetsch"
PARTLY = 0.6
"""What a related skill counts, "Begleitung" for "Behördenbegleitung"."""
UNSAID = 0.35
"""What unknown times count: more than no time, less than any."""
UNKNOWN_PLACE = 0.3
LONG_WAIT = 60
"""Days after which waiting counts in full."""


@dataclass(frozen=True)
class Scale:
    """What the office has set: points by condition, kilometres and days from which they are none or all."""

    points: Mapping[str, int]
    far: int
    rest: int


class Match:
    """Somebody for a need."""

    __slots__ = ("_points", "_ranking", "person_id")

    def __init__(self, ranking: "Ranking", person_id: str, points: float) -> None:
        self._ranking, self.person_id, self._points = ranking, person_id, points

    @property
    def score(self) -> int:
        """From 0 to 100, and beyond for who waits or wishes this place."""
        return round(100 * self._points / self._ranking.whole)

    @property
    def blocked(self) -> bool:
        """Whether a hard condition stands in the way."""
        return self._ranking.known.stands_back(self.person_id)

    @property
    def reasons(self) -> list[str]:
        """What speaks for it, each in a few words."""
        return self._ranking.words.reasons(self.person_id)

    @property
    def fits(self) -> str:
        """Only what ties the person and this need together: language, task, time and way."""
        return " · ".join(self._ranking.words.ties(self.person_id))

    @property
    def lacks(self) -> list[str]:
        """What is missing without standing in the way."""
        return self._ranking.words.lacks(self.person_id)

    @property
    def against(self) -> list[str]:
        """Why somebody cannot be asked without an override."""
        return self._ranking.known.against(self.person_id)

    @property
    def words(self) -> str:
        """ "spricht Farsi · Di nachmittags frei · wohnt in Asperg, 6 km · zuletzt gefragt vor 3 Monaten"."""
        return " · ".join(self.reasons)


class Matches(Sequence[Match]):
    """The people in their order; each is made when somebody looks at it."""

    def __init__(self, ranking: "Ranking", order: list[str], points: dict[str, float]) -> None:
        self._ranking, self._order, self._points = ranking, order, points

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, index: int) -> Match: ...

    @overload
    def __getitem__(self, index: slice) -> list[Match]: ...

    def __getitem__(self, index: int | slice) -> Match | list[Match]:
        if isinstance(index, slice):
            return [self.of(who) for who in self._order[index]]
        return self.of(self._order[index])

    def of(self, person_id: str) -> Match:
        """The line of one person; KeyError for somebody who is no volunteer."""
        return Match(self._ranking, person_id, self._points[person_id])

    @property
    def askable(self) -> int:
        """How many of them nothing stands in the way of."""
        return len(self._order) - sum(map(self._ranking.known.stands_back, self._order))

    @property
    def ids(self) -> list[str]:
        """The ids in their order."""
        return list(self._order)


class _Grounds(dict[tuple[Any, ...], float]):
    """What was made for one key is there for all who share it."""

    def __init__(self, make: Callable[..., float]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: tuple[Any, ...]) -> float:
        self[key] = self._make(*key)
        return self[key]


class Ranking:
    """The people for one need, best first; those with something in the way stand at the end, still in order."""

    def __init__(self, wanted: Wanted, known: Known, places: Map, scale: Scale, on: date) -> None:
        self.wanted, self.known, self._scale, self._on = wanted, known, scale, on
        self._cells = wanted.times.cells
        self._way = Way(wanted, places)
        self.words = Reasons(wanted, known, self._way, on)
        self.whole = self._whole() or 1.0
        """The points of somebody for whom everything speaks."""
        self.matches = self._ranked()

    # ------------------------------------------------------------ points

    def _ranked(self) -> "Matches":
        points, (blocked, lacking) = self._first_points(), (self.known.blocked, self.known.lacking)
        for add in (self._add_languages, self._add_skills, self._add_times, self._add_asked, self._add_load,
                    self._add_waiting):  # fmt: skip
            add(points)
        order = sorted(points, key=points.__getitem__, reverse=True)
        back = [who for who in order if who in blocked or who in lacking]
        order = [who for who in order if who not in blocked and who not in lacking] + back
        return Matches(self, order, points)

    def _first_points(self) -> dict[str, float]:
        """Everybody by the ground they stand on, as if never asked and free; many stand on the same."""
        if not self.known.people:
            return {}
        ids, _status, codes, cities, mobilities, wishes, named, _hours = zip(*self.known.people, strict=True)
        grounds = _Grounds(self._ground)
        keys = zip(codes, cities, mobilities, wishes, named, strict=True)
        return dict(zip(ids, map(grounds.__getitem__, keys), strict=True))

    def _ground(self, code: str | None, city: str | None, mobility: str | None, wish: str | None, named: bool) -> float:
        """The points of a place, a wish, a way to get there; and for times that nobody knows."""
        points = self._scale.points
        ground = points["asked"] + points["load"] + (UNSAID * points["time"] if self._cells and not named else 0.0)
        if self.wanted.place is None:
            return ground
        km = self._way.kilometres(code, city)
        near = UNKNOWN_PLACE if km is None else max(0.0, 1 - km / self._scale.far)
        wished = points["wish"] if wish and self._way.is_wished(wish) else 0
        return ground + points["distance"] * near + wished + points["mobility"] * carries(mobility, km)

    def _add_languages(self, points: dict[str, float]) -> None:
        if not self.wanted.foreign:
            return
        worth = self._scale.points["language"] / len(self.wanted.foreign)
        translating = TRANSLATING in fold(self.wanted.what)
        for who, spoken in self.known.languages.items():
            fit = sum(
                min(1.0, LEVELS.get(level, 0.75) + (0.2 if translating and interprets else 0.0))
                for level, interprets in spoken.values()
            )
            if who in points:
                points[who] += worth * min(fit, len(self.wanted.foreign))

    def _add_skills(self, points: dict[str, float]) -> None:
        worth = self._scale.points["skill"]
        for who, (_skill, exact) in self.known.skills.items():
            if who in points:
                points[who] += worth if exact else PARTLY * worth

    def _add_times(self, points: dict[str, float]) -> None:
        if self._cells:
            worth = self._scale.points["time"] / len(self._cells)
            single = len(self._cells) == 1
            for who, slots in self.known.free.items():
                if who in points:
                    points[who] += worth if single else worth * self._covered(slots)

    def _covered(self, slots: set[str]) -> int:
        return sum(1 for cell in self._cells if cell & slots)

    def _add_asked(self, points: dict[str, float]) -> None:
        """Who was asked lately loses points, most on the day itself; a refusal of the same work loses as many again."""
        worth, rest = self._scale.points["asked"], self._scale.rest
        lost = {
            day: worth * max(0.0, 1 - age / rest) for day, age in self._ages(d for d, _c in self.known.asked.values())
        }
        for who, (day, _count) in self.known.asked.items():
            if who in points:
                points[who] -= lost[day]
        missed = {day: worth * max(0.0, 1 - age / (2 * rest)) for day, age in self._ages(self.known.refused.values())}
        for who, day in self.known.refused.items():
            if who in points:
                points[who] -= missed[day]

    def _ages(self, days: Iterable[str]) -> list[tuple[str, int]]:
        """How long ago each day was, once for all who share it."""
        return [(day, days_since(day, self._on)) for day in set(days)]

    def _add_load(self, points: dict[str, float]) -> None:
        """Each running work costs a third, forty hours of the last year a tenth."""
        worth, load = self._scale.points["load"], self.known.load
        lost = {who: worth * count / 3 for who, (count, _week) in load.items()}
        for who, minutes in self.known.hours.items():
            lost[who] = lost.get(who, 0.0) + worth * minutes / 24_000
        for who, cost in lost.items():
            if who in points:
                points[who] -= min(cost, worth)

    def _add_waiting(self, points: dict[str, float]) -> None:
        worth = self._scale.points["waiting"]
        earned = {day: worth * min(1.0, age / LONG_WAIT) for day, age in self._ages(self.known.waiting.values())}
        for who, day in self.known.waiting.items():
            if who in points:
                points[who] += earned[day]

    def _whole(self) -> float:
        applies = {
            "language": bool(self.wanted.foreign), "skill": bool(self.wanted.category), "time": bool(self._cells),
            "distance": self.wanted.place is not None, "mobility": self.wanted.place is not None,
            "wish": False, "waiting": False, "asked": True, "load": True,
        }  # fmt: skip
        return sum(points for key, points in self._scale.points.items() if applies[key])
