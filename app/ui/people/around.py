"""Brings what stands around people into the menus: twins, what to check, own fields of the office."""

from collections.abc import Callable, Iterator
from typing import Any

from app.text import _


def contribute(window: Any) -> None:
    """Add the entries."""
    add, extras = window.menus.add, window.menus.extras
    add(extras, _("Mögliche Doppelte …"), lambda: open_twins(window), part=window.menus.work)
    add(extras, _("Angaben prüfen …"), lambda: open_checks(window), part=window.menus.work)
    add(extras, _("Eigene Felder …"), lambda: open_own_fields(window), part=window.menus.rules)


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
    """Two records side by side, a photo, the definition of an own field, and the warning under a name."""
    from app.ui.people.photo import PhotoDialog
    from app.ui.people.twins import merge_two

    ids = window.desk.office.volunteers.ids()[:2]
    if len(ids) == 2:
        yield from _until_drawn("merge", merge_two(window, window.desk, ids), settle)
    if ids:
        yield from _until_drawn("photo", _opened(window, PhotoDialog, ids), settle)
    fields = open_own_fields(window)
    fields.add()
    settle()
    yield "own-field", fields.editing
    fields.editing.reject()
    fields.reject()
    if ids:
        yield from _warning(window, settle, ids[0])


def _until_drawn(name: str, dialog: Any, settle: Callable[[], None]) -> Iterator[tuple[str, Any]]:
    settle()
    yield name, dialog
    dialog.reject()


def _opened(window: Any, kind: Any, ids: list[str]) -> Any:
    dialog = kind(window, window.desk, ids[0])
    dialog.open()
    return dialog


def _warning(window: Any, settle: Callable[[], None], known: str) -> Iterator[tuple[str, Any]]:
    """Somebody is typed who is there already."""
    window.go_to("people")
    pane = window.tab.pane
    there = window.desk.office.volunteers.get(known)
    pane.new_record()
    form = pane.detail.forms[0]
    form.put({"first_name": there.first_name, "last_name": there.last_name}, {})
    pane.detail.page.hint.look()
    settle()
    yield "twin-warning", None
    pane.detail.discard()
