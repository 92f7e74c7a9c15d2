"""Brings hours into the window: the menu and the search over everything lead to the sheet and to the rates."""

from collections.abc import Callable, Iterator
from typing import Any

from app.text import _
from app.ui.hours.opening import open_sheet


def contribute(window: Any) -> None:
    """Entries of the menu "Extras"."""
    menus = window.menus
    menus.add(
        menus.extras, _("Stunden erfassen …"), lambda: open_sheet(window, window.desk), "Ctrl+Shift+H", part=menus.work
    )
    menus.add(menus.extras, _("Kilometersätze …"), lambda: open_rates(window), part=menus.rules)


def open_rates(window: Any) -> Any:
    """What a kilometre is worth."""
    from app.ui.hours.rates_dialog import RatesDialog

    dialog = RatesDialog(window, window.desk)
    dialog.open()
    return dialog


def pictures(window: Any, settle: Callable[[], None]) -> Iterator[tuple[str, Any]]:
    """The sheet with something in it, and the questions before it is kept."""
    from app.ui.hours import pictures as own

    yield from own.pictures(window, settle)
