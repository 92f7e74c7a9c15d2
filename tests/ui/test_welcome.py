"""The first visit: nothing around the welcome page leads astray, and what cannot be opened or made is said."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton

from app.ui.main_window import MainWindow
from app.ui.office_dialog import OfficeDialog
from app.ui.offices import Wanted, Way, keep, own_office
from app.ui.sample_bar import SampleBar
from app.ui.session import Session
from app.ui.welcome import Welcome
from tests.ui.conftest import reading

ALWAYS = {
    "Büro beginnen oder wechseln …", "Bürodatei öffnen …", "Neue Bürodatei anlegen …", "Beenden",
    "Wie das System", "Hell", "Dunkel", "Tastenkürzel", "Über Helferkreis",
}  # fmt: skip
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


def test_an_office_that_cannot_be_made_is_told(begin, tmp_path, qtbot):
    (tmp_path / "Datei").write_text("kein Ordner")
    session = begin(tmp_path / "Datei" / "Büro.db")
    first = session._page
    press(first, "Leer beginnen")
    without = session._page
    without.go_without()
    qtbot.waitUntil(lambda: session._page not in (first, without, None))
    assert "lässt sich nicht öffnen" in reading(session._page) and str(tmp_path / "Datei") in reading(session._page)


def test_an_office_that_was_chosen_is_open_from_then_on(begin, empty_database, tmp_path, monkeypatch, qtbot):
    other = shutil.copy(empty_database, tmp_path / "Umzug.db")
    session = begin(tmp_path / "gibt es nicht.db")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_places: (str(other), ""))
    press(session._page, "Datei auswählen …")
    qtbot.waitUntil(lambda: session.window.desk is not None, timeout=20_000)
    assert Session(None, False)._target == own_office() == str(other)


def test_a_new_office_is_asked_who_it_is(begin, tmp_path, qtbot):
    session = begin(tmp_path / "Büro.db")
    press(session._page, "Leer beginnen")
    session._page.go_without()
    qtbot.waitUntil(lambda: session.window.findChild(OfficeDialog) is not None, timeout=20_000)
    assert session.window.desk.office.database.path == tmp_path / "Büro.db"


def test_another_office_takes_the_place_of_the_window(begin, empty_database, tmp_path, qtbot):
    session = begin(shutil.copy(empty_database, tmp_path / "Hier.db"))
    there = gone_on(session, Wanted(Way.OPEN, Path(shutil.copy(empty_database, tmp_path / "Dort.db"))), qtbot)
    assert there.window.desk.office.database.path.name == "Dort.db"


def test_a_file_that_is_no_office_leaves_the_window_as_it_is(begin, empty_database, tmp_path, qtbot):
    session = begin(shutil.copy(empty_database, tmp_path / "Hier.db"))
    (tmp_path / "Brief.db").write_text("Sehr geehrte Damen und Herren")
    session.window.office_asked.emit(Wanted(Way.OPEN, tmp_path / "Brief.db"))
    qtbot.waitUntil(lambda: session.window.errors._open is not None, timeout=20_000)
    assert "keine Bürodatei von Helferkreis" in reading(session.window.errors._open) and session.successor is None


def test_the_sample_office_says_that_it_is_one(begin, sample_path, tmp_path):
    session = begin(shutil.copy(sample_path, tmp_path / "Musterbüro.db"))
    assert "alles hier ist erfunden" in reading(session.window.findChild(SampleBar))


def test_an_own_office_has_no_bar(begin, empty_database, tmp_path):
    session = begin(shutil.copy(empty_database, tmp_path / "Büro.db"))
    assert session.window.findChild(SampleBar) is None


def test_the_sample_office_is_deleted_when_the_own_one_is_there(begin, sample_path, empty_database, tmp_path, qtbot):
    keep(Path(shutil.copy(empty_database, tmp_path / "Eigenes.db")), own=True)
    session = begin(shutil.copy(sample_path, tmp_path / "Musterbüro.db"))
    session.window.findChild(SampleBar).delete()
    successor(session, qtbot)
    assert [file.name for file in tmp_path.glob("Musterbüro*")] == []


def test_offices_that_were_open_are_offered_again(first_visit, office, tmp_path):
    keep(office.database.path, own=True)
    (tmp_path / "Alt.db").touch()
    keep(tmp_path / "Alt.db", own=True)
    first_visit.attach(office)
    first_visit.menus.file.aboutToShow.emit()
    assert [a.text() for a in first_visit.menus._recent.actions()] == [f"Alt in {tmp_path.name}"]


def press(widget, words):
    """Click the button that says `words`."""
    next(part for part in widget.findChildren(QPushButton) if part.text() == words).click()


def successor(session, qtbot):
    """The session that took over, once its data is there."""
    qtbot.waitUntil(lambda: session.successor is not None and session.successor.window.desk is not None, timeout=20_000)
    return session.successor


def gone_on(session, wanted, qtbot):
    """Ask a window for another office; the answer is the session that has it."""
    session.window.office_asked.emit(wanted)
    return successor(session, qtbot)
