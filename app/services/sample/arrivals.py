"""The arrivals of the sample office: one that is prepared, one that is still ahead without."""

from typing import Any

from app.models import Arrival, Need, NeedTime, Task
from app.services.arrivals.proposing import Proposal, proposals
from app.services.arrivals.template import Makes, shipped
from app.services.sample.houses import COUNTY
from app.services.sample.maker import Maker

_SOURCE = f"Meldung {COUNTY}"
_AHEAD: tuple[tuple[str, int, dict[str, Any]], ...] = (
    (
        "GU Testgasse", 3,
        {"people": 5, "families": 1, "minors": 2, "languages": {"Arabisch": 5}, "notes": "Ankunft gegen 11 Uhr mit dem "
         "Bus, zwei Zimmer im 1. OG", "announced_on": -6},
    ),
    (
        "GU Probierstraße", 9,
        {"people": 7, "families": 1, "minors": 3, "travelling_alone": 3, "languages": {"Dari": 4, "Somali": 3},
         "notes": "Uhrzeit noch offen", "announced_on": -1},
    ),
)  # fmt: skip
"""House, days from today, numbers; the first one is prepared."""


def make_arrivals(maker: Maker, houses: dict[str, str]) -> None:
    """Two arrivals ahead, with what the template makes of the first."""
    made = [_arrival(maker, houses[house], days, numbers) for house, days, numbers in _AHEAD]
    first = maker.session.get_one(Arrival, made[0])
    first.prepared_on = maker.day(-5)
    for one in proposals(first, shipped(), maker.day(-5)):
        _task(maker, first, one) if one.makes is Makes.TASK else _need(maker, first, one)


def _arrival(maker: Maker, house: str, days: int, numbers: dict[str, Any]) -> str:
    announced = maker.day(numbers["announced_on"])
    values = {**numbers, "announced_on": announced, "arrives_on": maker.day(days), "source": _SOURCE}
    return maker.save(Arrival, shelter_id=house, **values)


def _need(maker: Maker, arrival: Arrival, one: Proposal) -> None:
    maker.save(
        Need, title=one.title, category=one.category, shelter_id=arrival.shelter_id, arrival_id=arrival.id,
        languages=[one.language] if one.language else [], people_wanted=one.people, urgency=one.urgency,
        time_shape=NeedTime.OPEN, starts_on=one.day, find_until=arrival.arrives_on, target_group="Neu Ankommende",
    )  # fmt: skip


def _task(maker: Maker, arrival: Arrival, one: Proposal) -> None:
    """What was due in the meantime is done."""
    done = one.day if one.day < maker.today else None
    maker.save(
        Task, title=one.title, due_on=one.day, done_on=done, subject_type=Arrival.__name__, subject_id=arrival.id
    )
