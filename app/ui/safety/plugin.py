"""Brings into the window what helps when something goes wrong, or soon might."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from app.services.drafts import Offer, State, Typing
from app.services.place import Danger, Place
from app.text import _
from app.ui.safety.drafts import DraftKeeper
from app.ui.safety.place_bar import PlaceDialog, look_at_place, show_place


def contribute(window: Any) -> None:
    """Add what belongs to the help menu, look where the office lies, and give the window its `drafts`."""
    window.menus.add(window.menus.help, _("Diagnose-Paket …"), lambda: _open_diagnosis(window))
    look_at_place(window)
    window.drafts = DraftKeeper(window)


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
    katja = Typing("Person", None, None, _("Neue Person: Katja Beispiel"))
    bar = window.drafts.show(Offer(katja, datetime(2026, 11, 23, 13, 5), State.SAME))
    settle()
    yield "safety-draft", None
    bar.end()
