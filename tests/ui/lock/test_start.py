"""A protected office asks for its passphrase before it shows anything; a new one asks whether it gets one."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QPushButton

from app.services.keys import ring, slots
from app.services.keys.opening import is_protected
from app.ui.lock.dialogs import UnlockDialog
from app.ui.lock.first_page import FirstPage
from app.ui.lock.unlock_page import UnlockPage
from app.ui.offices import Wanted, Way
from app.ui.session import Session
from app.ui.welcome import Welcome
from tests.ui.conftest import reading
from tests.ui.lock.conftest import NEW, PASSPHRASE


@pytest.fixture
def begin(qtbot: Any) -> Iterator[Callable[[Path], Any]]:
    """Starts the window on an office and waits until it asks for something or shows it."""
    sessions = []

    def start(path: Path) -> Any:
        session = Session(str(path), False)
        sessions.append(session)
        session.begin()
        qtbot.waitUntil(lambda: session._page is not None or session.window.desk is not None, timeout=20_000)
        return session

    yield start
    for session in sessions:
        if session.successor is None:
            close(session)


def close(session: Any) -> None:
    """Let go of a session and of its window."""
    session.window.close()
    session.end()
    session.window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def asked(begin: Any, locked: Path) -> Any:
    """The session of a protected office; its page asks for the passphrase."""
    session = begin(locked)
    assert isinstance(session._page, UnlockPage)
    return session


@pytest.fixture
def fresh(begin: Any, tmp_path: Path) -> Any:
    """The first start, on the way to an empty office."""
    session = begin(tmp_path / "Neu" / "Büro.db")
    session.window.office_asked.emit(Wanted(Way.EMPTY, tmp_path / "Neu" / "Büro.db"))
    assert isinstance(session._page, FirstPage)
    return session


def there(session: Any) -> Callable[[], bool]:
    return lambda: session.window.desk is not None


def test_nothing_of_a_protected_office_is_shown(asked: Any):
    assert "Böhringer" not in reading(asked.window)
    assert not asked.window.tabs.isEnabled()


def test_the_keyboard_alone_opens_it(asked: Any, qtbot: Any):
    qtbot.keyClicks(asked.window.focusWidget(), PASSPHRASE + "\r")
    qtbot.waitUntil(there(asked), timeout=20_000)


def test_a_wrong_passphrase_is_told_on_the_page(asked: Any, qtbot: Any):
    qtbot.keyClicks(asked._page.field.line, "ganz falsch geraten\r")
    qtbot.waitUntil(lambda: "passt nicht" in reading(asked._page), timeout=20_000)
    assert asked._page.field.line.selectedText() == "ganz falsch geraten"


def test_a_new_passphrase_is_set_with_the_recovery_code(asked: Any, qtbot: Any, locked: Path, code: str):
    page = asked._page
    page.forgotten.click()
    qtbot.keyClicks(page.field.line, code)
    for field in (page.fresh.first, page.fresh.again):
        qtbot.keyClicks(field.line, NEW)
    page.open.click()
    qtbot.waitUntil(there(asked), timeout=20_000)
    assert slots.unseal(slots.read(ring.slots_path(locked)), NEW)


def test_who_remembers_after_all_still_gets_in_with_the_passphrase(asked: Any, qtbot: Any):
    asked._page.forgotten.click()
    asked._page.forgotten.click()
    qtbot.keyClicks(asked._page.field.line, PASSPHRASE + "\r")
    qtbot.waitUntil(there(asked), timeout=20_000)


def test_a_damaged_office_leads_to_the_ways_out(asked: Any, qtbot: Any, locked: Path):
    whole = locked.read_bytes()
    locked.write_bytes(whole[:200] + bytes(50) + whole[250:])
    qtbot.keyClicks(asked._page.field.line, PASSPHRASE + "\r")
    qtbot.waitUntil(lambda: isinstance(asked._page, Welcome), timeout=20_000)
    assert "spielen Sie die letzte Sicherung zurück" in reading(asked._page)


def test_a_damaged_slot_file_is_told_at_the_start(begin: Any, locked: Path):
    ring.slots_path(locked).write_text("{")
    assert "Schlüsseldatei" in reading(begin(locked)._page)


def test_a_new_office_gets_its_passphrase_and_its_code(fresh: Any, qtbot: Any, tmp_path: Path):
    page = fresh._page
    for field in (page.fields.first, page.fields.again):
        qtbot.keyClicks(field.line, NEW + "\r")
    qtbot.waitUntil(lambda: page.code is not None, timeout=20_000)
    page.view.kept.click()
    page.begin.click()
    qtbot.waitUntil(there(fresh), timeout=20_000)
    assert is_protected(tmp_path / "Neu" / "Büro.db")


def test_the_code_has_to_be_kept_before_the_office_begins(fresh: Any, qtbot: Any):
    page = fresh._page
    for field in (page.fields.first, page.fields.again):
        qtbot.keyClicks(field.line, NEW)
    page.protect.click()
    qtbot.waitUntil(lambda: page.code is not None, timeout=20_000)
    assert not page.begin.isEnabled()


def test_enter_on_the_tick_begins_the_office(fresh: Any, qtbot: Any):
    page = fresh._page
    for field in (page.fields.first, page.fields.again):
        qtbot.keyClicks(field.line, NEW + "\r")
    qtbot.waitUntil(lambda: page.code is not None, timeout=20_000)
    page.view.kept.setFocus()
    qtbot.keyClicks(page.view.kept, " \r")
    qtbot.waitUntil(there(fresh), timeout=20_000)


def test_two_different_inputs_are_told(fresh: Any, qtbot: Any):
    page = fresh._page
    qtbot.keyClicks(page.fields.first.line, NEW)
    page.protect.click()
    assert "verschieden" in reading(page)


def test_who_declines_reads_what_that_means(fresh: Any, qtbot: Any, tmp_path: Path):
    page = fresh._page
    page.go(page.decline)
    assert "BitLocker" in reading(page)
    page.go_without()
    qtbot.waitUntil(there(fresh), timeout=20_000)
    assert not is_protected(tmp_path / "Neu" / "Büro.db")


def test_the_sample_office_never_asks(begin: Any, sample_path: Path, tmp_path: Path):
    session = begin(Path(shutil.copy(sample_path, tmp_path / "Musterbüro.db")))
    words = [action.text() for action in session.window.menus.extras.actions()]
    assert not [text for text in words if "Schutz" in text or "Passphrase" in text]


def test_a_state_with_another_passphrase_asks_for_it(
    begin: Any, qtbot: Any, locked: Path, tmp_path: Path, empty_database: Path
):
    path = Path(shutil.copy(empty_database, tmp_path / "Zwei.db"))
    session = begin(path)
    qtbot.waitUntil(there(session), timeout=20_000)
    session.window.office_asked.emit(Wanted(Way.RESTORE, path, state=locked))
    qtbot.waitUntil(lambda: bool(session.window.findChildren(UnlockDialog)), timeout=20_000)
    dialog = session.window.findChildren(UnlockDialog)[0]
    qtbot.keyClicks(dialog.passphrase.line, PASSPHRASE)
    dialog.go_button.click()
    qtbot.waitUntil(lambda: session.successor is not None and session.successor.window.desk is not None, timeout=20_000)
    people = session.successor.window.desk.office.people.all()
    assert [person.last_name for person in people] == ["Böhringer"]
    close(session.successor)


def test_the_way_back_leads_to_the_beginning(fresh: Any, qtbot: Any):
    back = [part for part in fresh._page.ask.findChildren(QPushButton) if part.text() == "Zurück"]
    back[0].click()
    assert isinstance(fresh._page, Welcome)
    assert "Willkommen" in reading(fresh._page)
