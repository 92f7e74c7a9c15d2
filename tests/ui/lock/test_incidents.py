"""The incidents of a protected office ask for its passphrase once more, and close with the lock."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from app.services.opening import open_services
from app.ui.main_window import MainWindow
from app.ui.trouble.gate import GateDialog
from app.ui.trouble.incident_form import IncidentDialog
from app.ui.trouble.incidents import IncidentsDialog, open_incidents
from tests.ui.conftest import reading
from tests.ui.lock.conftest import PASSPHRASE

WORD = "Zzqgeheim"


@pytest.fixture
def window(qtbot: Any, open_path: Any) -> Iterator[Any]:
    """The window on a protected office with an incident."""
    office = open_services(open_path)
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.attach(office)
    values = {"happened_at": datetime(2026, 2, 17, 21, 40), "text": WORD}
    office.incident_book.open(PASSPHRASE).save(None, values)
    yield window
    window.desk.tasks.wait()
    window.desk.aside.wait()
    office.close()


@pytest.fixture
def gate(window: Any) -> Any:
    """The question for the passphrase."""
    open_incidents(window)
    return front(GateDialog)


def front(kind: Any) -> Any:
    """The window of this kind on the screen, None where there is none."""
    QApplication.processEvents()
    return next((w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()), None)


def enter(qtbot: Any, gate: Any) -> Any:
    """Past the gate."""
    gate.passphrase.line.setText(PASSPHRASE)
    gate.go_button.click()
    qtbot.waitUntil(lambda: front(IncidentsDialog) is not None, timeout=20_000)
    return front(IncidentsDialog)


def test_a_wrong_passphrase_opens_nothing_and_is_told(qtbot: Any, window: Any, gate: Any):
    before = len(window.desk.office.incident_book.openings())
    gate.passphrase.line.setText("falsch")
    gate.go_button.click()
    qtbot.waitUntil(lambda: not gate.said.isHidden(), timeout=20_000)
    assert front(IncidentsDialog) is None and WORD not in reading(gate)
    assert len(window.desk.office.incident_book.openings()) == before


def test_the_right_one_opens_them_and_it_is_noted(qtbot: Any, window: Any, gate: Any):
    before = len(window.desk.office.incident_book.openings())
    assert enter(qtbot, gate).told.text() == WORD
    assert len(window.desk.office.incident_book.openings()) == before + 1


def test_they_close_with_the_lock_for_good(qtbot: Any, window: Any, gate: Any):
    enter(qtbot, gate)
    window.lock.lock()
    assert front(IncidentsDialog) is None
    qtbot.keyClicks(window.focusWidget(), PASSPHRASE + "\r")
    qtbot.waitUntil(lambda: not window.lock.locked, timeout=20_000)
    assert front(IncidentsDialog) is None


def test_what_was_half_typed_outlives_the_lock_unseen(qtbot: Any, window: Any, gate: Any):
    enter(qtbot, gate).edit()
    front(IncidentDialog).form.editor("measures").setPlainText("Anzeige erstattet")
    window.lock.lock()
    assert front(IncidentDialog) is None
    qtbot.keyClicks(window.focusWidget(), PASSPHRASE + "\r")
    qtbot.waitUntil(lambda: not window.lock.locked, timeout=20_000)
    assert "„Vorfall“" in reading(window) and "Anzeige" not in reading(window)
    assert [offer.typing.values for offer in window.desk.office.drafts.offered()] == [{"measures": "Anzeige erstattet"}]
