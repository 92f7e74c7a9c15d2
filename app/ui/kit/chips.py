"""Chips: short words on a coloured ground, as widgets and drawn in lists."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from app.ui.theme import Tone, font, theme

HEIGHT = 20
PADDING = 9


def chip_width(text: str) -> int:
    """Width of a chip with this text, in pixels."""
    return QFontMetrics(font(12, bold=True)).horizontalAdvance(text) + 2 * PADDING + 2


def draw_chip(painter: QPainter, area: QRect, text: str, tone: Tone) -> None:
    """Draw a chip at the left of `area`, in its middle; text that does not fit is elided."""
    ink, ground = theme.palette.chip(tone)
    chip_font = font(12, bold=True)
    metrics = QFontMetrics(chip_font)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, area.width() - 2 * PADDING)
    box = QRect(area.x(), area.center().y() - HEIGHT // 2 + 1, metrics.horizontalAdvance(shown) + 2 * PADDING, HEIGHT)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(QRectF(box), 10, 10)
    painter.setPen(QColor(ink))
    painter.setFont(chip_font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)


class Chip(QWidget):
    """One chip as a widget."""

    def __init__(self, text: str, tone: Tone = Tone.NEUTRAL) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(40)
        self.say(text, tone)

    def say(self, text: str, tone: Tone = Tone.NEUTRAL) -> None:
        """Say something else."""
        self.text, self.tone = text, tone
        self.setAccessibleName(text)
        self.setToolTip(text if len(text) > 40 else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(chip_width(self.text), HEIGHT + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_chip(QPainter(self), self.rect(), self.text, self.tone)


class FlowLayout(QLayout):
    """Pieces beside each other that go on in the next line where the room ends."""

    def __init__(self, gap: int = 4) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setSpacing(gap)
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        sizes = [item.sizeHint() for item in self._items]
        width = sum(s.width() for s in sizes) + self.spacing() * max(0, len(sizes) - 1)
        edge = self.contentsMargins()
        height = max((s.height() for s in sizes), default=0)
        return QSize(width + edge.left() + edge.right(), height + edge.top() + edge.bottom())

    def minimumSize(self) -> QSize:
        sizes = [item.minimumSize() for item in self._items]
        edge = self.contentsMargins()
        height = max((s.height() for s in sizes), default=0)
        return QSize(max((s.width() for s in sizes), default=0), height + edge.top() + edge.bottom())

    def _place(self, area: QRect, move: bool) -> int:
        edge = self.contentsMargins()
        area = area.marginsRemoved(edge)
        x, y, line = area.x(), area.y(), 0
        for item in self._items:
            hint = item.sizeHint().boundedTo(QSize(area.width(), 10_000))
            if x > area.x() and x + hint.width() > area.right() + 1:
                x, y, line = area.x(), y + line + self.spacing(), 0
            if move:
                item.setGeometry(QRect(x, y, hint.width(), hint.height()))
            x, line = x + hint.width() + self.spacing(), max(line, hint.height())
        return y + line - area.y() + edge.top() + edge.bottom()


class Chips(QWidget):
    """A row of chips that wraps."""

    def __init__(self, chips: list[tuple[str, Tone]] | None = None) -> None:
        super().__init__()
        self._layout = FlowLayout()
        self.setLayout(self._layout)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_chips(chips or [])

    def show_chips(self, chips: list[tuple[str, Tone]]) -> None:
        """Replace the chips by these texts and tones."""
        while self._layout.count() > len(chips):
            item = self._layout.takeAt(self._layout.count() - 1)
            assert item is not None
            item.widget().hide()
            item.widget().deleteLater()
        for position, (text, tone) in enumerate(chips):
            if position < self._layout.count():
                self._layout.itemAt(position).widget().say(text, tone)
            else:
                self._layout.addWidget(Chip(text, tone))
        self.setVisible(bool(chips))
