"""Draws every tab, sub-tab, menu and dialog of the window as a picture, for the README and for strict eyes."""

import gc
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget
from shiboken6 import delete

from app.models import Event, EventKind
from app.services.query import Filter, Query
from app.text import fold
from app.ui.tabs import PLUGINS, TABS
from app.ui.theme import colour

SIZE = (1360, 820)


def take(window: Any, folder: Path, size: tuple[int, int] = SIZE) -> list[Path]:
    """Write the pictures into `folder` (made when missing); the answer is their paths in order."""
    folder.mkdir(parents=True, exist_ok=True)
    window.resize(*size)
    window.show()
    paths = []
    for number, (name, picture) in enumerate(_pictures(window), 1):
        path = folder / f"{number:02d}-{name}.png"
        picture.save(str(path))
        paths.append(path)
    return paths


def let_go(window: Any) -> None:
    """Close the window and everything in it now, not somewhere in the end of the interpreter."""
    window.close()
    settle()
    delete(window)
    gc.collect()


def _pictures(window: Any) -> Iterator[tuple[str, QPixmap]]:
    for spec in TABS:
        window.go_to(spec.key)
        settle()
        yield spec.key, window.grab()
        for index in range(len(getattr(window.tab, "panes", ()))):
            yield from _pane(window, spec.key, index)
    yield from _calendar(window)
    yield from _menus(window)
    yield from _dialogs(window)
    for plugin in PLUGINS:
        for name, part in import_module(plugin).pictures(window, lambda: settle_work(window)):
            yield name, _over(window, part, _middle(window, part))


def _pane(window: Any, key: str, index: int) -> Iterator[tuple[str, QPixmap]]:
    if switch := window.tab.pane.findChild(QPushButton, f"pane{index}"):
        switch.click()
    settle()
    pane = window.tab.pane
    detail, name = pane.detail, f"{key}-{_file_name(fold(pane.title))}"
    for tab in range(detail.tabs.count()):
        detail.tabs.setCurrentIndex(tab)
        settle()
        yield f"{name}-{tab + 1}", window.grab()
    detail.tabs.setCurrentIndex(0)
    yield from _editing(window, pane, name)
    yield from _choosing(window, pane, name)


def _editing(window: Any, pane: Any, name: str) -> Iterator[tuple[str, QPixmap]]:
    """A record as fields, with something unsaved, and a new one."""
    pane.edit_record()
    settle()
    if pane.detail.record is not None:
        next(iter(pane.detail.page.forms[0].lines[-1].editors.values())).changed.emit()
        yield f"{name}-edit", window.grab()
    pane.detail.discard()
    pane.new_record()
    settle()
    yield f"{name}-new", window.grab()
    pane.detail.discard()
    settle()


def _choosing(window: Any, pane: Any, name: str) -> Iterator[tuple[str, QPixmap]]:
    """Several records at once, the menu of filters, and a search without a hit."""
    pane.card.view.selectAll()
    settle()
    if pane.card.view.isVisible():
        yield f"{name}-several", window.grab()
    pane.card.step(0)
    if not pane.search.isVisible():
        return
    for menu in pane.bar.findChildren(QMenu)[:1]:
        corner = pane.bar.mapToGlobal(QPoint(0, 34))
        menu.popup(corner)
        settle()
        yield f"{name}-filter", _over(window, menu, corner, shade=False)
        menu.hide()
    pane.search.setText("zzzz")
    pane.show_list()
    settle()
    yield f"{name}-nothing", window.grab()
    pane.clear_filters()
    settle()


def _calendar(window: Any) -> Iterator[tuple[str, QPixmap]]:
    """The other ways to look at events."""
    window.go_to("calendar")
    for mode in ("week", "list", "month"):
        if switch := window.tab.findChild(QPushButton, f"mode-{mode}"):
            switch.click()
            settle()
            yield f"calendar-{mode}", window.grab()
    office = window.desk.office
    evenings = Query(filters=(Filter(Event.kind, EventKind.INFO),), sort=Event.start, descending=True)
    for event in office.events.ids(evenings)[:1]:
        window.show_record("Event", event)
        settle()
        yield "calendar-evening", window.grab()


def _menus(window: Any) -> Iterator[tuple[str, QPixmap]]:
    for entry in window.menuBar().actions():
        menu = entry.menu()
        if menu is None or not entry.isVisible():
            continue
        corner = window.menuBar().mapToGlobal(window.menuBar().actionGeometry(entry).bottomLeft())
        menu.popup(corner)
        settle()
        yield f"menu-{_file_name(fold(entry.text()))}", _over(window, menu, corner, shade=False)
        menu.hide()


def _dialogs(window: Any) -> Iterator[tuple[str, QPixmap]]:
    window.find_field.setFocus()
    window.find_field.setText("an")
    window.find_field.look_up()
    settle()
    yield "find", window.grab()
    window.find_field.clear()
    window.find_field.close_popup()
    for entry in (*window.menus.extras.actions(), *window.menus.help.actions()):
        if entry.isSeparator() or entry.menu():
            continue
        entry.trigger()
        settle()
        for dialog in _open_dialogs(window):
            yield f"dialog-{_file_name(fold(entry.text()))}", _over(window, dialog, _middle(window, dialog))
            dialog.close()
        settle()


def _open_dialogs(window: Any) -> list[QWidget]:
    return [w for w in QApplication.topLevelWidgets() if w.isVisible() and w is not window and w.isWindow()]


def _over(window: Any, part: QWidget, corner: QPoint, shade: bool = True) -> QPixmap:
    """The window with something in front of it; a dialog has the shade that the system's frame gives it."""
    picture = window.grab()
    place = window.mapFromGlobal(corner)
    if shade:
        painter = QPainter(picture)
        painter.fillRect(window.rect(), QColor(0, 0, 0, 70))
        painter.fillRect(part.rect().translated(place).adjusted(-1, -1, 1, 1), colour("line"))
        painter.end()
    part.render(picture, place)
    return picture


def _middle(window: Any, part: QWidget) -> QPoint:
    return window.mapToGlobal(window.rect().center() - part.rect().center())


def settle() -> None:
    """Let everything that is due happen: layouts, timers of zero, deferred deletions."""
    for _round in range(3):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def settle_work(window: Any) -> None:
    """The same, and wait for what the worker does."""
    settle()
    while window.desk.tasks.busy:
        time.sleep(0.01)
        settle()
    settle()


def _file_name(words: str) -> str:
    return "".join(c if c.isalnum() else "-" for c in words.replace("&", "")).strip("-").replace("--", "-")
