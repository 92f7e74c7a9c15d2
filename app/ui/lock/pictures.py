"""Shows the pages and dialogs of protection for the pictures of the program; the sample office itself has none."""

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtWidgets import QWidget

from app.services.keys.code import spelt
from app.text import _
from app.ui.lock.dialogs import ChangeDialog, ProtectDialog, ShowCodeDialog, UnprotectDialog
from app.ui.lock.first_page import FirstPage
from app.ui.lock.unlock_page import UnlockPage

CODE = spelt(bytes(range(16)))


def pictures(window: Any, settle: Callable[[], None]) -> Iterator[tuple[str, Any]]:
    """The page at the start, the lock with the code, the steps before a new office, and the dialogs."""
    path, tasks, shown = window.desk.office.database.path, window.desk.tasks, window.stack.currentWidget()
    unlock, first = UnlockPage(path, tasks, str, int), FirstPage(path, tasks, int, int)
    yield from _page(window, settle, "lock-start", unlock, lambda: unlock.say(_("Die Passphrase passt nicht.")))
    yield from _page(window, settle, "lock-forgotten", unlock, unlock.ask_code)
    yield from _page(
        window, settle, "lock-first", first, lambda: first.fields.first.line.setText(_("Birne Lampe Regen"))
    )
    yield from _page(window, settle, "lock-decline", first, lambda: first.go(first.decline))
    yield from _page(window, settle, "lock-code", first, lambda: first.show_code(CODE))
    window.stack.setCurrentWidget(shown)
    for page in (unlock, first):
        window.stack.removeWidget(page)
        page.deleteLater()
    for name, made in (("change", ChangeDialog), ("protect", ProtectDialog), ("unprotect", UnprotectDialog)):
        yield from _dialog(settle, f"lock-{name}", made(window))
    yield from _dialog(settle, "lock-new-code", ShowCodeDialog(window, CODE))


def _page(
    window: Any, settle: Callable[[], None], name: str, page: QWidget, prepare: Callable[[], object]
) -> Iterator[tuple[str, Any]]:
    window.stack.addWidget(page)
    window.stack.setCurrentWidget(page)
    page.setFocus()
    prepare()
    settle()
    yield name, None


def _dialog(settle: Callable[[], None], name: str, dialog: Any) -> Iterator[tuple[str, Any]]:
    dialog.open()
    settle()
    yield name, dialog
    dialog.reject()
