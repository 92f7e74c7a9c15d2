"""Somebody calls and wants to help: taken up with the call and the follow-up, in few keys."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from app.models import Direction, VolunteerStatus
from tests.ui.conftest import reading, type_text

TYPED = {
    "first_name": "Aaliyah", "last_name": "Demo", "first_talk_topic": "möchte im Sprachcafé helfen",
    "first_talk_follow_up": "in 3 Tagen", "phone": "07141 231255",
}  # fmt: skip
MANY = 40


@pytest.fixture
def taken_up(person, window, qtbot, office):
    """Types like the office: the text, and Tab from field to field; gives the inputs that were needed besides."""
    person()
    window.go_to("people")
    pane = window.tab.pane
    window.activateWindow()
    QApplication.processEvents()
    pane.new_record()
    QApplication.processEvents()
    form, inputs = pane.detail.forms[0], 1
    for name, words in TYPED.items():
        while window.focusWidget() is not form.editor(name) and inputs < MANY:
            window.focusNextPrevChild(True)
            inputs += 1
        type_text(form.editor(name), words)
    pane.save()
    return window.tab, inputs + 1, office.people.get(max(office.people.ids()))


def test_it_takes_no_more_than_twelve_inputs_beside_the_text(taken_up):
    assert taken_up[1] <= 12


def test_a_caller_is_interested(taken_up):
    assert (taken_up[2].caption, taken_up[2].status) == ("Aaliyah Demo", VolunteerStatus.INTERESTED)


def test_the_call_stands_among_the_contacts(taken_up, office):
    [entry] = office.contact_entries.on(taken_up[2])
    assert (entry.topic, entry.direction) == (TYPED["first_talk_topic"], Direction.IN)


def test_the_follow_up_is_due_on_its_day(taken_up, office):
    [task] = office.tasks.on(taken_up[2])
    assert (task.title, task.due_on) == ("Zurückmelden: Aaliyah Demo", date.today() + timedelta(days=3))


def test_all_of_it_is_one_action(taken_up, office):
    office.history.undo(office.history.last_undoable().id)
    assert office.tasks.all() == [] and office.contact_entries.all() == []


def test_of_somebody_who_is_there_nothing_is_asked(taken_up):
    tab = taken_up[0]
    tab.pane.edit_record()
    assert "Anruf heute" not in reading(tab.pane.detail.page)


def test_without_a_call_nothing_is_noted(person, office):
    person("Ott")
    assert office.contact_entries.all() == [] and office.tasks.all() == []
