"""Allowances of volunteers, watched against the yearly limits of § 3 Nr. 26 and 26a of the Income Tax Act (EStG)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, select

from app.models import Allowance, AllowanceKind
from app.services.crud import Crud
from app.services.hours.shipped import Limit, limit
from app.services.hours.trashed import of_people_outside
from app.services.query import EVERYTHING, Between, Filter, Query
from app.text import _, fold, money

Paid = dict[tuple[str, AllowanceKind, bool], int]


@dataclass(frozen=True)
class Used:
    """How much of a limit somebody has used in a year, in cents; `elsewhere` was paid by others."""

    kind: AllowanceKind
    year: int
    limit: Limit
    own: int
    elsewhere: int

    @property
    def total(self) -> int:
        return self.own + self.elsewhere

    @property
    def left(self) -> int:
        """Below zero once the limit is passed."""
        return self.limit.cents - self.total

    def is_near(self, percent: int) -> bool:
        """Whether so many percent of the limit are used up."""
        return self.total * 100 >= self.limit.cents * percent


class Allowances(Crud[Allowance]):
    """Allowances of people outside the trash."""

    entity = Allowance

    def base(self) -> list[ColumnElement[bool]]:
        return [of_people_outside(Allowance)]

    def total(self, query: Query = EVERYTHING) -> int:
        """Cents that the allowances of a list are together."""
        with self.database.reading() as connection:
            wanted = select(func.coalesce(func.sum(Allowance.amount), 0))
            return int(connection.execute(self._found(connection, query, wanted)).scalar_one())

    def used(self, person_id: str, year: int) -> list[Used]:
        """Both limits of a year and what a person has used of them; none for years without a known limit."""
        return _used(person_id, year, self.paid([person_id], year))

    def near(self, year: int, percent: int) -> dict[str, list[Used]]:
        """Who has used up so many percent of a limit, by person."""
        paid = self.paid(None, year)
        people = sorted({person for person, _kind, _elsewhere in paid})
        told = {person: [u for u in _used(person, year, paid) if u.is_near(percent)] for person in people}
        return {person: near for person, near in told.items() if near}

    def paid(self, people: Sequence[str] | None, year: int) -> Paid:
        """Cents by person, kind and whether somebody else paid."""
        keys: tuple[Any, ...] = (Allowance.person_id, Allowance.kind, Allowance.elsewhere)
        mine = () if people is None else (Filter(Allowance.person_id, tuple(people)),)
        with self.database.reading() as connection:
            sums = select(*keys, func.sum(Allowance.amount))
            wanted = self._found(connection, Query(filters=(*mine, _in(year))), sums)
            return {(row[0], row[1], bool(row[2])): row[3] for row in connection.execute(wanted.group_by(*keys))}

    def check(self, values: dict[str, Any], identity: str | None = None) -> dict[str, str]:
        problems = super().check(values, identity)
        if identity == "several":
            return problems
        whole = self._whole(values, identity)
        if whole["amount"] is not None and whole["amount"] <= 0:
            problems["amount"] = _("Bitte nennen Sie einen Betrag über 0,00 €.")
        if problems or not (whole["person_id"] and whole["paid_on"] and whole["amount"]):
            return problems
        others = self._others(whole, identity)
        return {**_both_for_one(whole, others), **_over(whole, others)}

    def _whole(self, values: dict[str, Any], identity: str | None) -> dict[str, Any]:
        names = ("person_id", "kind", "paid_on", "amount", "activity", "override")
        known = vars(self.get(identity)) if identity else {"kind": AllowanceKind.VOLUNTEER}
        return {**{name: known.get(name) for name in names}, **values}

    def _others(self, whole: dict[str, Any], identity: str | None) -> list[Allowance]:
        """What else the person got in that year."""
        year = whole["paid_on"].year
        span = Allowance.paid_on.between(date(year, 1, 1), date(year, 12, 31))
        return [one for one in self.all(Allowance.person_id == whole["person_id"], span) if one.id != identity]


def _used(person_id: str, year: int, paid: Paid) -> list[Used]:
    found = []
    for kind in AllowanceKind:
        if known := limit(kind, year):
            own, elsewhere = (paid.get((person_id, kind, outside), 0) for outside in (False, True))
            found.append(Used(kind, year, known, own, elsewhere))
    return found


def _in(year: int) -> Filter:
    return Filter(Allowance.paid_on, Between(date(year, 1, 1), date(year, 12, 31)))


def _over(whole: dict[str, Any], others: Sequence[Allowance]) -> dict[str, str]:
    """Going over the limit needs a reason."""
    year = whole["paid_on"].year
    known = limit(whole["kind"], year)
    total = whole["amount"] + sum(one.amount for one in others if one.kind is whole["kind"])
    if known is None or total <= known.cents or whole.get("override"):
        return {}
    text = _(
        "Damit sind es {total} im Jahr {year}, die Grenze liegt bei {limit} ({source}). Soll es trotzdem so sein, dann "
        "schreiben Sie hier bitte, warum."
    )
    return {"override": text.format(total=money(total), year=year, limit=money(known.cents), source=known.source)}


def _both_for_one(whole: dict[str, Any], others: Sequence[Allowance]) -> dict[str, str]:
    """Nr. 26a is ruled out where Nr. 26 already covers the activity, wholly or in part (§ 3 Nr. 26a sentence 2)."""
    opposite = [one for one in others if one.kind is not whole["kind"]]
    mine = fold(whole["activity"] or "")
    if any(not mine or not one.activity for one in opposite):
        text = _(
            "In diesem Jahr gibt es beide Pauschalen. Bitte schreiben Sie bei jeder, wofür sie gezahlt wurde: für "
            "dieselbe Tätigkeit geht nur eine."
        )
        return {"activity": text}
    if any(fold(one.activity or "") == mine for one in opposite):
        text = _(
            "Für „{activity}“ gibt es in diesem Jahr schon die andere Pauschale; für dieselbe Tätigkeit geht nur eine "
            "(§ 3 Nr. 26a Satz 2 EStG)."
        )
        return {"activity": text.format(activity=whole["activity"])}
    return {}
