"""Brings the wizard into the window: the menu entry with its key, and the way from an empty list."""

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

from PySide6.QtCore import QTimer

from app.text import _
from app.ui.imports import open_wizard

IDLE_MS = 1500


def contribute(window: Any) -> None:
    """Add "Liste einlesen …" to the menu Datei."""
    window.menus.add(window.menus.file, _("Liste einlesen …"), lambda: open_wizard(window), "Ctrl+I", first=True)
    window.desk.import_asked.connect(lambda kind: open_wizard(window, kind))
    QTimer.singleShot(IDLE_MS, window, lambda: _load(window))


def _load(window: Any) -> None:
    """Load the wizard while nobody waits for it, so that it opens at once."""
    window.desk.tasks.run(window, lambda job: import_module("app.ui.imports.wizard"), lambda module: None)


def pictures(window: Any, settle: Callable[[], None]) -> Iterator[tuple[str, Any]]:
    """The dialogs of this plug-in for the pictures of the program, each with its name."""
    from app.ui.imports import pictures as own

    yield from own.pictures(window, settle)
