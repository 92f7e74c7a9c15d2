"""What the tests of needs on the screen share."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from app.models import NeedTime
from app.ui.needs.matching import MatchingPage


@pytest.fixture
def need(office: Any) -> Callable[..., str]:
    """Makes a need: `need("Begleitung", languages=["Arabisch"])`."""
    return lambda title="Begleitung", **values: office.needs.save(None, {"title": title, **values})


@pytest.fixture
def tuesday(need: Callable[..., str]) -> str:
    """A need with a date soon."""
    day = date.today() + timedelta(days=3)
    return need(time_shape=NeedTime.FIXED, dates=[f"{day}T14:00/{day}T16:00"])


@pytest.fixture
def page(qtbot: Any, window: Any) -> Callable[[str], MatchingPage]:
    """The page of who fits a need, filled."""

    def opened(need_id: str) -> MatchingPage:
        window.show_record("Need", need_id)
        window.tab.pane.show_matching(need_id)
        shown = window.tab.pane.detail.page
        settled(qtbot, window)
        return shown

    return opened


def settled(qtbot: Any, window: Any) -> None:
    """Everything that is read beside the window has arrived."""
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not window.desk.tasks.busy, timeout=10_000)
    QApplication.processEvents()
