"""Half-typed input survives the death of the program and is offered when it starts again."""

import signal
import subprocess
import sys
from datetime import date

import pytest
from PySide6.QtWidgets import QPushButton

from app.models import ContactEntry, TaskKind
from app.services.drafts import State, Typing
from app.services.keys import changing, slots
from app.services.migrations.steps import create
from app.services.opening import open_services
from app.ui.main_window import MainWindow
from app.ui.office_dialog import OfficeDialog
from app.ui.record_dialog import RecordDialog
from app.ui.safety import drafts
from app.ui.safety.bar import Bar
from app.ui.scenes import settle, settle_work
from app.ui.start.acts import NEW_TASK
from tests.ui.conftest import reading, type_text

TYPING = """
import os, sys
os.environ["QT_QPA_PLATFORM"] = "offscreen"
from pathlib import Path
from PySide6.QtCore import QSettings
QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, sys.argv[2])
from app import bootstrap
from app.ui.session import Session
from app.services import log
from app.ui.scenes import settle_work
from tests.ui.conftest import type_text
log.folder = lambda: Path(sys.argv[2])
program = bootstrap.application()
session = Session(sys.argv[1], False)
session.begin()
while session.window.desk is None:
    program.processEvents()
window = session.window
window.go_to("people")
settle_work(window)
window.new_record("Person")
form = window.tab.pane.detail.page.forms[0]
for name, words in (("first_name", "Anna"), ("last_name", "Müller"), ("city", "Aspe")):
    type_text(form.editor(name), words)
print("getippt", flush=True)
program.exec()
"""


@pytest.fixture
def card(window, person):
    """A window on one volunteer, whose card is turned into fields."""
    person("Böhringer", "Katja", city="Ludwigsburg")
    window.go_to("people")
    settle_work(window)
    window.tab.pane.edit_record()
    settle()
    return window


def enter(window, name, words, form=None):
    field = (form or window.tab.pane.detail.page.forms[0]).editor(name)
    field.setFocus()
    field.selectAll()
    type_text(field, words)


def kept(window):
    window.drafts.keep_now()
    return window.desk.office.drafts.offered()


def bars(window):
    return [bar for bar in window.findChildren(Bar) if bar.isVisible()]


def press(part, words):
    next(b for b in part.findChildren(QPushButton) if b.text() == words and b.isVisible()).click()
    settle()


@pytest.fixture
def next_start(qtbot, office):
    """The window of the next start on the same office."""

    def start():
        window = MainWindow()
        qtbot.addWidget(window)
        window.show()
        window.attach(office)
        window.desk.aside._pool.waitForDone()
        settle_work(window)
        return window

    return start


def abandon(window):
    """What a crash leaves: the forms are gone, and nobody was asked."""
    kept(window)
    window.drafts._timer.stop()
    window.desk.news.committed.disconnect()
    window.hide()


def test_no_more_than_two_seconds_of_typing_are_lost():
    assert drafts.TICK_MS <= 2_000


def test_what_is_typed_is_kept_by_itself(card, qtbot):
    enter(card, "city", "Asperg")
    qtbot.waitUntil(lambda: bool(card.desk.office.drafts.offered()), timeout=5_000)
    assert card.desk.office.drafts.offered()[0].typing.values == {"city": "Asperg"}


def test_a_field_that_cannot_be_read_yet_is_kept_as_it_was_typed(card):
    enter(card, "birth_date", "31.2.")
    assert kept(card)[0].typing.unread == {"birth_date": "31.2."}


def test_input_that_is_saved_leaves_no_draft(card, qtbot):
    enter(card, "city", "Asperg")
    assert kept(card)
    card.tab.pane.detail.save()
    assert kept(card) == []


def test_input_that_is_given_up_leaves_no_draft(card):
    enter(card, "city", "Asperg")
    assert kept(card)
    card.tab.pane.detail.discard()
    assert kept(card) == []


def test_a_change_is_offered_and_goes_on_where_it_was(card, next_start, office):
    enter(card, "city", "Asperg")
    abandon(card)
    window = next_start()
    assert "Nicht gespeicherte Eingaben zu „Katja Böhringer“ vom" in reading(bars(window)[0])
    press(bars(window)[0], "Weiter bearbeiten")
    detail = window.tab.pane.detail
    assert detail.page.forms[0].editor("city").text() == "Asperg" and detail.dirty and bars(window) == []
    detail.save()
    assert kept(window) == [] and office.people.all()[0].city == "Asperg"


def test_a_new_record_is_offered_with_what_it_is_called(card, next_start):
    card.tab.pane.detail.discard()
    card.new_record("Person")
    enter(card, "first_name", "Anna")
    enter(card, "last_name", "Müller")
    abandon(card)
    window = next_start()
    assert "„Neue Person: Anna Müller“" in reading(bars(window)[0])
    press(bars(window)[0], "Weiter bearbeiten")
    assert window.tab.pane.detail.creating
    assert window.tab.pane.detail.page.forms[0].editor("last_name").text() == "Müller"


def test_a_talk_that_was_being_written_down_is_offered(card, next_start):
    card.tab.pane.detail.discard()
    card.tab.pane.detail.go_to_page("Kontakte")
    page = card.tab.pane.detail.page
    press(page, next(b.text() for b in page.findChildren(QPushButton) if b.objectName() == "addLine"))
    box = card.tab.pane.detail.boxes[0]
    box.form.editor("text").setPlainText("Kann nur dienstags.")
    abandon(card)
    window = next_start()
    assert kept(window)[0].typing.entity == ContactEntry.__name__
    press(bars(window)[0], "Weiter bearbeiten")
    assert window.tab.pane.detail.boxes[0].form.editor("text").toPlainText() == "Kann nur dienstags."


def test_a_record_that_was_changed_meanwhile_says_so(card, next_start, office):
    enter(card, "city", "Asperg")
    abandon(card)
    office.people.save(office.people.ids()[0], {"street": "Musterweg 3"})
    window = next_start()
    assert "der Eintrag wurde danach geändert" in reading(bars(window)[0])


def test_input_to_a_record_that_is_gone_can_only_be_given_up(card, next_start, office):
    enter(card, "city", "Asperg")
    abandon(card)
    office.people.trash(office.people.ids())
    window = next_start()
    assert "gibt es nicht mehr" in reading(bars(window)[0])
    press(bars(window)[0], "Verwerfen")
    assert kept(window) == [] and bars(window) == []


def test_what_the_user_does_next_does_not_take_the_place_of_an_offer(card, next_start):
    card.tab.pane.detail.discard()
    card.new_record("Person")
    enter(card, "last_name", "Müller")
    abandon(card)
    window = next_start()
    window.new_record("Person")
    enter(window, "last_name", "Öztürk")
    assert {offer.typing.values["last_name"] for offer in kept(window)} == {"Müller", "Öztürk"}


def test_a_killed_window_has_lost_nothing(empty_database, tmp_path, qtbot):
    path = tmp_path / "Büro.db"
    path.write_bytes(empty_database.read_bytes())
    child = subprocess.Popen([sys.executable, "-c", TYPING, path, tmp_path], stdout=subprocess.PIPE, text=True)
    assert child.stdout.readline() == "getippt\n"
    services = open_services(path)
    qtbot.waitUntil(lambda: bool(services.drafts.offered()), timeout=20_000)
    services.close()
    child.send_signal(signal.SIGKILL)
    child.communicate()
    again = open_services(path)
    (offer,) = again.drafts.offered()
    again.close()
    assert offer.state is State.SAME
    assert offer.typing.values == {"first_name": "Anna", "last_name": "Müller", "city": "Aspe"}


def test_a_task_that_hangs_on_nothing_is_offered_in_its_dialog(window, next_start, office):
    first = {"due_on": date(2026, 11, 30), "kind": TaskKind.FOLLOW_UP}
    dialog = RecordDialog(window, window.desk, "Neue Aufgabe", office.tasks, first, NEW_TASK)
    dialog.open()
    enter(window, "title", "Raum anfragen", dialog.form)
    abandon(window)
    dialog.hide()
    again = next_start()
    press(bars(again)[0], "Weiter bearbeiten")
    (opened,) = again.findChildren(RecordDialog)
    assert opened.form.editor("title").text() == "Raum anfragen"
    opened.save()
    assert kept(again) == [] and [task.title for task in office.tasks.all()] == ["Raum anfragen"]


def test_the_office_that_is_being_described_is_kept_too(window, office):
    dialog = OfficeDialog(window, window.desk)
    dialog.open()
    enter(window, "name", "Kreisverband Muster", dialog.form)
    assert "Kreisverband Muster" in kept(window)[0].typing.values.values()
    dialog.reject()
    assert kept(window) == []


def test_in_a_protected_office_half_typed_input_cannot_be_read_in_any_file(tmp_path, monkeypatch):
    monkeypatch.setattr(slots, "COST", slots.Cost(2**4))
    path = tmp_path / "Büro.db"
    changing.begin(path, changing.prepare("Birne Lampe Regen Tasche Zug"))
    create(path)
    services = open_services(path)
    services.drafts.keep(Typing("Person", None, None, "Neu", values={"last_name": "Zwetschgenbaum"}))
    assert not [file for file in tmp_path.rglob("*") if file.is_file() and b"Zwetschgenbaum" in file.read_bytes()]
    services.close()
