"""What the volunteers of the sample office gave in the last twelve months, and what they got back."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from sqlalchemy import select

from app.models import (
    Allowance,
    AllowanceKind,
    Assignment,
    Expense,
    ExpenseKind,
    HoursEntry,
    MileageRate,
    Person,
    Project,
)
from app.services.invented import SEED
from app.services.sample.maker import Maker

_PROJECTS = {"Fahrradwerkstatt": "Rad-Treff Testgasse", "Dolmetschen": "Sprachbrücke – Ehrenamtliche dolmetschen"}
_OFTEN = (0.05, 0.15, 0.25, 0.4, 0.7)
"""In what part of the weeks somebody comes."""
_LONG = (60, 90, 90, 120, 120, 150, 180)
_BEGINS = (9, 10, 14, 15, 16, 17)
_ROUTES = (
    "Ludwigsburg – Kornwestheim und zurück", "Asperg – Remseck und zurück", "Wohnung – Unterkunft und zurück",
    "Unterkunft – Landratsamt und zurück",
)  # fmt: skip
_WEEKS, _RATE = 52, 30


class _Assigned:
    """Somebody's running assignment, as it is kept."""

    def __init__(self, row: Any) -> None:
        self.id, self.person_id, self.shelter_id, self.activity, self.since, self.until, self.mobility = row


def make_hours(maker: Maker, people: Sequence[str], busiest: str, funder: str) -> None:
    """Hours, journeys and allowances of `people`; `busiest` has 210 hours, enough for the Ehrenamtskarte.

    `funder` pays another rate for a kilometre.
    """
    dice = Random(SEED + 5)  # of its own, so that nothing else of the office depends on it
    known = _assigned(maker, [*people, busiest])
    projects = {
        begin: maker.session.scalar(select(Project.id).where(Project.name == name)) for begin, name in _PROJECTS.items()
    }
    hours = [row for one in known for row in _hours(maker, dice, one, busiest)]
    for row in hours:
        row["project_id"] = next(
            (i for begin, i in projects.items() if (row["activity"] or "").startswith(begin)), None
        )
    maker.save_all(HoursEntry, hours)
    maker.save(MileageRate, funder_id=funder, rate=35, valid_from=maker.day(-700), source="Zuwendungsbescheid")
    maker.save_all(Expense, [row for one in known for row in _expenses(maker, dice, one)])
    maker.save_all(Allowance, list(_allowances(maker, [one for one in known if one.person_id != busiest][:6])))


def _assigned(maker: Maker, people: Sequence[str]) -> list[_Assigned]:
    wanted = (
        select(
            Assignment.id, Assignment.person_id, Assignment.shelter_id, Assignment.activity, Assignment.since,
            Assignment.until, Person.mobility,
        )
        .join(Person, Person.id == Assignment.person_id)
        .where(Assignment.person_id.in_(people), Assignment.until.is_(None))
        .order_by(Assignment.id)
    )  # fmt: skip
    return [_Assigned(row) for row in maker.session.execute(wanted)]


def _hours(maker: Maker, dice: Random, one: _Assigned, busiest: str) -> Iterator[dict[str, Any]]:
    busy = one.person_id == busiest
    often, minutes = (1.0, 180) if busy else (dice.choice(_OFTEN), dice.choice(_LONG))
    weekday, begin = dice.randrange(6), dice.choice(_BEGINS)
    for week in range(_WEEKS):
        days = [weekday, (weekday + 3) % 6] if busy and week < 18 else [weekday]
        for day in (maker.weekday(-364 + 7 * week, wanted) for wanted in days):
            if day < maker.today and (one.since is None or day >= one.since) and dice.random() < often:
                yield _entry(
                    dice, one, day, minutes if busy else max(minutes + dice.choice((-15, 0, 0, 0, 30)), 15), begin
                )


def _entry(dice: Random, one: _Assigned, day: date, minutes: int, begin: int) -> dict[str, Any]:
    end = begin * 60 + minutes
    span = f"{begin:02d}:00–{end // 60:02d}:{end % 60:02d} Uhr"
    return {
        "person_id": one.person_id, "day": day, "minutes": minutes, "activity": one.activity,
        "shelter_id": one.shelter_id, "assignment_id": one.id, "notes": span if dice.random() < 0.6 else None,
    }  # fmt: skip


def _expenses(maker: Maker, dice: Random, one: _Assigned) -> Iterator[dict[str, Any]]:
    drives = "PKW" in (one.mobility or "")
    for _number in range(dice.choice((0, 1, 3, 5)) if drives else dice.choice((0, 0, 0, 1, 2))):
        day = maker.day(-dice.randrange(3, 330))
        kilometres = dice.randrange(4, 46) if drives else None
        paid = day.replace(day=1) + timedelta(days=45)
        yield {
            "person_id": one.person_id, "day": day, "kind": ExpenseKind.CAR if drives else ExpenseKind.TRANSIT,
            "route": dice.choice(_ROUTES), "purpose": one.activity, "kilometres": kilometres,
            "rate": _RATE if kilometres else None,
            "amount": kilometres * _RATE if kilometres else dice.choice((310, 320, 590, 680)),
            "receipt": not drives and dice.random() < 0.8, "shelter_id": one.shelter_id,
            "paid_on": paid if paid < maker.today else None,
        }  # fmt: skip


def _allowances(maker: Maker, known: Sequence[_Assigned]) -> Iterator[dict[str, Any]]:
    """Monthly amounts of this year; the first is close to the limit, the second also teaches elsewhere."""
    year = maker.today.year
    for place, one in enumerate(known):
        for month in range(1, maker.today.month + 1):
            amount = 8_000 if place == 0 else 2_500 + 500 * place
            yield {
                "person_id": one.person_id, "kind": AllowanceKind.VOLUNTEER, "paid_on": date(year, month, 1),
                "amount": amount, "activity": one.activity,
            }  # fmt: skip
    if len(known) > 1:
        yield {
            "person_id": known[1].person_id, "kind": AllowanceKind.TRAINER, "paid_on": date(year, 1, 1),
            "amount": 150_000, "activity": "Schwimmtraining im Verein", "elsewhere": True,
            "declared_on": date(year, 1, 1),
        }  # fmt: skip
