"""Draws every tab, sub-tab, menu and dialog of the window as a picture, for the README and for strict eyes."""

import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from app.text import fold
from app.ui.tabs import PLUGINS, TABS

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


def _pictures(window: Any) -> Iterator[tuple[str, QPixmap]]:
    for spec in TABS:
        window.go_to(spec.key)
        settle()
        yield spec.key, window.grab()
        for pane in range(len(getattr(window.tab, "panes", ()))):
            yield from _pane(window, spec.key, pane)
    yield from _menus(window)
    yield from _dialogs(window)
    for plugin in PLUGINS:
        for name, part in import_module(plugin).pictures(window, lambda: settle_work(window)):
            yield name, _over(window, part, _middle(window, part))


def _pane(window: Any, key: str, index: int) -> Iterator[tuple[str, QPixmap]]:
    window.tab.show_record(window.tab.entities[index], "")
    settle()
    detail, pane = window.tab.pane.detail, fold(window.tab.pane.title)
    for tab in range(detail.tabs.count()):
        detail.tabs.setCurrentIndex(tab)
        settle()
        yield f"{key}-{_file_name(pane)}-{tab + 1}", window.grab()
    detail.tabs.setCurrentIndex(0)
    if detail.record is not None:
        detail.edit()
        settle()
        yield f"{key}-{_file_name(pane)}-edit", window.grab()
        detail.discard()
    window.tab.pane.search.setText("zzzz")
    window.tab.pane.show_list()
    settle()
    yield f"{key}-{_file_name(pane)}-nothing", window.grab()
    window.tab.pane.clear_filters()
    settle()


def _menus(window: Any) -> Iterator[tuple[str, QPixmap]]:
    for entry in window.menuBar().actions():
        menu = entry.menu()
        if menu is None or not entry.isVisible():
            continue
        corner = window.menuBar().mapToGlobal(window.menuBar().actionGeometry(entry).bottomLeft())
        menu.popup(corner)
        settle()
        yield f"menu-{_file_name(fold(entry.text()))}", _over(window, menu, corner)
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


def _over(window: Any, part: QWidget, corner: QPoint) -> QPixmap:
    picture = window.grab()
    part.render(picture, window.mapFromGlobal(corner))
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
