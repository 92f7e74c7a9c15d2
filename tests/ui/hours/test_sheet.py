"""A sheet of hours is typed in like in a spreadsheet, and nothing that was typed is lost."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox
from shiboken6 import isValid

from app.models import Event, EventKind, HoursEntry, Participation, ParticipationState, Person
from app.services.drafts import Typing
from app.ui.hours.before_saving import BeforeSaving
from app.ui.hours.lines import Cell
from app.ui.hours.opening import open_for_event, open_for_people
from app.ui.safety.typings import type_again, typings
from app.ui.scenes import settle, settle_work

YESTERDAY = date.today() - timedelta(days=1)
CTRL = Qt.KeyboardModifier.ControlModifier


def press(sheet, key, held=CTRL):
    QTest.keyClick(sheet.view.field, key, held)


def texts(sheet, row):
    return sheet.model.lines[row].texts


def entries(office):
    return {(h.day, h.minutes, h.activity): h for h in office.hours.all()}


def test_twenty_lines_take_two_keys_each_beside_the_text(sheet, typing, office):
    typing(sheet, "musterf\t1,5\tgestern\tSprachcafé\ttestg\n")
    keys = sum(typing(sheet, f"oksana\t{n}\n") or 2 for n in range(1, 20))
    sheet.save()
    assert (office.hours.count(), keys) == (20, 38)
    assert {h.shelter_id for h in office.hours.all()} == {office.shelters.ids()[1]}


def test_enter_takes_the_first_suggestion_and_begins_a_line_like_the_one_above(sheet, typing):
    typing(sheet, "musterf\t1,5\tgestern\tSprachcafé\n")
    assert texts(sheet, 0)[Cell.PERSON] == "Lieselotte Musterfrau"
    assert texts(sheet, 1) == ["", "1,5", "gestern", "Sprachcafé", "", ""]
    assert sheet.view.place == (1, Cell.PERSON)


def test_the_arrow_takes_another_suggestion(sheet, typing):
    typing(sheet, "erf↓\n")
    assert texts(sheet, 0)[Cell.PERSON] == "erf"
    typing(sheet, "erf↓↑\n")
    assert texts(sheet, 1)[Cell.PERSON] == "Oksana Erfunden"


def test_who_has_an_assignment_brings_its_activity_and_house(sheet, typing, office):
    yusuf = office.people.all(Person.last_name == "Platzhalter")[0].id
    office.assignments.save(None, {"person_id": yusuf, "shelter_id": office.shelters.ids()[0], "activity": "Nähen"})
    typing(sheet, "yusuf\t")
    assert texts(sheet, 0)[Cell.ACTIVITY : Cell.NOTES] == ["Nähen", "AU Ziegelmuster"]


def test_esc_lets_the_line_be_as_it_was_and_then_asks(sheet, typing):
    typing(sheet, "musterf\t1,5\n")
    typing(sheet, "oksana\t2")
    typing(sheet, "␛")
    assert sheet.model.lines[1].empty
    assert sheet.isVisible()


def test_fill_down_repeats_the_cell_above(sheet, typing):
    typing(sheet, "musterf\t1,5\tgestern\tGarten\n")
    typing(sheet, "oksana\t2\n")
    sheet.view.go(1, Cell.TIME)
    press(sheet, Qt.Key.Key_D)
    assert texts(sheet, 1)[Cell.TIME] == "1,5"


def test_fill_down_goes_through_all_selected_lines(sheet, typing):
    typing(sheet, "musterf\t1,5\tgestern\nyusuf\noksana\n")
    sheet.model.write(0, Cell.ACTIVITY, "Kochen")
    sheet.view.go(0, Cell.ACTIVITY)
    press(sheet, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(sheet, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(sheet, Qt.Key.Key_D)
    assert [texts(sheet, row)[Cell.ACTIVITY] for row in range(3)] == ["Kochen"] * 3


def test_a_block_from_a_spreadsheet_is_pasted(sheet, office):
    day = YESTERDAY.strftime("%d.%m.%Y")
    QGuiApplication.clipboard().setText(
        f"Datum\tName\tStunden\tHaus\n{day}\tMusterfrau, Lieselotte\t1,5\tTestgasse\n{day}\tYusuf Platzhalter\tviel\t\n"
    )
    press(sheet, Qt.Key.Key_V)
    assert sheet.model.reading(0).ready
    assert list(sheet.model.reading(1).problems) == [Cell.TIME]
    assert texts(sheet, 1)[Cell.TIME] == "viel"


def test_a_single_word_is_pasted_into_its_cell(sheet):
    QGuiApplication.clipboard().setText("Garten")
    sheet.view.go(0, Cell.ACTIVITY)
    press(sheet, Qt.Key.Key_V)
    assert texts(sheet, 0)[Cell.ACTIVITY] == "Garten"


def test_the_sheet_is_kept_as_one_action_and_taken_back(sheet, typing, office):
    typing(sheet, "musterf\t14-15.30\tgestern\tGarten\nyusuf\n")
    sheet.save()
    assert not sheet.isVisible()
    assert [h.notes for h in office.hours.all()] == ["14:00–15:30 Uhr"] * 2
    office.history.undo(office.history.last_undoable().id)
    assert office.hours.count() == 0


def asked(sheet):
    settle()
    return sheet.findChild(BeforeSaving)


def test_an_unknown_name_is_asked_about_and_becomes_somebody_interested(sheet, typing, office):
    typing(sheet, "Mira Neu\t1\tgestern\n")
    sheet.save()
    asked(sheet).accept()
    (mira,) = office.people.all(Person.last_name == "Neu")
    assert [h.person_id for h in office.hours.all()] == [mira.id]


def test_the_same_entry_again_is_asked_about_and_left_out(sheet, typing, office):
    typing(sheet, "musterf\t1\tgestern\nmusterf\nyusuf\n")
    sheet.save()
    asked(sheet).accept()
    assert office.hours.count() == 2


def test_the_same_entry_again_is_kept_where_somebody_says_so(sheet, typing, office):
    typing(sheet, "musterf\t1\tgestern\nmusterf\n")
    sheet.save()
    asked(sheet).findChildren(QCheckBox)[-1].click()
    asked(sheet).accept()
    assert office.hours.count() == 2


def test_what_is_not_complete_stays_in_the_sheet(sheet, typing, office):
    typing(sheet, "musterf\t1\tgestern\nyusuf\tlange\n")
    sheet.save()
    asked(sheet).accept()
    assert office.hours.count() == 1
    assert sheet.isVisible()
    assert texts(sheet, 0)[Cell.PERSON] == "Yusuf Platzhalter"
    assert sheet.view.place == (0, Cell.TIME)


def test_nothing_complete_shows_the_first_gap(sheet, typing, office):
    typing(sheet, "musterf\n")
    sheet.save()
    assert "Wie lange" in sheet._said.text()


def test_closing_asks_about_what_was_typed(sheet, typing, window):
    typing(sheet, "musterf\t1\n")
    sheet.reject()
    assert sheet.isVisible()


def test_an_untouched_sheet_just_closes(sheet):
    sheet.reject()
    assert not sheet.isVisible()


def test_a_sheet_comes_back_after_a_crash(sheet, typing, window, office):
    typing(sheet, "musterf\t1,5\tgestern\nMira Neu\tlange")
    (kept,) = typings(window)
    office.drafts.keep(kept)
    (offer,) = office.drafts.offered()
    sheet._begun = [line.texts for line in sheet.model.lines if not line.empty]
    sheet.reject()
    assert type_again(window, offer.typing)
    (again,) = (one for one in typings(window) if isinstance(one, Typing))
    assert again.values["lines"] == kept.values["lines"]


def test_people_chosen_in_the_list_have_their_lines(window, known, office):
    people = office.people.ids()[:2]
    dialog = open_for_people(window, window.desk, people)
    assert [line.person_id for line in dialog.model.lines[:2]] == people
    assert dialog.view.place[1] == Cell.TIME


@pytest.fixture
def evening(office, known):
    start = Event.start.type.python_type(YESTERDAY.year, YESTERDAY.month, YESTERDAY.day, 18)
    values = {"title": "Infoabend", "kind": EventKind.INFO, "start": start, "end": start + timedelta(hours=2)}
    event = office.events.save(None, values)
    for name, state in (("Musterfrau", "ATTENDED"), ("Platzhalter", "REGISTERED")):
        person = office.people.all(Person.last_name == name)[0].id
        row = {"event_id": event, "person_id": person, "state": ParticipationState[state]}
        office.crud(Participation).save(None, row)
    return event


def test_who_came_to_an_event_is_in_the_sheet_already(window, office, evening):
    dialog = open_for_event(window, window.desk, evening)
    settle_work(window)
    dialog.save()
    (entry,) = office.hours.all()
    assert (entry.minutes, entry.activity, entry.event_id, entry.notes) == (
        120, "Infoabend", evening, "18:00–20:00 Uhr",
    )  # fmt: skip


def test_guests_of_an_event_are_told_and_have_no_line(window, office, evening):
    office.crud(Participation).save(
        None, {"event_id": evening, "name": "Gast Ohnenamen", "state": ParticipationState.ATTENDED}
    )
    dialog = open_for_event(window, window.desk, evening)
    settle_work(window)
    assert len(dialog.model.filled()) == 1
    assert dialog._said.text().startswith("1 Gast,")


def test_the_total_is_told_while_typing(sheet, typing):
    typing(sheet, "musterf\t1:20\tgestern\nyusuf\n")
    assert sheet._total.text() == "2 Zeilen · 2,5 Std."


def test_a_project_for_all_lines(sheet, typing, office):
    project = office.projects.save(None, {"name": "Rad-Treff"})
    typing(sheet, "musterf\t1\tgestern\nyusuf\n")
    sheet.project.set_value(project)
    sheet.save()
    assert [h.project_id for h in office.hours.of(HoursEntry.project_id, project)] == [project] * 2


def test_a_long_sheet_is_kept_while_the_window_goes_on(sheet, office, window):
    day = YESTERDAY.strftime("%d.%m.%Y")
    rows = [f"Yusuf Platzhalter\t1,5\t{day}\tAufgabe {n}" for n in range(300)]
    QGuiApplication.clipboard().setText("\n".join(rows))
    press(sheet, Qt.Key.Key_V)
    sheet.save()
    settle_work(window)
    assert office.hours.count() == 300
    assert not isValid(sheet)


def test_enter_in_the_field_of_the_project_keeps_nothing(sheet, typing, office):
    typing(sheet, "musterf\t1\tgestern\n")
    QTest.keyClick(sheet.project, Qt.Key.Key_Return)
    assert (office.hours.count(), sheet.isVisible()) == (0, True)
