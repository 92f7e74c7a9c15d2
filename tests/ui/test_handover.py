"""A package is made in a dialog, looked at in a window that says so, and taken over as an office of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog, QPushButton

from app.models import Disclosure
from app.services.handover import scratch
from app.services.handover.opening import open_package
from app.services.handover.packing import pack
from app.services.keys import ring, slots
from app.ui.handover.making import HandoverDialog, MadeDialog, contents_words
from app.ui.handover.page import PackagePage
from app.ui.handover.view_bar import ViewBar
from app.ui.kit.dialog import Dialog
from app.ui.kit.related_box import RelatedBox
from app.ui.offices import Wanted, own_path, recent, wanted_for
from app.ui.records import CONTACTS
from app.ui.welcome import Welcome
from tests.ui.conftest import reading

PASSPHRASE = "Birne Lampe Regen Tasche Zug"
NEW = "Kanne Wiese Brille Schuh Dach"


@pytest.fixture(autouse=True)
def _own_place(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Keys are cheap, nothing stays unlocked, and the user's data folder is one of the test."""
    monkeypatch.setattr(slots, "COST", slots.Cost(2**4))
    monkeypatch.setattr("app.services.sqlite.default_path", lambda: tmp_path / "Daten" / "Helferkreis.db")
    monkeypatch.setattr(scratch, "root", lambda: tmp_path / "Ansicht")
    yield
    ring._unlocked.clear()


@pytest.fixture
def package(office: Any, person: Any, tmp_path: Path) -> Path:
    """A package with one person; this process has no key of it."""
    person("Böhringer")
    path = pack(office, tmp_path / "Übergabe Musterstadt 2026-11-23.hkpaket", PASSPHRASE, "Jo").path
    ring._unlocked.clear()
    return path


@pytest.fixture
def begun(begin: Callable[..., Any]) -> Callable[[Wanted], Any]:
    """Starts a window on what is wanted."""
    return lambda wanted: begin(None, wanted)


@pytest.fixture
def asked(begun: Any, package: Path) -> Any:
    """The session of a package; its page asks for the passphrase."""
    session = begun(wanted_for(package))
    assert isinstance(session._page, PackagePage)
    return session


@pytest.fixture
def unlocked(asked: Any, qtbot: Any) -> Any:
    """The same with the right passphrase: it asks what is to become of the package."""
    enter(asked, PASSPHRASE)
    qtbot.waitUntil(lambda: asked._page.currentWidget() is asked._page.choose, timeout=20_000)
    return asked


@pytest.fixture
def viewed(unlocked: Any, qtbot: Any) -> Any:
    """The window on what is in the package."""
    unlocked._page.look.click()
    qtbot.waitUntil(lambda: unlocked.window.desk is not None, timeout=20_000)
    return unlocked


def enter(session: Any, passphrase: str) -> None:
    session._page.field.line.setText(passphrase)
    session._page.open.click()


# ------------------------------------------------------------------------------------------------ making


@pytest.fixture
def dialog(window: Any, person: Any, qtbot: Any) -> HandoverDialog:
    """The dialog that makes a package of an office with one person."""
    person("Böhringer")
    window.menus._on_handover()
    qtbot.waitUntil(lambda: window.findChild(HandoverDialog) is not None)
    return window.findChild(HandoverDialog)


def test_the_menu_has_it_beside_the_backups(window: Any):
    words = [action.text() for action in window.menus.file.actions()]
    assert words.index("Übergabe an die Vertretung …") == words.index("Sicherung speichern …") + 1


def test_the_dialog_tells_what_is_inside(dialog: HandoverDialog):
    assert "1 Personen" in reading(dialog) or "1 Person" in reading(dialog)


def test_without_a_recipient_it_asks_for_one(dialog: HandoverDialog):
    dialog.propose()
    dialog.go_button.click()
    assert "wer das Paket bekommt" in dialog.said.text()


def test_two_different_passphrases_are_told(dialog: HandoverDialog):
    dialog.recipient.setText("Jo")
    dialog.fields.first.line.setText(PASSPHRASE)
    dialog.fields.again.line.setText(NEW)
    dialog.go_button.click()
    assert "verschieden" in dialog.said.text()


def test_the_place_is_asked_with_a_good_name(dialog: HandoverDialog):
    dialog.recipient.setText("Jo")
    dialog.propose()
    dialog.go_button.click()
    asked = dialog.findChild(QFileDialog)
    assert asked.selectedFiles()[0].endswith(".hkpaket")
    asked.reject()


def test_a_package_with_digits_is_written_and_they_are_told_once_more(
    dialog: HandoverDialog, window: Any, tmp_path: Path, qtbot: Any
):
    dialog.recipient.setText("Jo Vertretung")
    dialog.propose()
    digits = dialog.proposed
    dialog.write(tmp_path / "Ü.hkpaket")
    qtbot.waitUntil(lambda: window.findChild(MadeDialog) is not None, timeout=20_000)
    assert digits in reading(window.findChild(MadeDialog))
    open_package(tmp_path / "Ü.hkpaket", digits.replace(" ", "")).close()
    with window.desk.office.database.session() as session:
        assert session.query(Disclosure).one().recipient == "Jo Vertretung"


def test_a_place_that_cannot_be_written_is_told_in_the_dialog(dialog: HandoverDialog, tmp_path: Path, qtbot: Any):
    dialog.recipient.setText("Jo")
    dialog.propose()
    dialog.write(tmp_path / "weg" / "Ü.hkpaket")
    qtbot.waitUntil(lambda: "gibt es nicht" in dialog.said.text(), timeout=20_000)


def test_an_empty_office_says_so():
    assert "noch keine" in contents_words([])


# ----------------------------------------------------------------------------------------------- opening


def test_a_wrong_passphrase_is_told_on_the_page(asked: Any, qtbot: Any):
    enter(asked, NEW)
    qtbot.waitUntil(lambda: "passt nicht zu diesem Paket" in asked._page.ask.said.text(), timeout=20_000)


def test_whoever_gives_up_comes_to_the_first_page(asked: Any, qtbot: Any):
    asked._page._back()
    qtbot.waitUntil(lambda: isinstance(asked._page, Welcome), timeout=20_000)


def test_a_package_given_up_after_its_passphrase_leaves_nothing(unlocked: Any, tmp_path: Path, qtbot: Any):
    unlocked._page._back()
    qtbot.waitUntil(lambda: isinstance(unlocked._page, Welcome), timeout=20_000)
    assert list((tmp_path / "Ansicht").iterdir()) == []


def test_a_damaged_package_keeps_the_office_in_the_window(begin: Any, office: Any, package: Path, qtbot: Any):
    package.write_bytes(package.read_bytes()[:5_000])
    session = begin(office.database.path)
    qtbot.waitUntil(lambda: session.window.desk is not None, timeout=20_000)
    session.window.office_asked.emit(wanted_for(package))
    qtbot.waitUntil(lambda: session.window.findChild(Dialog, "message") is not None, timeout=20_000)
    assert "nicht vollständig angekommen" in reading(session.window.findChild(Dialog, "message"))
    assert session.successor is None


# ------------------------------------------------------------------------------------------ only to look at


def test_the_bar_says_that_nothing_can_be_changed(viewed: Any):
    assert "Nur zum Ansehen" in reading(viewed.window.findChild(ViewBar))


def test_what_is_in_the_package_is_shown(viewed: Any):
    viewed.window.go_to("people")
    assert viewed.window.desk.office.people.all()[0].last_name == "Böhringer"


@pytest.mark.parametrize("act", ["new_record", "edit_record"])
def test_a_change_is_answered_with_one_sentence_before_anything_is_typed(viewed: Any, act: str):
    viewed.window.go_to("people")
    pane = viewed.window.tab.pane
    with pytest.raises(Exception, match="nur zum Ansehen geöffnet"):
        getattr(pane, act)()
    assert not pane.detail.editing and not pane.detail.creating


def test_no_line_can_be_begun_on_a_record(viewed: Any):
    with pytest.raises(Exception, match="nur zum Ansehen geöffnet"):
        RelatedBox(CONTACTS, viewed.window.desk, {})


def test_backups_and_handover_are_switched_off(viewed: Any):
    off = {action.text() for action in viewed.window.menus.file.actions() if not action.isEnabled()}
    assert off >= {"Sicherungen …", "Sicherung speichern …", "Übergabe an die Vertretung …"}


def test_its_passphrase_cannot_be_changed_here(viewed: Any):
    words = {action.text() for action in viewed.window.menus.extras.actions()}
    assert "Jetzt sperren" in words and "Passphrase ändern …" not in words


def test_it_does_not_become_the_office_of_the_next_start(viewed: Any, package: Path):
    assert recent() == [] and own_path() != viewed._visit.opened.path


def test_the_copy_goes_with_the_window(viewed: Any, tmp_path: Path):
    viewed.window.close()
    viewed.end()
    assert list((tmp_path / "Ansicht").iterdir()) == []


def test_from_the_bar_one_comes_to_the_question_again(viewed: Any, qtbot: Any):
    viewed.window.findChild(QPushButton, "takeOver").click()
    qtbot.waitUntil(lambda: viewed.successor is not None and viewed.successor._page is not None, timeout=20_000)
    assert isinstance(viewed.successor._page, PackagePage)


# ----------------------------------------------------------------------------------- an office of its own


@pytest.fixture
def taken(unlocked: Any, tmp_path: Path, qtbot: Any) -> Any:
    """The session after a package was taken over with a new passphrase."""
    (tmp_path / "Daten").mkdir(exist_ok=True)
    page = unlocked._page
    page.go(page.protect)
    page.fields.first.line.setText(NEW)
    page.fields.again.line.setText(NEW)
    page.next.click()
    qtbot.waitUntil(lambda: page.code is not None, timeout=20_000)
    page.kept.kept.setChecked(True)
    page.take.click()
    qtbot.waitUntil(lambda: unlocked.window.desk is not None, timeout=20_000)
    return unlocked


def test_it_is_named_after_the_office(unlocked: Any):
    assert unlocked._page.target.name == "Musterstadt.db"


def test_the_office_can_be_worked_in_and_is_the_one_of_the_next_start(taken: Any, tmp_path: Path):
    office = taken.window.desk.office
    office.people.save(office.people.ids()[0], {"city": "Asperg"})
    assert own_path() == tmp_path / "Daten" / "Musterstadt.db"


def test_its_copy_is_gone_once_it_is_an_office(taken: Any, tmp_path: Path):
    assert list((tmp_path / "Ansicht").iterdir()) == []


def test_the_new_passphrase_opens_it(taken: Any, tmp_path: Path):
    from app.services.keys.opening import fits

    assert fits(tmp_path / "Daten" / "Musterstadt.db", NEW)


def test_a_name_that_is_taken_is_not_taken_twice(begun: Any, package: Path, tmp_path: Path):
    (tmp_path / "Daten").mkdir()
    (tmp_path / "Daten" / "Musterstadt.db").write_text("ein anderes Büro")
    assert begun(wanted_for(package))._page.target.name == "Musterstadt (2).db"


def test_the_passphrase_of_the_package_may_stay(unlocked: Any, qtbot: Any):
    page = unlocked._page
    page.go(page.protect)
    page.same.setChecked(True)
    page.next.click()
    qtbot.waitUntil(lambda: page.code is not None, timeout=20_000)
    assert slots.unseal(page._made.slots, PASSPHRASE) == page._made.key
