"""The form of a record: fields in place without a jump, keys, problems at their field, and help."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from app.models import Person
from app.models.base import Facts, Kind
from app.ui.kit.editors import FIELD_HEIGHT, NotesEditor
from app.ui.kit.form import Form
from app.ui.kit.help_card import HelpCard
from app.ui.kit.places import section
from app.ui.people.tab import Tab
from tests.ui.conftest import assignments_of

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def pane(show, person):
    person(
        city="Asperg",
        languages=["Arabisch Muttersprache", "Englisch C1", "Französisch B2", "Türkisch A2"],
        availability=["mon.afternoon"],
        notes="Kommt gern.\nRuft selbst an.",
    )
    return show(Tab).pane


@pytest.fixture
def form(pane):
    return pane.detail.forms[0]


def tops(form):
    QApplication.processEvents()
    return {line.line.head: line.mapTo(form, QPoint(0, 0)).y() for line in form.lines}


def line_of(form, name):
    return next(line for line in form.lines if any(told.name == name for told in line.facts))


def popup():
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, HelpCard) and w.isVisible())


def test_nothing_jumps_when_values_become_fields(pane, form):
    before = tops(form)
    pane.edit_record()
    assert tops(form) == before


def test_nothing_jumps_when_fields_become_values_again(pane, form):
    before = tops(form)
    pane.edit_record()
    pane.discard()
    assert tops(form) == before


def test_an_empty_line_is_a_quiet_dash(form):
    words = line_of(form, "occupation")._reading.current
    assert (words.text(), words.property("role")) == ("–", "quiet")


def test_tab_goes_from_top_to_bottom(pane, form, qtbot):
    pane.edit_record()
    order, widget = [], form.editor("first_name")
    widget.setFocus()
    for _step in range(4):
        order.append(QApplication.focusWidget().objectName())
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert order == ["first_name", "last_name", "street", "postal_code"]


def test_enter_goes_on_to_the_next_field(pane, form, qtbot):
    pane.edit_record()
    form.editor("first_name").setFocus()
    qtbot.keyClick(form.editor("first_name"), Qt.Key.Key_Return)
    assert QApplication.focusWidget() is form.editor("last_name")


def test_enter_in_the_last_field_saves(office, person, qtbot):
    form = Form((section("", Person.city),), office)
    qtbot.addWidget(form)
    form.load(person())
    form.show()
    form.edit()
    with qtbot.waitSignal(form.save_asked):
        qtbot.keyClick(form.editor("city"), Qt.Key.Key_Return)


def test_ctrl_enter_saves_a_line_of_what_belongs_to_the_record(pane, office, write, qtbot):
    pane.detail.go_to_page("Einsätze")
    assignments_of(pane.detail).add()
    form = pane.detail.page.boxes[0].form
    write(form.editor("activity"), "Sprachcafé")
    qtbot.keyClick(form.editor("notes"), Qt.Key.Key_Return, CTRL)
    assert office.crud("Assignment").all()[0].activity == "Sprachcafé"


def test_ctrl_enter_saves_from_any_field(pane, form, office, write, qtbot):
    pane.edit_record()
    write(form.editor("city"), "Tamm")
    qtbot.keyClick(form.editor("city"), Qt.Key.Key_Return, CTRL)
    assert office.people.get(pane.detail.record.id).city == "Tamm"


def test_escape_asks_only_when_something_changed(pane, form):
    pane.edit_record()
    pane.discard()
    assert not pane.detail.editing


def test_escape_keeps_what_was_changed_until_answered(pane, form, write):
    pane.edit_record()
    write(form.editor("city"), "Tamm")
    pane.discard()
    assert form.editor("city").text() == "Tamm"
    next(w for w in QApplication.topLevelWidgets() if w.objectName() == "question" and w.isVisible()).reject()


def test_a_hint_over_several_lines_is_shown_whole(qtbot):
    editor = NotesEditor(Facts("minutes", "Protokoll", Kind.NOTES, hint="Bitte nichts über einzelne Bewohnende. " * 3))
    qtbot.addWidget(editor)
    editor.setFixedWidth(300)
    editor.show()
    with_hint = editor.height()
    editor.set_value("kurz")
    assert with_hint > editor.height() == FIELD_HEIGHT


def test_notes_grow_with_their_words(pane, form, write):
    pane.edit_record()
    before = form.editor("notes").height()
    form.editor("notes").setPlainText("eins\nzwei\ndrei\nvier")
    assert form.editor("notes").height() > before


def test_fields_kept_for_the_next_record_show_its_values(pane, form, person):
    other = person("Zimmer", "Anna", city="Remseck")
    pane.refresh()
    pane.edit_record()
    pane.discard()
    pane.show_record(other.id)
    pane.edit_record()
    assert form.editor("city").text() == "Remseck"
    assert not form.dirty


def test_a_problem_is_gone_with_the_next_record(pane, form, write):
    pane.edit_record()
    write(form.editor("birth_date"), "bald")
    pane.detail.save()
    pane.detail.discard()
    pane.edit_record()
    assert form.problem("birth_date") == ""


def test_f1_tells_about_the_field(pane, form, qtbot):
    pane.edit_record()
    qtbot.keyClick(form.editor("birth_year"), Qt.Key.Key_F1)
    assert popup().accessibleName() == "Hinweis zu Geburtsjahr"
    popup().close()


def test_the_office_writes_how_it_does_it(pane, form, office, qtbot):
    pane.edit_record()
    card = line_of(form, "mobile").help.open("mobile")
    card.begin()
    card.editor.setPlainText("Bitte immer mit Vorwahl.")
    qtbot.keyClick(card.editor, Qt.Key.Key_Return, CTRL)
    assert office.helps.text_of("Person", "mobile") == "Bitte immer mit Vorwahl."


def test_what_the_office_wrote_is_marked_while_reading(pane, form, office):
    assert not line_of(form, "mobile").help.shown
    office.helps.write_text("Person", "mobile", "Bitte immer mit Vorwahl.")
    pane.detail.show_record(pane.detail.record.id)
    assert line_of(form, "mobile").help.shown


def test_a_hint_is_marked_under_the_mouse_only(form):
    help_mark = line_of(form, "mobility").help
    assert not help_mark.shown
    help_mark.hover(True)
    assert help_mark.shown


def test_a_field_tells_a_screen_reader_what_the_office_wrote(pane, form, office):
    office.helps.write_text("Person", "mobile", "Bitte immer mit Vorwahl.")
    pane.edit_record()
    assert form.editor("mobile").accessibleDescription() == "Bitte immer mit Vorwahl."


def test_writing_a_hint_is_undone(office):
    office.helps.write_text("Person", "mobile", "Bitte immer mit Vorwahl.")
    office.history.undo(office.history.last_undoable().id)
    assert office.helps.text_of("Person", "mobile") == ""


def test_an_emptied_hint_is_no_hint(office):
    office.helps.write_text("Person", "mobile", "Bitte immer mit Vorwahl.")
    office.helps.write_text("Person", "mobile", " ")
    assert office.history.last_undoable().name == "Hinweis entfernt: Mobil"
    assert office.helps.text_of("Person", "mobile") == ""


def test_a_reference_is_emptied_by_its_cross(show, person, office, shelter):
    office.people.place(person().id, shelter("Oßweil").id)
    detail = show(Tab).pane.detail
    detail.go_to_page("Einsätze")
    block = assignments_of(detail)
    block._edit(block._lines.itemAt(0).widget(), office.crud("Assignment").ids()[0])
    editor = detail.page.boxes[0].form.editor("shelter_id")
    editor._clear.click()
    assert editor.value() is None


def test_person_is_the_entity_of_its_help(form):
    assert line_of(form, "mobile").help.owner("mobile") == Person.__name__


def test_enter_in_an_open_list_only_chooses(pane, form, qtbot):
    pane.edit_record()
    status = form.editor("status")
    status.showPopup()
    qtbot.keyClick(status.view(), Qt.Key.Key_Down)
    qtbot.keyClick(status.view(), Qt.Key.Key_Return)
    assert (status.currentIndex() > 0, pane.detail.editing) == (True, True)


def test_a_new_record_has_no_gap_where_the_one_before_had_many_lines(pane, form):
    pane.detail.tabs.setCurrentIndex(0)
    pane.new_record()
    QApplication.processEvents()
    assert line_of(form, "notes").minimumHeight() == 0
