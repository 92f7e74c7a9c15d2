"""A field that opens a short list of choices, with the arrow of the house."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QWheelEvent
from PySide6.QtWidgets import QComboBox

from app.ui.kit.widgets import icon


class Combo(QComboBox):
    """Scrolling the page over it does not change it."""

    def __init__(self, name: str = "", choices: list[tuple[str, Any]] | None = None) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMaxVisibleItems(16)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for words, value in choices or ():
            self.addItem(words, value)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, event: Any) -> None:
        super().paintEvent(event)
        icon("down").paint(QPainter(self), self.width() - 21, (self.height() - 14) // 2, 14, 14)
