"""Three clicks lead back, also from a file that is damaged or gone, and from another computer."""

from PySide6.QtWidgets import QDialog, QFileDialog, QLabel

from app.models import ErasureWay
from app.services.backups.states import Why, make
from app.services.keys import changing, ring, slots
from app.services.migrations.steps import create
from app.services.privacy.erasing import Wanted as Erased, erase
from app.ui.backups.dialog import open_backups
from app.ui.lock.unlock_page import UnlockPage
from app.ui.offices import wanted_for
from tests.services.backups.conftest import misplace_a_link
from tests.ui.backups.conftest import close, follow, open_dialog, press, states
from tests.ui.conftest import reading

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
