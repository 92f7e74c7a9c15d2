"""The dialogs of paper that comes back with something in them, for the pictures of the program."""

import time
from collections.abc import Callable, Iterator
from typing import Any

from app.models import SheetKind
from app.text import _
from app.ui.paper.plugin import ask_number, open_sheet, print_for

TRIES = 40
"""How often the pages are waited for; a window without them is drawn, too."""


def pictures(window: Any, settle: Callable[[], None]) -> Iterator[tuple[str, Any]]:
    """What is still out; a sheet of every kind with some handwriting."""
    office = window.desk.office
    dialog = ask_number(window)
    yield "paper-number", dialog
    dialog.reject()
    pages = print_for(window, office.volunteers.ids()[:12])
    for _try in range(TRIES):
        if pages.ready:
            break
        time.sleep(0.05)
        settle()
    yield "paper-people", pages
    pages.reject()
    for kind in SheetKind:
        sheet = next((one for one in office.paper.out() if one.kind is kind), None)
        if sheet is not None:
            entry = _half_entered(window, sheet, settle)
            yield f"paper-{kind.name.lower()}", entry
            entry.model.put(entry.model.begun)
            entry.reject()


def _half_entered(window: Any, sheet: Any, settle: Callable[[], None]) -> Any:
    dialog = open_sheet(window, sheet)
    settle()
    if sheet.kind is SheetKind.HOURS:
        dialog.model.write(0, dialog.model.keys.index("day"), _("gestern"))
        dialog.view.go(0, dialog.model.keys.index("time"))
    texts = {SheetKind.PRESENCE: ("x", "x", "–", "x"), SheetKind.HOURS: ("14-16", "1,5", "lang", "2")}
    for text in texts.get(sheet.kind, ("41", "12")):
        if dialog.model.rows[dialog.view.place[0]].line:
            dialog.model.write(*dialog.view.place, text)
            dialog.view.next_line()
    settle()
    dialog.finished.connect(lambda: None)
    return dialog
