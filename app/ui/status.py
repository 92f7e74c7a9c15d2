"""The line at the foot of the window."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.text import _
from app.ui.kit.desk import Desk
from app.ui.kit.widgets import button, label


class StatusLine:
    """Which database, that all is saved, and how many tasks are due; a click on them opens the start page."""

    def __init__(self, desk: Desk, place: QFrame) -> None:
        self._desk = desk
        self.due = button("", lambda: desk.open("", ""), name="due")
        line = QHBoxLayout(place)
        line.setContentsMargins(16, 3, 10, 3)
        line.setSpacing(24)
        line.addWidget(label(_("Bürodatei: {name}").format(name=desk.office.database.name)))
        line.addWidget(label(_("Alles gespeichert")))
        line.addStretch(1)
        line.addWidget(self.due)
        desk.news.committed.connect(self.refresh)
        self.refresh()

    def refresh(self, changes: Any = None) -> None:
        """Count anew what is due, after a commit only where it touched tasks or problems."""
        if changes is not None and changes.entities.isdisjoint(("Task", "Problem")):
            return
        count = self._desk.office.tasks.count_due(date.today())
        words = _("1 Aufgabe fällig") if count == 1 else _("{count} Aufgaben fällig").format(count=count)
        self.due.setText(words)
        self.due.setAccessibleName(words)
        self.due.setVisible(bool(count))
