"""A small card in front of the window that asks for nothing: gone with Esc, or when somebody goes on beside it."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QGraphicsDropShadowEffect, QPushButton, QVBoxLayout, QWidget

EDGE = 8


class Popup(QFrame):
    """Lies in the window itself, so that it stays where its line is; the focus goes back to where it came from."""

    def __init__(self, parent: QWidget, width: int) -> None:
        super().__init__(parent.window())
        self.setProperty("role", "box")
        self.setFixedWidth(width)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(16, 14, 16, 14)
        self.body.setSpacing(8)
        shade = QGraphicsDropShadowEffect(self)
        shade.setBlurRadius(24)
        shade.setOffset(0, 4)
        shade.setColor(QColor(0, 0, 0, 70))
        self.setGraphicsEffect(shade)
        self._before = QApplication.focusWidget()

    def show_at(self, point: QPoint, first: QWidget) -> None:
        """Show it at a point of the screen, or as near as the window allows; `first` gets the focus."""
        self.adjustSize()
        room, place = self.parentWidget().rect(), self.parentWidget().mapFromGlobal(point)
        x = max(EDGE, min(place.x(), room.width() - self.width() - EDGE))
        y = max(EDGE, min(place.y(), room.height() - self.height() - EDGE))
        self.move(x, y)
        self.show()
        self.raise_()
        first.setFocus()
        QApplication.instance().installEventFilter(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = QApplication.focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QEvent) -> None:
        QApplication.instance().removeEventFilter(self)
        focused = QApplication.focusWidget()
        if self._before is not None and focused is not None and self.isAncestorOf(focused):
            self._before.setFocus()
        self.deleteLater()
        super().closeEvent(event)  # type: ignore[arg-type]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._leads_away(watched, event):
            self.close()
        return False

    def _leads_away(self, watched: QObject, event: QEvent) -> bool:
        """Whether somebody clicks or types beside the card."""
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseButtonPress:
            return not self.rect().contains(self.mapFromGlobal(event.globalPosition().toPoint()))
        return event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget) and not self._mine(watched)

    def _mine(self, widget: QWidget) -> bool:
        return widget is self or self.isAncestorOf(widget) or widget.window() is not self.window()
