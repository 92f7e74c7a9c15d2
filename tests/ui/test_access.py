"""Everybody can use it: names for screen readers, keys, sizes; and no screen asks the database more than it needs."""

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QScrollBar,
    QTabBar,
)
from sqlalchemy import event

from app.ui.tabs import TABS

CONTROLS = (QAbstractButton, QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView, QTabBar)


def unnamed(widget):
    """Visible controls nobody can tell apart by ear."""
    parts = [w for kind in CONTROLS for w in widget.findChildren(kind) if w.isVisibleTo(widget)]
    own = [w for w in parts if not isinstance(w, QScrollBar) and not w.objectName().startswith("qt_")]
    inner = [
        w for w in own if w.metaObject().className() in ("ScrollLeftButton", "ScrollRightButton", "QLineEditIconButton")
    ]
    return [
        f"{type(w).__name__} {w.objectName()}"
        for w in own
        if w not in inner and not w.accessibleName() and not (isinstance(w, QAbstractButton) and w.text())
        and w.parent().metaObject().className() not in ("TabBar", "QTabBar", "DateEditor", "SearchField")
    ]  # fmt: skip


@pytest.mark.parametrize("spec", TABS, ids=lambda spec: spec.key)
def test_every_control_has_a_name(window, person, shelter, spec):
    person()
    shelter()
    window.go_to(spec.key)
    QApplication.processEvents()
    assert unnamed(window) == []


@pytest.mark.parametrize("spec", TABS[1:3], ids=lambda spec: spec.key)
def test_every_field_has_a_name_while_editing(window, person, shelter, spec):
    person()
    shelter()
    window.go_to(spec.key)
    window.tab.pane.edit_record()
    QApplication.processEvents()
    assert unnamed(window) == []


def test_the_tab_key_walks_through_the_fields_in_order(window, person, qtbot):
    person()
    window.go_to("people")
    window.tab.pane.edit_record()
    form = window.tab.pane.detail.forms[0]
    editors = [editor for line in form.lines for editor in line.editors.values()]
    chain, widget = [], editors[0]
    while len(chain) < len(editors):
        if widget in editors:
            chain.append(widget)
        widget = widget.nextInFocusChain()
    assert [w.objectName() for w in chain] == [w.objectName() for w in editors]


def test_a_low_window_keeps_list_and_record_beside_each_other(window, person, qtbot):
    person()
    window.go_to("people")
    window.resize(860, 480)
    qtbot.waitUntil(lambda: window.tab.pane.splitter.width() < 900)
    assert window.tab.pane.splitter.orientation().name == "Horizontal"


def test_a_narrow_window_puts_the_record_under_the_list(window, person, qtbot):
    person()
    window.go_to("people")
    window.resize(900, 800)
    qtbot.waitUntil(lambda: window.tab.pane.splitter.orientation().name == "Vertical")


def test_a_key_in_the_search_field_asks_twice(window, person, office, qtbot):
    """The ids, and one page of rows with its list of languages."""
    for number in range(5):
        person(f"N{number}", "Anna")
    window.go_to("people")
    QApplication.processEvents()
    asked = []
    engine = office.database._read
    event.listen(engine, "before_cursor_execute", lambda c, u, statement, *rest: asked.append(statement))
    window.tab.pane.search.set_text_quietly("anna")
    window.tab.pane.show_list(to_first=True)
    window.tab.pane.card.view.viewport().repaint()
    selects = [statement for statement in asked if statement.startswith("SELECT")]
    assert len(selects) <= 4, selects
