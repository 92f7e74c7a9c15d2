"""Brings the forms of authorities into the menu "Listen & Druck"."""

from collections.abc import Callable, Iterator
from typing import Any

from app.text import _


def contribute(window: Any) -> None:
    """Add the entry."""
    window.menus.add(window.menus.output, _("Formular einer Behörde ausfüllen …"), lambda: open_forms(window))


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
