"""Shows a worksheet like in a spreadsheet: nothing can be typed into it, but each cell can be chosen."""

from collections.abc import Mapping
from typing import Any, cast

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.services.own_forms.layout import Layout, Look, Page, letters_of, reference
from app.text import _
from app.ui.theme import font

Index = QModelIndex | QPersistentModelIndex
At = tuple[int, int]
_NOWHERE = QModelIndex()
PAPER, INK, LINES = "#FFFFFF", "#26211D", "#D5D0CA"
FILLED, CHOSEN, EMPTY, IN_HAND = "#E2F1E6", "#E4ECF7", "#FBE0E0", "#EAF2FB"
"""Grounds of cells on white paper, in the dark window, too: gets a value; has a place without one; is mandatory and
empty; is in hand."""
MOST_ROWS, MOST_COLUMNS = 500, 80
SPARE_ROWS, SPARE_COLUMNS = 3, 2
CHARACTER, POINT = 7, 4 / 3
"""Pixels of a character's width and of a point's height, as spreadsheet programs count at 100 %."""
WIDEST, USUAL_HEIGHT = 420, 22
_SIDES = {
    "center": Qt.AlignmentFlag.AlignHCenter,
    "centerContinuous": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}


class PageModel(QAbstractTableModel):
    """The cells of a worksheet with the values that would stand in them."""

    def __init__(self) -> None:
        super().__init__()
        self.page, self._looks = Page(""), [Look()]
        self._shown: Mapping[At, str] = {}
        self._places: set[At] = set()
        self._missing: set[At] = set()
        self._size = (0, 0)

    def show_page(self, page: Page, layout: Layout) -> None:
        """Show another worksheet."""
        self.beginResetModel()
        self.page, self._looks = page, layout.looks
        self._shown, self._places, self._missing = {}, set(), set()
        self._size = self._reach()
        self.endResetModel()

    def put(self, shown: Mapping[At, str], places: set[At], missing: set[At]) -> None:
        """Show these values in their cells; `places` are cells something belongs to."""
        before = self._size
        self._shown, self._places, self._missing = shown, places, missing
        size = self._reach()
        if size != before:
            self.beginResetModel()
            self._size = size
            self.endResetModel()
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, self.columnCount() - 1))

    def _reach(self) -> At:
        """How many rows and columns are to be seen."""
        rows = max(self.page.rows, max((row for row, _column in self._shown), default=0), 12) + SPARE_ROWS
        columns = max(self.page.columns, max((column for _row, column in self._shown), default=0), 6) + SPARE_COLUMNS
        return min(rows, MOST_ROWS), min(columns, MOST_COLUMNS)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._size[0]

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._size[1]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return letters_of(section + 1) if orientation == Qt.Orientation.Horizontal else str(section + 1)

    def text(self, at: At) -> str:
        """What stands in a cell; a formula tells only that it is one, its former result would mislead."""
        if at in self._shown:
            return self._shown[at]
        box = self.page.box(*at)
        return "=" if box.formula else box.text

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        at = (index.row() + 1, index.column() + 1)
        look = self._looks[self.page.box(*at).look]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(at)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _("Formel; sie rechnet beim Öffnen neu.") if self.text(at) == "=" else self.text(at) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(at)
        if role == Qt.ItemDataRole.BackgroundRole:
            ground = self._ground(at, look)
            return None if ground == PAPER else QColor(ground)
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(INK if self._is_marked(at) or not look.ink else look.ink)
        if role == Qt.ItemDataRole.FontRole:
            return _font(look)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(at, look) | Qt.AlignmentFlag.AlignVCenter
        return None

    def overflows(self, at: At) -> bool:
        """Whether the words of a cell may reach over those beside it."""
        look = self._looks[self.page.box(*at).look]
        return bool(self.text(at)) and not look.wrap and look.align in ("", "left") and not self.page.merged(*at)

    def is_free(self, at: At) -> bool:
        """Whether other words may reach over a cell."""
        return not self.text(at) and self._ground(at, self._looks[self.page.box(*at).look]) == PAPER

    def _said(self, at: At) -> str:
        said = f"{reference(*at)}: {self.text(at)}"
        if at in self._missing:
            return _("{cell}, Pflicht und noch leer").format(cell=said)
        return _("{cell}, wird ausgefüllt").format(cell=said) if self._is_marked(at) else said

    def _is_marked(self, at: At) -> bool:
        return at in self._shown or at in self._places

    def _ground(self, at: At, look: Look) -> str:
        if at in self._missing:
            return EMPTY
        if at in self._shown:
            return FILLED
        return CHOSEN if at in self._places else look.ground or PAPER

    def _side(self, at: At, look: Look) -> Qt.AlignmentFlag:
        if look.align in _SIDES:
            return _SIDES[look.align]
        text = self.text(at).removesuffix(" €").removesuffix(" %")
        is_number = bool(text) and not text.strip("-0123456789.,")
        return Qt.AlignmentFlag.AlignRight if is_number and not look.align else Qt.AlignmentFlag.AlignLeft


def _font(look: Look) -> QFont:
    result = font(bold=look.bold)
    result.setItalic(look.italic)
    return result


class PageView(QTableView):
    """The worksheet; `chosen` tells row and column of the cell in hand, of merged ones the first."""

    chosen = Signal(int, int)
    wanted = Signal()
    """Enter or F2: the cell in hand is to be changed."""

    def __init__(self) -> None:
        super().__init__()
        self.pages = PageModel()
        self.setModel(self.pages)
        self.setObjectName("formPage")
        self.setAccessibleName(_("Blatt des Formulars"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setHighlightSections(True)
            header.setMinimumSectionSize(8)
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.horizontalHeader().setFixedHeight(26)
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setStyleSheet(
            f"QTableView {{ background: {PAPER}; gridline-color: {LINES}; border-radius: 0; }}"
            f"QTableView::item:selected {{ border: 2px solid #1F5F99; color: {INK}; background: {IN_HAND}; }}"
            "QHeaderView::section { height: 24px; padding: 0 2px; }"
            "QScrollBar:vertical, QScrollBar:horizontal { background: palette(window); margin: 0; }"
            "QAbstractScrollArea::corner { background: palette(window); }"
        )
        self.setItemDelegate(_Overflowing(self))
        self._kept: At | None = None
        self.pages.modelAboutToBeReset.connect(self._keep)
        self.pages.modelReset.connect(self._fit)

    def show_page(self, page: Page, layout: Layout) -> None:
        """Show a worksheet from its first cell."""
        self.setCurrentIndex(QModelIndex())
        self.pages.show_page(page, layout)
        self.scrollToTop()

    def go(self, row: int, column: int) -> None:
        """Take a cell in hand."""
        self.selectionModel().setCurrentIndex(
            self.pages.index(row - 1, column - 1), QItemSelectionModel.SelectionFlag.ClearAndSelect
        )
        self.horizontalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.wanted.emit()
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Any, previous: Any) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()  # words may reach over the cells beside
        if current.isValid() and self._kept is None:
            self.chosen.emit(*first_of(self.pages.page, current.row() + 1, current.column() + 1))

    def _keep(self) -> None:
        index = self.currentIndex()
        self._kept = (index.row() + 1, index.column() + 1) if index.isValid() else None

    def _fit(self) -> None:
        page = self.pages.page
        self.clearSpans()
        for column in range(self.pages.columnCount()):
            width = page.widths.get(column + 1, page.usual_width)
            self.setColumnHidden(column, not width)
            self.setColumnWidth(column, min(WIDEST, round(width * CHARACTER) + 5))
        for row in range(self.pages.rowCount()):
            height = page.heights.get(row + 1)
            self.setRowHidden(row, height == 0)
            self.setRowHeight(row, max(USUAL_HEIGHT, round((height or 15) * POINT)))
        for block in page.merges:
            rows, columns = block.bottom - block.top + 1, block.right - block.left + 1
            if block.bottom <= MOST_ROWS and block.right <= MOST_COLUMNS and (rows, columns) != (1, 1):
                self.setSpan(block.top - 1, block.left - 1, rows, columns)
        if self._kept is not None:
            self.selectionModel().setCurrentIndex(
                self.pages.index(self._kept[0] - 1, self._kept[1] - 1), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self._kept = None


class _Overflowing(QStyledItemDelegate):
    """Lets words reach over the empty cells to their right, as spreadsheet programs do."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, view = cast(PageModel, index.model()), cast(PageView, self.parent())
        at = (index.row() + 1, index.column() + 1)
        if index.data(Qt.ItemDataRole.BackgroundRole) is None and model.overflows(at):
            needed = QFontMetrics(index.data(Qt.ItemDataRole.FontRole)).horizontalAdvance(model.text(at)) + 8
            column = index.column() + 1
            while option.rect.width() < needed and column < model.columnCount() and model.is_free((at[0], column + 1)):
                option.rect.setWidth(option.rect.width() + view.columnWidth(column))
                column += 1
        super().paint(painter, option, index)


def first_of(page: Page, row: int, column: int) -> At:
    """The cell itself, or the first one of its merged block."""
    block = page.merged(row, column)
    return (block.top, block.left) if block else (row, column)
