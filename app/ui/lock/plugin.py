"""Brings protection into the window: the lock of a protected office, and the entries under "Extras"."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QActionGroup

from app.services.keys.opening import is_protected
from app.text import _
from app.ui.lock import lock
from app.ui.offices import is_sample

SOON_MS = 10_000
"""By then the window has come to rest."""


def contribute(window: Any) -> None:
    """Give a protected office its lock, and any other but the sample the way to protect it."""
    path = window.desk.office.database.path
    if path is None or is_sample(window.desk.office):
        return
    window.menus.extras.addSeparator()
    if is_protected(path):
        _contribute_lock(window)
    else:
        window.menus.add(window.menus.extras, _("Schutz einrichten …"), partial(_open, window, "ProtectDialog"))


def _contribute_lock(window: Any) -> None:
    window.lock = lock.Lock(window)
    add = partial(window.menus.add, window.menus.extras)
    add(_("Jetzt sperren"), window.lock.lock, lock.KEY)
    _add_minutes(window)
    if window.desk.office.database.frozen:
        return
    QTimer.singleShot(SOON_MS, window, partial(_finish, window))
    add(_("Passphrase ändern …"), partial(_open, window, "ChangeDialog"))
    add(_("Neuer Wiederherstellungscode …"), partial(_open, window, "CodeDialog"))
    add(_("Schutz aufheben …"), partial(_open, window, "UnprotectDialog"))


def _finish(window: Any) -> None:
    """Protect the states that were left in plain when the program was killed while it protected the office."""

    def finish(_job: Any) -> int:
        from app.services.keys.whole import protect_states

        return protect_states(window.desk.office.database.path)

    window.desk.aside.run(window, finish, lambda _count: None)


def _add_minutes(window: Any) -> None:
    menu = window.menus.extras.addMenu(_("Von selbst sperren"))
    group = QActionGroup(menu)
    for value in lock.CHOICES:
        words = _("Nach {minutes} Minuten Pause").format(minutes=value) if value else _("Nie")
        entry = menu.addAction(words)
        entry.setCheckable(True)
        entry.setChecked(value == lock.minutes())
        entry.triggered.connect(lambda _on, value=value: window.lock.set_minutes(value))
        group.addAction(entry)


def _open(window: Any, name: str) -> None:
    from app.ui.lock import dialogs

    getattr(dialogs, name)(window).open()


def pictures(window: Any, settle: Callable[[], None]) -> Iterator[tuple[str, Any]]:
    """The pages and dialogs of this plug-in for the pictures of the program, each with its name."""
    from app.ui.lock import pictures as own

    yield from own.pictures(window, settle)
