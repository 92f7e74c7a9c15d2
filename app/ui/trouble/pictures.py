"""The problem's end and the windows of the incidents, for the pictures of the program."""

from collections.abc import Callable, Iterator
from typing import Any

from app.ui.trouble.incidents import IncidentsDialog
from app.ui.trouble.solve import ask_solved


def pictures(window: Any, settle: Callable[[], None]) -> Iterator[tuple[str, Any]]:
    """Each dialog once; nothing is kept."""
    office = window.desk.office
    if ids := office.problems.ids():
        ask_solved(window, office, ids[:1])
        yield from _open_one(window, settle, "dialog-problem-solved", "solve")
    dialog = IncidentsDialog(window, office.incident_book.open())
    dialog.open()
    settle()
    yield "dialog-incidents", dialog
    for name, act, inner in (
        ("dialog-incident", dialog.edit, "incident"),
        ("dialog-incident-report", dialog.make_report, "incidentReport"),
        ("dialog-openings", dialog.show_openings, "openings"),
    ):
        act()
        yield from _open_one(dialog, settle, name, inner)
    dialog.reject()
    settle()


def _open_one(parent: Any, settle: Callable[[], None], name: str, called: str) -> Iterator[tuple[str, Any]]:
    from app.ui.kit.dialog import Dialog

    settle()
    for one in parent.findChildren(Dialog, called):
        while not getattr(one, "ready", True):
            settle()
        yield name, one
        one.reject()
    settle()
