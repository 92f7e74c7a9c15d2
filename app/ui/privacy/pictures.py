"""Opens every dialog of data protection for the pictures of the program; nothing is deleted."""

from collections.abc import Callable, Iterator
from typing import Any

from app.services.query import Query
from app.ui.privacy.person import EraseDialog
from app.ui.privacy.plugin import open_deletion_day, open_periods


def pictures(window: Any, settle: Callable[[], None]) -> Iterator[tuple[str, Any]]:
    """The deletion day, a period of the office's own, and what is asked before a person is forgotten."""
    day = open_deletion_day(window)
    settle()
    day.tick_all()
    settle()
    yield "deletion-day", day
    day.reject()
    periods = open_periods(window)
    periods.edit()
    settle()
    yield "retention-own", periods.editing
    periods.editing.reject()
    periods.reject()
    for person in window.desk.office.volunteers.ids(Query())[:1]:
        dialog = EraseDialog(window, person)
        dialog.open()
        settle()
        yield "erase", dialog
        dialog.reject()
