"""A list on its way out: what is in it, for whom, and where it goes."""

from datetime import date

from openpyxl import load_workbook
from PySide6.QtCore import Qt
from sqlalchemy import select

from app.models import Disclosure
from app.services.files import _explained
from app.ui.outputs.saving import FilePlace, remembered_folder
from tests.ui.conftest import reading


def words(path):
    return {cell for row in load_workbook(path).active.values for cell in row if cell}


def logged(office):
    with office.database.session() as session:
        return list(session.scalars(select(Disclosure)))


def test_the_list_is_shown_before_it_leaves(list_dialog, person):
    person("Böhringer", "Katja")
    dialog = list_dialog()
    assert dialog.card.model.rows[0][:2] == ("Böhringer", "Katja")


def test_who_has_not_agreed_is_said_to_be_left_out(list_dialog, person, shelter, office):
    office.people.place(person().id, shelter().id)
    dialog = list_dialog("volunteers-by-shelter")
    assert dialog.consent.isVisible() and dialog.consent.isChecked()
    assert "keine Einwilligung" in dialog.card.notes.text()


def test_an_own_list_needs_no_consent(list_dialog, person):
    person()
    assert not list_dialog().consent.isVisible()


def test_the_proposed_name_says_day_and_title(list_dialog):
    assert list_dialog("occupancy").place.name.text() == f"{date.today()}_Belegung-zum-Stichtag.xlsx"


def test_another_format_changes_the_ending(list_dialog):
    dialog = list_dialog()
    dialog.findChild(object, "format-vcf").click()
    assert dialog.place.name.text().endswith("_Ehrenamtliche.vcf")


def test_one_format_is_chosen_and_all_stay_in_reach_of_the_tab_key(list_dialog):
    dialog = list_dialog("volunteers")
    dialog.formats[0].setFocus()
    for _twice in range(2):
        dialog.formats[1].click()
    assert [one.isChecked() for one in dialog.formats[:3]] == [False, True, False]
    assert all(one.focusPolicy() & Qt.FocusPolicy.TabFocus for one in dialog.formats)


def test_saving_writes_the_file_and_tells_where(list_dialog, person, folder, settle, desk, qtbot):
    person("Öztürk", "Immo")
    dialog = list_dialog()
    with qtbot.waitSignal(desk.notice_asked, timeout=20_000) as told:
        dialog.save.click()
    assert "Öztürk" in words(next(folder.iterdir()))
    assert (told.args[1], told.args[3]) == ("Öffnen", "Im Ordner zeigen")


def test_recipient_and_purpose_are_logged(list_dialog, person, settle, office, agrees):
    agrees(person().id)
    dialog = list_dialog()
    dialog.recipient.setCurrentText("Stadt Ludwigsburg")
    dialog.purpose.setText("Ehrenamtsfest")
    dialog.save.click()
    settle()
    assert [(d.recipient, d.purpose) for d in logged(office)] == [("Stadt Ludwigsburg", "Ehrenamtsfest")]


def test_telephone_numbers_can_stay_at_home(list_dialog, person, folder, settle):
    person(phone="07141 2312501")
    dialog = list_dialog()
    dialog.contacts.click()
    dialog.save.click()
    settle()
    assert "07141 2312501" not in words(next(folder.iterdir()))


def test_the_last_choices_come_back(list_dialog, person, settle):
    person()
    dialog = list_dialog()
    dialog.findChild(object, "format-csv").click()
    dialog.recipient.setCurrentText("Stadt Ludwigsburg")
    dialog.save.click()
    settle()
    dialog = list_dialog()
    assert (dialog.ending, dialog.recipient.currentText()) == ("csv", "Stadt Ludwigsburg")


def test_without_a_recipient_nothing_leaves(list_dialog, settle):
    dialog = list_dialog()
    dialog.recipient.setCurrentText("")
    dialog.refresh()
    assert not dialog.save.isEnabled()


def test_a_date_that_cannot_be_is_told_in_the_dialog(list_dialog, settle):
    dialog = list_dialog("occupancy")
    dialog.options["as_of"].setText("gestern vielleicht")
    dialog.refresh()
    settle()
    assert "kein Datum" in reading(dialog.card) and not dialog.save.isEnabled()


def test_a_file_of_the_same_name_is_asked_about(list_dialog, person, folder):
    person()
    dialog = list_dialog()
    (folder / dialog.place.name.text()).write_text("alt")
    dialog.save.click()
    assert "gibt es in diesem Ordner schon" in reading(dialog.findChild(object, "question"))


def test_a_missing_folder_keeps_the_dialog_open_with_the_sentence(list_dialog, person, folder, settle):
    person()
    dialog = list_dialog()
    dialog.place.take(folder / "weg" / "Liste.xlsx")
    dialog.save.click()
    settle()
    assert dialog.isVisible() and "gibt es nicht" in dialog.problem.text()


def test_a_name_without_ending_gets_one(qapp, folder):
    place = FilePlace()
    place.propose("Meine Liste")
    assert place.path("xlsx") == folder / "Meine Liste.xlsx"


def test_a_file_open_elsewhere_is_saved_under_a_second_name_with_one_press(list_dialog, person, folder, settle):
    person()
    dialog = list_dialog()
    taken = folder / "Liste.xlsx"
    taken.write_text("offen")
    dialog._on_not_written(taken, _explained(PermissionError(), taken))
    assert dialog.other.text() == "Als „Liste (2).xlsx“ speichern"
    dialog.other.click()
    settle()
    assert (folder / "Liste (2).xlsx").exists() and taken.read_text() == "offen"


def test_another_folder_is_chosen_in_the_systems_dialog(list_dialog, tmp_path):
    place = list_dialog().place
    place.elsewhere.click()
    chooser = place.findChild(object, "chooseFolder")
    chooser.fileSelected.emit(str(tmp_path))
    chooser.reject()
    assert place.path("xlsx").parent == tmp_path


def test_a_file_for_machines_says_that_it_holds_everything(list_dialog, person, settle):
    person(phone="07141 2312501")
    dialog = list_dialog()
    dialog.contacts.click()
    dialog.findChild(object, "format-json").click()
    settle()
    assert "alle Angaben" in dialog.card.notes.text()
    assert not dialog.contacts.isVisible() and dialog.order.contacts


def test_another_folder_takes_the_complaint_away(list_dialog, person, folder, settle):
    person()
    dialog = list_dialog()
    dialog.place.take(folder / "weg" / "Liste.xlsx")
    dialog.save.click()
    settle()
    assert dialog.problem.text()
    dialog.place._on_folder_selected(str(folder))
    assert not dialog.problem.text()


def test_a_folder_that_is_gone_is_not_proposed(qapp, folder):
    folder.rmdir()
    assert remembered_folder().is_dir()
