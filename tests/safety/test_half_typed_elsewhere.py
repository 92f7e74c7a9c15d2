"""What is half-typed beside a list and in dialogs survives, too, and comes back where it was."""

import signal
import subprocess
import sys
from datetime import date

import pytest
from PySide6.QtWidgets import QDialog

from app.models import ConsentPurpose, Person, Task, VolunteerStatus
from app.services.opening import open_services
from app.services.settings import SILENT
from app.ui.imports import open_wizard
from app.ui.kit.places import section
from app.ui.people.conduct import ConductDialog
from app.ui.people.proofs import ConsentsDialog
from app.ui.record_dialog import RecordDialog
from app.ui.rules_dialog import RulesDialog
from app.ui.scenes import settle, settle_work
from tests.safety.test_half_typed import abandon, bars, kept, next_start as next_start, press
from tests.ui.conftest import reading, type_text

READING = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from pathlib import Path
from PySide6.QtCore import QSettings
QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, sys.argv[2])
from app import bootstrap
from app.ui.session import Session
from app.services import log
from app.ui.imports import open_wizard
from app.ui.scenes import settle_work
log.folder = lambda: Path(sys.argv[2])
program = bootstrap.application()
session = Session(sys.argv[1], False)
session.begin()
while session.window.desk is None:
    program.processEvents()
settle_work(session.window)
wizard = open_wizard(session.window, "volunteers")
wizard.read(Path(sys.argv[3]))
settle_work(session.window)
wizard.columns.assign(2, "city")
print("zugeordnet", flush=True)
program.exec()
"""


@pytest.fixture
def people(window, person):
    """A window on three volunteers, all of them selected."""
    for name in ("Böhringer", "Öztürk", "Weiß"):
        person(name)
    window.go_to("people")
    settle_work(window)
    window.tab.pane.card.select(window.tab.pane.model.ids)
    settle()
    return window


def opened(window, kind):
    """The dialog of a kind that has not ended."""
    (dialog,) = (d for d in window.findChildren(QDialog) if isinstance(d, kind) and not d.ended)
    return dialog


def go_on(window):
    """Press "Weiter bearbeiten" on the one line above the window."""
    (bar,) = bars(window)
    press(bar, "Weiter bearbeiten")
    settle_work(window)


def choose(card, field):
    card.choose(next(i for i in range(card.fields.count()) if card.fields.itemData(i) is field), False)


def test_a_change_to_several_comes_back_with_its_people(people, next_start, office):
    card = people.tab.pane.beside.many
    choose(card, Person.status)
    card.editor.set_value(VolunteerStatus.PAUSED)
    card.editor.changed.emit()
    type_text(card.reason, "Sommerpause")
    abandon(people)
    window = next_start()
    assert "„3 Ehrenamtliche zusammen ändern“" in reading(bars(window)[0]) or "3 Personen" in reading(bars(window)[0])
    go_on(window)
    again = window.tab.pane.beside.many
    assert len(again.ids) == 3 and again.wish().value is VolunteerStatus.PAUSED
    assert again.reason.text() == "Sommerpause"
    again.change()
    settle_work(window)
    assert {p.status for p in office.people.all()} == {VolunteerStatus.PAUSED} and kept(window) == []


def test_a_change_that_cannot_be_read_yet_comes_back_as_it_was_typed(people, next_start):
    card = people.tab.pane.beside.many
    choose(card, Person.left_on)
    type_text(card.editor, "31.2.")
    abandon(people)
    window = next_start()
    go_on(window)
    assert window.tab.pane.beside.many.editor.text() == "31.2."


def test_a_selection_alone_is_nothing_typed(people):
    assert kept(people) == []


def test_a_consent_of_several_comes_back(people, next_start, office):
    dialog = ConsentsDialog(people, people.desk, people.tab.pane.model.ids)
    dialog.open()
    dialog.form.editor("purpose").set_value(ConsentPurpose.AUTHORITY_LIST)
    abandon(people)
    dialog.hide()
    window = next_start()
    go_on(window)
    opened(window, ConsentsDialog).save()
    assert len(office.consents.all()) == 3 and kept(window) == []


def test_a_certificate_that_was_being_noted_comes_back(people, next_start, office):
    record = office.people.get(people.tab.pane.model.ids[0])
    dialog = ConductDialog(people, office, record)
    dialog.open()
    assert kept(people) == []
    type_text(dialog.certificate_date, "1.10.2026")
    abandon(people)
    dialog.hide()
    window = next_start()
    assert f"„Führungszeugnis, {record.caption}“" in reading(bars(window)[0])
    go_on(window)
    opened(window, ConductDialog).save()
    assert office.people.get(record.id).certificate_dated_on == date(2026, 10, 1) and kept(window) == []


def test_any_other_record_in_a_dialog_comes_back_with_the_same_fields(window, next_start, office):
    task = office.tasks.get(office.tasks.save(None, {"title": "Raum anfragen"}))
    fields = (section("", Task.title, Task.notes),)
    dialog = RecordDialog(window, window.desk, "Aufgabe", office.tasks, task, fields)
    dialog.open()
    dialog.form.editor("notes").setPlainText("Saal ist frei.")
    abandon(window)
    dialog.hide()
    again = next_start()
    go_on(again)
    opened(again, RecordDialog).save()
    assert office.tasks.get(task.id).notes == "Saal ist frei."


def test_rules_of_the_office_come_back(window, next_start, office):
    dialog = RulesDialog(window, window.desk)
    dialog.open()
    assert kept(window) == []
    next(line for line in dialog.lines if line.wanted is SILENT).type("90")
    abandon(window)
    dialog.hide()
    again = next_start()
    go_on(again)
    opened(again, RulesDialog).save()
    assert office.settings.number(SILENT) == 90


def test_a_dialog_that_was_cancelled_leaves_no_draft(people, office):
    dialog = ConductDialog(people, office, office.people.all()[0])
    dialog.open()
    type_text(dialog.certificate_date, "1.10.2026")
    assert kept(people)
    dialog.reject()
    assert kept(people) == []


@pytest.fixture
def list_file(tmp_path):
    path = tmp_path / "Liste.csv"
    path.write_text("Nachname;Vorname;Wo\nOtt;Ute;Aspe\nWeiß;Jan;Bietig\n", encoding="utf-8")
    return path


def test_a_list_that_is_gone_says_so(window, list_file, next_start, qtbot):
    wizard = open_wizard(window, "volunteers")
    wizard.read(list_file)
    settle_work(window)
    wizard.columns.assign(2, "city")
    abandon(window)
    wizard.hide()
    list_file.unlink()
    again = next_start()
    go_on(again)
    assert again.findChild(QDialog, "importWizard").file.isVisible()


def test_a_killed_window_has_lost_no_meaning_of_a_column(
    empty_database, tmp_path, list_file, qtbot, office, next_start
):
    path = tmp_path / "Büro.db"
    arguments = [sys.executable, "-c", READING, path, tmp_path, list_file]
    child = subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True)
    assert child.stdout.readline() == "zugeordnet\n"
    services = open_services(path)
    qtbot.waitUntil(lambda: bool(services.drafts.offered()), timeout=20_000)
    services.close()
    child.send_signal(signal.SIGKILL)
    child.communicate()
    window = next_start()
    assert "„Liste einlesen: Liste.csv“" in reading(bars(window)[0])
    go_on(window)
    wizard = window.findChild(QDialog, "importWizard")
    assert [column.field for column in wizard.columns.table.columns] == ["last_name", "first_name", "city"]
    wizard.reject()
