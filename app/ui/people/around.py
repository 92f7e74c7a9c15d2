"""Brings what stands around people into the menus: twins, what to check, own fields of the office."""

from collections.abc import Callable, Iterator
from typing import Any

from app.text import _


def contribute(window: Any) -> None:
    """Add the entries."""
    add, extras = window.menus.add, window.menus.extras
    add(extras, _("Mögliche Doppelte …"), lambda: open_twins(window))
    add(extras, _("Angaben prüfen …"), lambda: open_checks(window))
    add(extras, _("Eigene Felder …"), lambda: open_own_fields(window))


def open_twins(window: Any) -> Any:
    """Show all pairs that may be one person."""
    from app.ui.people import twins

    return _then_back(window, twins.open_twins(window))


def open_checks(window: Any) -> Any:
    """Show what is missing or does not fit together."""
    from app.ui.people import checks

    return _then_back(window, checks.open_checks(window))


def open_own_fields(window: Any) -> Any:
    """Let the office define fields of its own."""
    from app.ui.people import own_fields

    return _then_back(window, own_fields.open_own_fields(window))


def _then_back(window: Any, dialog: Any) -> Any:
    """Given up, a dialog that the search has opened leads back to the page, not into the search."""
    dialog.rejected.connect(window.tab.setFocus)
    return dialog


def pictures(window: Any, settle: Callable[[], None]) -> Iterator[tuple[str, Any]]:
    """Two records side by side."""
    from app.ui.people.twins import merge_two

    dialog = merge_two(window, window.desk, window.desk.office.volunteers.ids()[:2])
    settle()
    yield "merge", dialog
    dialog.reject()
