"""What the tests of hours share: a sheet over a window, people to enter, and fingers on its keys."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.ui.hours.opening import open_sheet
from app.ui.scenes import settle_work
from tests.ui.conftest import type_text

KEYS = {"\n": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab, "↑": Qt.Key.Key_Up, "↓": Qt.Key.Key_Down, "␛": Qt.Key.Key_Escape}


@pytest.fixture
def known(person: Any, shelter: Any) -> None:
    """Three people and two houses."""
    person("Musterfrau", "Lieselotte", city="Asperg")
    person("Platzhalter", "Yusuf", city="Tamm")
    person("Erfunden", "Oksana")
    shelter("GU Testgasse")
    shelter("AU Ziegelmuster")


@pytest.fixture
def sheet(window: Any, known: None) -> Any:
    """An empty sheet, ready to type."""
    dialog = open_sheet(window, window.desk)
    settle_work(window)
    return dialog


@pytest.fixture
def typing() -> Any:
    """`typing(sheet, "Musterf⇥1,5⏎")`: letters, and the keys of `KEYS`."""

    def typing(sheet: Any, text: str) -> None:
        for sign in text:
            if sign in KEYS:
                QTest.keyClick(sheet.view.field, KEYS[sign])
            else:
                type_text(sheet.view.field, sign)

    return typing
