"""A box to choose from or to type into, with the window's own arrow."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QWheelEvent
from PySide6.QtWidgets import QComboBox

from app.ui.kit.widgets import icon


class ChoiceField(QComboBox):
    """A combo box that scrolling over it does not change."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: Any) -> None:
        super().paintEvent(event)
        icon("down").paint(QPainter(self), self.width() - 21, (self.height() - 14) // 2, 14, 14)
