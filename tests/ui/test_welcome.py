"""The first visit: nothing around the welcome page leads astray, and what cannot be opened or made is said."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from app.bootstrap import Session
from app.ui.kit.memory import recall
from app.ui.main_window import MainWindow
from app.ui.welcome import Welcome
from tests.ui.conftest import reading

ALWAYS = {"Beenden", "Wie das System", "Hell", "Dunkel", "Tastenkürzel", "Über Helferkreis"}
LONG = "Die Datei „Helferkreis.db“ stammt aus einer neueren Fassung von Helferkreis, die es hier noch nicht gibt. "


@pytest.fixture
def first_visit(qtbot):
    """A window without data that asks what to begin with."""
    window, done = MainWindow(), []
    qtbot.addWidget(window)
    window.show_welcome(Welcome((("Anfang", "Ein Satz.", "Beginnen", lambda: done.append("begun")),)))
    window.show()
    window.done = done
    return window


@pytest.fixture
def begin(qtbot):
    """Starts a run of the window on a database and waits for it."""
    sessions = []

    def start(database):
        session = Session(str(database), False)
        sessions.append(session)
        qtbot.addWidget(session.window) if session.begin() else None
        qtbot.waitUntil(lambda: hasattr(session, "_page") or session.window.desk is not None, timeout=20_000)
        return session

    yield start
    for session in sessions:
        session.window.close()
        session.end()


def usable(window):
    """The words of all actions that can be triggered."""
    return {action.text() for action in window.menus.all_actions() if action.isEnabled()}


def test_the_first_window_fits_the_screen(first_visit):
    room = first_visit.screen().availableGeometry()
    assert first_visit.width() <= room.width() and first_visit.height() < room.height()


def test_without_data_only_what_needs_none_can_be_used(first_visit):
    assert usable(first_visit) == ALWAYS
    assert not first_visit.tabs.isEnabled() and not first_visit.find_field.isEnabled()


def test_with_the_data_everything_opens_up(first_visit, office):
    first_visit.attach(office)
    assert {"Papierkorb …", "Sicherung speichern …", "Angaben zum Büro …", "Unterkünfte"} <= usable(first_visit)
    assert first_visit.tabs.isEnabled() and first_visit.find_field.isEnabled()


def test_the_menu_of_edits_opens_without_data(first_visit):
    first_visit.menus.edit.aboutToShow.emit()
    assert not any(action.isEnabled() for action in first_visit.menus.edit.actions() if action.text())


def test_enter_takes_the_recommended_way(first_visit, qtbot):
    first_visit.activateWindow()
    qtbot.waitUntil(first_visit.isActiveWindow)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert first_visit.done == ["begun"]


def test_a_long_sentence_cuts_no_words(qtbot):
    page = Welcome(
        tuple(("Titel", "Ein Satz mit Wörtern. " * 4, "Los", lambda: None) for _number in range(4)), LONG * 2
    )
    qtbot.addWidget(page)
    page.resize(900, 620)
    page.show()
    QApplication.processEvents()
    wrapped = [part for part in page.findChildren(QLabel) if part.wordWrap()]
    assert all(part.height() >= part.heightForWidth(part.width()) for part in wrapped)


def test_a_database_that_cannot_be_made_is_told(begin, tmp_path):
    (tmp_path / "Datei").write_text("kein Ordner")
    session = begin(tmp_path / "Datei" / "Büro.db")
    first = session._page
    session._make(tmp_path / "Datei" / "Büro.db")
    session._tasks.wait()
    QApplication.processEvents()
    assert session._page is not first
    assert "lässt sich nicht öffnen" in reading(session._page) and str(tmp_path / "Datei") in reading(session._page)


def test_a_database_that_was_chosen_is_open_from_then_on(begin, empty_database, tmp_path, monkeypatch, qtbot):
    other = shutil.copy(empty_database, tmp_path / "Umzug.db")
    session = begin(tmp_path / "gibt es nicht.db")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_places: (str(other), ""))
    session._choose()
    qtbot.waitUntil(lambda: session.window.desk is not None, timeout=20_000)
    assert Session(None, False)._target == recall("window/database", "") == str(other)
