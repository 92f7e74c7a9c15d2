"""Two houses with a key date behind them, and the grid over the window."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtTest import QTest

from app.ui.occupancy.opening import open_grid
from tests.ui.conftest import type_text
from tests.ui.hours.conftest import KEYS

LAST, DAY = date(2026, 10, 1), date(2026, 11, 1)


@pytest.fixture
def houses(office: Any) -> list[str]:
    """Ids of two houses in the order of the tour; the first was counted on `LAST`."""
    bow = office.shelters.save(None, {"name": "GU Am Bogen", "capacity": 54, "tour_position": 1})
    mill = office.shelters.save(None, {"name": "GU Zur Mühle", "capacity": 30, "tour_position": 2})
    count = {"occupied": 40, "capacity": 54, "women": 10, "languages": {"Arabisch": 20}}
    office.occupancies.save(None, {"shelter_id": bow, "as_of": LAST, **count})
    return [bow, mill]


@pytest.fixture
def grid(window: Any, houses: list[str]) -> Any:
    """The grid of `DAY`, ready to type."""
    return open_grid(window, window.desk, DAY)


@pytest.fixture
def typing() -> Any:
    """`typing(grid, "41⏎30")`: letters, and the keys of the sheet of hours."""

    def typing(grid: Any, text: str) -> None:
        for sign in text:
            if sign in KEYS:
                QTest.keyClick(grid.view.field, KEYS[sign])
            else:
                type_text(grid.view.field, sign)

    return typing
