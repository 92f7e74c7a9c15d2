"""The dialogs of the occupancy with something in them, for the pictures of the program."""

from collections.abc import Callable, Iterator
from typing import Any

from app.ui.occupancy.cells import CAPACITY, LANGUAGES, OCCUPIED
from app.ui.occupancy.opening import open_grid, open_overview


def pictures(window: Any, settle: Callable[[], None]) -> Iterator[tuple[str, Any]]:
    """A key date with numbers of which some are odd, and one that is corrected."""
    office = window.desk.office
    grid = open_grid(window, window.desk)
    settle()
    for row in range(min(4, grid.model.rowCount())):
        grid.model.write(row, CAPACITY, grid.model.hint(row, CAPACITY))
        grid.model.write(row, OCCUPIED, grid.model.hint(row, OCCUPIED))
    if grid.model.rowCount() > 2:
        grid.model.write(1, OCCUPIED, "99")
        grid.model.write(2, LANGUAGES, "Arabisch 20, Klingonisch 3")
        grid.view.go(1, OCCUPIED)
    settle()
    yield "occupancy-grid", grid
    grid.model.show(office.occupancies.grid(grid.day))
    grid.reject()
    settle()
    overview = open_overview(window, window.desk)
    settle()
    yield "occupancy-overview", overview
    overview.reject()
