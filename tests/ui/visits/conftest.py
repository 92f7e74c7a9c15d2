"""What the tests of visits share: houses, and dialogs that have drawn their pages."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.scenes import settle_work

SOON = date.today() + timedelta(days=7)


@pytest.fixture
def houses(office: Any, shelter: Callable[..., Any]) -> list[str]:
    """Three houses of a tour, the second one first."""
    office.office_records.save(None, {"name": "Musterverband Ludwigsburg"})
    return [shelter(name, tour_position=place).id for name, place in (("Nord", 2), ("Süd", 1), ("West", 3))]


@pytest.fixture
def opened(window: Any, houses: list[str]) -> Callable[..., Any]:
    """Opens a dialog over the window and waits until it is ready: `opened(PackDialog, houses)`."""

    def make(kind: Callable[..., Any], *more: Any, **named: Any) -> Any:
        dialog = kind(window, window.desk, *more, **named)
        dialog.open()
        settle_work(window)
        while not getattr(dialog, "ready", True):
            QApplication.processEvents()
        return dialog

    return make
