"""Who can come when people arrive tonight, ranked with reasons, and who calls whom."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, String, func, select, type_coerce

from app.models import (
    Arrival,
    Assignment,
    Availability,
    Channel,
    CircleMember,
    CircleRole,
    HelperCircle,
    Person,
    PersonLanguage,
    Shelter,
)
from app.services.lists.filters import find_record
from app.services.matching.places import Map, Place, read_map
from app.services.people import drives
from app.text import _, fold, number

if TYPE_CHECKING:
    from app.services.office import Services

EVENINGS = ("evening", "day")
"""Parts of a day of the weekly grid in which somebody is free after 18 h."""
MOST, EACH = 18, 3
"""People on the page and calls of one person, unless somebody wants other numbers."""
LANGUAGE, INTERPRETS, NEAR, CAR, EVENING, HERE = 40, 10, 30, 15, 10, 15
"""Points: for each wanted language, for translating it, at most for living near (one less a kilometre), for a car, for
free evenings, for knowing the house.
"""
_LEADERS = (CircleRole.SPEAKER, CircleRole.DEPUTY)


@dataclass(frozen=True)
class Wanted:
    """For which house, and who is looked for; `kilometres` None: from anywhere. Whoever leads the circle of the house
    is always wanted.
    """

    shelter_id: str | None = None
    languages: tuple[str, ...] = ()
    only_speakers: bool = False
    car: bool = False
    evening: bool = False
    kilometres: int | None = None
    most: int = MOST
    each: int = EACH


@dataclass(frozen=True)
class Helper:
    """Somebody who can be called, with the reasons in words; `leads` "" or the role in the circle of the house."""

    person_id: str
    name: str
    phone: str
    points: int
    leads: str
    town: str
    kilometres: int | None
    speaks: tuple[str, ...]
    car: bool
    evening: bool
    here: bool
    channel: str = ""

    @property
    def reasons(self) -> str:
        """What speaks for calling her, the most important first."""
        far = "" if not self.kilometres else _("{count} km").format(count=number(self.kilometres))
        place = " ".join(filter(None, (self.town, f"({far})" if far and self.town else far)))
        parts = (
            self.leads, _("kennt das Haus") if self.here and not self.leads else "", ", ".join(self.speaks), place,
            _("Auto") if self.car else "", _("abends frei") if self.evening else "", self.channel,
        )  # fmt: skip
        return " · ".join(filter(None, parts))


def for_arrival(services: "Services", wanted: Wanted, identity: str) -> Wanted:
    """The same for the house and the languages of an arrival."""
    arrival: Arrival = services.crud(Arrival).get(identity)
    return replace(wanted, shelter_id=arrival.shelter_id, languages=wanted.languages or tuple(arrival.languages or ()))


def for_house(services: "Services", wanted: Wanted, name: str) -> Wanted:
    """The same for a house by its id or name; UserError when there is none."""
    return replace(wanted, shelter_id=find_record(services, Shelter, name).id)


def ranked(services: "Services", wanted: Wanted, ids: Sequence[str]) -> list[Helper]:
    """Those of `ids` with a telephone number who fit, whoever leads the circle first, then by points and name."""
    with services.database.reading() as connection:
        helpers = list(_Reader(connection, wanted).helpers(set(ids)))
    fitting = [helper for helper in helpers if helper.leads or _fits(helper, wanted)]
    return sorted(fitting, key=lambda one: (_LEADING.get(one.leads, 9), -one.points, fold(one.name)))[: wanted.most]


def _fits(helper: Helper, wanted: Wanted) -> bool:
    near = wanted.kilometres is None or (helper.kilometres is not None and helper.kilometres <= wanted.kilometres)
    speaks = bool(helper.speaks) or not (wanted.only_speakers and wanted.languages)
    return near and speaks and (helper.car or not wanted.car) and (helper.evening or not wanted.evening)


_LEADING = {role.label: place for place, role in enumerate(_LEADERS)}


def chain(count: int, each: int) -> list[tuple[int, ...]]:
    """Whom everybody calls, by number from 1: the office (first) the first ones, they the next ones, and so on."""
    callers, next_one = [], 1
    for _caller in range(count + 1):
        called = tuple(range(next_one, min(next_one + each, count + 1)))
        callers.append(called)
        next_one += len(called)
    return callers


class _Reader:
    """Reads what the ranking needs, a handful of statements whatever the number of people."""

    def __init__(self, connection: Connection, wanted: Wanted) -> None:
        self._connection, self._wanted = connection, wanted
        self._house = self._place()
        self._map: Map = read_map(connection)

    def helpers(self, ids: set[str]) -> Iterable[Helper]:
        leads, here = self._leaders(), self._knowing()
        speaks, evening = self._speakers(), self._evenings()
        for row in self._people():
            if row.id in ids:
                helper = self._helper(row, leads.get(row.id, ""), speaks.get(row.id, {}), row.id in evening)
                yield replace(helper, here=row.id in here, points=helper.points + HERE * (row.id in here))

    def _helper(self, row: Any, leads: str, speaks: dict[str, bool], evening: bool) -> Helper:
        town = "" if row.address_protected else row.city or ""
        far = self._far(row)
        car = drives(row.mobility)
        points = sum(LANGUAGE + INTERPRETS * interprets for interprets in speaks.values())
        points += max(NEAR - far, 0) if far is not None else 0
        points += CAR * car + EVENING * evening
        return Helper(
            row.id, row.name, row.mobile or row.phone, points, leads, town, far, tuple(speaks), car, evening, False,
            _best(row.channel),
        )  # fmt: skip

    def _far(self, row: Any) -> int | None:
        """Where an address is protected, the distance would tell it."""
        if self._house is None or row.address_protected:
            return None
        return self._map.kilometres(Place(row.postal_code, row.city), self._house)

    def _people(self) -> Iterable[Any]:
        wanted = select(
            Person.id, Person.sort_name.expression(Person).label("name"), Person.mobile, Person.phone,
            Person.postal_code, Person.city, Person.mobility, Person.address_protected,
            type_coerce(Person.preferred_channel, String).label("channel"),
        ).where(
            Person.deleted_at.is_(None), Person.status.is_not(None),
            func.coalesce(Person.mobile, "") + func.coalesce(Person.phone, "") != "",
        )  # fmt: skip
        return self._connection.execute(wanted)

    def _place(self) -> Place | None:
        wanted = select(Shelter.postal_code, Shelter.city).where(Shelter.id == self._wanted.shelter_id)
        row = self._connection.execute(wanted).first() if self._wanted.shelter_id else None
        return Place(row.postal_code, row.city) if row else None

    def _members(self, *columns: Any) -> Any:
        """Those who belong to a circle of the house now."""
        return (
            select(*columns)
            .join(HelperCircle, HelperCircle.id == CircleMember.circle_id)
            .where(HelperCircle.shelter_id == self._wanted.shelter_id, HelperCircle.deleted_at.is_(None))
            .where(CircleMember.deleted_at.is_(None), CircleMember.until.is_(None))
        )

    def _leaders(self) -> dict[str, str]:
        if self._house is None:
            return {}
        wanted = self._members(CircleMember.person_id, CircleMember.role).where(CircleMember.role.in_(_LEADERS))
        found = sorted(self._connection.execute(wanted), key=lambda row: -_LEADERS.index(row.role))
        return {row.person_id: row.role.label for row in found}

    def _knowing(self) -> set[str]:
        """Who helps in the house or belongs to its circle."""
        if self._house is None:
            return set()
        helping = select(Assignment.person_id).where(
            Assignment.shelter_id == self._wanted.shelter_id,
            Assignment.until.is_(None),
            Assignment.deleted_at.is_(None),
        )
        members = self._connection.execute(self._members(CircleMember.person_id)).scalars()
        return {*self._connection.execute(helping).scalars(), *members}

    def _speakers(self) -> dict[str, dict[str, bool]]:
        """The wanted languages each one speaks, and whether she translates them."""
        names = {fold(name): name for name in self._wanted.languages}
        if not names:
            return {}
        known = [name for name in self._column(PersonLanguage.language) if fold(name) in names]
        told = (PersonLanguage.person_id, PersonLanguage.language, PersonLanguage.interprets)
        found: dict[str, dict[str, bool]] = {}
        for row in self._connection.execute(select(*told).where(PersonLanguage.language.in_(known))):
            found.setdefault(row.person_id, {})[names[fold(row.language)]] = row.interprets
        return found

    def _evenings(self) -> set[str]:
        return self._column(Availability.person_id, (Availability.part.in_(EVENINGS),))

    def _column(self, column: Any, conditions: tuple[Any, ...] = ()) -> set[str]:
        return set(self._connection.execute(select(column).distinct().where(*conditions)).scalars())


def _best(channel: str | None) -> str:
    """That she would rather be written to; a letter or mail is no way tonight."""
    return _("lieber Kurznachricht") if channel == Channel.MESSENGER.name else ""
