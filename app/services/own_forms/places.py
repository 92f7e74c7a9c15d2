"""What belongs into a cell of a form: nothing yet, a value, a sum over a list, words of the office, or a table."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, fields as fields_of
from datetime import date, timedelta
from typing import Any

from sqlalchemy import or_

from app.models import Arrival, CircleMember, Office
from app.models.base import Choice, Kind
from app.models.facts import facts, fields
from app.services.figures import KEY_FIGURES, Definition
from app.services.occupancy.overview import total
from app.services.office import Services
from app.services.query import Between, Query
from app.text import MONTHS, _, fold, german_date, number, translate


class PlaceKind(Choice):
    """What a cell is filled with."""

    NOTHING = _("bleibt, wie es ist")
    VALUE = _("eine Angabe")
    SUM = _("eine Zahl aus einer Liste")
    TABLE = _("hier beginnt eine Tabelle")
    TEXT = _("ein fester Text")


class Period(Choice):
    """Which days of a list count, seen from the key date."""

    ALL = _("alle")
    MONTH = _("im Monat des Stichtags")
    QUARTER = _("im Quartal des Stichtags")
    YEAR = _("im Jahr des Stichtags")
    UNTIL = _("bis zum Stichtag")

    def around(self, day: date) -> Between | None:
        """The days it means; None for all of them."""
        first = day.replace(day=1)
        if self is Period.MONTH:
            return Between(first, _next_month(first) - timedelta(1))
        if self is Period.QUARTER:
            begin = first.replace(month=(day.month - 1) // 3 * 3 + 1)
            return Between(begin, _next_month(_next_month(_next_month(begin))) - timedelta(1))
        if self is Period.YEAR:
            return Between(date(day.year, 1, 1), date(day.year, 12, 31))
        return Between(None, day) if self is Period.UNTIL else None


def _next_month(first: date) -> date:
    return (first + timedelta(31)).replace(day=1)


@dataclass(frozen=True)
class Place:
    """One cell of a form and what belongs there.

    `source`: the key of a `Source` (value) or of a list (sum, table). `columns`: names of the list's columns, one for
    each cell to the right, "" where a cell stays as it is; for a sum the one column, none to count the rows. `filters`
    as on the command line ("Ort=Ludwigsburg"). `last_row`: how far a table may reach, 0 as far as there is room.
    """

    sheet: str
    cell: str
    kind: PlaceKind = PlaceKind.NOTHING
    source: str = ""
    columns: tuple[str, ...] = ()
    filters: tuple[str, ...] = ()
    period: Period = Period.ALL
    last_row: int = 0
    text: str = ""
    mandatory: bool = False

    @property
    def key(self) -> str:
        """ "Meldung!B4"."""
        return f"{self.sheet}!{self.cell}"


def pack(places: Iterable[Place]) -> list[dict[str, Any]]:
    """The places as they are kept."""
    return [asdict(p) | {"kind": p.kind.name, "period": p.period.name} for p in places]


def unpack(kept: Iterable[Mapping[str, Any]]) -> list[Place]:
    """The places as they were kept, by a newer program, too."""
    return [_place({key: value for key, value in one.items() if key in _NAMES}) for one in kept]


_NAMES = {told.name for told in fields_of(Place)}


def _place(told: dict[str, Any]) -> Place:
    lists = {name: tuple(told[name]) for name in ("columns", "filters")}
    return Place(**{**told, **lists, "kind": PlaceKind[told["kind"]], "period": Period[told["period"]]})


# ------------------------------------------------------------------------------------------------ single values

COUNT = ""
"""The "column" of a sum that counts the rows."""
RUNNING = "nr"
"""The "column" of a table that numbers its rows."""


@dataclass(frozen=True)
class Context:
    """For whom and as of which day a form is filled in."""

    services: Services
    recipient: str
    day: date


@dataclass(frozen=True)
class Source:
    """A single value: its key, German name with its group, how it is found, and its `Kind`."""

    key: str
    group: str
    label: str
    tell: Callable[[Context], Any]
    kind: str = Kind.TEXT.value


MEANS = 6
"""Characters of words beside a cell that mean something."""


def sources() -> list[Source]:
    """All single values, in the order in which they are offered."""
    return [*_days(), *_office(), *_houses(), *_figures()]


def source(key: str) -> Source | None:
    """The single value with this key; None where there is none any more."""
    return next((one for one in sources() if one.key == key), None)


def likely(words: str) -> str:
    """The key of the single value that a cell with these words beside it mostly wants, "" for none: the longest label
    that stands in them, or the first one in which they stand.
    """
    told = f" {fold(words)} "
    labels = {one.key: fold(one.label) for one in sources()}
    inside = [key for key, label in labels.items() if re.search(rf"\b{re.escape(label)}\b", told)]
    around = [key for key, label in labels.items() if len(told) > MEANS and told.strip() in label]
    return max(inside, key=lambda key: len(labels[key]), default="") or next(iter(around), "")


def _days() -> list[Source]:
    group, day = _("Tage und Empfänger"), Kind.DATE.value
    return [
        Source("day.as_of", group, _("Stichtag"), lambda c: c.day, day),
        Source("day.stand", group, _("„Stand: …“ mit Stichtag"), lambda c: _stand(c.day)),
        Source("day.month", group, _("Monat und Jahr"), lambda c: f"{MONTHS[c.day.month - 1]} {c.day.year}"),
        Source("day.year", group, _("Jahr"), lambda c: c.day.year, "plain"),
        Source("day.first", group, _("Erster Tag des Monats"), lambda c: c.day.replace(day=1), day),
        Source("day.last", group, _("Letzter Tag des Monats"), lambda c: _last_of_month(c.day), day),
        Source("day.today", group, _("Heute"), lambda c: date.today(), day),
        Source("recipient", group, _("Empfänger des Formulars"), lambda c: c.recipient),
    ]


def _stand(day: date) -> str:
    return _("Stand: {date}").format(date=german_date(day))


def _last_of_month(day: date) -> date:
    return _next_month(day.replace(day=1)) - timedelta(1)


_NOT_OFFERED = {"accent", "letter_head", "letter_foot", "house_rules"}


def _office() -> list[Source]:
    told = [facts(one) for one in fields(Office)]
    return [
        Source(f"office.{one.name}", _("Ihr Büro"), translate(one.label), _of_office(one.name))
        for one in told
        if one.name not in _NOT_OFFERED
    ]


def _of_office(name: str) -> Callable[[Context], Any]:
    def tell(context: Context) -> Any:
        office = context.services.office()
        return getattr(office, name) if office else None

    return tell


_TOTALS = (
    ("houses.occupied", _("Belegte Plätze"), "occupied"), ("houses.places", _("Plätze"), "places"),
    ("houses.helpers", _("Ehrenamtliche in den Häusern"), "helpers"),
    ("houses.alone", _("Häuser ohne Ehrenamtliche"), "alone"),
)  # fmt: skip
"""Sums over all houses, by the names of `occupancy.overview.Total`."""


def _houses() -> list[Source]:
    group, kind = _("Unterkünfte am Stichtag"), Kind.NUMBER.value
    told: list[tuple[str, str, Callable[[Context], Any]]] = [
        ("houses.count", _("Unterkünfte"), lambda c: len(c.services.overview.standings(c.day))),
        *((key, label, _of_total(name)) for key, label, name in _TOTALS),
        ("arrivals.people", _("Danach angekündigte Personen"), lambda c: sum(a.people for a in _announced(c))),
        ("arrivals.count", _("Danach angekündigte Ankünfte"), lambda c: len(_announced(c))),
        ("circles.count", _("Helferkreise"), lambda c: c.services.circles.count(Query())),
        ("circles.members", _("Menschen in Helferkreisen"), lambda c: len({m.person_id for m in _members(c)})),
    ]
    return [Source(key, group, label, tell, kind) for key, label, tell in told]


def _of_total(name: str) -> Callable[[Context], Any]:
    return lambda c: getattr(total(c.services.overview.standings(c.day)), name)


def _announced(context: Context) -> list[Arrival]:
    """What was announced until the key date for a later day."""
    return context.services.arrivals.all(Arrival.arrives_on > context.day, Arrival.announced_on <= context.day)


def _members(context: Context) -> list[CircleMember]:
    """Who belonged to a circle on the key date."""
    day, since, until = context.day, CircleMember.since, CircleMember.until
    begun, going_on = or_(since.is_(None), since <= day), or_(until.is_(None), until >= day)
    return context.services.circle_members.all(begun, going_on)


def _figures() -> list[Source]:
    group = _("Kennzahlen von heute")
    return [
        Source(f"figure.{one.key}", group, translate(one.title), _figure(one), Kind.NUMBER.value) for one in KEY_FIGURES
    ]


def _figure(wanted: Definition) -> Callable[[Context], Any]:
    def tell(context: Context) -> Any:
        told = context.services.figures.tell(wanted)
        return told.listed if told.figure == number(told.listed) else told.figure

    return tell
