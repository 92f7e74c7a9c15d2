"""After a pause, or at once, nothing of the office can be seen; behind the cover everything stays as it was."""

import shutil
import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QEvent, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QDialog

from app.errors import Locked
from app.services.backups.states import Why, make
from app.services.keys import ring, slots
from app.services.keys.opening import is_locked, is_protected
from app.services.opening import open_services
from app.ui.kit.dialog import tell
from app.ui.lock import dialogs
from app.ui.lock.lock import minutes
from app.ui.main_window import MainWindow
from app.ui.office_dialog import OfficeDialog
from app.ui.session import Session
from tests.ui.conftest import reading
from tests.ui.lock.conftest import NEW, PASSPHRASE


@pytest.fixture
def window(qtbot: Any, open_path: Any) -> Iterator[Any]:
    """The window on a protected office."""
    office = open_services(open_path)
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.attach(office)
    window.go_to("people")
    yield window
    window.desk.tasks.wait()
    window.desk.aside.wait()
    office.close()


@pytest.fixture
def locked_window(window: Any) -> Any:
    """The same, locked."""
    window.lock.lock()
    return window


def unlock(window: Any, qtbot: Any, secret: str = PASSPHRASE) -> None:
    """Type the passphrase on the cover."""
    qtbot.keyClicks(window.focusWidget(), secret + "\r")
    qtbot.waitUntil(lambda: not window.lock.locked, timeout=20_000)


def shown_titles() -> list[str]:
    """The titles of all windows on the screen."""
    return [widget.windowTitle() for widget in QApplication.topLevelWidgets() if widget.isVisible()]


def test_nothing_of_the_office_can_be_seen(locked_window: Any):
    assert "Böhringer" not in reading(locked_window)
    assert not locked_window.centralWidget().isVisible()


def test_the_title_tells_nothing(locked_window: Any):
    assert shown_titles() == ["Helferkreis – gesperrt"]


def test_ten_idle_minutes_lock_it(window: Any):
    assert window.lock.timer.interval() == 10 * 60_000
    window.lock.timer.timeout.emit()
    assert window.lock.locked


def test_a_key_puts_the_lock_off(window: Any, qtbot: Any):
    window.lock.timer.stop()
    QApplication.processEvents()
    qtbot.keyClick(window.windowHandle(), "a")
    assert window.lock.timer.isActive()


def test_never_is_a_choice_that_is_kept(window: Any):
    window.lock.set_minutes(0)
    assert (window.lock.timer.isActive(), minutes()) == (False, 0)


def test_the_passphrase_opens_the_lock(locked_window: Any, qtbot: Any):
    unlock(locked_window, qtbot)
    assert locked_window.centralWidget().isVisible() and locked_window.menuBar().isVisible()


def test_a_wrong_passphrase_leaves_it_locked(locked_window: Any, qtbot: Any):
    qtbot.keyClicks(locked_window.focusWidget(), "ganz falsch geraten\r")
    qtbot.waitUntil(lambda: "passt nicht" in reading(locked_window), timeout=20_000)
    assert locked_window.lock.locked


def test_input_that_was_not_saved_is_still_there(window: Any, qtbot: Any):
    window.new_record("Person")
    field = window.tab.pane.detail.forms[0].editor("last_name")
    field.setFocus()
    qtbot.keyClicks(field, "Neumann")
    window.lock.lock()
    unlock(window, qtbot)
    assert (field.text(), window.tab.unsaved) == ("Neumann", True)


def test_an_open_dialog_is_hidden_and_comes_back(window: Any, qtbot: Any):
    dialog = tell(window, "Titel mit Namen", "Katja Böhringer")
    window.lock.lock()
    assert shown_titles() == ["Helferkreis – gesperrt"]
    unlock(window, qtbot)
    assert dialog.isVisible()


def press_lock(qtbot: Any, part: Any) -> None:
    """Strg+L as the system sends it to the window of a part."""
    qtbot.keyClick(part.windowHandle(), "L", modifier=Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()


def test_the_key_locks_over_an_open_dialog_that_comes_back_as_it_was(window: Any, qtbot: Any):
    dialog = OfficeDialog(window, window.desk)
    dialog.open()
    field = dialog.form.editor("name")
    qtbot.keyClicks(field, "Kreisverband Muster")
    press_lock(qtbot, dialog)
    assert shown_titles() == ["Helferkreis – gesperrt"]
    unlock(window, qtbot)
    assert dialog.isVisible() and not dialog.ended and field.text() == "Kreisverband Muster"


def test_a_question_comes_back_over_its_dialog(window: Any, qtbot: Any):
    dialog = OfficeDialog(window, window.desk)
    dialog.open()
    question = tell(dialog, "Frage", "Wirklich?")
    press_lock(qtbot, question)
    assert shown_titles() == ["Helferkreis – gesperrt"]
    unlock(window, qtbot)
    assert dialog.isVisible() and question.isVisible()


@pytest.fixture
def at_rest(locked_window: Any, qtbot: Any) -> Any:
    """A locked window that has let go of its file."""
    qtbot.waitUntil(lambda: not ring._unlocked, timeout=20_000)
    return locked_window


def test_under_the_lock_no_key_and_no_open_file_is_left(at_rest: Any, open_path: Any):
    database = at_rest.desk.office.database
    assert is_locked(open_path)
    assert database._read.pool.checkedin() == database._write.pool.checkedin() == 0
    with pytest.raises(Locked):
        at_rest.desk.office.people.all()


def test_a_key_that_was_wiped_opens_nothing(open_path: Any):
    key = ring.key_of(open_path)
    assert key is not None
    ring.forget()
    assert not any(key.data)
    with pytest.raises(Locked):
        _ = key.pragma


def test_a_wrong_passphrase_brings_no_key_back(at_rest: Any, qtbot: Any):
    qtbot.keyClicks(at_rest.focusWidget(), "ganz falsch geraten\r")
    qtbot.waitUntil(lambda: "passt nicht" in reading(at_rest), timeout=20_000)
    assert at_rest.lock.locked and not ring._unlocked


def test_after_the_passphrase_work_goes_on(at_rest: Any, qtbot: Any):
    unlock(at_rest, qtbot)
    at_rest.desk.office.people.save(None, {"last_name": "Öztürk"})
    assert len(at_rest.desk.office.people.all()) == 2


def test_what_still_works_when_the_lock_comes_is_brought_to_its_end(window: Any, qtbot: Any):
    done, go = [], threading.Event()
    window.desk.tasks.run(window, lambda _job: go.wait(10) and len(window.desk.office.people.all()), done.append)
    window.lock.lock()
    qtbot.wait(500)
    assert ring._unlocked
    go.set()
    qtbot.waitUntil(lambda: not ring._unlocked, timeout=20_000)
    assert done == [1]


def test_what_asks_for_the_file_under_the_lock_is_no_message_afterwards(at_rest: Any, qtbot: Any):
    at_rest.catch_errors()
    at_rest.errors.passing = (Locked,)
    sys.excepthook(Locked, Locked("gesperrt"), None)
    unlock(at_rest, qtbot)
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    at_rest.errors.uninstall()


def test_half_typed_input_is_kept_before_the_key_goes(window: Any, qtbot: Any):
    window.new_record("Person")
    qtbot.keyClicks(window.tab.pane.detail.forms[0].editor("last_name"), "Neumann")
    window.lock.lock()
    qtbot.waitUntil(lambda: not ring._unlocked, timeout=20_000)
    unlock(window, qtbot)
    assert window.desk.office.drafts.offered()[0].typing.values == {"last_name": "Neumann"}


def test_the_window_closes_under_the_lock(at_rest: Any):
    assert at_rest.close()
    at_rest.backups.end()


def test_a_message_under_the_lock_waits(locked_window: Any, qtbot: Any):
    dialog = tell(locked_window, "Titel mit Namen", "Katja Böhringer")
    QApplication.processEvents()
    assert not dialog.isVisible()
    unlock(locked_window, qtbot)
    assert dialog.isVisible()


def test_no_shortcut_works_under_the_lock(locked_window: Any, qtbot: Any):
    qtbot.keyClick(locked_window.focusWidget(), "H", modifier=Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]


def test_the_cover_grows_with_the_window(locked_window: Any):
    locked_window.resize(1111, 777)
    QApplication.processEvents()
    assert locked_window.lock.cover.size() == locked_window.size()


# ---------------------------------------------------------------------------------------------- dialogs


def fill(qtbot: Any, new: Any, text: str = NEW) -> None:
    """Type a new passphrase twice."""
    for field in (new.first, new.again):
        qtbot.keyClicks(field.line, text)


def test_the_passphrase_is_changed(window: Any, qtbot: Any, open_path: Any):
    dialog = dialogs.ChangeDialog(window)
    dialog.open()
    qtbot.keyClicks(dialog.old.line, PASSPHRASE)
    fill(qtbot, dialog.new)
    with qtbot.waitSignal(dialog.accepted, timeout=20_000):
        dialog.change_button.click()
    assert slots.unseal(slots.read(ring.slots_path(open_path)), NEW)


def test_a_wrong_old_passphrase_changes_nothing(window: Any, qtbot: Any, open_path: Any):
    dialog = dialogs.ChangeDialog(window)
    dialog.open()
    qtbot.keyClicks(dialog.old.line, "ganz falsch geraten")
    fill(qtbot, dialog.new)
    dialog.change_button.click()
    qtbot.waitUntil(lambda: "passt nicht" in reading(dialog), timeout=20_000)
    assert slots.unseal(slots.read(ring.slots_path(open_path)), PASSPHRASE)
    dialog.reject()


def test_a_new_code_is_shown_once_the_passphrase_fits(window: Any, qtbot: Any, open_path: Any):
    dialog = dialogs.CodeDialog(window)
    dialog.open()
    qtbot.keyClicks(dialog.passphrase.line, PASSPHRASE)
    dialog.make_button.click()
    qtbot.waitUntil(lambda: bool(window.findChildren(dialogs.ShowCodeDialog)), timeout=20_000)
    shown = window.findChildren(dialogs.ShowCodeDialog)[0]
    assert slots.unseal(slots.read(ring.slots_path(open_path)), shown.view.code.text())
    shown.reject()


def test_the_code_stands_on_one_printed_page(qtbot: Any, window: Any, tmp_path: Any, code: str):
    view = dialogs.ShowCodeDialog(window, code).view
    printer = QPrinter()
    printer.setOutputFileName(str(tmp_path / "Code.pdf"))
    view.put_on(printer)
    pages = PdfReader(tmp_path / "Code.pdf").pages
    assert len(pages) == 1
    assert [group for group in code.split() if group not in pages[0].extract_text()] == []


def test_taking_the_protection_away_asks_for_the_passphrase(window: Any, qtbot: Any, open_path: Any):
    dialog, asked = dialogs.UnprotectDialog(window), []
    window.office_asked.connect(asked.append)
    dialog.open()
    qtbot.keyClicks(dialog.passphrase.line, PASSPHRASE)
    with qtbot.waitSignal(dialog.accepted, timeout=20_000):
        dialog.go_button.click()
    assert asked[0].path == open_path and asked[0].turn is not None


def test_an_office_without_protection_is_protected_with_its_states(qtbot: Any, tmp_path: Any, empty_database: Any):
    path = tmp_path / "Zwei.db"
    shutil.copy(empty_database, path)
    state = make(path, Why.HAND)
    session = Session(str(path), False)
    session.begin()
    qtbot.waitUntil(lambda: session.window.desk is not None, timeout=20_000)
    dialog = dialogs.ProtectDialog(session.window)
    dialog.open()
    fill(qtbot, dialog.new)
    dialog.go_button.click()
    qtbot.waitUntil(lambda: bool(session.window.findChildren(dialogs.ShowCodeDialog)), timeout=20_000)
    shown = session.window.findChildren(dialogs.ShowCodeDialog)[0]
    shown.view.kept.click()
    shown.done_button.click()
    qtbot.waitUntil(lambda: session.successor is not None and session.successor.window.desk is not None, timeout=20_000)
    assert is_protected(path) and is_protected(state.path)
    session.successor.window.close()
    session.successor.end()
    session.successor.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_a_day_with_a_protected_office_leaves_no_name_in_any_file(window: Any, qtbot: Any, tmp_path: Any):
    person = window.desk.office.people.all()[0]
    window.show_record("Person", person.id)
    window.tab.pane.search.setText("Böhringer")
    window.desk.recent.settle()
    window.close()
    window.desk.office.backups.make()
    window.desk.office.close()
    files = [file for file in tmp_path.rglob("*") if file.is_file()]
    assert len(files) > 3
    assert [file.name for file in files if b"hringer" in file.read_bytes()] == []
