"""Numbers over time: a curve to look at, a small one for a line of a table, and quiet bars beside each other."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil, log10

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.text import _, german_date, number
from app.ui.kit.charts import draw_bar
from app.ui.theme import colour, font

LEFT, RIGHT, TOP, BOTTOM = 40.0, 14.0, 10.0, 24.0
DOT = 3.5
_GRID = 2
_DAY_WIDTH = 64


@dataclass(frozen=True)
class Sample:
    """A number on a day, and the most it can be where that is known."""

    day: date
    value: int
    most: int | None = None


def spoken(samples: Sequence[Sample]) -> str:
    """A curve as a screen reader says it: from when to when, first, last, least and most."""
    if not samples:
        return _("noch keine Zahlen")
    first, last = samples[0], samples[-1]
    if len(samples) == 1:
        return _("{value} am {day}").format(value=number(last.value), day=german_date(last.day))
    least, most = min(samples, key=lambda one: one.value), max(samples, key=lambda one: one.value)
    text = _(
        "{count} Stichtage vom {first} bis {last}: zuerst {begin}, zuletzt {end}; am wenigsten {least} am {least_day}, "
        "am meisten {most} am {most_day}"
    )
    return text.format(
        count=number(len(samples)), first=german_date(first.day), last=german_date(last.day),
        begin=number(first.value), end=number(last.value), least=number(least.value),
        least_day=german_date(least.day), most=number(most.value), most_day=german_date(most.day),
    )  # fmt: skip


def draw_sparkline(painter: QPainter, area: QRectF, samples: Sequence[Sample]) -> None:
    """The way of a number as a thin line with a dot at its end; its own least and most are bottom and top."""
    if not samples:
        return
    values = [one.value for one in samples]
    low, span = min(values), max(max(values) - min(values), 1)
    spots = [
        QPointF(area.x() + area.width() * share, area.bottom() - area.height() * (one.value - low) / span)
        for share, one in zip(_shares(samples), samples, strict=True)
    ]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour("bar"), 1.6))
    painter.drawPolyline(QPolygonF(spots))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("bar"))
    painter.drawEllipse(spots[-1], 2.6, 2.6)


def _shares(samples: Sequence[Sample]) -> list[float]:
    """Where each day stands between the first and the last one; a single one at the end."""
    days = (samples[-1].day - samples[0].day).days
    return [(one.day - samples[0].day).days / days if days else 1.0 for one in samples]


class Curve(QWidget):
    """A number over time under the most it can be; arrows walk from day to day, the mouse tells the nearest one."""

    def __init__(self, name: str, height: int = 150) -> None:
        super().__init__()
        self._name, self._height = name, height
        self.samples: list[Sample] = []
        self.chosen = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_samples(())

    def show_samples(self, samples: Sequence[Sample]) -> None:
        """Draw these numbers, the oldest first."""
        self.samples, self.chosen = list(samples), -1
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(spoken(self.samples))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(320, self._height)

    # ------------------------------------------------------------------------------------------ walking

    def choose(self, at: int) -> None:
        """Tell the number of a day."""
        self.chosen = at if 0 <= at < len(self.samples) else -1
        words = self.words(self.chosen) if self.chosen >= 0 else ""
        self.setToolTip(words)
        self.setAccessibleName(f"{self._name}, {words}" if words else self._name)
        self.update()

    def words(self, at: int) -> str:
        """The number of a day in words."""
        one = self.samples[at]
        text = _("{day}: {value} von {most}") if one.most else _("{day}: {value}")
        return text.format(day=german_date(one.day), value=number(one.value), most=number(one.most))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        spots = self._spots()
        nearest = min(range(len(spots)), key=lambda at: abs(spots[at].x() - event.position().x()), default=-1)
        if nearest != self.chosen:
            self.choose(nearest)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or not self.samples:
            super().keyPressEvent(event)
        else:
            begin = len(self.samples) - 1 if self.chosen < 0 else self.chosen + step
            self.choose(min(max(begin, 0), len(self.samples) - 1))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.choose(len(self.samples) - 1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.choose(-1)

    # ------------------------------------------------------------------------------------------ drawing

    @property
    def _area(self) -> QRectF:
        return QRectF(LEFT, TOP, self.width() - LEFT - RIGHT, self.height() - TOP - BOTTOM)

    def _top(self) -> int:
        """The round number at the upper end."""
        most = max((max(one.value, one.most or 0) for one in self.samples), default=0)
        step = 10 ** max(int(log10(max(most, 1))), 0)
        return max(next(step * part for part in (1, 2, 4, 6, 8, 10) if step * part >= most), 2)

    def _y(self, value: float) -> float:
        return self._area.bottom() - self._area.height() * value / self._top()

    def _spots(self) -> list[QPointF]:
        area = self._area
        pairs = zip(_shares(self.samples), self.samples, strict=True) if self.samples else ()
        return [QPointF(area.x() + area.width() * share, self._y(one.value)) for share, one in pairs]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(11))
        if not self.samples:
            painter.setPen(colour("quiet"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, _("noch keine Zahlen"))
            return
        self._draw_ground(painter)
        spots = self._spots()
        self._draw_most(painter, spots)
        self._draw_line(painter, spots)
        self._draw_days(painter, spots)

    def _draw_ground(self, painter: QPainter) -> None:
        """Thin lines with their numbers."""
        for part in range(_GRID + 1):
            value = self._top() * part / _GRID
            y = self._y(value)
            painter.setPen(QPen(colour("line"), 1))
            painter.drawLine(QPointF(LEFT, y), QPointF(self.width() - RIGHT, y))
            painter.setPen(colour("quiet"))
            area = QRectF(0, y - 9, LEFT - 7, 18)
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, number(ceil(value)))

    def _draw_most(self, painter: QPainter, spots: Sequence[QPointF]) -> None:
        """What it can be at most, as a dashed line."""
        known = [
            QPointF(spot.x(), self._y(one.most)) for spot, one in zip(spots, self.samples, strict=True) if one.most
        ]
        painter.setPen(QPen(colour("neutral"), 1.2, Qt.PenStyle.DashLine))
        painter.drawPolyline(QPolygonF(known))

    def _draw_line(self, painter: QPainter, spots: Sequence[QPointF]) -> None:
        bottom = self._area.bottom()
        ground = colour("bar")
        ground.setAlpha(36)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        feet = [QPointF(spots[-1].x(), bottom), QPointF(spots[0].x(), bottom)]
        painter.drawPolygon(QPolygonF([*spots, *feet]))
        painter.setPen(QPen(colour("bar"), 2))
        painter.drawPolyline(QPolygonF(list(spots)))
        painter.setBrush(colour("card"))
        for at, spot in enumerate(spots):
            radius = DOT + 1.5 if at == self.chosen else DOT
            painter.setPen(QPen(colour("accent" if at == self.chosen else "bar"), 2))
            painter.drawEllipse(spot, radius, radius)

    def _draw_days(self, painter: QPainter, spots: Sequence[QPointF]) -> None:
        """The days below, as many as have room; the last one always."""
        painter.setPen(colour("quiet"))
        free = float(self.width())
        for spot, one in reversed(list(zip(spots, self.samples, strict=True))):
            middle = min(max(spot.x(), _DAY_WIDTH / 2), self.width() - _DAY_WIDTH / 2)
            if middle + _DAY_WIDTH / 2 <= free:
                area = QRectF(middle - _DAY_WIDTH / 2, self.height() - BOTTOM + 5, _DAY_WIDTH, BOTTOM - 5)
                painter.drawText(area, Qt.AlignmentFlag.AlignCenter, f"{one.day:%d.%m.%y}")
                free = middle - _DAY_WIDTH / 2 - 6


class QuietBars(QWidget):
    """A few numbers below each other, each with its words and a thin bar; the greatest one is as long as the room."""

    LINE = 22

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.parts: list[tuple[str, int]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_parts(self, parts: Sequence[tuple[str, int]]) -> None:
        """Words and number of each line."""
        self.parts = list(parts)
        self.setAccessibleName(self._name)
        self.setAccessibleDescription(", ".join(f"{words} {number(count)}" for words, count in parts))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(220, self.LINE * len(self.parts))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(font(12))
        most = max((count for _words, count in self.parts), default=1) or 1
        for at, (words, count) in enumerate(self.parts):
            y = at * self.LINE
            painter.setPen(colour("text"))
            room = QRectF(0, y, min(self.width() * 0.48, 150), self.LINE)
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()) - 6)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
            figure = QRectF(room.right(), y, 34, self.LINE)
            painter.drawText(figure, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, number(count))
            bar = QRectF(figure.right() + 10, y + 7, self.width() - figure.right() - 12, 8)
            draw_bar(painter, bar, count / most)
