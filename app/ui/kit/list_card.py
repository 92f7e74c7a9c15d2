"""The list card: the table, its two empty states, and the footer that counts."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
)

from app.text import _
from app.ui.kit import cells
from app.ui.kit.look import AnyColumn, Look
from app.ui.kit.memory import recall_widths
from app.ui.kit.table import TableModel
from app.ui.kit.widgets import draw_shape, frame, label
from app.ui.theme import colour

ROW_HEIGHT = 34
NARROWEST = 0.72
"""Columns the user left alone shrink with the card down to this share of their width."""
WIDEST = 1.8
"""and grow up to this; beyond, a row would be too long to follow with the eye."""
BEHIND = 22
"""From the words of a head, with what is before them, to its arrow."""


class ListHeader(QHeaderView):
    """Column heads with a small arrow at the sorted one."""

    resized_by_hand = Signal()
    moved_by_hand = Signal()

    def __init__(self, model: TableModel) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._model = model
        self.sorted_by, self.descending = -1, False
        self._before: tuple[list[int], list[int]] = [], []
        self.setAccessibleName(_("Spalten"))
        self.setSectionsClickable(True)
        self.setSectionsMovable(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setHighlightSections(False)
        self.setStretchLastSection(True)
        self.setFixedHeight(ROW_HEIGHT + 1)
        self.setMinimumSectionSize(48)

    def needed(self, section: int) -> int:
        """The width of a head with the arrow behind it."""
        return self.fontMetrics().horizontalAdvance(self._model.columns[section].head) + BEHIND + 10

    def mark(self, section: int, descending: bool) -> None:
        """Show by what the list is sorted."""
        self.sorted_by, self.descending = section, descending
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._before = self._sizes(), self._order()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        sizes, order = self._before
        if order != self._order():
            self.moved_by_hand.emit()
        elif sizes != self._sizes():
            self.resized_by_hand.emit()

    def _sizes(self) -> list[int]:
        return [self.sectionSize(i) for i in range(self.count()) if self.visualIndex(i) < self.count() - 1]

    def _order(self) -> list[int]:
        return [self.visualIndex(i) for i in range(self.count())]

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        super().paintSection(painter, rect, section)
        painter.restore()
        if section == self.sorted_by:
            painter.setPen(QPen(colour("text"), 1.5))
            words = self.fontMetrics().horizontalAdvance(self._model.columns[section].head) + BEHIND
            figure = self._model.columns[section].look is Look.FIGURE
            x = rect.right() - words - 6 if figure else min(rect.x() + words - 4, rect.right() - 14)
            draw_shape(painter, "down" if self.descending else "up", QRectF(x, rect.center().y() - 6, 14, 14))


class ListView(QTableView):
    """The table of a list card: whole rows, keys, no grid."""

    opened = Signal()
    """Enter or a double click: the user wants to work on the current record."""

    def __init__(self, model: TableModel, name: str) -> None:
        super().__init__()
        self.selected: set[int] = set()
        self.fits, self._model = False, model
        self.setModel(model)
        self.setObjectName("list")
        self.setAccessibleName(name)
        self.header = ListHeader(model)
        self.setHorizontalHeader(self.header)
        self.header.setSelectionModel(
            QItemSelectionModel(model, self)
        )  # else each head asks every row whether it is selected
        self.horizontalHeader().show()
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self._behave()
        self.delegates = cells.Delegates(self, model, self.selected)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)
        model.modelReset.connect(self.selected.clear)
        self.doubleClicked.connect(lambda: self.opened.emit())

    def _behave(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Let columns the user left alone shrink and grow with the card."""
        columns, room = self._model.columns, self.viewport().width()
        if not self.fits:
            return
        tight = room < sum(column.width for column in columns)
        keeps = [_keeps(column, tight) for column in columns]
        keeps[-1] |= tight  # it takes what is left, but gives nothing away
        kept = sum(column.width for column, stays in zip(columns, keeps, strict=True) if stays)
        given = sum(column.width for column in columns) - kept
        share = min(max((room - kept) / max(given, 1), NARROWEST), WIDEST)
        for position, column in enumerate(columns[:-1]):
            least = min(column.width, self.header.needed(position))
            wanted = column.width if keeps[position] else max(int(column.width * share), least)
            self.horizontalHeader().resizeSection(position, wanted)

    def _on_selection_changed(self, chosen: QItemSelection, dropped: QItemSelection) -> None:
        for part in dropped.toList():
            self.selected.difference_update(range(part.top(), part.bottom() + 1))
        for part in chosen.toList():
            self.selected.update(range(part.top(), part.bottom() + 1))


def _keeps(column: AnyColumn, tight: bool) -> bool:
    """Whether a column is as wide in every card; a name gives nothing away, but likes more room."""
    return column.steady or column.look in (Look.CHIP, Look.FIGURE) or (tight and column.look is Look.NAME)


class ListCard(QFrame):
    """Table, empty states and footer in one card."""

    current_changed = Signal(str)
    """The id of the record the user stands on, "" for none."""
    sort_asked = Signal(int)

    def __init__(self, model: TableModel, name: str, key: str) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.model = model
        self.view = ListView(model, name)
        self.pages = QStackedWidget()
        self.pages.addWidget(self.view)
        self.footer = label("", "small")
        self.footer.setObjectName("footer")
        self._lay_out()
        self.set_widths(recall_widths(key))
        self.view.selectionModel().currentRowChanged.connect(self._on_current_row_changed)
        self.view.horizontalHeader().sectionClicked.connect(self.sort_asked)

    def _lay_out(self) -> None:
        self._foot = frame("foot")
        line = QHBoxLayout(self._foot)
        line.setContentsMargins(12, 8, 12, 8)
        line.addWidget(self.footer)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addWidget(self.pages, 1)
        layout.addWidget(self._foot)

    def say(self, words: str) -> None:
        """Count in the footer; an empty list has none."""
        self.footer.setText(words)
        self._foot.setVisible(bool(words))

    def show_columns(self, columns: Sequence[AnyColumn], widths: Mapping[str, int]) -> None:
        """Show other columns, in this order; those without a width of the user's share the room."""
        current, chosen = self.current_id, self.selected_ids()
        self.model.set_columns(columns)
        for logical in range(len(columns)):  # the user may have moved the ones before
            self.view.header.moveSection(self.view.header.visualIndex(logical), logical)
        self.view.delegates.place()
        self.set_widths(widths)
        self.go_to(current, quietly=True)
        if len(chosen) > 1:
            self.select(chosen)

    def select(self, ids: Sequence[str]) -> None:
        """Select these records, as far as the list holds them."""
        selection, last = QItemSelection(), len(self.model.columns) - 1
        for row in filter(lambda row: row >= 0, map(self.model.row_of, ids)):
            selection.select(self.model.index(row, 0), self.model.index(row, last))
        self.view.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def set_widths(self, widths: Mapping[str, int]) -> None:
        """Give the columns their widths by name; none at all lets them fit into the card."""
        for position, column in enumerate(self.model.columns):
            self.view.header.resizeSection(position, widths.get(column.name, column.width))
        self.view.fits = not widths
        self.view.fit()

    def columns_in_view(self) -> list[AnyColumn]:
        """The columns from left to right."""
        return [self.model.columns[self.view.header.logicalIndex(i)] for i in range(len(self.model.columns))]

    def widths(self) -> dict[str, int]:
        """How wide the columns are now, by name."""
        return {c.name: self.view.header.sectionSize(i) for i, c in enumerate(self.model.columns)}

    @property
    def current_id(self) -> str:
        """The record the user stands on."""
        row = self.view.currentIndex().row()
        return self.model.ids[row] if 0 <= row < len(self.model.ids) else ""

    def selected_ids(self) -> list[str]:
        """All selected records in the order of the list."""
        return [self.model.ids[row] for row in sorted(self.view.selected) if row < len(self.model.ids)]

    def go_to(self, record_id: str, quietly: bool = False) -> bool:
        """Stand on a record; False when the list does not hold it. `quietly`: without telling the detail card."""
        row = self.model.row_of(record_id) if record_id else -1
        if row < 0:
            return False
        selection = self.view.selectionModel()
        blocked = self.blockSignals(quietly)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        selection.setCurrentIndex(self.model.index(row, 0), flags)
        self.blockSignals(blocked)
        return True

    def take_place(self, other: "ListCard") -> None:
        """Stand, select and scroll as in another card with the same rows."""
        self.go_to(other.current_id)
        if len(other.view.selected) > 1:
            selection = QItemSelection()
            for part in other.view.selectionModel().selection().toList():
                selection.select(
                    self.model.index(part.top(), part.left()), self.model.index(part.bottom(), part.right())
                )
            self.view.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.view.updateGeometries()
        self.view.verticalScrollBar().setValue(other.view.verticalScrollBar().value())

    def step(self, rows: int) -> None:
        """Go up or down in the list."""
        row = self.view.currentIndex().row() + rows
        if 0 <= row < len(self.model.ids):
            self.go_to(self.model.ids[row])

    def _on_current_row_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        self.current_changed.emit(self.current_id)
