"""How a line of the start page is drawn, and where its parts lie for the mouse."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.kit.charts import FULL_SHARE, draw_bar
from app.ui.kit.chips import chip_width, draw_chip
from app.ui.kit.widgets import follow_theme
from app.ui.start.lines import Index, Line
from app.ui.theme import colour, font, tabular

LEFT, RIGHT, GAP = 16, 24, 8
"""`RIGHT` holds the three points and the scroll bar, so that nothing moves when one of them comes."""
EDGE, ROW, LINE, SMALL, FLAT = 7, 34, 18, 16, 29
BOX, LEAD, FIGURE = 16, 112, 66
_WORDS = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
_TOP_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_TOP_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_STATE = QStyle.StateFlag


@dataclass(frozen=True)
class Places:
    """Where the parts of a line lie; what it does not have is empty."""

    box: QRect
    lead: QRect
    text: QRect
    aside: QRect
    bar: QRect
    figure: QRect
    chip: QRect
    dots: QRect


class LineDelegate(QStyledItemDelegate):
    """Draws lines of any kind; heights follow the width of the list."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._hints: dict[tuple[Line, int], int] = {}
        self._seen: tuple[Line, ...] = ()
        self._chip_room = self._box_room = 0
        follow_theme(view, self._take_theme)

    def _take_theme(self) -> None:
        self.plain, self.bold, self.small = font(), font(bold=True), font(12)
        self.figures = tabular(self.plain)
        self.metrics, self.small_metrics = QFontMetrics(self.plain), QFontMetrics(self.small)
        self._hints.clear()

    def line(self, index: Index) -> Line:
        """The line at an index."""
        return self._view.model().lines[index.row()]  # type: ignore[attr-defined]

    # ---------------------------------------------------------------- measure

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line, width = self.line(index), self._view.width()
        self._look_over()
        if (line, width) not in self._hints:
            self._hints[line, width] = self._height(line, width)
        return QSize(width, self._hints[line, width])

    def _height(self, line: Line, width: int) -> int:
        if line.share is not None:
            return FLAT + (SMALL if line.aside else 0)
        words = self._lines(line.text, self.places(line, QRect(0, 0, width, ROW)).text.width()) * LINE
        return max(ROW, 2 * EDGE + words + (SMALL if line.aside else 0) + 1)

    def _lines(self, text: str, width: int) -> int:
        tall = self.metrics.boundingRect(QRect(0, 0, max(width, 40), 10_000), _WORDS, text).height()
        return max(1, round(tall / self.metrics.lineSpacing()))

    def places(self, line: Line, area: QRect) -> Places:
        """Where the parts lie within the area of a line."""
        self._look_over()
        left, right, top = area.x() + LEFT, area.x() + self._view.width() - RIGHT, area.y() + EDGE
        dots = QRect(right + 1, area.y(), 13, area.height())
        box = QRect(left, top + 1, BOX, BOX) if line.task_id else QRect()
        left += self._box_room
        lead = QRect(left, top, LEAD, LINE) if line.lead else QRect()
        left += LEAD + GAP if line.lead else 0
        wide = chip_width(line.chip[0]) if line.chip else 0
        chip = QRect(right - wide + 2, top - 2, wide, LINE + 3) if wide else QRect()
        wide = max(wide, self._chip_room) if line.figure else wide
        right -= wide + GAP if wide else 0
        if line.share is not None:
            return self._bar_places(area, left, dots)
        room = max(self.metrics.horizontalAdvance(line.figure), FIGURE) if line.figure else 0
        figure = QRect(right - room, top, room, LINE) if room else QRect()
        right -= room + GAP if room else 0
        small = area.height() - 2 * EDGE - (SMALL if line.aside else 0)
        text = QRect(left, top, right - left, small)
        aside = QRect(left, top + small, right - left, SMALL) if line.aside else QRect()
        return Places(box, lead, text, aside, QRect(), figure, chip, dots)

    def _look_over(self) -> None:
        """What all lines of the block leave room for, so that their parts stand below each other."""
        lines: tuple[Line, ...] = self._view.model().lines  # type: ignore[attr-defined]
        if self._seen is not lines:
            self._seen = lines
            self._chip_room = max((chip_width(line.chip[0]) for line in lines if line.chip and line.figure), default=0)
            self._box_room = BOX + GAP if any(line.task_id for line in lines) else 0
            self._hints.clear()

    def _bar_places(self, area: QRect, left: int, dots: QRect) -> Places:
        """A name, a bar and its numbers; the bars of all lines begin and end below each other."""
        top, tall = area.y(), FLAT
        end = area.x() + self._view.width() - RIGHT
        name = (end - left) * 36 // 100
        figure = QRect(end - FIGURE, top, FIGURE, tall)
        bar = QRect(left + name + GAP, top, end - FIGURE - left - name - 2 * GAP, tall)
        aside = QRect(left, top + tall - 4, end - left, SMALL)
        return Places(QRect(), QRect(), QRect(left, top, name, tall), aside, bar, figure, QRect(), dots)

    # ---------------------------------------------------------------- paint

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        line, area = self.line(index), option.rect
        places = self.places(line, area)
        focused = index.row() == self._view.currentIndex().row() and self._view.hasFocus()
        hovered = bool(option.state & _STATE.State_MouseOver)
        painter.save()
        self._ground(painter, area, focused, hovered, line)
        if line.task_id:
            self._box(painter, places.box, hovered or focused)
        self._words(painter, line, places)
        if line.share is not None:
            bar = QRectF(places.bar.x(), places.bar.center().y() - 6, places.bar.width(), 13)
            draw_bar(painter, bar, line.share, "accent" if line.share >= FULL_SHARE else "bar")
        if line.chip and not places.chip.isEmpty():
            draw_chip(painter, places.chip, *line.chip)
        if hovered or focused:
            self._dots(painter, places.dots)
        painter.restore()

    def _ground(self, painter: QPainter, area: QRect, focused: bool, hovered: bool, line: Line) -> None:
        if focused or hovered:
            painter.fillRect(area, colour("ground" if focused else "head"))
        if focused:
            painter.fillRect(area.x(), area.y(), 3, area.height() - 1, colour("accent"))
        if line.share is None:
            painter.fillRect(area.x() + LEFT, area.bottom(), self._view.width() - LEFT - RIGHT, 1, colour("line"))

    def _box(self, painter: QPainter, box: QRect, strong: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("accent" if strong else "quiet"), 1))
        painter.setBrush(colour("card"))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)

    def _words(self, painter: QPainter, line: Line, places: Places) -> None:
        painter.setPen(colour("text"))
        if line.lead:
            painter.setFont(self.bold)
            painter.drawText(places.lead, _TOP_LEFT, line.lead)
        painter.setFont(self.plain)
        if line.share is None:
            painter.drawText(places.text, _WORDS, line.text)
        else:
            shown = self.metrics.elidedText(line.text, Qt.TextElideMode.ElideRight, places.text.width())
            painter.drawText(places.text, _LEFT, shown)
        if line.figure:
            painter.setFont(self.figures)
            painter.drawText(places.figure, _TOP_RIGHT if line.share is None else _RIGHT, line.figure)
        if line.aside:
            painter.setFont(self.small)
            painter.setPen(colour("attention" if line.warns else "quiet"))
            shown = self.small_metrics.elidedText(line.aside, Qt.TextElideMode.ElideRight, places.aside.width())
            painter.drawText(places.aside, _LEFT, shown)

    def _dots(self, painter: QPainter, area: QRect) -> None:
        """Three points under each other: here is a menu."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("quiet"))
        for step in (-5, 0, 5):
            painter.drawEllipse(QPoint(area.center().x(), area.center().y() + step), 1.5, 1.5)
