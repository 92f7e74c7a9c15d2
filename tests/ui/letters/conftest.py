"""Dialogs of letters over a real office, and a folder to write into."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

PLACE = {"street": "Musterweg 1", "postal_code": "71634", "city": "Ludwigsburg"}


@pytest.fixture
def named_office(office: Any) -> None:
    """An office that can write letters."""
    values = {"name": "Musterverband", "city": "Ludwigsburg", "coordinator": "Kim Ott", "email": "buero@example.org"}
    office.office_records.save(None, {**values, "phone": "030 23125 100", "unit": "Ehrenamt"})


@pytest.fixture
def three(person: Any) -> list[str]:
    """Two with an address, one without."""
    return [
        person("Amara", "Selin", **PLACE, email="selin@example.org", phone="030 23125 001").id,
        person("Beil", "Uta", email="uta@example.org", mobile="030 23125 002").id,
        person("Celik", "Can", **PLACE).id,
    ]


@pytest.fixture
def host(qtbot: Any) -> QWidget:
    """A window for dialogs to stand over."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def settle(qtbot: Any, desk: Any) -> Callable[[], None]:
    """Wait until nothing runs."""
    return lambda: qtbot.waitUntil(lambda: not desk.tasks.busy, timeout=20_000)


@pytest.fixture
def opened(
    host: QWidget, desk: Any, folder: Path, named_office: None, settle: Callable[[], None]
) -> Callable[..., Any]:
    """Opens a dialog and waits for it: `opened(LetterDialog, ids, "thanks")`."""

    def open_dialog(kind: Callable[..., Any], *arguments: Any) -> Any:
        dialog = kind(host, desk, *arguments)
        dialog.open()
        settle()
        return dialog

    return open_dialog
