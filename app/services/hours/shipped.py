"""Reads the amounts that come with the program, each with its validity and its source."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache

from app import resources
from app.models import AllowanceKind, ExpenseKind
from app.services.hours.validity import holds


@dataclass(frozen=True)
class ShippedRate:
    """What a kilometre is worth by a rule, in cents; `usual` ones hold where the office has set nothing.

    `most`: cents a journey may cost at most.
    """

    rule: str
    usual: bool
    kind: ExpenseKind
    cents: int
    most: int | None
    valid_from: date | None
    valid_to: date | None
    source: str


@dataclass(frozen=True)
class Limit:
    """How much of an allowance is free of tax in a calendar year, in cents."""

    kind: AllowanceKind
    cents: int
    valid_from: date | None
    valid_to: date | None
    source: str


@cache
def rates() -> tuple[ShippedRate, ...]:
    """The rates that come with the program."""
    return tuple(
        ShippedRate(
            row["rule"], row["usual"] == "ja", ExpenseKind[row["kind"]], int(row["cents"]),
            int(row["most_cents"]) if row["most_cents"] else None, _day(row["valid_from"]), _day(row["valid_to"]),
            row["source"],
        )
        for row in _rows("mileage.csv")
    )  # fmt: skip


def limit(kind: AllowanceKind, year: int) -> Limit | None:
    """The limit of a year, None for one before the table begins."""
    day = date(year, 12, 31)
    return next((one for one in _limits() if one.kind is kind and holds(one, day)), None)


@cache
def _limits() -> tuple[Limit, ...]:
    return tuple(
        Limit(
            AllowanceKind[row["kind"]], int(row["cents"]), _day(row["valid_from"]), _day(row["valid_to"]), row["source"]
        )
        for row in _rows("allowances.csv")
    )


def _rows(name: str) -> list[dict[str, str]]:
    with resources.path("money", name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
