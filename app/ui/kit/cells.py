"""Draws the cells of a list: one delegate, with one short `paint` for each look of a column.

A painted cell costs two calls into Python (index and paint): the cells are looked up in the model's `ready`,
the selected rows in a set, colours and fonts are taken once for each palette, and nothing is elided that fits
(every enum value handed to Qt costs two calls more).
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.ui.kit.charts import FULL_SHARE, draw_bar
from app.ui.kit.look import Look
from app.ui.kit.table import TableModel
from app.ui.kit.widgets import follow_theme
from app.ui.theme import Tone, colour, font, tabular

Index = QModelIndex | QPersistentModelIndex
GAP = 10
_LEFT = (Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter).value
_RIGHT = (Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value
_CENTRE = Qt.AlignmentFlag.AlignCenter.value
_ELIDE = Qt.TextElideMode.ElideRight
_NO_PEN = QPen(Qt.PenStyle.NoPen)
_SMOOTH = QPainter.RenderHint.Antialiasing


class CellDelegate(QStyledItemDelegate):
    """Draws words; its children draw the other looks."""

    def __init__(self, view: QTableView, model: TableModel, selected: set[int]) -> None:
        super().__init__(view)
        self.model, self.selected = model, selected
        follow_theme(view, self._take_theme)

    def _take_theme(self) -> None:
        self.line, self.soft = colour("line"), colour("accent_soft")
        self.ink, self.quiet, self.strong = colour("text"), colour("quiet"), QBrush(colour("accent"))
        self.plain, self.bold, self.small = font(), font(bold=True), font(12, bold=True)
        self.figures = tabular(self.plain)
        self.plain_metrics, self.bold_metrics = QFontMetrics(self.plain), QFontMetrics(self.bold)
        self.small_metrics = QFontMetrics(self.small)
        self.chips = {t: (QPen(colour(t.value)), QBrush(colour(f"{t.value}_soft"))) for t in Tone}

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        text = self.model.read(index.row())[index.column()][0]
        return QSize(self.bold_metrics.horizontalAdvance(text) + 2 * GAP + 8, 34)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, area = index.row(), option.rect
        text = (self.model.ready.get(row) or self.model.read(row))[index.column()][0]
        if row in self.selected:
            painter.fillRect(area, self.soft)
        painter.fillRect(area.x(), area.bottom(), area.width(), 1, self.line)
        painter.setPen(self.ink)
        painter.setFont(self.plain)
        area = area.adjusted(GAP, 0, -GAP, 0)
        if self.plain_metrics.horizontalAdvance(text) > area.width():
            text = self.plain_metrics.elidedText(text, _ELIDE, area.width())
        painter.drawText(area, _LEFT, text)


class NameDelegate(CellDelegate):
    """The name of a record, bold where it is selected, with a bar before it where the user marked it."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, area = index.row(), option.rect
        text = (self.model.ready.get(row) or self.model.read(row))[index.column()][0]
        picked = row in self.selected
        if picked:
            painter.fillRect(area, self.soft)
        painter.fillRect(area.x(), area.bottom(), area.width(), 1, self.line)
        if self.model.marked and self.model.ids[row] in self.model.marked:
            painter.setRenderHint(_SMOOTH)
            painter.setPen(_NO_PEN)
            painter.setBrush(self.strong)
            painter.drawRoundedRect(area.x() + 2, area.center().y() - 6, 4, 12, 2, 2)
        painter.setPen(self.ink)
        painter.setFont(self.bold if picked else self.plain)
        area = area.adjusted(GAP, 0, -GAP, 0)
        metrics = self.bold_metrics if picked else self.plain_metrics
        if metrics.horizontalAdvance(text) > area.width():
            text = metrics.elidedText(text, _ELIDE, area.width())
        painter.drawText(area, _LEFT, text)


class FigureDelegate(CellDelegate):
    """Numbers and sums at the right, in figures of one width."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, area = index.row(), option.rect
        text = (self.model.ready.get(row) or self.model.read(row))[index.column()][0]
        if row in self.selected:
            painter.fillRect(area, self.soft)
        painter.fillRect(area.x(), area.bottom(), area.width(), 1, self.line)
        painter.setPen(self.ink)
        painter.setFont(self.figures)
        painter.drawText(area.adjusted(GAP, 0, -GAP, 0), _RIGHT, text)


class ChipDelegate(CellDelegate):
    """A chip in the tone of its value."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, area = index.row(), option.rect
        text, tone = (self.model.ready.get(row) or self.model.read(row))[index.column()]
        if row in self.selected:
            painter.fillRect(area, self.soft)
        painter.fillRect(area.x(), area.bottom(), area.width(), 1, self.line)
        if not text:
            return
        ink, ground = self.chips[tone]
        if self.small_metrics.horizontalAdvance(text) > area.width() - 2 * GAP - 16:
            text = self.small_metrics.elidedText(text, _ELIDE, area.width() - 2 * GAP - 16)
        box = QRect(area.x() + GAP, area.center().y() - 9, self.small_metrics.horizontalAdvance(text) + 18, 20)
        painter.setRenderHint(_SMOOTH)
        painter.setPen(_NO_PEN)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(box), 10, 10)
        painter.setPen(ink)
        painter.setFont(self.small)
        painter.drawText(box, _CENTRE, text)


class BarDelegate(CellDelegate):
    """Part of a whole as a line with its numbers at the right."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, area = index.row(), option.rect
        text, share = (self.model.ready.get(row) or self.model.read(row))[index.column()]
        if row in self.selected:
            painter.fillRect(area, self.soft)
        painter.fillRect(area.x(), area.bottom(), area.width(), 1, self.line)
        words = area.adjusted(GAP, 0, -GAP, 0)
        painter.setPen(self.quiet if share is None else self.ink)
        painter.setFont(self.figures)
        painter.drawText(words, _LEFT if share is None else _RIGHT, text)
        if share is not None and words.width() > 120:
            line = QRectF(words.x(), words.center().y() - 3, words.width() - 72, 8)
            draw_bar(painter, line, share, "accent" if share >= FULL_SHARE else "bar")


_DELEGATES: dict[Look, type[CellDelegate]] = {
    Look.TEXT: CellDelegate, Look.NAME: NameDelegate, Look.FIGURE: FigureDelegate,
    Look.CHIP: ChipDelegate, Look.BAR: BarDelegate,
}  # fmt: skip


class Delegates:
    """The delegates of one view, one for each look."""

    def __init__(self, view: QTableView, model: TableModel, selected: set[int]) -> None:
        self._view, self._model = view, model
        self._kinds = {look: kind(view, model, selected) for look, kind in _DELEGATES.items()}
        self.place()

    def place(self) -> None:
        """Give every column the delegate of its look."""
        for position, column in enumerate(self._model.columns):
            self._view.setItemDelegateForColumn(position, self._kinds[column.look])
