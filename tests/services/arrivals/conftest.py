"""A house and an arrival for it."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from app.models import Arrival
from app.services.office import Services


@pytest.fixture
def house(services: Services) -> str:
    """A house with places."""
    return services.shelters.save(None, {"name": "GU Testgasse", "capacity": 40, "postal_code": "71679"})


@pytest.fixture
def arrival(services: Services, house: str) -> Callable[..., Arrival]:
    """Announces an arrival in twenty days: `arrival(people=12, minors=4)`."""

    def announced(days: int = 20, **values: Any) -> Arrival:
        known = {"shelter_id": house, "arrives_on": date.today() + timedelta(days=days), "people": 12, **values}
        return services.arrivals.get(services.arrivals.save(None, known))

    return announced
