"""A small picture of a sheet of labels, on which the first free one is pointed at."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.services.documents.label_sheets import LabelSheet
from app.text import _
from app.ui.kit.widgets import follow_theme
from app.ui.theme import colour

HEIGHT = 168
PAPER = (210, 297)
"""Millimetres of the sheet."""
_STEPS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class SheetPicture(QWidget):
    """Labels that are gone are empty, those that will be printed are filled; a click says which is the first."""

    chosen = Signal(int)
    """The number of the first label, counted from 1."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sheetPicture")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.cut: LabelSheet | None = None
        self.first, self.count = 1, 0
        follow_theme(self, self.update)

    def show_sheet(self, cut: LabelSheet, first: int, count: int) -> None:
        """Show another sheet, with `count` labels printed from `first` on."""
        self.cut, self.first, self.count = cut, first, count
        words = _("Bogen mit {count} Aufklebern; gedruckt wird ab dem {first}.")
        self.setAccessibleName(words.format(count=cut.count, first=first))
        self.setToolTip(_("Klicken Sie auf den ersten Aufkleber, der noch da ist."))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(HEIGHT * PAPER[0] / PAPER[1]), HEIGHT)

    def area(self, number: int) -> QRectF:
        """Where a label lies in the picture, counted from 1."""
        assert self.cut is not None
        scale, cut, place = self.height() / PAPER[1], self.cut, number - 1
        x = cut.left + place % cut.columns * cut.step_x
        y = cut.top + place // cut.columns * cut.step_y
        return QRectF(x * scale, y * scale, cut.width * scale, cut.height * scale)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.cut is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("accent" if self.hasFocus() else "line"), 1))
        painter.setBrush(colour("card"))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.setPen(QPen(colour("bar"), 1))
        for number in range(1, self.cut.count + 1):
            printed = self.first <= number < self.first + self.count
            painter.setBrush(colour("accent_soft" if printed else "ground"))
            painter.drawRoundedRect(self.area(number).adjusted(1.5, 1.5, -1.5, -1.5), 2, 2)
        painter.setPen(QPen(colour("accent"), 2))
        painter.setBrush(colour("accent_soft"))
        painter.drawRoundedRect(self.area(self.first).adjusted(1.5, 1.5, -1.5, -1.5), 2, 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.cut is not None and (number := self._at(event.position().toPoint())):
            self.chosen.emit(number)

    def _at(self, place: QPoint) -> int:
        assert self.cut is not None
        areas = ((number, self.area(number)) for number in range(1, self.cut.count + 1))
        return next((number for number, area in areas if area.contains(place.toPointF())), 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The arrows walk over the sheet."""
        step = _STEPS.get(Qt.Key(event.key()))
        if self.cut is None or step is None:
            super().keyPressEvent(event)
            return
        wanted = self.first + step[0] + step[1] * self.cut.columns
        if 1 <= wanted <= self.cut.count:
            self.chosen.emit(wanted)
