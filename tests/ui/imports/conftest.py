"""A wizard on a real office, lists as files, and a walk through its pages."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

VOLUNTEERS = """Nachname;Vorname;E-Mail;Telefon;Ort;Bemerkung
Böhringer;Katja;katja@beispiel.example;07141 2312501;Asperg;
Öztürk;Immo;immo@beispiel.example;07141 2312502;Remseck;kommt gern
Çelik;Kordula;;0171 3920014;Ludwigsburg;
"""


@pytest.fixture
def list_file(tmp_path: Path) -> Callable[..., Path]:
    """Writes a list: `list_file("text", "Name.csv")`."""

    def write(text: str = VOLUNTEERS, name: str = "Helferliste.csv") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


class Walk:
    """The wizard, and waiting for its work."""

    def __init__(self, wizard: Any, qtbot: Any) -> None:
        self.wizard, self._qtbot, self._host = wizard, qtbot, wizard.parentWidget()

    def settle(self) -> Any:
        """Wait until nothing runs."""
        self._qtbot.waitUntil(lambda: not self.wizard.desk.tasks.busy and not self.wizard.working.busy, timeout=20_000)
        return self.wizard

    def read(self, path: Path) -> Any:
        """Choose a file."""
        self.wizard.file.place.take(path)
        return self.settle()

    def on(self) -> Any:
        """Press the primary button."""
        self.wizard.next.click()
        return self.settle()


@pytest.fixture
def walk(qtbot: Any, desk: Any) -> Walk:
    """A fresh wizard."""
    from app.ui.imports.wizard import ImportWizard

    host = QWidget()
    qtbot.addWidget(host)
    wizard = ImportWizard(host, desk)
    wizard.show()
    return Walk(wizard, qtbot)
