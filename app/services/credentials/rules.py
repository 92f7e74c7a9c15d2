"""The rules for proofs: how long each kind counts and who must have it; the office's own lines go first."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from dateutil.relativedelta import relativedelta

from app import resources
from app.models import CredentialDemand, CredentialKind, CredentialTerm, ShelterKind
from app.text import fold


@dataclass(frozen=True)
class Term:
    """How long a kind counts: `months` from its date (None: without end), at most `fresh_months` old when it is shown.

    `warn_weeks`: so long before its end it is announced. `record_id`: the office's own line, "" for a shipped one.
    """

    kind: CredentialKind
    months: int | None
    fresh_months: int | None
    warn_weeks: int
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""
    record_id: str = ""

    def last_day(self, begin: date | None) -> date | None:
        """The last day on which a proof of `begin` counts; None without an end."""
        if not (begin and self.months):
            return None
        last: date = begin + relativedelta(months=self.months)
        return last

    def first_begin(self, on: date) -> date | None:
        """The earliest date of a proof that still counts on a day; None where every one does."""
        if not self.months:
            return None
        begin: date = on - relativedelta(months=self.months)
        while begin + relativedelta(months=self.months) < on:  # months have different ends
            begin += timedelta(days=1)
        return begin

    def is_old(self, issued: date, shown: date) -> bool:
        """Whether a certificate was too old on the day it was shown."""
        return bool(self.fresh_months) and issued + relativedelta(months=self.fresh_months or 0) < shown


@dataclass(frozen=True)
class House:
    """What of a house decides about proofs: its kind, and which of its `requires_…` fields are ticked."""

    id: str
    kind: ShelterKind | None
    asks: frozenset[str]


@dataclass(frozen=True)
class Work:
    """What somebody is to do, and where; both may be unknown."""

    activity: str | None = None
    shelter_id: str | None = None


@dataclass(frozen=True)
class Demand:
    """Who must have a kind: each condition that is set narrows it; none means everybody.

    `house_asks`: the field of the house that decides. `blocks`: nobody is placed without.
    """

    kind: CredentialKind
    activity: str = ""
    shelter_kind: ShelterKind | None = None
    shelter_id: str = ""
    house_asks: str = ""
    born_after: date | None = None
    blocks: bool = True
    valid_from: date | None = None
    valid_to: date | None = None
    source: str = ""
    record_id: str = ""

    @property
    def scope(self) -> tuple[Any, ...]:
        """What an own line must share with a shipped one to stand in its place."""
        return self.kind, fold(self.activity), self.shelter_kind, self.shelter_id, self.house_asks

    def concerns(self, work: Work, house: House | None) -> bool:
        """Whether the work falls under it."""
        if self.activity and fold(self.activity) not in fold(work.activity or ""):
            return False
        if self.shelter_id and self.shelter_id != work.shelter_id:
            return False
        if self.shelter_kind and (house is None or house.kind is not self.shelter_kind):
            return False
        return not self.house_asks or (house is not None and self.house_asks in house.asks)


@dataclass(frozen=True)
class Rules:
    """The rules that hold on a day."""

    terms: dict[CredentialKind, Term]
    demands: tuple[Demand, ...]

    def of_work(self, work: Work, house: House | None) -> tuple[Demand, ...]:
        """What is demanded of somebody for a work, everybody's proofs included."""
        return tuple(demand for demand in self.demands if demand.concerns(work, house))


def rules_on(own_terms: Iterable[Term], own_demands: Iterable[Demand], on: date) -> Rules:
    """The rules of a day: the office's own line hides the shipped one of the same kind and scope from its first day on,
    for good: where it has ended, nothing is demanded any more."""
    terms = {term.kind: term for term in _holding(shipped_terms(), on)}
    terms.update({term.kind: term for term in _holding(own_terms, on)})
    own = [demand for demand in own_demands if demand.valid_from is None or demand.valid_from <= on]
    hidden = {demand.scope for demand in own}
    shipped = [demand for demand in _holding(shipped_demands(), on) if demand.scope not in hidden]
    return Rules(terms, (*shipped, *_holding(own, on)))


def _holding(lines: Iterable[Any], on: date) -> Iterator[Any]:
    return (
        line
        for line in lines
        if (line.valid_from is None or line.valid_from <= on) and (line.valid_to is None or on <= line.valid_to)
    )


def own_term(record: CredentialTerm) -> Term:
    """A line of the office as a rule."""
    return Term(
        record.kind, record.valid_months, record.fresh_months, record.warn_weeks, record.valid_from, record.valid_to,
        record.source or "", record.id,
    )  # fmt: skip


def own_demand(record: CredentialDemand) -> Demand:
    """A line of the office as a rule."""
    return Demand(
        record.kind, record.activity or "", record.shelter_kind, record.shelter_id or "", "", record.born_after,
        record.blocks, record.valid_from, record.valid_to, record.source or "", record.id,
    )  # fmt: skip


@cache
def shipped_terms() -> tuple[Term, ...]:
    """How long each kind counts as the program comes."""
    return tuple(
        Term(
            CredentialKind[row["kind"]], _number(row["valid_months"]), _number(row["fresh_months"]),
            int(row["warn_weeks"]), _day(row["valid_from"]), _day(row["valid_to"]), row["source"],
        )
        for row in _rows("terms.csv")
    )  # fmt: skip


@cache
def shipped_demands() -> tuple[Demand, ...]:
    """Who must have what as the program comes."""
    return tuple(
        Demand(
            CredentialKind[row["kind"]], row["activity"],
            ShelterKind[row["shelter_kind"]] if row["shelter_kind"] else None, "", row["house_asks"],
            _day(row["born_after"]), row["blocks"] == "ja", _day(row["valid_from"]), _day(row["valid_to"]),
            row["source"],
        )
        for row in _rows("demands.csv")
    )  # fmt: skip


def _rows(name: str) -> Iterator[dict[str, str]]:
    with resources.path("credentials", name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter=";")


def _number(text: str) -> int | None:
    return int(text) if text else None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
