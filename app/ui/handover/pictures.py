"""Shows the dialogs and pages of the handover for the pictures of the program; no package is made."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from app.services.handover.packing import Packed
from app.text import _
from app.ui.handover.making import HandoverDialog, MadeDialog, open_handover
from app.ui.handover.page import PackagePage, Visit
from app.ui.handover.view_bar import ViewBar
from app.ui.lock.pictures import CODE

DIGITS = "4711 0815 2233 4455 6789"
NAME = _("Übergabe Musterstadt 2026-11-23.hkpaket")


def pictures(window: Any, settle: Callable[[], None]) -> Iterator[tuple[str, Any]]:
    """Making a package, opening one, and the bar over it."""
    open_handover(window)
    settle()
    dialog = window.findChild(HandoverDialog)
    yield "handover", dialog
    dialog.reject()
    made = MadeDialog(window, Packed(Path("Stick", NAME), 4_300_000), _("Jo Vertretung"), DIGITS)
    made.open()
    settle()
    yield "handover-made", made
    made.reject()
    yield from _pages(window, settle)
    bar = ViewBar(window)
    window.put_bar(bar)
    settle()
    yield "handover-view", None
    bar.hide()
    bar.deleteLater()


def _pages(window: Any, settle: Callable[[], None]) -> Iterator[tuple[str, Any]]:
    shown = window.stack.currentWidget()
    page = PackagePage(Visit(Path(NAME)), window.desk.tasks, repr, int)
    window.stack.addWidget(page)
    window.stack.setCurrentWidget(page)
    page.ask.say(_("Die Passphrase passt nicht zu diesem Paket."))
    for name, one in (("ask", page.ask), ("choose", page.choose), ("protect", page.protect)):
        page.go(one)
        settle()
        yield f"handover-{name}", None
    page.show_code(CODE)
    settle()
    yield "handover-code", None
    window.stack.setCurrentWidget(shown)
    window.stack.removeWidget(page)
    page.deleteLater()
