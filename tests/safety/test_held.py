"""What a start says that finds the office open elsewhere, and the ways it leaves."""

import json
import shutil

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from app.services.locks import lock_path
from app.ui.scenes import settle
from app.ui.session import Session
from tests.ui.conftest import reading


@pytest.fixture
def held(qtbot, empty_database, tmp_path):
    """A start on an office that another computer has a note on."""
    path = tmp_path / "Büro.db"
    shutil.copy(empty_database, path)
    note = {"host": "büro-pc-2", "user": "Kim", "pid": 1, "since": "2026-11-23T13:05:00+00:00"}
    lock_path(path).write_text(json.dumps(note))
    session = Session(str(path), False)
    session.begin()
    qtbot.waitUntil(lambda: session._page is not None, timeout=20_000)
    settle()
    yield session
    session.window.close()
    session.end()
    session.window.deleteLater()


def press(part, words):
    next(b for b in part.findChildren(QPushButton) if b.text() == words and b.isVisible()).click()
    settle()


def test_the_window_says_where_the_office_is_open(held):
    assert "am Rechner büro-pc-2 geöffnet (Kim)" in reading(held._page)


def test_trying_again_opens_the_office_once_it_is_free(held, qtbot):
    lock_path(held._own_path).unlink()
    press(held._page, "Noch einmal versuchen")
    qtbot.waitUntil(lambda: held.window.desk is not None, timeout=20_000)


def test_trying_again_too_early_says_the_same(held):
    press(held._page, "Noch einmal versuchen")
    assert "büro-pc-2" in reading(held._page) and held.window.desk is None


def test_opening_anyway_is_asked_about_and_done(held, qtbot):
    press(held._page, "Trotzdem öffnen …")
    question = next(w for w in QApplication.topLevelWidgets() if w.objectName() == "question" and w.isVisible())
    assert "büro-pc-2" in reading(question)
    press(question, "Trotzdem öffnen")
    qtbot.waitUntil(lambda: held.window.desk is not None, timeout=20_000)
