"""Opens the grid of all houses and the overview of a key date."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QMenu

from app.text import _


def open_grid(window: Any, desk: Any, day: date | None = None, house: str = "") -> Any:
    """Show the grid over the window, at a house; UserError where nothing can be changed."""
    from app.ui.occupancy.grid_dialog import GridDialog

    desk.office.database.refuse_frozen()
    dialog = GridDialog(window, desk, day, house)
    dialog.open()
    return dialog


def fill_occupancy(pane: Any, menu: QMenu) -> None:
    """Both ways in the menu "Mehr" of the list of houses; the grid begins at the house in view."""
    menu.addAction(_("Belegung erfassen …"), lambda: open_grid(pane.window(), pane.desk, house=pane.card.current_id))
    menu.addAction(_("Belegung im Überblick …"), lambda: open_overview(pane.window(), pane.desk))
    menu.addSeparator()


def open_overview(window: Any, desk: Any, day: date | None = None) -> Any:
    """Show how all houses stand on a key date."""
    from app.ui.occupancy.overview_dialog import OverviewDialog

    dialog = OverviewDialog(window, desk, day)
    dialog.open()
    return dialog
