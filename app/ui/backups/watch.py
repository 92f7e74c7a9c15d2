"""Notices that the office file is no longer where it was: a stick pulled out, a file deleted or replaced."""

import os
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer

from app.text import _
from app.ui.kit.dialog import tell

EVERY_MS = 5_000
Mark = tuple[int, int] | None


class Watch(QObject):
    """Looks at the file in the worker, never into it: on Linux a deleted file takes what is saved, and loses it."""

    def __init__(self, window: Any) -> None:
        super().__init__(window)
        self._window = window
        self._first: Mark = None
        self._gone = False
        self.timer = QTimer(self)
        self.timer.setInterval(EVERY_MS)
        self.timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Remember which file it is, and look every few seconds."""
        self._first = mark(self._path)
        self.timer.start()

    @property
    def _path(self) -> Path:
        return self._window.desk.office.database.path

    def look(self) -> None:
        """Ask the disk, unless it still has not answered the last time."""
        path = self._path
        if not self._window.desk.aside.busy:
            self._window.desk.aside.run(self, lambda _job: mark(path), self._on_marked)

    def _on_marked(self, found: Mark) -> None:
        if (found != self._first) is self._gone:
            return
        self._gone = not self._gone
        if not self._gone:
            self._window.desk.say(_("Die Bürodatei ist wieder da. Sie können weiterarbeiten."))
            return
        words = _(
            "Die Bürodatei {name} ist nicht mehr in {folder}. Bitte stecken Sie den Datenträger wieder an. Geben Sie "
            "bis dahin nichts ein: Es ginge vielleicht verloren."
        )
        if found is not None:
            words = _(
                "Die Bürodatei {name} in {folder} wurde von einem anderen Programm ersetzt. Bitte schließen Sie "
                "Helferkreis, prüfen Sie die Datei und öffnen Sie sie dann neu."
            )
        sentence = words.format(name=self._path.name, folder=self._path.parent)
        tell(self._window, _("Die Bürodatei ist nicht erreichbar"), sentence).setObjectName("gone")


def mark(path: Path) -> Mark:
    """Which file lies there; None while nothing does."""
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino
