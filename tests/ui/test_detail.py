"""One record: read, edited in place, saved, left; what belongs to it."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from app.models import Assignment, ContactEntry, Person, Task
from app.ui.kit.dialog import Dialog
from app.ui.people.tab import Tab
from tests.ui.conftest import assignments_of, reading, type_text


@pytest.fixture
def pane(show, person):
    person(city="Asperg", languages=["Arabisch C1", "Englisch"], availability=["mon.afternoon"])
    return show(Tab).pane


@pytest.fixture
def detail(pane):
    return pane.detail


def questions():
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, Dialog) and w.isVisible()]


def answer(words):
    buttons = [b for d in questions() for b in d.findChildren(QPushButton) if b.text() == words]
    buttons[0].click()


def test_reading_is_the_normal_state(detail):
    assert not detail.editing
    assert "Asperg" in reading(detail)


def test_the_head_stands_still_while_fields_are_shown(pane, detail):
    before = detail.head.name.width()
    pane.edit_record()
    QApplication.processEvents()
    assert detail.head.name.width() == before
    assert not pane.edit_button.isEnabled()


def test_f2_turns_values_into_fields(pane, detail):
    pane.edit_record()
    assert detail.forms[0].editor("city").text() == "Asperg"


def test_a_click_on_a_value_stands_in_its_field(detail, qtbot):
    line = next(line for line in detail.forms[0].lines if line.facts[0].name == "email")
    qtbot.mouseClick(line._reading.current, Qt.MouseButton.LeftButton)
    assert detail.window().focusWidget() is detail.forms[0].editor("email")


def test_a_change_is_saved(pane, detail, office, write):
    pane.edit_record()
    write(detail.forms[0].editor("city"), "Kornwestheim")
    assert detail.save()
    assert office.people.get(detail.record.id).city == "Kornwestheim"


def test_only_what_changed_is_sent(pane, detail, write):
    pane.edit_record()
    write(detail.forms[0].editor("city"), "Kornwestheim")
    assert detail.forms[0].values() == {"city": "Kornwestheim"}


def test_lists_are_typed_between_commas(pane, detail, office, write):
    pane.edit_record()
    write(detail.forms[0].editor("languages"), "Arabisch C1, Farsi")
    detail.save()
    assert office.people.get(detail.record.id).languages == ["Arabisch C1", "Farsi"]


def test_a_date_is_typed_the_german_way(pane, detail, office, write):
    pane.edit_record()
    write(detail.forms[0].editor("birth_date"), "1.5.67")
    detail.save()
    assert office.people.get(detail.record.id).birth_date == date(1967, 5, 1)


def test_the_grid_is_filled_by_keys(pane, detail, office, qtbot):
    pane.edit_record()
    grid = detail.forms[0].editor("availability")
    qtbot.keyClick(grid, Qt.Key.Key_Space)
    detail.save()
    assert office.people.get(detail.record.id).availability == ["mon.morning", "mon.afternoon"]


def test_what_is_no_date_is_said_at_the_field(pane, detail, write):
    pane.edit_record()
    write(detail.forms[0].editor("birth_date"), "bald")
    assert not detail.save()
    assert detail.forms[0].problem("birth_date").startswith("„bald“ ist kein Datum")


def test_a_missing_name_is_said_at_the_field(pane, detail, write):
    pane.edit_record()
    write(detail.forms[0].editor("last_name"), " ")
    assert not detail.save()
    assert "Nachname" in detail.forms[0].problem("last_name")


def test_the_save_bar_appears_only_with_a_change(pane, detail, write):
    pane.edit_record()
    assert detail.save_bar.isHidden()
    write(detail.forms[0].editor("city"), "Kornwestheim")
    assert not detail.save_bar.isHidden()


def test_typing_the_old_value_again_is_no_change(pane, detail, write):
    pane.edit_record()
    write(detail.forms[0].editor("city"), "Asper")
    write(detail.forms[0].editor("city"), "Asperg")
    assert not detail.dirty


def test_discarding_a_new_record_shows_the_one_in_the_list_again(pane, detail):
    pane.new_record()
    type_text(detail.forms[0].editor("last_name"), "Neuling")
    detail.discard()
    assert detail.record.id == pane.card.current_id


def test_after_discarding_with_the_mouse_the_keyboard_is_in_the_list(pane, detail, write, qtbot):
    pane.edit_record()
    write(detail.forms[0].editor("city"), "Kornwestheim")
    detail.save_bar.discard.click()
    assert pane.card.view.hasFocus()


def test_discarding_shows_the_stored_value(pane, detail, write):
    pane.edit_record()
    write(detail.forms[0].editor("city"), "Kornwestheim")
    detail.discard()
    assert "Asperg" in reading(detail)


def test_leaving_without_a_change_asks_nothing(pane, detail):
    pane.edit_record()
    left = []
    detail.leave(lambda: left.append(True))
    assert left and not questions()


def test_leaving_with_a_change_asks_and_saves(pane, detail, office, write):
    pane.edit_record()
    write(detail.forms[0].editor("city"), "Kornwestheim")
    left = []
    detail.leave(lambda: left.append(True))
    answer("Speichern")
    assert left and office.people.get(detail.record.id).city == "Kornwestheim"


def test_another_row_waits_for_the_answer(pane, detail, person, write, qtbot):
    person("Zimmer", "Anna")
    pane.refresh()
    pane.edit_record()
    write(detail.forms[0].editor("city"), "Kornwestheim")
    pane.card.step(1)
    assert pane.card.current_id == detail.record.id
    answer("Verwerfen")
    assert detail.record.last_name == "Zimmer"


def test_a_new_person_is_stored_by_saving_only(pane, detail, office, write):
    pane.new_record()
    write(detail.forms[0].editor("last_name"), "Ayşegül")
    assert len(office.people.ids()) == 1
    detail.save()
    assert pane.detail.record.last_name == "Ayşegül"


def test_a_new_record_given_up_leaves_the_list(pane, detail, office):
    pane.new_record()
    pane.discard()
    assert len(office.people.ids()) == 1
    assert detail.record.last_name == "Böhringer"


def test_saving_over_somebody_else_is_asked(pane, detail, office, write):
    pane.edit_record()
    write(detail.forms[0].editor("city"), "Kornwestheim")
    office.people.save(detail.record.id, {"city": "Remseck"})
    assert not detail.save()
    answer("Meine Angaben speichern")
    assert office.people.get(detail.record.id).city == "Kornwestheim"


def test_a_change_elsewhere_does_not_take_what_is_typed(pane, detail, office, write):
    pane.edit_record()
    write(detail.forms[0].editor("city"), "Kornwestheim")
    office.people.save(detail.record.id, {"street": "Marktplatz 1"})
    assert detail.forms[0].editor("city").text() == "Kornwestheim"


def test_the_tabs_count_what_belongs_to_the_record(pane, detail, office, shelter, qtbot):
    office.people.place(detail.record.id, shelter().id)
    qtbot.waitUntil(lambda: detail.tabs.tabText(1) == "Einsätze 1")


def test_an_assignment_is_added_in_its_list(pane, detail, office, shelter, write, qtbot):
    shelter("Oßweil")
    detail.go_to_page("Einsätze")
    assignments_of(detail).add()
    form = detail.page.boxes[0].form
    write(form.editor("shelter_id"), "ossw")
    form.editor("shelter_id").editingFinished.emit()
    write(form.editor("activity"), "Sprachcafé")
    detail.page.boxes[0].save()
    assert [a.activity for a in office.crud(Assignment).all()] == ["Sprachcafé"]
    assert "Sprachcafé · Oßweil" in reading(detail.page)


def test_the_save_key_saves_the_line_that_is_open(pane, detail, office, write):
    detail.go_to_page("Kontakte")
    detail.page.add()
    write(detail.page._box.form.editor("topic"), "Vorgespräch")
    assert detail.save()
    assert [c.topic for c in office.crud(ContactEntry).all()] == ["Vorgespräch"]


def test_a_line_half_typed_is_not_lost_by_leaving(pane, detail, person, write):
    person("Zimmer", "Anna")
    pane.refresh()
    detail.go_to_page("Kontakte")
    detail.page.add()
    write(detail.page._box.form.editor("topic"), "Vorgespräch")
    pane.card.step(1)
    assert questions()
    answer("Verwerfen")
    assert detail.record.last_name == "Zimmer"


def test_a_name_that_nobody_has_is_refused(pane, detail, write):
    detail.go_to_page("Einsätze")
    assignments_of(detail).add()
    form = detail.page.boxes[0].form
    write(form.editor("shelter_id"), "Schloss")
    detail.page.boxes[0].save()
    assert "nicht gefunden" in form.problem("shelter_id")


def test_a_task_is_ticked_off(pane, detail, office, qtbot):
    office.tasks.add(detail.record, {"title": "Rückruf", "due_on": date.today() - timedelta(days=2)})
    detail.go_to_page("Aufgaben")
    qtbot.waitUntil(lambda: "Rückruf" in reading(detail.page))
    detail.page.findChild(object, "taskLine").box.click()
    assert office.crud(Task).all()[0].done_on == date.today()


def test_a_contact_starts_now(pane, detail, office):
    detail.go_to_page("Kontakte")
    detail.page.add()
    type_text(detail.page._box.form.editor("topic"), "Vorgespräch")
    detail.page._box.save()
    assert office.crud(ContactEntry).all()[0].at.date() == date.today()


def test_a_file_is_kept_with_the_record(pane, detail, office, tmp_path):
    path = tmp_path / "Vereinbarung.pdf"
    path.write_bytes(b"%PDF-")
    detail.go_to_page("Nachweise")
    detail.page.blocks[2].add_files([str(path)])
    assert office.documents.on(detail.record)[0].file_name == "Vereinbarung.pdf"


def test_the_history_tells_what_happened(pane, detail, office, write, qtbot):
    pane.edit_record()
    write(detail.forms[0].editor("city"), "Kornwestheim")
    detail.save()
    detail.go_to_page("Verlauf")
    assert "Ort: Asperg → Kornwestheim" in reading(detail.page)


def test_every_field_of_a_volunteer_has_its_place():
    from app.models.facts import facts, fields
    from app.ui.kit.places import placed
    from app.ui.people.tab import MASTER_DATA

    shown = {facts(a).name for a in placed(MASTER_DATA)}
    assert {facts(a).name for a in fields(Person)} - shown == set()


def test_the_sub_tabs_of_a_record_just_made_have_room(pane, detail, write):
    pane.new_record()
    write(detail.forms[0].editor("last_name"), "Neumann")
    pane.save()
    bar = detail.tabs
    assert sum(bar.tabSizeHint(index).width() for index in range(bar.count())) <= bar.width()
