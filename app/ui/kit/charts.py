"""Figures to look at: key figure card, progress line, bar of parts, occupancy bar."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from app.ui.kit.widgets import elided, label
from app.ui.theme import colour, font

FULL_SHARE = 0.95
"""From this share on a house counts as full and its bar turns to the accent."""


def draw_bar(painter: QPainter, area: QRectF, share: float, name: str = "bar") -> None:
    """A line filled to `share` (0 to 1) in a colour of the palette."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    radius = min(4.0, area.height() / 2)
    painter.setBrush(colour("neutral_soft"))
    painter.drawRoundedRect(area, radius, radius)
    if share > 0:
        shape = QPainterPath()
        shape.addRoundedRect(area, radius, radius)
        painter.setClipPath(shape)
        painter.setBrush(colour(name))
        painter.drawRect(QRectF(area.x(), area.y(), area.width() * min(share, 1.0), area.height()))
        painter.setClipping(False)


class ProgressLine(QWidget):
    """How far something is; `name` is a colour of the palette."""

    def __init__(self, share: float = 0.0, name: str = "good", words: str = "") -> None:
        super().__init__()
        self._share, self._name = share, name
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setFixedHeight(8)

    def show_share(self, share: float, words: str = "") -> None:
        """Fill to `share` (0 to 1)."""
        self._share = share
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_bar(QPainter(self), QRectF(self.rect()), self._share, self._name)


class OccupancyBar(QWidget):
    """Occupied of capacity as a thick line; the accent when the house is full."""

    def __init__(self, occupied: int, capacity: int, words: str) -> None:
        super().__init__()
        self._share = occupied / capacity if capacity else 0.0
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.setMinimumWidth(60)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(146, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        area = QRectF(0, self.height() / 2 - 7, self.width(), 14)
        draw_bar(QPainter(self), area, self._share, "accent" if self._share >= FULL_SHARE else "bar")


class StackedBar(QWidget):
    """Parts of a whole beside each other, each with its words; colours grow lighter from left to right."""

    def __init__(self, parts: Sequence[tuple[str, int, str]] = ()) -> None:
        super().__init__()
        self._parts: Sequence[tuple[str, int, str]] = ()
        self.setFixedHeight(22)
        self.show_parts(parts)

    def show_parts(self, parts: Sequence[tuple[str, int, str]]) -> None:
        """Words, size and formatted size of every part; the last may be what is missing."""
        self._parts = [part for part in parts if part[1] > 0]
        words = ", ".join(f"{name} {shown}" for name, _size, shown in self._parts)
        self.setAccessibleName(words)
        self.setToolTip(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), 4, 4)
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), colour("neutral_soft"))
        total, x = sum(size for _name, size, _shown in self._parts) or 1, 0.0
        for position, (name, size, shown) in enumerate(self._parts):
            width = self.width() * size / total
            self._draw_part(painter, QRectF(x, 0, width, self.height()), position, f"{name} {shown}")
            x += width

    def _draw_part(self, painter: QPainter, area: QRectF, position: int, words: str) -> None:
        shade = QColor.fromHslF(0.6, 0.28, min(0.36 + 0.07 * position, 0.5))
        painter.fillRect(area, shade)
        painter.setFont(font(12))
        painter.setPen(QColor("#FFFFFF"))
        inner = area.adjusted(8, 0, -4, 0)
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(inner.width()))
        if inner.width() > 30:
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, shown)


class KeyFigure(QFrame):
    """A card with one number: what it is, the number, and a line that explains it; a click opens the list behind it."""

    def __init__(self, title: str, open_list: Callable[[], object] | None = None) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._title, self._figure, self._explained = elided(title, "quiet"), label("–", "figure"), elided(" ", "small")
        self._open = open_list
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 8, 12)
        layout.setSpacing(2)
        for part in (self._title, self._figure, self._explained):
            layout.addWidget(part)
        if open_list:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.show_figure("–", " ")

    def show_aside(self, wanted: bool) -> None:
        """Have the line below the number, or only the number with less around it."""
        self._explained.setVisible(wanted)
        around = 12 if wanted else 6
        self.layout().setContentsMargins(14, around, 8, around)

    def show_figure(self, figure: str, explained: str, definition: str = "") -> None:
        """The number as text, the line below, and how it is counted (tool tip)."""
        self._figure.setText(figure)
        self._explained.setText(explained)
        self.setToolTip(definition)
        self.setAccessibleName(f"{self._title.text()}: {figure}, {explained}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._open and self.rect().contains(event.position().toPoint()):
            self._open()

    def keyPressEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        if self._open and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open()
        else:
            super().keyPressEvent(event)
