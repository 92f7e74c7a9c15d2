"""Opens the dialog of the forms for the pictures of the program; nothing is written."""

from collections.abc import Callable, Iterator
from typing import Any

from app.services.own_forms.layout import position
from app.services.own_forms.places import PlaceKind
from app.ui.own_forms.plugin import open_forms


def pictures(window: Any, settle: Callable[[], None]) -> Iterator[tuple[str, Any]]:
    """A form with a value in hand, and one with a table."""
    dialog = open_forms(window)
    _wait(dialog, settle)
    yield "form-value", dialog
    here = (p for p in dialog.places.values() if p.sheet == dialog.page.name and p.kind is PlaceKind.TABLE)
    if table := next(here, None):
        dialog.view.go(*position(table.cell))
        _wait(dialog, settle)
        yield "form-table", dialog
    dialog.reject()


def _wait(dialog: Any, settle: Callable[[], None]) -> None:
    settle()
    while not dialog.ready:
        settle()
