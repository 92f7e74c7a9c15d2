"""Brings the occupancy of all houses into the window: menu, keys and the search over everything lead to it."""

from collections.abc import Callable, Iterator
from typing import Any

from app.text import _
from app.ui.occupancy.opening import open_grid, open_overview


def contribute(window: Any) -> None:
    """Entries of the menu "Extras"."""
    menus, desk = window.menus, window.desk
    grid = _("Belegung erfassen …")
    menus.add(menus.extras, grid, lambda: open_grid(window, desk), "Ctrl+Shift+B", part=menus.work)
    overview = _("Belegung im Überblick …")
    menus.add(menus.extras, overview, lambda: open_overview(window, desk), "Ctrl+Shift+U", part=menus.work)


def pictures(window: Any, settle: Callable[[], None]) -> Iterator[tuple[str, Any]]:
    """The grid half filled, and the overview."""
    from app.ui.occupancy import pictures as own

    yield from own.pictures(window, settle)
