"""Carries the announcements of commits, from whatever thread, to the UI thread."""

from typing import Any

from PySide6.QtCore import QObject, Qt, Signal


class ChangeNews(QObject):
    """Says `committed(changes)` on the UI thread; every open view decides itself whether to redraw."""

    committed = Signal(object)
    _heard = Signal(object)

    def __init__(self, office: Any, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heard.connect(self.committed, Qt.ConnectionType.AutoConnection)
        office.subscribe(self._heard.emit)
