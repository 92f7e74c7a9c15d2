"""What the tests of the backups in the window share: runs of the real window, and how a person goes through them."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QPushButton

from app.models import VolunteerStatus
from app.services.backups.states import Why, folder_of, make, states_in


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    """Nothing comes near the data of who runs the tests."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def path(empty_database, tmp_path):
    """An office file that no window has open yet."""
    return Path(shutil.copy(empty_database, tmp_path / "Amt.db"))


@pytest.fixture
def run(begin, path):
    """A run of the window on an office with one person and one state from before her."""
    session = begin(path)
    make(path, Why.START)
    session.window.desk.office.people.save(None, {"last_name": "Böhringer", "status": VolunteerStatus.ACTIVE})
    return session


def states(path):
    return states_in(folder_of(path))


def press(part, words):
    """Press the button with these words."""
    next(b for b in part.findChildren(QPushButton) if b.text() == words and b.isVisibleTo(part)).click()


def close(session, qtbot, keep=True):
    """End a run as a person does, who does not close a window before it is there."""
    qtbot.waitUntil(lambda: session.window.tab.ready, timeout=10_000)
    session.window.close()
    session.end(keep)


def open_dialog(session, qtbot):
    """Through the word in the status bar."""
    session.window.backup_line.button.click()
    dialog = session.window.findChild(QDialog, "backups")
    qtbot.waitUntil(lambda: dialog.restore_button.isEnabled(), timeout=10_000)
    return dialog


def follow(session, qtbot):
    """The run that takes the place of this one, once its office is there."""
    qtbot.waitUntil(lambda: session.successor is not None, timeout=20_000)
    qtbot.waitUntil(lambda: session.successor.window.desk is not None, timeout=20_000)
    return session.successor
