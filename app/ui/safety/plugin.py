"""Brings into the window what helps when something goes wrong, or soon might."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from app.services.place import Danger, Place
from app.text import _
from app.ui.safety.place_bar import PlaceDialog, look_at_place, show_place


def contribute(window: Any) -> None:
    """Add what belongs to the help menu, and look where the office lies."""
    window.menus.add(window.menus.help, _("Diagnose-Paket …"), lambda: _open_diagnosis(window))
    look_at_place(window)


def _open_diagnosis(window: Any) -> None:
    from app.ui.safety.diagnosis import DiagnosisDialog

    DiagnosisDialog(window).open()


def pictures(window: Any, settle: Callable[[], None]) -> Iterator[tuple[str, Any]]:
    """A place in danger: the line above everything, and what can be done."""
    place, path = Place(Danger.SYNCED, "Nextcloud"), Path("Nextcloud", "Büro.db")
    bar = show_place(window, path, place)
    settle()
    yield "safety-place", None
    bar.end()
    dialog = PlaceDialog(window, path, place, lambda: None)
    dialog.open()
    settle()
    yield "safety-place-dialog", dialog
    dialog.reject()
