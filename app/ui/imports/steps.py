"""The line that says where one stands in the wizard."""

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.text import _
from app.ui.kit.widgets import draw_shape, follow_theme
from app.ui.theme import colour, font

_DOT, _GAP, _LINE = 22, 8, 28


class Steps(QWidget):
    """Numbered steps beside each other: done ones with a tick, the present one in the accent."""

    def __init__(self, titles: tuple[str, ...]) -> None:
        super().__init__()
        self._titles, self.current = titles, 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.stand_at(0)
        follow_theme(self, self.update)

    def stand_at(self, step: int) -> None:
        """Mark a step, counted from 0, as the present one."""
        self.current = step
        words = _("Schritt {number} von {count}: {title}")
        self.setAccessibleName(words.format(number=step + 1, count=len(self._titles), title=self._titles[step]))
        self.update()

    def sizeHint(self) -> QSize:
        words = sum(self._width(title) for title in self._titles)
        return QSize(words + len(self._titles) * (_DOT + _GAP) + (len(self._titles) - 1) * (_LINE + 2 * _GAP), _DOT + 4)

    def _width(self, title: str) -> int:
        return QFontMetrics(font(13, bold=True)).horizontalAdvance(title)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        x, middle = 0, self.height() // 2
        for number, title in enumerate(self._titles):
            if number:
                painter.setPen(QPen(colour("line"), 1))
                painter.drawLine(x + _GAP, middle, x + _GAP + _LINE, middle)
                x += _LINE + 2 * _GAP
            self._draw_dot(painter, number, QRectF(x, middle - _DOT / 2, _DOT, _DOT))
            x += _DOT + _GAP
            width = self._width(title)
            painter.setFont(font(13, bold=number == self.current))
            painter.setPen(colour("text" if number <= self.current else "quiet"))
            painter.drawText(QRect(x, 0, width, self.height()), Qt.AlignmentFlag.AlignVCenter, title)
            x += width

    def _draw_dot(self, painter: QPainter, number: int, area: QRectF) -> None:
        ground, ink = ("accent", "on_accent") if number == self.current else ("neutral_soft", "quiet")
        if number < self.current:
            ground, ink = "good_soft", "good"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour(ground))
        painter.drawEllipse(area)
        painter.setPen(QPen(colour(ink), 1.6))
        if number < self.current:
            draw_shape(painter, "check", area.translated(QPointF(4, 4)))
            return
        painter.setFont(font(12, bold=True))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(number + 1))
