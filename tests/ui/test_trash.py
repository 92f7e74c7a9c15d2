"""The trash: what lies there, what hangs on it, and the way back by keys alone."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt

from app.ui.trash_dialog import TrashDialog


@pytest.fixture
def katja(person, office, shelter):
    person = person()
    office.people.place(person.id, shelter("Oßweil").id)
    office.tasks.add(person, {"title": "Rückruf"})
    return person


@pytest.fixture
def trash(qtbot, window):
    def show():
        dialog = TrashDialog(window, window.desk)
        qtbot.addWidget(dialog)
        dialog.open()
        return dialog

    return show


def test_an_empty_trash_says_so(trash):
    assert not trash()._empty.isHidden()


def test_every_kind_is_there_with_its_day(trash, office, katja, shelter):
    office.people.trash([katja.id])
    office.shelters.trash([shelter("Weststadt").id])
    assert [row[:2] for row in trash().table.told()] == [("Weststadt", "Unterkunft"), ("Katja Böhringer", "Person")]


def test_the_rule_of_a_series_stands_nowhere(trash, office):
    start = datetime(2026, 12, 7, 15)
    office.events.save(None, {"title": "Sprachcafé", "start": start, "rule": "FREQ=WEEKLY;BYDAY=MO"})
    office.history.undo(office.history.last_undoable().id)
    assert [row[:2] for row in trash().table.told()] == [("Sprachcafé", "Termin")]


def test_what_hangs_on_a_record_is_said(trash, office, katja):
    office.people.trash([katja.id])
    words = trash().words.text()
    assert "1 Einsatz" in words and "1 Aufgabe" in words


def test_nothing_hanging_is_said(trash, office, shelter):
    office.shelters.trash([shelter("Weststadt").id])
    assert trash().words.text() == "Es hängt nichts weiter daran."


def test_enter_restores_what_is_selected(trash, office, katja, qtbot):
    office.people.trash([katja.id])
    qtbot.keyClick(trash().table, Qt.Key.Key_Return)
    assert office.people.ids() == [katja.id]


def test_several_are_restored_as_one_action(trash, office, katja, person):
    office.people.trash([katja.id, person("Zimmer", "Anna").id])
    dialog = trash()
    dialog.table.selectAll()
    dialog.restore()
    assert office.history.last_undoable().name == "2 Personen wiederhergestellt"


def test_the_trash_is_narrowed_to_a_kind(trash, office, katja, shelter):
    office.people.trash([katja.id])
    office.shelters.trash([shelter("Weststadt").id])
    dialog = trash()
    dialog.kinds.setCurrentIndex(dialog.kinds.findText("Unterkünfte (1)"))
    dialog.kinds.activated.emit(dialog.kinds.currentIndex())
    assert [row[0] for row in dialog.table.told()] == ["Weststadt"]
