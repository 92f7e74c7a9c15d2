"""The houses of a key date below each other: occupied, share of use, change, people per helper, and their way."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from app.services.occupancy.overview import Standing
from app.text import _, german_date, number, translate
from app.ui.kit.charts import FULL_SHARE, draw_bar
from app.ui.kit.curves import Sample, draw_sparkline, spoken
from app.ui.occupancy.words import per_helper, percent, signed
from app.ui.theme import colour, font

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
NAME, OCCUPIED, SHARE, CHANGE, WAY, HELPERS, EACH, DAY = range(8)
HEADS = (
    _("Unterkunft"), _("Belegt / Plätze"), _("Auslastung"), _("Veränderung"), _("Verlauf"), _("Ehrenamtliche"),
    _("Menschen je Ehrenamt"), _("Stand"),
)  # fmt: skip
WIDTHS = (166, 88, 118, 106, 120, 118, 112, 92)
_FIGURES = (OCCUPIED, CHANGE, HELPERS, EACH)
ROW = 32
PADDING = 10
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class OverviewModel(QAbstractTableModel):
    """One row for each house."""

    def __init__(self) -> None:
        super().__init__()
        self.standings: list[Standing] = []
        self.ways: Mapping[str, Sequence[Sample]] = {}

    def show(self, standings: Sequence[Standing], ways: Mapping[str, Sequence[Sample]]) -> None:
        """Show these houses; `ways` are their numbers over time."""
        self.beginResetModel()
        self.standings, self.ways = list(standings), ways
        self.endResetModel()

    def way(self, row: int) -> Sequence[Sample]:
        """The numbers of a house over time."""
        return self.ways.get(self.standings[row].shelter_id, ())

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.standings)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(HEADS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return translate(HEADS[section])
        side = Qt.AlignmentFlag.AlignRight if section in _FIGURES else Qt.AlignmentFlag.AlignLeft
        wrapped = int(side | _MIDDLE) | int(Qt.TextFlag.TextWordWrap)
        return wrapped if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one, column = self.standings[index.row()], index.column()
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(index.row(), column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._explained(index.row(), column)
        if role == Qt.ItemDataRole.ForegroundRole:
            return colour("accent") if one.alone and column in (NAME, HELPERS, EACH) else None
        side = Qt.AlignmentFlag.AlignRight if column in _FIGURES else Qt.AlignmentFlag.AlignLeft
        return side | _MIDDLE if role == Qt.ItemDataRole.TextAlignmentRole else None

    def _words(self, row: int, column: int) -> str:
        one = self.standings[row]
        if column == NAME:
            return one.name
        if column == DAY:
            return german_date(one.counted) or _("keine Zahl")
        if column == OCCUPIED:
            return f"{number(one.occupied) or '–'} / {number(one.places) or '–'}"
        if column == SHARE:
            return percent(one.share)
        if column == CHANGE:
            return signed(one.change)
        if column == HELPERS:
            return number(one.helpers) if one.helpers else _("niemand")
        return per_helper(one.per_helper) if column == EACH else spoken(self.way(row))

    def _explained(self, row: int, column: int) -> str:
        one = self.standings[row]
        if column == CHANGE and one.before_on:
            return _("am {day} waren es {count}").format(day=german_date(one.before_on), count=number(one.before))
        if one.alone and column in (NAME, HELPERS, EACH):
            words = _("Hier leben {people} Menschen, und niemand hilft.")
            return words.format(people=number(one.occupied))
        return self._words(row, column)


class OverviewLook(QStyledItemDelegate):
    """Words under their heads, the share as a bar, the way as a small curve."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model: Any = index.model()
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, colour("neutral_soft"))
        area = QRectF(option.rect).adjusted(PADDING, 0, -PADDING, 0)
        if index.column() == WAY:
            draw_sparkline(painter, area.adjusted(2, 8, -4, -8), model.way(index.row()))
        elif index.column() == SHARE:
            self._draw_share(painter, area, model.standings[index.row()].share)
        else:
            self._draw_words(painter, area, index)
        painter.restore()

    def _draw_share(self, painter: QPainter, area: QRectF, share: float | None) -> None:
        if share is None:
            return
        painter.setPen(colour("text"))
        painter.setFont(font(13))
        painter.drawText(area, _MIDDLE | Qt.AlignmentFlag.AlignLeft, percent(share))
        bar = QRectF(area.x() + 46, area.center().y() - 5, area.width() - 46, 10)
        draw_bar(painter, bar, share, "accent" if share >= FULL_SHARE else "bar")

    def _draw_words(self, painter: QPainter, area: QRectF, index: Index) -> None:
        painter.setPen(index.data(Qt.ItemDataRole.ForegroundRole) or colour("text"))
        painter.setFont(font(13, bold=index.column() == NAME))
        words = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, int(area.width()))
        painter.drawText(area, index.data(Qt.ItemDataRole.TextAlignmentRole), words)


class OverviewTable(QTableView):
    """The table; Enter or a double click opens a house."""

    opened = Signal(str)
    """The id of a house."""

    def __init__(self, model: OverviewModel) -> None:
        super().__init__()
        self.houses = model
        self.setModel(model)
        self.setAccessibleName(_("Häuser"))
        self.setItemDelegate(OverviewLook(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads = self.horizontalHeader()
        heads.setStretchLastSection(True)
        heads.setHighlightSections(False)
        heads.setFixedHeight(44)
        for column, width in enumerate(WIDTHS):
            self.setColumnWidth(column, width)
        self.doubleClicked.connect(lambda index: self._open(index.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _open(self, row: int) -> None:
        if 0 <= row < len(self.houses.standings):
            self.opened.emit(self.houses.standings[row].shelter_id)
