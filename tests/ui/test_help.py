"""The keys: seen with F1, derived from what can be done now, and printed."""

from PySide6.QtCore import Qt

from app.ui.help import ShortcutsDialog, key_words, keys_of, sheet_of
from app.ui.main_window import MainWindow
from tests.documents.samples import pages
from tests.ui.conftest import reading


def words(window):
    """What every key does, as it is listed."""
    return [key_words(action)[1] for group in keys_of(window) for action in group.actions]


def test_f1_shows_the_keys(window, person, qtbot):
    person()
    window.go_to("people")
    window.menus.fill()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    shown = reading(window.findChild(ShortcutsDialog))
    assert "Strg+K" in shown and "Überall suchen" in shown and "Ehrenamtliche" in shown


def test_every_key_of_the_tab_is_listed_once(window, person):
    person()
    window.go_to("people")
    listed = [action for group in keys_of(window) for action in group.actions]
    own = [a for a in window.tab.commands() if a.isEnabled() and not a.shortcut().isEmpty()]
    assert set(own) <= set(listed) and len(listed) == len(set(listed))


def test_an_action_that_gets_a_key_is_listed_by_itself(window):
    window.menus.add(window.menus.extras, "Kaffee kochen", lambda: None, "Ctrl+Shift+K")
    assert "Kaffee kochen" in words(window)


def test_what_cannot_be_done_now_has_no_key(window):
    window.menus.add(window.menus.extras, "Kaffee kochen", lambda: None, "Ctrl+Shift+K").setEnabled(False)
    assert "Kaffee kochen" not in words(window)


def test_without_data_no_tab_is_offered(qtbot):
    window = MainWindow()
    qtbot.addWidget(window)
    window.menus.tell_data(False)
    assert "Tastenkürzel" in words(window) and "Kalender" not in words(window)


def test_no_two_actions_share_a_key(window, person):
    person()
    window.go_to("people")
    used = [action.shortcut().toString() for group in keys_of(window) for action in group.actions]
    assert len(used) == len(set(used))


def test_the_sheet_has_the_keys_of_every_tab_seen(window, person):
    person()
    window.go_to("people")
    window.go_to("calendar")
    window.go_to("start")
    assert {"Ehrenamtliche", "Kalender"} <= {title for title, _keys in sheet_of(window)}


def test_the_sheet_names_no_record(window, person):
    person()
    assert ("Strg+Z", "Rückgängig") in {key for _title, keys in sheet_of(window) for key in keys}


def test_undo_is_called_by_its_lasting_name(window, person):
    person()
    shown = reading(ShortcutsDialog(window))
    assert "Rückgängig" in shown and "Böhringer" not in shown and "Rückgängig:" not in shown


def test_the_sheet_to_print_has_every_key(window, tmp_path, qtbot):
    dialog = ShortcutsDialog(window)
    sheet = dialog.sheet
    dialog.save(tmp_path / "Tasten.pdf")
    qtbot.waitUntil(lambda: "gespeichert" in window.notice.text, timeout=20_000)
    (text,) = pages((tmp_path / "Tasten.pdf").read_bytes())
    assert all(done in text for _title, keys in sheet for _keys, done in keys)
