"""Tabs as words with the accent under the active one: the large ones of the window and the small ones of a record."""

import re

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QTabBar

from app.ui.theme import colour, font, inked

_CENTRE = 0x84
"""Qt.AlignCenter; the namespace Qt itself takes 20 ms to come up, which the first paint does not wait for: neither
does it set a pen, a brush or fill with a colour, which bring it up."""

COUNT = re.compile(r" [\d.]+$")


class TabBar(QTabBar):
    """A tab bar without boxes; `large` for the window's own. With `counts` a number behind a word goes first where
    the room is short; without, as in names people gave, it belongs to the word.
    """

    def __init__(self, large: bool = False, counts: bool = True) -> None:
        super().__init__()
        self._size, self._height = (14, 42) if large else (13, 34)
        paddings = (16, 12, 8) if large else (8, 6, 4, 3)
        self._ways = [*((True, padding) for padding in paddings), *((not counts, padding) for padding in (4, 3, 2))]
        self._counted, self._padding = self._ways[0]
        self._line = 3 if large else 2
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setMouseTracking(True)

    def tabSizeHint(self, index: int) -> QSize:
        width = QFontMetrics(font(self._size, bold=True)).horizontalAdvance(self._words(index))
        return QSize(width + 2 * self._padding, self._height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the room is short the words move together, then the counts go, before any word is hidden."""
        self._fit(event.size().width())
        super().resizeEvent(event)

    def tabInserted(self, index: int) -> None:
        """A further tab needs room, too."""
        super().tabInserted(index)
        self._fit(self.width())

    def setTabText(self, index: int, text: str) -> None:
        """Another count may need more room."""
        super().setTabText(index, text)
        if self.width() < self.sizeHint().width() or not self._counted:
            self._fit(self.width())

    def _fit(self, room: int) -> None:
        before = self._counted, self._padding
        for way in self._ways:
            self._counted, self._padding = way
            if sum(self.tabSizeHint(index).width() for index in range(self.count())) <= room:
                break
        if self.count() and before != (self._counted, self._padding):
            super().setTabText(0, self.tabText(0))  # lays the tabs out anew, as wide as they are now

    def _words(self, index: int) -> str:
        words = self.tabText(index)
        return words if self._counted else COUNT.sub("", words)

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
        self.style().drawItemText(painter, area, _CENTRE, ink, True, self._words(index), ink.ColorRole.WindowText)
        if active:
            painter.setBackground(inked("accent").windowText())
            painter.eraseRect(area.x(), area.bottom() - self._line + 1, area.width(), self._line)
        if active and self.hasFocus():
            painter.setPen(colour("accent"))
            painter.drawRoundedRect(area.adjusted(2, 4, -3, -self._line - 4), 4, 4)
