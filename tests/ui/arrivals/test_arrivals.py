"""Arrivals in the window: announced by a line or by fields, prepared after a look, counted once they are there."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from shiboken6 import isValid

from app.models import Arrival, Need, Task
from app.services.arrivals import template
from app.ui.arrivals.opening import count_arrived, open_announce, open_prepare, open_template
from app.ui.arrivals.prepare import DAY, PEOPLE, TITLE, PrepareDialog
from app.ui.arrivals.template_dialog import COUNT, KIND, OFFSET, TemplateDialog
from app.ui.letters.emergency_dialog import EmergencyDialog
from app.ui.safety.typed_dialogs import again


@pytest.fixture
def house(office):
    return office.shelters.save(None, {"name": "GU Testgasse", "capacity": 40})


@pytest.fixture
def arrival(office, house):
    def announced(days=20, **values):
        known = {"shelter_id": house, "arrives_on": date.today() + timedelta(days=days), "people": 12, **values}
        return office.arrivals.save(None, known)

    return announced


@pytest.fixture
def prepare(window, arrival):
    dialog = open_prepare(window, arrival(minors=4))
    yield dialog
    if isValid(dialog):
        dialog.close()


def row_of(dialog, words):
    return next(row for row, one in enumerate(dialog.proposals) if one.title.startswith(words))


def type_in(table, row, column, text):
    table.item(row, column).setText(text)


def test_a_line_fills_the_fields_and_enter_does_not_save_it(qtbot, window, office, house):
    dialog = open_announce(window)
    qtbot.keyClicks(dialog.line, "12 Personen, 3 Familien, Arabisch, morgen in GU Testgasse")
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert dialog.form.editor("shelter_id").text() == "GU Testgasse" and not office.arrivals.ids()
    dialog.save()
    stored = office.arrivals.all()[0]
    assert (stored.people, stored.families, stored.languages) == (12, 3, {"Arabisch": 12})


def test_a_second_enter_saves_what_the_first_one_read(qtbot, window, office, house):
    dialog = open_announce(window)
    qtbot.keyClicks(dialog.line, "12 Personen, morgen in GU Testgasse")
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert [one.people for one in office.arrivals.all()] == [12]


def test_a_second_enter_saves_nothing_while_words_were_not_read(qtbot, window, office, house):
    dialog = open_announce(window)
    qtbot.keyClicks(dialog.line, "12 Personen, Arabisch und Dari, morgen in GU Testgasse")
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
    assert not office.arrivals.ids() and dialog.focusWidget() is dialog.form.editor("shelter_id")


def test_a_typed_line_is_asked_about_before_the_dialog_closes(qtbot, window, house):
    dialog = open_announce(window)
    qtbot.keyClicks(dialog.line, "12 Personen")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    question = dialog.findChild(QDialog, "question")
    next(b for b in question.findChildren(QPushButton) if b.text() == "Verwerfen").click()
    qtbot.waitUntil(lambda: not isValid(dialog) or not dialog.isVisible())


def test_a_new_arrival_is_announced_today(window):
    window.show_record("Arrival", "")
    window.tab.pane.new_record()
    fields = window.tab.pane.detail.forms[0]
    assert fields.editor("announced_on").value() == date.today()


@pytest.fixture
def form(window):
    dialog = open_template(window)
    yield dialog
    if isValid(dialog):
        dialog.half_typed = lambda: None
        dialog.close()


def test_a_block_from_excel_goes_into_the_template_and_makes_rows(form):
    last = form.table.rowCount() - 1
    form.table.setCurrentCell(last, TITLE)
    form.table.paste("Betten prüfen\tAufgabe\t\t-3\nFahrdienst\tBedarf\tFahrdienst\t0\t2\n")
    lines = form.lines()[last:]
    assert [(one.title, one.makes.label, one.offset) for one in lines] == [
        ("Betten prüfen", "Aufgabe", -3), ("Fahrdienst", "Bedarf", 0)
    ]  # fmt: skip


def test_what_no_list_of_the_template_knows_is_told(form):
    form.table.setCurrentCell(0, KIND)
    form.table.paste("Unfug")
    assert "Unfug" in form.said.text() and form.lines()[0].makes.label != "Unfug"


def test_a_changed_template_is_asked_about_before_it_closes(form, window):
    type_in(form.table, 0, TITLE, "Etwas anderes")
    form.reject()
    assert form.isVisible() and window.findChild(QDialog, "question")


def test_a_changed_template_comes_back_as_it_was_typed(form, window):
    type_in(form.table, 0, TITLE, "Etwas anderes")
    typing = form.half_typed()
    window.desk.office.drafts.keep(typing)
    (offer,) = window.desk.office.drafts.offered()
    assert again(window, offer.typing)
    assert window.findChildren(TemplateDialog)[-1].table.text(0, TITLE) == "Etwas anderes"


def test_changed_lines_of_an_arrival_come_back_as_they_stood(prepare, window, office):
    prepare.table.item(0, TITLE).setCheckState(Qt.CheckState.Unchecked)
    type_in(prepare.table, 1, TITLE, "Etwas anderes")
    office.drafts.keep(prepare.half_typed())
    (offer,) = office.drafts.offered()
    assert again(window, offer.typing)
    copy = window.findChildren(PrepareDialog)[-1]
    assert not copy.ticked(0) and copy.proposals[1].title == "Etwas anderes" and copy.half_typed()


def test_what_was_not_understood_is_told(window, house):
    dialog = open_announce(window)
    dialog.line.setText("12 Personen, Herr Ott ruft an")
    dialog.take_line()
    assert "Nicht gelesen: „herr ott ruft an“" in dialog.said.text()
    dialog.close()


def test_a_line_nobody_took_over_is_read_before_it_is_saved(window, office, house):
    dialog = open_announce(window, house)
    dialog.line.setText("12 Personen morgen")
    dialog.save()
    assert not office.arrivals.ids() and dialog.form.editor("people").text() == "12"
    dialog.close()


def test_a_house_announces_an_arrival_for_itself(window, house):
    window.show_record("Shelter", house)
    entry = next(a for a in window.tab.pane._more.actions() if a.text() == "Ankunft ankündigen …")
    entry.trigger()
    dialog = QApplication.activeModalWidget() or window.findChild(object, "announceArrival")
    assert dialog.form.editor("shelter_id").text() == "GU Testgasse"
    dialog.close()


def test_after_saving_the_arrival_is_in_view(window, office, house):
    dialog = open_announce(window, house)
    dialog.form.put({"arrives_on": date.today(), "people": 8}, {})
    dialog.save()
    assert window.tab.pane.entity is Arrival and window.tab.pane.card.current_id == office.arrivals.ids()[0]


def test_everything_proposed_is_ticked_and_made(prepare, office):
    prepare.store()
    one = office.arrivals.all()[0]
    assert len(office.needs.of(Need.arrival_id, one.id)) == 5 and len(office.tasks.of(Task.subject_id, one.id)) == 6


def test_what_is_unticked_is_not_made(prepare, office):
    row = row_of(prepare, "Kinderbetreuung")
    prepare.table.item(row, TITLE).setCheckState(Qt.CheckState.Unchecked)
    prepare.store()
    assert not [need for need in office.needs.all() if need.title.startswith("Kinderbetreuung")]


def test_number_day_and_title_can_be_overwritten(prepare, office):
    row = row_of(prepare, "Fahrdienst")
    for column, text in ((TITLE, "Busbegleitung"), (PEOPLE, "7"), (DAY, "24.12.2026")):
        type_in(prepare.table, row, column, text)
    prepare.store()
    need = next(need for need in office.needs.all() if need.title == "Busbegleitung")
    assert (need.people_wanted, need.starts_on) == (7, date(2026, 12, 24))


WRONG = ((PEOPLE, "viele", "Zahl von 1"), (PEOPLE, "0", "Zahl von 1"), (DAY, "neulich", "kein Datum"),
         (TITLE, " ", "Bezeichnung"))  # fmt: skip


@pytest.mark.parametrize(("column", "typed", "said"), WRONG)
def test_what_cannot_be_read_is_said_and_the_old_value_stays(prepare, column, typed, said):
    row = row_of(prepare, "Fahrdienst")
    before = prepare.table.item(row, column).text()
    type_in(prepare.table, row, column, typed)
    assert said in prepare.said.text() and prepare.table.item(row, column).text() == before


def test_making_it_a_second_time_is_told_and_nothing_is_ticked(window, office, prepare):
    identity = office.arrivals.ids()[0]
    prepare.store()
    again = open_prepare(window, identity)
    assert "Bedarfe, die es schon gibt: 5, Aufgaben: 6" in again.before.text()
    assert not again.chosen() and not again.make.isEnabled()
    again.close()


def test_the_record_says_where_it_stands(window, office, arrival):
    identity = arrival()
    window.show_record("Arrival", identity)
    part = window.tab.pane.detail.page.below[0]
    assert "nichts vorbereitet" in part.said.text()
    office.arrivals.prepare(identity, office.arrivals.proposals(identity))
    window.show_record("Arrival", identity)
    part.load(office.arrivals.get(identity))
    assert "Vorbereitet am" in part.said.text()


def test_when_the_day_has_come_the_count_is_offered(window, arrival):
    window.show_record("Arrival", arrival(0))
    buttons = [b.text() for b in window.tab.pane.detail.page.below[0].findChildren(QPushButton)]
    assert "Belegung eintragen …" in buttons


def test_the_count_starts_with_those_who_came(window, office, arrival):
    dialog = count_arrived(window, arrival(0))
    dialog.save()
    assert [one.occupied for one in office.occupancies.all()] == [12]


def test_start_leads_to_an_arrival(window, arrival):
    from app.ui.arrivals.start import arrival_lines
    from app.ui.start.blocks import Source

    identity = arrival(3)
    (line,) = arrival_lines(Source(window.desk, None))
    assert (line.text, line.record_id, line.warns) == ("Ankunft in 3 Tagen: 12 Personen", identity, True)


def test_the_template_is_changed_in_its_window(window, office):
    dialog = open_template(window)
    dialog.table.item(0, TITLE).setText("Übersetzen")
    dialog.table.item(0, OFFSET).setText("–2")
    dialog.save()
    first = template.lines(office.settings)[0]
    assert (first.title, first.offset) == ("Übersetzen", -2)


def test_lines_come_go_and_move(window, office):
    dialog = open_template(window)
    before = len(dialog.lines())
    dialog.add()
    dialog.table.item(1, KIND).setText("Bedarf")
    dialog.move_line(-1)
    assert dialog.lines()[0].title == "Neue Zeile" and len(dialog.lines()) == before + 1
    dialog.remove()
    assert len(dialog.lines()) == before
    dialog.close()


def test_a_cell_that_cannot_be_read_is_said(window, office):
    dialog = open_template(window)
    dialog.table.item(0, COUNT).setText("einige")
    dialog.save()
    assert "Zeile 1: „einige“ unter „Anzahl“" in dialog.said.text() and not template.is_own(office.settings)
    dialog.close()


def test_saving_without_a_change_keeps_the_shipped_lines(window, office):
    open_template(window).save()
    assert not template.is_own(office.settings)


def test_an_arrival_leads_to_its_emergency_roster(window, arrival):
    window.show_record("Arrival", arrival(languages={"Dari": 12}))
    window.tab.pane.call_together()
    dialog = window.findChild(EmergencyDialog)
    assert (dialog.house.text(), dialog.languages.text()) == ("GU Testgasse", "Dari")
    dialog.close()


def test_a_house_lists_its_arrivals_and_leads_to_each(window, house, arrival):
    identity = arrival()
    window.show_record("Shelter", house)
    window.tab.pane.detail.go_to_page("Bedarfe")
    look = next(b for b in window.tab.pane.detail.page.findChildren(QPushButton) if b.text() == "Ansehen")
    look.click()
    assert window.tab.pane.entity is Arrival and window.tab.pane.card.current_id == identity
