"""The weekly grid: on which weekday and part of the day somebody has time; read and edited in the same place."""

from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.models.base import Facts
from app.text import _
from app.ui.kit.show import slot
from app.ui.theme import colour, font

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PARTS = ("morning", "afternoon", "evening")
LABEL, CELL, LINE = 60, 36, 24


class AvailabilityGrid(QWidget):
    """A value is a list of "mon.morning"; "mon.day" (no part known) fills the whole day."""

    changed = Signal()

    def __init__(self, facts: Facts | None = None, editable: bool = True) -> None:
        super().__init__()
        self._editable = editable
        self._value: list[str] = []
        self._cell = (0, 0)
        self._names = (_("vorm."), _("nachm."), _("abends"))
        self._days = tuple(slot(day) for day in DAYS)
        self.setAccessibleName(_("Verfügbarkeit"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if editable else Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def value(self) -> Any:
        return list(self._value)

    def set_value(self, value: Any) -> None:
        self._value = list(value or ())
        self.setAccessibleDescription(", ".join(map(slot, self._value)))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(LABEL + 7 * CELL, 4 * LINE + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font(12))
        painter.setPen(colour("quiet"))
        for day, name in enumerate(self._days):
            painter.drawText(self._area(day, -1), Qt.AlignmentFlag.AlignCenter, name)
        for part in range(3):
            self._draw_line(painter, part)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._editable:
            super().mousePressEvent(event)
            return
        if (cell := self._cell_at(event.position().toPoint())) is not None:
            self._cell = cell
            self._toggle()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        if event.key() == Qt.Key.Key_Space and self._editable:
            self._toggle()
        elif step := steps.get(Qt.Key(event.key())):
            self._cell = ((self._cell[0] + step[0]) % 7, (self._cell[1] + step[1]) % 3)
            self.update()
        else:
            super().keyPressEvent(event)

    def _draw_line(self, painter: QPainter, part: int) -> None:
        top = (part + 1) * LINE
        painter.fillRect(0, top, LABEL + 7 * CELL, 1, colour("line"))
        painter.setPen(colour("text"))
        label = QRect(4, top, LABEL - 4, LINE)
        painter.drawText(label, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._names[part])
        for day in range(7):
            self._draw_cell(painter, day, part)

    def _draw_cell(self, painter: QPainter, day: int, part: int) -> None:
        area = self._area(day, part)
        if self._editable:
            painter.setBrush(colour("good_soft") if self._has(day, part) else colour("card"))
            painter.setPen(colour("accent" if self.hasFocus() and self._cell == (day, part) else "line"))
            painter.drawRoundedRect(area.adjusted(3, 3, -3, -3), 4, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("good" if self._has(day, part) else "line"))
        radius = 4 if self._has(day, part) else 1.5
        painter.drawEllipse(QPointF(area.center()) + QPointF(0.5, 0.5), radius, radius)

    def _area(self, day: int, part: int) -> QRect:
        return QRect(LABEL + day * CELL, (part + 1) * LINE, CELL, LINE)

    def _cell_at(self, point: QPoint) -> tuple[int, int] | None:
        day, part = (point.x() - LABEL) // CELL, point.y() // LINE - 1
        return (day, part) if 0 <= day < 7 and 0 <= part < 3 else None

    def _has(self, day: int, part: int) -> bool:
        return f"{DAYS[day]}.{PARTS[part]}" in self._value or f"{DAYS[day]}.day" in self._value

    def _toggle(self) -> None:
        day, part = self._cell
        chosen = {(d, p) for d in range(7) for p in range(3) if self._has(d, p)} ^ {(day, part)}
        self.set_value([f"{DAYS[d]}.{PARTS[p]}" for d, p in sorted(chosen)])
        self.changed.emit()
