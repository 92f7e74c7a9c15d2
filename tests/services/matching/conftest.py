"""What the tests of matching share: needs and people who may help anywhere."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from app.models import NeedTime, Person, Shelter
from app.services.office import Services

ON = date(2026, 11, 23)
"""A Monday."""
TUESDAY = "2026-11-24T14:00/2026-11-24T16:00"


@pytest.fixture
def house(services: Services) -> Shelter:
    """A house in Asperg that demands no proof."""
    free = {"requires_conduct_check": False, "requires_measles": False}
    place = {"name": "GU Testgasse", "postal_code": "71679", "city": "Asperg"}
    return services.shelters.get(services.shelters.save(None, {**place, **free}))


@pytest.fixture
def need(services: Services, house: Shelter) -> Callable[..., str]:
    """Makes a need in the house: `need(languages=["Farsi"])`."""

    def make(**values: Any) -> str:
        return services.needs.save(None, {"title": "Begleitung", "shelter_id": house.id, **values})

    return make


@pytest.fixture
def tuesday(need: Callable[..., str]) -> str:
    """An Arabic-speaking companion for Tuesday afternoon."""
    return need(category="Arztbegleitung", languages=["Arabisch"], time_shape=NeedTime.FIXED, dates=[TUESDAY])


@pytest.fixture
def words(services: Services) -> Callable[..., str]:
    """What is said of somebody for a need."""

    def said(need_id: str, person: Person) -> str:
        return match(services, need_id, person).words

    return said


def match(services: Services, need_id: str, person: Person) -> Any:
    """The line of one person in the ranking."""
    return next(one for one in services.matching.rank(need_id, ON) if one.person_id == person.id)


def days(count: int) -> date:
    """So many days after the Monday."""
    return ON + timedelta(days=count)
