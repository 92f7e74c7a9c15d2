"""The window keeps the office without asking, says when, and leads back in three clicks."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPushButton

from app.bootstrap import Session
from app.models import ErasureWay, VolunteerStatus
from app.services.backups.keeping import News
from app.services.backups.states import Why, folder_of, make, states_in
from app.services.keys import changing, ring, slots
from app.services.migrations.steps import create
from app.services.privacy.erasing import Wanted as Erased, erase
from app.ui.backups.dialog import open_backups
from app.ui.backups.words import when
from app.ui.lock.unlock_page import UnlockPage
from app.ui.offices import wanted_for
from tests.ui.conftest import reading

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    """Nothing comes near the data of who runs the tests."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def path(empty_database, tmp_path):
    """An office file that no window has open yet."""
    return Path(shutil.copy(empty_database, tmp_path / "Amt.db"))


@pytest.fixture
def begin(qtbot):
    """Starts a run of the window on a file and waits for it."""
    sessions = []

    def start(path):
        session = Session(str(path), False)
        sessions.append(session)
        session.begin()
        qtbot.waitUntil(lambda: session._page is not None or session.window.desk is not None, timeout=20_000)
        return session

    yield start
    for session in sessions:
        while session.successor is not None:
            session = session.successor
        session.window.close()
        session.end()
        session.window.deleteLater()


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


# -------------------------------------------------------------------------------------------- without asking


def test_some_time_after_the_start_a_state_is_kept(begin, path, qtbot):
    session = begin(path)
    session.window.backups._start.timeout.emit()
    qtbot.waitUntil(lambda: session.window.backup_line.button.isVisible(), timeout=10_000)
    assert session.window.backup_line.button.text().startswith("Gesichert: heute")
    assert [state.why for state in states(path)] == [Why.START]


def test_after_half_an_hour_another_one(run, path, qtbot):
    run.window.backups.timers[0].timeout.emit()
    qtbot.waitUntil(lambda: len(states(path)) == 2, timeout=10_000)
    assert states(path)[0].why is Why.TIME


def test_at_the_end_what_has_changed_is_kept(run, path, qtbot):
    close(run, qtbot)
    assert (states(path)[0].why, states(path)[0].living["person"]) == (Why.EXIT, 1)


def test_the_sample_office_is_not_kept(qtbot, tmp_path):
    session = Session(None, True)
    session.begin()
    qtbot.waitUntil(lambda: session.window.tab is not None and session.window.tab.ready, timeout=30_000)
    session.window.backups._on_start()
    qtbot.waitUntil(lambda: not session.window.backups.tasks.busy)
    path = session.window.desk.office.database.path
    assert not folder_of(path).exists() and not session.window.backup_line.button.isVisible()
    close(session, qtbot)
    session.window.deleteLater()


def test_a_failure_is_told_once_and_work_goes_on(begin, path, qtbot):
    folder_of(path).write_text("kein Ordner")
    session = begin(path)
    session.window.backups._on_start()
    qtbot.waitUntil(lambda: "kann nicht angelegt werden" in session.window.notice.text, timeout=10_000)
    session.window.notice.say("etwas anderes")
    session.window.backups._on_half_hour()
    qtbot.waitUntil(lambda: not session.window.backups.tasks.busy, timeout=10_000)
    assert session.window.notice.text == "etwas anderes"
    assert session.window.backup_line.button.property("tone") == "attention"


# ----------------------------------------------------------------------------------------- a stick that is pulled


@pytest.fixture
def pulled(run, path, qtbot):
    """The file is gone while the window is open; it comes back with the answer."""
    away = path.with_name("gezogen")
    path.rename(away)
    run.window.backups.watch.timer.timeout.emit()
    qtbot.waitUntil(lambda: run.window.findChild(QDialog, "gone") is not None, timeout=10_000)
    yield lambda: away.rename(path)
    if away.exists():
        away.rename(path)


def test_that_the_file_is_gone_is_told_and_not_called_damage(run, pulled):
    words = reading(run.window.findChild(QDialog, "gone"))
    assert "Amt.db ist nicht mehr in" in words and "Schäden" not in words


def test_that_it_is_back_is_told_as_well(run, pulled, qtbot):
    pulled()
    run.window.backups.watch.look()
    qtbot.waitUntil(lambda: "wieder da" in run.window.notice.text, timeout=10_000)


def test_another_file_in_its_place_is_told(run, path, qtbot, empty_database):
    path.rename(path.with_name("alt"))
    shutil.copy(empty_database, path)
    run.window.backups.watch.look()
    qtbot.waitUntil(lambda: run.window.findChild(QDialog, "gone") is not None, timeout=10_000)
    assert "von einem anderen Programm ersetzt" in reading(run.window.findChild(QDialog, "gone"))


# ------------------------------------------------------------------------------------------------ the word


@pytest.fixture
def tell(window, path):
    """Tells the window how it stands: a state from so many days ago."""

    def act(days=0.0, **more):
        state = make(path, Why.TIME, datetime.now(UTC) - timedelta(days=days))
        window.backups.told.emit(News(state, **more))
        return window.backup_line.button

    return act


def test_a_good_state_is_told_calmly(tell):
    line = tell()
    assert (line.text()[:16], line.property("tone")) == ("Gesichert: heute", "")


def test_an_old_state_that_holds_everything_is_told_calmly_as_well(tell):
    assert tell(days=3).property("tone") == ""


def test_after_a_day_without_a_try_it_asks_for_attention(tell, window):
    tell()
    window.backup_line.show_news(window.backups.news, datetime.now(UTC) + timedelta(days=1, hours=1))
    assert window.backup_line.button.property("tone") == "attention"
    assert window.backup_line.button.text().startswith("Gesichert: gestern")


@pytest.mark.parametrize(
    ("days", "words"), [(0, "heute "), (1, "gestern "), (3, "Freitag "), (7, "16.11.2026 "), (-2, "25.11.2026 ")]
)
def test_times_are_spoken_as_people_do(days, words):
    assert when(NOW - timedelta(days=days), NOW).startswith(words)


def test_much_less_than_before_is_asked_about(tell, window):
    tell(shrunk_from=500)
    question = window.findChild(QDialog, "shrunk")
    assert "500 Einträge" in reading(question)
    press(question, "Sicherungen ansehen")
    assert window.findChild(QDialog, "backups").isVisible()


def test_it_is_asked_about_once_in_a_run(tell, window):
    tell(shrunk_from=500)
    window.findChild(QDialog, "shrunk").accept()
    tell(shrunk_from=500)
    assert len([d for d in window.findChildren(QDialog, "shrunk") if d.isVisible()]) == 0


def test_a_second_place_that_stayed_away_is_told(tell, window, office, tmp_path):
    from app.services.backups.second_place import Place

    tell(place=Place(tmp_path / "Stick", 1, datetime.now(UTC) - timedelta(days=9)))
    assert window.notice.text.startswith("Seit 9 Tagen")


# -------------------------------------------------------------------------------------------- the way back


def test_three_clicks_lead_back(run, path, qtbot):
    dialog = open_dialog(run, qtbot)
    press(dialog, "Wiederherstellen …")
    press(dialog.findChild(QDialog, "restore"), "Wiederherstellen")
    after = follow(run, qtbot)
    assert after.window.desk.office.people.all() == []
    assert "ist wieder da" in after.window.notice.text


def test_the_state_before_is_among_the_states(run, path, qtbot):
    dialog = open_dialog(run, qtbot)
    dialog._go_back_to(dialog.states[0])
    follow(run, qtbot)
    assert (states(path)[0].why, states(path)[0].living["person"]) == (Why.RESTORE, 1)


def test_the_way_back_says_what_would_be_missing(run, qtbot):
    dialog = open_dialog(run, qtbot)
    press(dialog, "Wiederherstellen …")
    assert "Es fehlen dann: 1 Person." in reading(dialog.findChild(QDialog, "restore"))


def test_the_list_says_what_differs(run, qtbot):
    line = open_dialog(run, qtbot).table.told()[0]
    assert (line[1], line[3]) == ("beim Start", "1 Person weniger")


def test_who_was_erased_stays_erased(run, path, qtbot):
    office = run.window.desk.office
    make(path, Why.HAND)
    person = office.people.ids()[0]
    erase(office, [Erased("Person", person, ErasureWay.DELETED)], "Auf Wunsch gelöscht")
    dialog = open_dialog(run, qtbot)
    dialog._go_back_to(dialog.states[0])
    assert follow(run, qtbot).window.desk.office.people.all() == []


def rot(state):
    """Let one bit of a state change."""
    content = bytearray(state.path.read_bytes())
    content[-300] ^= 1
    state.path.write_bytes(content)


def test_a_rotten_state_cannot_be_chosen(run, path, qtbot):
    rot(states(path)[0])
    run.window.backups.open_dialog()
    dialog = run.window.findChild(QDialog, "backups")
    qtbot.waitUntil(lambda: "beschädigt" in dialog.words.text(), timeout=10_000)
    assert not dialog.restore_button.isEnabled()


def test_a_state_that_rots_meanwhile_is_refused_and_nothing_closes(run, path, qtbot):
    dialog = open_dialog(run, qtbot)
    rot(states(path)[0])
    dialog._go_back_to(dialog.states[0])
    qtbot.waitUntil(lambda: run.window.findChild(QDialog, "message") is not None, timeout=10_000)
    assert "beschädigt" in reading(run.window.findChild(QDialog, "message"))
    assert run.successor is None and run.window.desk.office.people.count() == 1


def test_unsaved_input_is_asked_about_first(run, qtbot, write):
    window = run.window
    window.go_to("people")
    qtbot.waitUntil(lambda: window.tab.pane.detail.record is not None, timeout=10_000)
    window.tab.pane.edit_record()
    write(window.tab.pane.detail.forms[0].editor("city"), "Asperg")
    dialog = open_dialog(run, qtbot)
    dialog._go_back_to(dialog.states[0])
    qtbot.waitUntil(lambda: window.findChild(QDialog, "question") is not None, timeout=10_000)
    assert run.successor is None
    window.tab.pane.detail.discard()


# ---------------------------------------------------------------------------------------------- the dialog


def test_by_hand_a_state_appears_in_the_list(window, qtbot):
    dialog = open_backups(window)
    press(dialog, "Jetzt sichern")
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 1, timeout=10_000)
    assert dialog.table.told()[0][1] == "von Hand"


def test_a_second_place_is_taken_and_named(window, qtbot, tmp_path):
    (tmp_path / "Stick").mkdir()
    dialog = open_backups(window)
    press(dialog, "Jetzt sichern")
    dialog.take_place(tmp_path / "Stick")
    qtbot.waitUntil(lambda: "Stick, zuletzt heute" in dialog.place.text(), timeout=10_000)
    assert len(list((tmp_path / "Stick").rglob("*.kbak"))) == 1


def test_a_second_place_can_be_given_up(window, qtbot, tmp_path):
    (tmp_path / "Stick").mkdir()
    dialog = open_backups(window)
    dialog.take_place(tmp_path / "Stick")
    qtbot.waitUntil(dialog.without.isVisible, timeout=10_000)
    press(dialog, "Vergessen")
    qtbot.waitUntil(lambda: "Noch kein zweiter Ort" in dialog.place.text(), timeout=10_000)
    assert not dialog.without.isVisible()


def test_what_is_selected_stays_selected_when_a_state_is_added(run, path, qtbot):
    make(path, Why.HAND)
    dialog = open_dialog(run, qtbot)
    dialog.table.selectRow(1)
    press(dialog, "Jetzt sichern")
    qtbot.waitUntil(lambda: dialog.table.rowCount() == 3, timeout=10_000)
    assert dialog._chosen.why is Why.START


# ---------------------------------------------------------------------------------------------- after a crash


def test_a_file_that_cannot_be_read_comes_with_its_newest_good_state(run, begin, path, qtbot):
    close(run, qtbot)
    path.write_bytes(b"kaputt" * 1_000)
    again = begin(path)
    assert "Letzten guten Stand zurückholen" in reading(again._page)
    press(again._page, "Zurückholen")
    qtbot.waitUntil(lambda: again.window.desk is not None, timeout=20_000)
    assert again.window.desk.office.people.count() == 1


def test_a_file_that_was_deleted_comes_back_as_well(run, begin, path, qtbot):
    close(run, qtbot)
    path.unlink()
    again = begin(path)
    press(again._page, "Zurückholen")
    qtbot.waitUntil(lambda: again.window.desk is not None, timeout=20_000)
    assert again.window.desk.office.people.count() == 1


def test_it_is_said_what_the_good_state_lacks(run, begin, path, qtbot):
    from tests.services.backups.conftest import misplace_a_link

    close(run, qtbot, keep=False)
    misplace_a_link(path)
    path.with_name("Amt.db-wal").touch()  # as a program leaves it that was killed
    page = begin(path)._page
    assert "Amt.db hat Schäden" in reading(page)
    assert "Die letzte Änderung fehlt darin." in "\n".join(label.text() for label in page.findChildren(QLabel))


def test_a_backup_from_another_computer_becomes_an_office_of_its_own(run, begin, path, qtbot, tmp_path, monkeypatch):
    close(run, qtbot)
    state = states(path)[0].path
    page = begin(tmp_path / "gibt es nicht.db")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_places: (str(state), ""))
    press(page._page, "Datei auswählen …")
    qtbot.waitUntil(lambda: page.window.desk is not None, timeout=20_000)
    opened = page.window.desk.office.database.path
    assert page.window.desk.office.people.count() == 1 and opened.suffix == ".db" and opened != path


def test_a_protected_state_from_another_computer_asks_for_its_passphrase(begin, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(slots, "COST", slots.Cost(2**4))
    path = tmp_path / "fern" / "Amt.db"
    path.parent.mkdir()
    changing.begin(path, changing.prepare("Birne Lampe Regen Tasche Zug"))
    create(path)
    state = make(path, Why.HAND).path
    ring._unlocked.clear()
    session = begin(tmp_path / "gibt es nicht.db")
    session.window.office_asked.emit(wanted_for(state))
    qtbot.waitUntil(lambda: isinstance(session._page, UnlockPage), timeout=10_000)
    session._page.field.line.setText("Birne Lampe Regen Tasche Zug")
    session._page.try_it()
    qtbot.waitUntil(lambda: session.window.desk is not None, timeout=20_000)
    assert session.window.desk.office.people.count() == 0
    ring._unlocked.clear()
