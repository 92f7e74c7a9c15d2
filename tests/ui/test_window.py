"""The window as a whole: tabs, search over everything, undo, status bar, start page."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton

from app.ui import tabs
from app.ui.office_dialog import OfficeDialog
from app.ui.outputs.plugin import fill_menu
from tests.ui.conftest import type_text


def test_the_window_opens_on_the_start_page(window):
    assert window.tabs.tabText(window.tabs.currentIndex()) == "Start"


@pytest.mark.parametrize("spec", tabs.TABS, ids=lambda spec: spec.key)
def test_every_tab_opens_on_an_empty_office(window, spec):
    window.go_to(spec.key)
    assert window.tabs.tabText(window.tabs.currentIndex()) == spec.title


def test_keys_lead_to_the_tabs(window, qtbot):
    window.activateWindow()
    qtbot.waitActive(window)
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert window.tabs.currentIndex() == 1


def test_search_over_everything_opens_the_record(window, person, qtbot):
    person("Łukasz", "Jan")
    type_text(window.find_field, "luka")
    window.find_field.look_up()
    assert window.find_field.offers[0] == "Jan Łukasz"
    qtbot.keyClick(window.find_field, Qt.Key.Key_Return)
    assert window.tab.pane.detail.record.last_name == "Łukasz"


def test_search_over_everything_knows_the_commands(window):
    type_text(window.find_field, "papierk")
    window.find_field.look_up()
    assert window.find_field.offers == ["Papierkorb …"]


def test_search_over_everything_knows_for_whom_a_list_is(window):
    fill_menu(window)
    type_text(window.find_field, "landrats")
    window.find_field.look_up()
    assert window.find_field.offers == ["Liste „Ehrenamtliche je Unterkunft“ …", "Liste „Belegung zum Stichtag“ …"]


def test_undo_carries_the_name_of_the_action(window, office, person):
    record = person()
    office.people.save(record.id, {"city": "Asperg"})
    assert window.menus._undo_now().text() == "Rückgängig: Person geändert: Katja Böhringer"
    window.menus._on_undo()
    assert office.people.get(record.id).city is None


def test_undo_works_after_its_menu_had_nothing_to_undo(window, person):
    window.menus.edit.aboutToShow.emit()
    assert not window.menus._undo.isEnabled()
    person()
    assert window.menus._undo.isEnabled()


def test_the_office_is_saved_by_key(window, office, qtbot, write):
    window.menus._on_office()
    dialog = window.findChild(OfficeDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    write(dialog.form.editor("name"), "AWO Musterstadt")
    qtbot.keyClick(dialog.form.editor("name"), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert office.office().name == "AWO Musterstadt"


def test_only_what_has_a_document_can_be_printed(window, office, shelter):
    project = office.projects.save(None, {"name": "Sprachcafé"})
    for entity, identity, found in (("Project", project, False), ("Shelter", shelter().id, True)):
        window.show_record(entity, identity)
        assert (window.tab.pane.findChild(QPushButton, "print") is not None) is found


def test_a_commit_is_told_with_the_way_back(window, office, person):
    record = person()
    office.people.trash([record.id])
    assert "Papierkorb" in window.notice.text
    window.notice._back.click()
    assert office.people.get(record.id).deleted_at is None


def test_the_status_bar_counts_what_is_due(window, office, person):
    office.tasks.add(person(), {"title": "Rückruf", "due_on": date.today()})
    assert window.status_line.due.text() == "1 Aufgabe fällig"


def test_an_unsaved_tab_is_not_left_unasked(window, person, write):
    person()
    window.go_to("people")
    window.tab.pane.edit_record()
    write(window.tab.pane.detail.forms[0].editor("city"), "Asperg")
    window.go_to("shelters")
    assert window.tabs.tabText(window.tabs.currentIndex()) == "Ehrenamtliche"


def test_an_unsaved_window_does_not_close(window, person, write):
    person()
    window.go_to("people")
    window.tab.pane.edit_record()
    write(window.tab.pane.detail.forms[0].editor("city"), "Asperg")
    assert not window.close()
    window.tab.pane.detail.discard()


def test_a_new_record_starts_from_the_start_page(window, qtbot):
    window.desk.new_asked.emit("Shelter")
    assert window.tab.pane.detail.creating


def test_the_offices_colour_becomes_the_windows(window, office):
    from app.ui.theme import theme

    office.office_records.save(None, {"name": "Verband", "accent": "#0B3D91"})
    assert theme.palette.accent == "#0B3D91"
    theme.choose(accent="")


def test_a_backup_is_checked_and_told(window, tmp_path, qtbot):
    from app.ui.backups.saving import write_backup

    write_backup(window, tmp_path / "Kopie.db")
    qtbot.waitUntil(lambda: "Sicherung geprüft" in window.notice.text)
    assert (tmp_path / "Kopie.db").exists()


def test_everything_of_the_window_is_drawn(window, person, tmp_path):
    from app.ui.screenshots import take

    person()
    paths = take(window, tmp_path / "bilder")
    assert len(paths) > 25
    assert all(path.stat().st_size > 5_000 for path in paths)


def test_a_record_begun_in_a_tab_not_yet_seen_stays(window, person):
    person()
    window.new_record("Person")
    QApplication.processEvents()
    assert window.tab.pane.detail.creating
