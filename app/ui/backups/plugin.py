"""Brings the backups into the window: the keeper behind it, the word in the status bar, the entry in the menu."""

from collections.abc import Callable, Iterator
from typing import Any

from app.ui.backups.keeper import Keeper
from app.ui.backups.line import BackupLine


def contribute(window: Any) -> None:
    """Give the window its `backups` and `backup_line`; the session begins to keep states of an office that is real."""
    window.backups = Keeper(window)
    window.backup_line = BackupLine(window, window.backups)


def pictures(window: Any, settle: Callable[[], None]) -> Iterator[tuple[str, Any]]:
    """The dialogs of this plug-in for the pictures of the program, each with its name."""
    from app.ui.backups import pictures as own

    yield from own.pictures(window, settle)
