"""Two houses with two key dates."""

from datetime import date

import pytest

FIRST, SECOND = date(2026, 9, 1), date(2026, 10, 1)


@pytest.fixture
def houses(services):
    """Ids of the house at the bow (54 places) and the one at the mill (30 places), the mill first on the tour."""
    bow = services.shelters.save(None, {"name": "GU Am Bogen", "capacity": 54, "tour_position": 2})
    mill = services.shelters.save(None, {"name": "GU Zur Mühle", "capacity": 30, "tour_position": 1})
    services.occupancies.save(None, {"shelter_id": bow, "as_of": FIRST, "occupied": 40, "capacity": 50})
    services.occupancies.save(None, {"shelter_id": bow, "as_of": SECOND, "occupied": 45, "capacity": 50})
    services.occupancies.save(None, {"shelter_id": mill, "as_of": FIRST, "occupied": 30})
    return bow, mill
