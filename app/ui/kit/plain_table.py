"""A short table of words in a dialog or card: no grid, no editing, columns that share the width."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from app.ui.theme import colour, font

ROW = 28
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PlainTable(QTableWidget):
    """Rows of texts under their heads; `shares` are the widths in percent, the last column takes the rest.

    Columns of `figures` stand at the right.
    """

    def __init__(
        self,
        name: str,
        heads: Sequence[str],
        shares: Sequence[int],
        selectable: bool = False,
        figures: Collection[int] = (),
    ) -> None:
        super().__init__(0, len(heads))
        self._shares, self._figures = shares, figures
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(heads))
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column in figures:
            self.horizontalHeaderItem(column).setTextAlignment(RIGHT)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # the columns share what there is
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if selectable else modes.NoSelection)
        self.setMinimumHeight(120)
        after = 7 if figures else 0
        self.setStyleSheet(f"QTableView::item {{ padding-left: 7px; padding-right: {after}px; }}")  # under their heads

    def fill(self, row: int, words: Sequence[str], quiet: bool = False, strong: int = -1) -> None:
        """Write a row; `quiet` all of it, or one column in bold."""
        for column, text in enumerate(words):
            item = QTableWidgetItem(text)
            if quiet:
                item.setForeground(colour("quiet"))
            elif column == strong:
                item.setFont(font(bold=True))
            if column in self._figures:
                item.setTextAlignment(RIGHT)
            self.setItem(row, column, item)

    def told(self) -> list[tuple[str, ...]]:
        """The rows as texts."""
        cells = [[self.item(row, column) for column in range(self.columnCount())] for row in range(self.rowCount())]
        return [tuple(cell.text() if cell else "" for cell in line) for line in cells]

    def selectRow(self, row: int) -> None:
        """Choose one row alone; Qt's own way adds it to the others while a key like that of Strg+S is held."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().setCurrentIndex(self.model().index(row, 0), flags.ClearAndSelect | flags.Rows)

    @property
    def chosen(self) -> list[int]:
        """The selected rows."""
        return sorted({index.row() for index in self.selectedIndexes()})

    def share(self, shares: Sequence[int]) -> None:
        """Divide the width anew, in percent; the last column takes the rest."""
        self._shares = shares
        for column, share in enumerate(shares):
            self.setColumnWidth(column, self.viewport().width() * share // 100)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.share(self._shares)
