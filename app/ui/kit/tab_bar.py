"""Tabs as words with the accent under the active one: the large ones of the window and the small ones of a record."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QTabBar

from app.ui.theme import colour, font, inked

_CENTRE = 0x84
"""Qt.AlignCenter; the namespace Qt itself takes 20 ms to come up, which the first paint does not wait for: neither
does it set a pen, a brush or fill with a colour, which bring it up."""


class TabBar(QTabBar):
    """A tab bar without boxes; `large` for the window's own."""

    def __init__(self, large: bool = False) -> None:
        super().__init__()
        self._size, self._height = (14, 42) if large else (13, 34)
        self._paddings = (16, 12, 8) if large else (8, 6, 4, 3)
        self._padding = self._paddings[0]
        self._line = 3 if large else 2
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setMouseTracking(True)

    def tabSizeHint(self, index: int) -> QSize:
        width = QFontMetrics(font(self._size, bold=True)).horizontalAdvance(self.tabText(index))
        return QSize(width + 2 * self._padding, self._height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the room is short the words move together before any of them is hidden."""
        words = sum(self.tabSizeHint(index).width() - 2 * self._padding for index in range(self.count()))
        fitting = (p for p in self._paddings if words + 2 * p * self.count() <= event.size().width())
        self._padding = next(fitting, self._paddings[-1])
        super().resizeEvent(event)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        hovered = self.tabAt(self.mapFromGlobal(self.cursor().pos())) if self.underMouse() else -1
        for index in range(self.count()):
            self._draw(painter, index, self.tabRect(index), index == hovered)

    def _draw(self, painter: QPainter, index: int, area: QRect, hovered: bool) -> None:
        active = index == self.currentIndex() and self.isEnabled()
        painter.setFont(font(self._size, bold=active))
        ink = inked("text" if active or hovered else "quiet")
        self.style().drawItemText(painter, area, _CENTRE, ink, True, self.tabText(index), ink.ColorRole.WindowText)
        if active:
            painter.setBackground(inked("accent").windowText())
            painter.eraseRect(area.x(), area.bottom() - self._line + 1, area.width(), self._line)
        if active and self.hasFocus():
            painter.setPen(colour("accent"))
            painter.drawRoundedRect(area.adjusted(2, 4, -3, -self._line - 4), 4, 4)
