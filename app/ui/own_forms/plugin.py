"""Brings the forms of authorities into the menu "Listen & Druck"."""

from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from typing import Any

from PySide6.QtCore import QTimer

from app.text import _

IDLE_MS = 4000
"""After the other dialogs that are loaded so."""


def contribute(window: Any) -> None:
    """Add the entry, and load what it opens while nobody waits for it."""
    window.menus.add(window.menus.output, _("Formular einer Behörde ausfüllen …"), lambda: open_forms(window))
    work = partial(import_module, "app.ui.own_forms.dialog")
    QTimer.singleShot(IDLE_MS, window, lambda: window.desk.tasks.run(window, lambda job: work(), lambda module: None))


def open_forms(window: Any) -> Any:
    """The forms of the office, the one used last in view."""
    from app.ui.own_forms.dialog import FormsDialog

    dialog = FormsDialog(window, window.desk)
    dialog.open()
    return dialog


def pictures(window: Any, settle: Callable[[], None]) -> Iterator[tuple[str, Any]]:
    """The dialog of this plug-in for the pictures of the program, with and without a form."""
    from app.ui.own_forms import pictures as own

    yield from own.pictures(window, settle)
