"""In a list without a record the keys of the list work all the same."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.ui.scenes import settle, settle_work

LISTS = ("people", "shelters", "projects", "funding", "network")


def press_new(qtbot, window):
    qtbot.keyClick(QApplication.focusWidget(), "N", modifier=Qt.KeyboardModifier.ControlModifier)
    settle_work(window)


@pytest.mark.parametrize("key", LISTS)
def test_the_keyboard_stands_in_an_empty_list(window, key):
    window.go_to(key)
    settle_work(window)
    assert window.tab.pane.isAncestorOf(QApplication.focusWidget())


def test_the_first_record_is_begun_by_its_key(window, qtbot):
    window.go_to("people")
    settle_work(window)
    press_new(qtbot, window)
    assert window.tab.pane.detail.creating


def test_after_giving_up_the_key_works_again(window, qtbot):
    window.go_to("people")
    settle_work(window)
    press_new(qtbot, window)
    window.tab.pane.discard()
    settle()
    assert not window.tab.pane.detail.creating
    press_new(qtbot, window)
    assert window.tab.pane.detail.creating


def test_with_its_last_record_gone_the_list_still_has_the_keyboard(window, qtbot, person):
    person("Ott")
    window.go_to("people")
    settle_work(window)
    window.tab.pane.trash_selected()
    settle_work(window)
    press_new(qtbot, window)
    assert window.tab.pane.detail.creating
