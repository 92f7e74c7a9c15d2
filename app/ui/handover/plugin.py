"""Brings the handover into the window: the bar over a package that is looked at, and the end of what was left."""

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QTimer

SOON_MS = 5_000
"""By then the window has come to rest."""


def contribute(window: Any) -> None:
    """Say of a frozen office that it is one; in any other, sweep up after a program that was killed."""
    if window.desk.office.database.frozen:
        from app.ui.handover.view_bar import ViewBar

        window.put_bar(ViewBar(window))
        window.menus.tell_frozen()
    else:
        QTimer.singleShot(SOON_MS, window, lambda: _sweep(window))


def _sweep(window: Any) -> None:
    def sweep(_job: Any) -> int:
        from app.services.handover.scratch import sweep

        return sweep()

    window.desk.aside.run(window, sweep, lambda _count: None)


def pictures(window: Any, settle: Callable[[], None]) -> Iterator[tuple[str, Any]]:
    """The pages and dialogs of this plug-in for the pictures of the program, each with its name."""
    from app.ui.handover import pictures as own

    yield from own.pictures(window, settle)
