"""What was done: told under its days, found again, taken back where it stands."""

from datetime import datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from shiboken6 import isValid
from sqlalchemy import update

from app.models import Operation, VolunteerStatus
from app.services.past import Wanted
from app.ui.kit.dialog import Dialog
from app.ui.kit.timeline import day_words
from app.ui.past.dialog import PastDialog
from app.ui.people.tab import Tab
from tests.ui.conftest import reading


def press(widget, words):
    next(b for b in widget.findChildren(QPushButton) if b.text() == words and b.isVisibleTo(widget)).click()


def question():
    return next(
        w for w in QApplication.topLevelWidgets() if w.objectName() in ("question", "message") and w.isVisible()
    )


@pytest.fixture(autouse=True)
def dialogs():
    """What a test leaves open does not stand in the way of the next one."""
    yield
    for widget in QApplication.topLevelWidgets():
        if isValid(widget) and isinstance(widget, Dialog):
            widget.close()


@pytest.fixture
def katja(person):
    return person(city="Asperg")


@pytest.fixture
def past(qtbot, window, katja):
    def show():
        dialog = PastDialog(window, window.desk)
        dialog.open()
        qtbot.waitUntil(lambda: any(entry.isVisible() for entry in dialog.timeline.entries))
        return dialog

    return show


@pytest.fixture
def history_of(show, katja):
    def build():
        detail = show(Tab).pane.detail
        detail.go_to_page("Verlauf")
        return detail

    return build


def long_ago(office, action, days):
    at = datetime.now().replace(hour=9, minute=12, second=0, microsecond=0) - timedelta(days=days)
    with office.database._write.begin() as connection:
        connection.execute(update(Operation).where(Operation.name == action).values(at=at))
    return at.date()


def test_a_past_day_has_its_weekday():
    assert day_words(datetime(2026, 11, 17).date(), datetime(2026, 11, 23).date()) == "Dienstag, 17.11.2026"


def test_the_day_before_is_gestern():
    assert day_words(datetime(2026, 11, 22).date(), datetime(2026, 11, 23).date()) == "Gestern"


def test_the_history_of_a_record_stands_under_its_days(history_of, office):
    day = long_ago(office, "Person angelegt: Katja Böhringer", 6)
    assert day_words(day) in reading(history_of().page)


def test_an_action_is_taken_back_from_the_history_of_its_record(history_of, office, katja):
    office.people.save(katja.id, {"city": "Tamm"})
    press(history_of().page, "Rückgängig")
    assert office.people.get(katja.id).city == "Asperg"


def test_a_later_change_in_the_way_is_said(history_of, office, katja):
    office.people.save(katja.id, {"city": "Tamm"})
    office.people.save(katja.id, {"city": "Remseck"})
    press(history_of().page.timeline.entries[1], "Rückgängig")
    assert "Bitte machen Sie zuerst diese Änderung rückgängig" in reading(question())


def test_an_action_on_several_is_asked_about(history_of, office, katja, person):
    ids = [katja.id, person("Öztürk", "Immo").id]
    office.people.change_status(ids, VolunteerStatus.PAUSED)
    press(history_of().page, "Rückgängig")
    press(question(), "Nur hier")
    statuses = [office.people.get(identity).status for identity in ids]
    assert statuses == [VolunteerStatus.ACTIVE, VolunteerStatus.PAUSED]


def test_what_was_taken_back_is_marked(history_of, office, katja):
    office.people.save(katja.id, {"city": "Tamm"})
    office.history.undo(office.history.last_undoable().id)
    assert [entry.line.undone for entry in history_of().page.timeline.entries] == [False, True, False]


def test_the_past_of_the_office_names_every_record(past, person):
    person("Öztürk", "Immo")
    assert "Person angelegt: Immo Öztürk" in reading(past())


def test_the_past_is_searched_by_name(past, person, write, qtbot):
    person("Öztürk", "Immo")
    dialog = past()
    write(dialog.words, "Öztürk")
    qtbot.waitUntil(lambda: len(dialog.timeline.entries) == 1)


def test_the_past_is_narrowed_to_a_day(past, office):
    day = long_ago(office, "Person angelegt: Katja Böhringer", 6)
    dialog = past()
    dialog.days.setCurrentText(day_words(day))
    assert dialog.wanted == Wanted(day=day)


def test_a_record_is_opened_from_the_past(past, window, katja):
    press(past(), "Öffnen")
    assert window.tab.pane.card.current_id == katja.id


def test_the_past_shows_older_actions_when_asked(past, person, qtbot):
    for number in range(25):
        person(f"Muster {number}")
    dialog = past()
    press(dialog, "Frühere zeigen")
    qtbot.waitUntil(lambda: len(dialog.timeline.entries) == 26)


def test_ctrl_z_and_ctrl_y_go_back_and_forth(window, office, katja):
    office.people.save(katja.id, {"city": "Tamm"})
    window.desk.undo_last()
    window.desk.redo_last()
    assert office.people.get(katja.id).city == "Tamm"


def test_the_menu_names_what_would_be_done_again(window, office, katja):
    office.people.save(katja.id, {"city": "Tamm"})
    window.desk.undo_last()
    texts = [action.text() for action in window.menus.all_actions()]
    assert "Wieder ausführen: Person geändert: Katja Böhringer" in texts
