"""A field that opens a short list of choices, with the arrow of the house."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter

from app.ui.kit.widgets import icon


class Combo(QComboBox):
    """Scrolling the page over it does not change it; long words end in dots and are told as a tool tip."""

    shortens = True

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
        if self.isEditable():
            super().paintEvent(event)
        else:
            self._paint_shortened()
        icon("down").paint(QPainter(self), self.width() - 21, (self.height() - 14) // 2, 14, 14)

    def _paint_shortened(self) -> None:
        option, painter = QStyleOptionComboBox(), QStylePainter(self)
        self.initStyleOption(option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        whole = option.currentText
        option.currentText = self.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, room.width() - 2)
        if (cut := option.currentText != whole) or self.toolTip() == whole:
            self.setToolTip(whole if cut else "")
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
