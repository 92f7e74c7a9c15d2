"""A list from the file to the records, as somebody at the keyboard sees it."""

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog

from app.services.crud import Query
from app.services.imports.planning import NEW, Outcome
from app.ui.imports.heads import Sureness
from app.ui.imports.wizard import COLUMNS, DONE, FILE, PLAN
from tests.ui.conftest import reading, type_text
from tests.ui.imports.conftest import VOLUNTEERS


def columns_of(wizard):
    return {head.word: head.field for head in wizard.columns.heads.heads}


def test_choosing_a_file_leads_to_its_columns(walk, list_file):
    wizard = walk.read(list_file())
    assert wizard.step == COLUMNS
    assert columns_of(wizard)["Telefon"] == "Telefon"


def test_the_kind_of_list_is_found_without_asking(walk, list_file):
    wizard = walk.read(list_file("Unterkunft;Straße;PLZ;Ort;Plätze\nOßweil;Gasse 1;71640;Ludwigsburg;60\n"))
    assert wizard.columns.kind_button.text() == "Unterkünfte"


def test_three_presses_bring_a_list_in(walk, list_file, office):
    walk.read(list_file())
    walk.on()
    wizard = walk.on()
    assert wizard.step == DONE
    assert wizard.finish.words.text() == "3 Ehrenamtliche neu aufgenommen"
    assert office.volunteers.count() == 3


def test_nothing_is_stored_before_the_last_step(walk, list_file, office):
    walk.read(list_file())
    assert walk.on().step == PLAN
    assert office.people.count() == 0


def test_a_bad_file_is_told_on_the_page_and_another_can_be_chosen(walk, list_file, tmp_path):
    broken = tmp_path / "kaputt.xlsx"
    broken.write_bytes(b"PK\x03\x04 nothing")
    wizard = walk.read(broken)
    assert wizard.step == FILE and "kaputt.xlsx" in wizard.file.problem.text()
    assert walk.read(list_file()).step == COLUMNS


def test_a_column_can_be_given_another_meaning(walk, list_file, office):
    wizard = walk.read(list_file())
    place = [head.word for head in wizard.columns.heads.heads].index("Ort")
    wizard.columns.assign(place, "preferred_places")
    walk.on()
    walk.on()
    assert office.volunteers.all()[0].city is None


def test_a_column_left_out_says_so(walk, list_file):
    wizard = walk.read(list_file())
    wizard.columns.assign(0, None)
    head = wizard.columns.heads.heads[0]
    assert (head.sureness, head.meaning) == (Sureness.LEFT_OUT, "nicht übernommen")


def test_the_menu_of_a_column_is_opened_and_searched_by_keys(walk, list_file, qtbot):
    wizard = walk.read(list_file())
    heads = wizard.columns.heads
    heads.go_to(0)
    qtbot.keyClick(heads, Qt.Key.Key_Right)
    qtbot.keyClick(heads, Qt.Key.Key_Return)
    picker = wizard.columns.findChild(object, "meanings")
    type_text(picker.search, "beruf")
    qtbot.keyClick(picker.search, Qt.Key.Key_Return)
    assert heads.heads[1].field == "Beruf"


def test_a_corrected_column_is_remembered_for_the_next_list(walk, list_file):
    wizard = walk.read(list_file())
    wizard.columns.assign(5, "occupation")
    walk.on()
    wizard = walk.on()
    wizard.finish.again.click()
    assert columns_of(walk.read(list_file(name="Neue Liste.csv")))["Bemerkung"] == "Beruf"


def test_another_list_is_asked_for_at_once(walk, list_file):
    walk.read(list_file())
    walk.on()
    wizard = walk.on()
    wizard.finish.again.click()
    assert wizard.findChild(QFileDialog, "chooseFile").isVisible()


def test_a_changed_value_is_shown_from_and_to(walk, list_file, person):
    person("Böhringer", "Katja", email="katja@beispiel.example", city="Ludwigsburg")
    walk.read(list_file())
    wizard = walk.on()
    wizard.plan.filter_by(Outcome.CHANGED)
    assert "Ludwigsburg" in reading(wizard.plan.card) and "Asperg" in reading(wizard.plan.card)


def test_the_same_person_in_another_spelling_is_asked_about(walk, list_file, person):
    person("Boehringer", "Katja", phone="07141 2312501")
    walk.read(list_file())
    wizard = walk.on()
    assert wizard.plan.card.same.isVisible()
    assert wizard.next.text() == "2 neue übernehmen"


def test_two_different_people_are_both_kept(walk, list_file, person, office):
    person("Boehringer", "Katja", phone="07141 2312501")
    walk.read(list_file())
    wizard = walk.on()
    wizard.plan.card.other.click()
    assert wizard.next.text() == "3 neue übernehmen"
    walk.on()
    assert office.volunteers.count() == 4


def test_the_same_person_is_filled_up_by_key(walk, list_file, person, office, qtbot):
    record = person("Boehringer", "Katja", phone="07141 2312501")
    walk.read(list_file())
    wizard = walk.on()
    wizard.plan.take_focus()
    qtbot.keyClick(wizard.plan.view, Qt.Key.Key_1)
    walk.on()
    assert office.people.get(record.id).email == "katja@beispiel.example"


def test_an_unanswered_question_leaves_the_row_out(walk, list_file, person, office):
    person("Boehringer", "Katja", phone="07141 2312501")
    walk.read(list_file())
    walk.on()
    wizard = walk.on()
    assert "1 ausgelassen" in wizard.finish.more.text()
    assert office.volunteers.count() == 3


def test_all_open_questions_can_be_answered_at_once(walk, list_file, person):
    person("Boehringer", "Katja", phone="07141 2312501")
    person("Oeztuerk", "Immo", phone="07141 2312502")
    walk.read(list_file())
    wizard = walk.on()
    wizard.plan._answer_rest(lambda step: NEW)
    assert wizard.plan.open_questions == []


def test_the_whole_batch_is_taken_back(walk, list_file, office):
    walk.read(list_file())
    walk.on()
    wizard = walk.on()
    wizard.finish.undo.click()
    assert office.people.count() == 0


def test_rows_left_out_are_saved_to_be_read_again(walk, list_file, tmp_path, desk):
    from openpyxl import load_workbook

    from app.ui.imports.skipped import save

    walk.read(list_file(VOLUNTEERS + ";;;;Asperg;wer war das?\n"))
    walk.on()
    wizard = walk.on()
    save(wizard.finish, desk, wizard.finish._plan, tmp_path / "Rest.xlsx", wizard.finish.tell_saved)
    walk.settle()
    assert wizard.finish.save.text() == "„Rest.xlsx“ öffnen"
    cells = {cell for row in load_workbook(tmp_path / "Rest.xlsx").active.values for cell in row}
    assert {"wer war das?", "In dieser Zeile steht kein Name.", "Bemerkung"} <= cells


def test_leaving_without_a_decision_asks_nothing(walk, list_file, qtbot):
    wizard = walk.read(list_file())
    with qtbot.waitSignal(wizard.rejected):
        wizard.reject()


def test_leaving_after_a_correction_asks(walk, list_file):
    wizard = walk.read(list_file())
    wizard.columns.assign(0, None)
    wizard.reject()
    assert "verloren" in reading(wizard.findChild(object, "question"))


def test_back_keeps_what_was_read(walk, list_file):
    walk.read(list_file())
    wizard = walk.on()
    wizard.back.click()
    assert wizard.step == COLUMNS and columns_of(wizard)["Vorname"] == "Vorname"


def test_the_menu_leads_to_the_wizard(window):
    action = next(a for a in window.menus.all_actions() if a.text() == "Liste einlesen …")
    action.trigger()
    wizard = window.findChild(object, "importWizard")
    assert wizard.isVisible()
    wizard.reject()


def test_the_way_to_the_list_shows_the_new_people(window, list_file, qtbot, office):
    from app.ui.imports import open_wizard

    wizard = open_wizard(window, "volunteers")
    wizard.file.place.take(list_file())
    for _page in range(2):
        qtbot.waitUntil(
            lambda: not window.desk.tasks.busy and wizard.next.isEnabled() and wizard.step > FILE, timeout=20_000
        )
        wizard.next.click()
    qtbot.waitUntil(lambda: wizard.step == DONE, timeout=20_000)
    wizard.next.click()
    assert window.tab.pane.model.ids == office.volunteers.ids(Query())


def test_an_empty_list_offers_to_read_one(window):
    window.go_to("people")
    ways = dict(window.tab.pane.first_ways())
    ways["Liste einlesen …"]()
    wizard = window.findChild(object, "importWizard")
    assert wizard.file.kind == "volunteers"
    wizard.reject()


def test_a_file_is_chosen_in_the_systems_dialog(walk, list_file):
    path, place = list_file(), walk.wizard.file.place
    place.choose.click()
    chooser = place.findChild(object, "chooseFile")
    chooser.fileSelected.emit(str(path))
    chooser.reject()
    assert walk.settle().step == COLUMNS


def test_a_dropped_file_is_read(walk, list_file):
    path, place = list_file(), walk.wizard.file.place
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    place.dropEvent(event)
    assert walk.settle().step == COLUMNS


def test_enter_alone_leads_through_a_list_without_questions(walk, list_file, office, qtbot):
    wizard = walk.read(list_file())
    for step in (PLAN, DONE):
        qtbot.waitUntil(lambda: wizard.next.isEnabled())
        qtbot.keyClick(wizard, Qt.Key.Key_Return)
        walk.settle()
        assert wizard.step == step
    assert office.volunteers.count() == 3


def test_escape_stops_reading_and_keeps_the_wizard(walk, list_file, qtbot):
    wizard = walk.wizard
    wizard.file.place.take(list_file())
    wizard.reject()
    walk.settle()
    assert wizard.isVisible() and wizard.step == FILE
    assert walk.read(list_file()).step == COLUMNS


def test_after_the_last_doubtful_column_enter_goes_on(walk, list_file, qtbot):
    wizard = walk.read(list_file(VOLUNTEERS.replace("Bemerkung", "Beruf der Mutter")))
    states = [head.sureness for head in wizard.columns.heads.heads]
    for section in [i for i, state in enumerate(states) if state is Sureness.UNSURE]:
        wizard.columns.assign(section, "notes")
    assert Sureness.UNSURE not in [head.sureness for head in wizard.columns.heads.heads]
    qtbot.keyClick(wizard, Qt.Key.Key_Return)
    assert walk.settle().step == PLAN


def test_stopping_while_it_is_written_stores_nothing(walk, list_file, office):
    walk.read(list_file())
    wizard = walk.on()
    wizard.go_on()
    wizard.reject()
    walk.settle()
    assert wizard.step == PLAN and office.people.count() == 0


def test_houses_made_along_are_told_at_the_end(walk, list_file):
    walk.read(list_file("Nachname;Vorname;Unterkunft\nKranz;Anna;AU Neubau\nVogel;Jonas;AU Neubau\n"))
    walk.on()
    wizard = walk.on()
    assert "Dazu angelegt: 1 Unterkunft" in wizard.finish.more.text()
