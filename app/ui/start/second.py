"""The second click of somebody who double clicks where one click is enough: it must not meet what has just opened."""

from PySide6.QtCore import QEvent, QObject, QPoint, QTimer
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class SecondClick(QObject):
    """Catches clicks at a point of the screen for as long as they count as the second half of a double click."""

    def __init__(self, parent: QWidget, point: QPoint) -> None:
        super().__init__(parent)
        self._point = point

    def wait(self) -> None:
        """Catch from now on; it goes by itself."""
        QApplication.instance().installEventFilter(self)
        QTimer.singleShot(QApplication.doubleClickInterval(), self, self.deleteLater)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _PRESSES or not isinstance(event, QMouseEvent) or not isinstance(watched, QWidget):
            return False
        away = event.globalPosition().toPoint() - self._point
        return away.manhattanLength() < QApplication.startDragDistance()
