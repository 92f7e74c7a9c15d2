"""Several people selected: one change for all of them, seen before it is made."""

from datetime import date

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication

from app.models import Consent, ConsentPurpose, Person, VolunteerStatus
from app.ui.people.tab import ConsentsDialog, Tab

SHIFT = Qt.KeyboardModifier.ShiftModifier
PAUSED = VolunteerStatus.PAUSED


@pytest.fixture
def four(person):
    return [person(name, "Kim").id for name in ("Amara", "Böhringer", "Çelik", "Öztürk")]


@pytest.fixture
def pane(four, person, show):
    person("Zimmer", "Anna")
    return show(Tab).pane


def select(pane, ids):
    rows = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    pane.card.view.clearSelection()
    for identity in ids:
        pane.card.view.selectionModel().select(pane.model.index(pane.model.row_of(identity), 0), rows)


@pytest.fixture
def card(pane, four):
    select(pane, four)
    pane.card.view.setFocus()
    pane.beside.many.look()
    return pane.beside.many


def give(card, value):
    card.editor.set_value(value)
    card.editor.changed.emit()


def choose(card, field):
    card.fields.setCurrentIndex(next(i for i in range(card.fields.count()) if card.fields.itemData(i) is field))
    card.fields.activated.emit(card.fields.currentIndex())


def statuses(office, ids):
    return [office.people.get(identity).status for identity in ids]


def test_several_selected_are_offered_one_change(card):
    assert card.title.text() == "4 Personen ausgewählt"


def test_four_people_get_a_status_by_keys_alone(pane, four, office, qtbot):
    pane.card.go_to(four[0])
    pane.card.view.setFocus()
    for _step in range(3):
        qtbot.keyClick(pane.card.view, Qt.Key.Key_Down, SHIFT)
    qtbot.keyClick(pane.card.view, Qt.Key.Key_F2)
    qtbot.keyClicks(pane.beside.many.editor, "p")
    qtbot.keyClick(pane.beside.many.editor, Qt.Key.Key_Return)
    assert statuses(office, four) == [PAUSED] * 4


def test_saving_makes_the_change_for_all(pane, card, office, four, qtbot):
    give(card, PAUSED)
    qtbot.keyClick(card.editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert statuses(office, four) == [PAUSED] * 4


def test_who_has_it_already_is_said_before(card, office, four, qtbot):
    office.people.change_status(four[:1], PAUSED)
    card.show_ids(four)
    give(card, PAUSED)
    card.look()
    assert card.table.told()[-1] == ("Kim Amara", "pausiert", "ist schon so")
    assert card.do.text() == "Bei 3 ändern"


def test_the_change_is_seen_before_it_is_made(card, office, four):
    give(card, PAUSED)
    card.look()
    assert card.table.told()[0] == ("Kim Amara", "aktiv", "pausiert")
    assert statuses(office, four[:1]) == [VolunteerStatus.ACTIVE]


def test_nothing_stands_empty_before_a_value_is_chosen(card):
    assert card.table.isColumnHidden(2)
    give(card, PAUSED)
    card.look()
    assert not card.table.isColumnHidden(2)


def test_the_change_is_one_action_with_a_count(card, office):
    give(card, PAUSED)
    card.change()
    assert office.history.last_undoable().name == "4 Personen: Status pausiert"


def test_a_status_for_several_has_date_and_reason(card, office, four, write):
    give(card, PAUSED)
    write(card.on, "2.11.2026")
    write(card.reason, "Prüfungen")
    card.change()
    step = next(s for s in office.people.status_history(four[0]) if s.status is PAUSED)
    assert (step.changed_on, step.reason) == (date(2026, 11, 2), "Prüfungen")


def test_only_a_status_asks_for_a_reason(card):
    choose(card, Person.city)
    assert card.reason.isHidden() or not card.reason.isVisible()


def test_a_language_is_added_for_all(card, office, four, write):
    choose(card, Person.languages)
    write(card.editor, "Farsi")
    card.change()
    assert office.people.get(four[3]).languages == ["Farsi"]


def test_what_is_no_date_is_said_at_the_field(card, write):
    choose(card, Person.since)
    write(card.editor, "bald")
    card.look()
    assert card.problem.text().startswith("„bald“ ist kein Datum")
    assert not card.do.isEnabled()


def test_nothing_is_emptied_by_a_hasty_enter(card, office, four, qtbot):
    card.begin()
    qtbot.keyClick(card.editor, Qt.Key.Key_Return)
    assert statuses(office, four) == [VolunteerStatus.ACTIVE] * 4


def test_nothing_to_change_cannot_be_done(card):
    give(card, VolunteerStatus.ACTIVE)
    card.look()
    assert not card.do.isEnabled()


def test_the_field_used_last_comes_first(card, show, write, four):
    choose(card, Person.city)
    write(card.editor, "Tamm")
    card.change()
    again = show(Tab).pane
    select(again, four)
    assert again.beside.many.field is Person.city


def test_those_changed_stay_selected_and_the_list_has_the_keys(card, pane, four, qtbot):
    give(card, PAUSED)
    card.change()
    qtbot.waitUntil(lambda: pane.beside.many is card)
    assert pane.selected_ids() == four
    assert QApplication.focusWidget() is pane.card.view


def test_escape_goes_back_to_the_list(card, pane, qtbot):
    card.begin()
    qtbot.keyClick(card.editor, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is pane.card.view


def test_one_selected_record_is_shown_again(card, pane, four):
    pane.card.go_to(four[0])
    assert pane.beside.many is None
    assert pane.beside.currentWidget() is pane.detail


def test_a_consent_of_several_is_noted_at_once(card, pane, office, four):
    office.people.record_consents(four[:1], {"purpose": ConsentPurpose.NEWSLETTER})
    dialog = ConsentsDialog(pane, pane.desk, four)
    dialog.form.editor("purpose").set_value(ConsentPurpose.NEWSLETTER)
    dialog.save()
    QApplication.processEvents()
    assert len(office.crud(Consent).all()) == 4
    assert office.history.last_undoable().name == "Einwilligung „Rundmails“: 3 Personen"


def test_a_consent_needs_its_purpose(card, pane, four):
    dialog = ConsentsDialog(pane, pane.desk, four)
    dialog.save()
    assert "Zweck" in dialog.form.problem("purpose")
    dialog.close()
