"""Dialogs over a real office, waiting for their work, and a folder to write into."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from app.models import ConsentPurpose


@pytest.fixture
def settle(qtbot: Any, desk: Any) -> Callable[[], None]:
    """Wait until nothing runs."""
    return lambda: qtbot.waitUntil(lambda: not desk.tasks.busy, timeout=20_000)


@pytest.fixture
def host(qtbot: Any) -> QWidget:
    """A window for dialogs to stand over."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def list_dialog(host: QWidget, desk: Any, folder: Path, settle: Callable[[], None]) -> Callable[..., Any]:
    """Opens the dialog for a list by its key and waits for its rows."""
    from app.services.lists.register import definition
    from app.ui.outputs.gathering import Subject
    from app.ui.outputs.list_dialog import ListDialog

    def open_dialog(key: str = "volunteers") -> Any:
        dialog = ListDialog(host, desk, Subject(definition(key)))
        dialog.open()
        settle()
        return dialog

    return open_dialog


@pytest.fixture
def agrees(office: Any) -> Callable[..., None]:
    """Somebody agrees to be named to authorities."""

    def agree(person_id: str, purpose: ConsentPurpose = ConsentPurpose.AUTHORITY_LIST) -> None:
        office.consents.save(None, {"person_id": person_id, "purpose": purpose})

    return agree
