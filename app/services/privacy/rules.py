"""The retention rules: periods with their legal source and the time they hold, read from a shipped table."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache

from dateutil.relativedelta import relativedelta

from app import resources
from app.models.protection import Keep


@dataclass(frozen=True)
class Rule:
    """One period: `months` after its beginning (None: as long as the reason lasts), with `year_end` to 31.12."""

    keep: Keep
    key: str
    months: int | None
    year_end: bool
    valid_from: date
    valid_to: date | None
    source: str
    words: str

    def last_day(self, begin: date) -> date:
        """The last day on which what began at `begin` may be kept."""
        assert self.months is not None
        end = begin + relativedelta(months=self.months)
        return date(end.year, 12, 31) if self.year_end else end


def rules(on: date) -> dict[str, Rule]:
    """The rules that hold on a day, by key."""
    return {r.key: r for r in _all() if r.valid_from <= on and (r.valid_to is None or on <= r.valid_to)}


@cache
def _all() -> tuple[Rule, ...]:
    with resources.path("privacy", "retention.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_rule(row) for row in csv.DictReader(file, delimiter=";"))


def _rule(row: dict[str, str]) -> Rule:
    return Rule(
        Keep(row["keep"]),
        row["rule"],
        int(row["months"]) if row["months"] else None,
        row["year_end"] == "ja",
        date.fromisoformat(row["valid_from"]),
        date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        row["source"],
        row["words"],
    )
