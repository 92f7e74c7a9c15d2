"""Birthdays and anniversaries in the calendar, as quiet words of their own layer."""

from datetime import date

import pytest

from app.services.calendar import NoteKind
from app.ui.calendar.pane import EventPane
from app.ui.calendar.tab import Tab

DAY = date(2026, 11, 5)


@pytest.fixture
def pane(person, show, qtbot) -> EventPane:
    person(birth_date=date(1966, 11, 5))
    pane = show(Tab).pane
    pane.show_mode("month")
    pane.view.go_to(DAY, turn=True)
    qtbot.waitUntil(lambda: not pane.desk.tasks.busy)
    return pane


def told(pane):
    return [note.words for note in pane.view.notes.get(DAY, []) if note.kind is NoteKind.PERSONAL]


def test_a_birthday_stands_on_its_day(pane):
    assert told(pane) == ["Katja Böhringer wird 60"]


def test_the_layer_can_be_hidden(pane):
    pane.kinds.occasions.trigger()
    assert told(pane) == []


def test_a_changed_birthday_moves(pane, office, qtbot):
    office.people.save(office.people.ids()[0], {"birth_date": date(1966, 11, 6)})
    pane.show_period()
    qtbot.waitUntil(lambda: not pane.desk.tasks.busy)
    assert told(pane) == []


def test_a_birthday_is_no_reason_to_think_twice_about_an_event(pane):
    assert not any(note.blocks for note in pane.view.notes[DAY] if note.kind is NoteKind.PERSONAL)
