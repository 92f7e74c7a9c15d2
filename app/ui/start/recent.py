"""The records looked at last, as links beside the greeting."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from app.services.today import Today
from app.text import _
from app.ui.kit.desk import Desk
from app.ui.kit.widgets import button, clear, label

LONGEST = 28
"""Letters of a name; the rest is in its tool tip."""


class RecentRow(QWidget):
    """As many links as there is room for."""

    def __init__(self, desk: Desk, today: Today) -> None:
        super().__init__()
        self._desk, self._today = desk, today
        self._said: list[tuple[str, str, str]] = []
        self.links: list[QPushButton] = []
        self._head = label(_("Zuletzt:"), "small")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 6, 0, 0)
        self._row.setSpacing(12)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._head.hide()

    def refresh(self) -> None:
        """Read the names anew."""
        said = self._today.captions(self._desk.recent.keys)
        if said == self._said:
            return
        self._said = said
        clear(self._row)
        self._head = label(_("Zuletzt:"), "small")
        self.links = [self._link(*key) for key in said]
        self._row.addStretch(1)
        for part in (self._head, *self.links):
            self._row.addWidget(part)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _link(self, entity: str, record_id: str, name: str) -> QPushButton:
        shown = name if len(name) <= LONGEST else f"{name[:LONGEST].rstrip()} …"
        link = button(shown.replace("&", "&&"), partial(self._desk.open, entity, record_id), "link")
        link.setAccessibleName(_("Zuletzt verwendet: {name}").format(name=name))
        link.setToolTip(name if shown != name else "")
        link.setCursor(Qt.CursorShape.PointingHandCursor)
        return link

    def _fit(self) -> None:
        room = self.width() - self._head.sizeHint().width()
        for link in self.links:
            room -= link.sizeHint().width() + self._row.spacing()
            link.setVisible(room >= 0)
        self._head.setVisible(any(not link.isHidden() for link in self.links))
