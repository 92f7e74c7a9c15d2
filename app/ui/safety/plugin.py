"""Brings into the window what it needs when something goes wrong: the way to the diagnosis package."""

from collections.abc import Callable, Iterator
from typing import Any

from app.text import _


def contribute(window: Any) -> None:
    """Add what belongs to the help menu."""
    window.menus.add(window.menus.help, _("Diagnose-Paket …"), lambda: _open_diagnosis(window))


def _open_diagnosis(window: Any) -> None:
    from app.ui.safety.diagnosis import DiagnosisDialog

    DiagnosisDialog(window).open()


def pictures(window: Any, settle: Callable[[], None]) -> Iterator[tuple[str, Any]]:
    """The dialogs that no menu opens."""
    yield from ()
