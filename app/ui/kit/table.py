"""The table behind every list: the ids in order, and pages of columns on demand."""

from collections import OrderedDict
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.text import _
from app.ui.kit.look import AnyColumn, Cell, Look, attributes, cells

PAGE = 60
"""Rows read at once: two screens of them, so that a key press in a long list is answered at once."""
PAGES_KEPT = 40
_NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class TableModel(QAbstractTableModel):
    """Rows of one service; nothing is read that nobody looks at.

    `ready` holds the cells of the rows looked at so far by row number; the delegates look there first, which
    spares a call for each painted cell. A page is read as a whole, but only rows somebody looks at become cells.
    """

    def __init__(self, service: Any, columns: Sequence[AnyColumn]) -> None:
        super().__init__()
        self.service, self.columns = service, columns
        self.ids: list[str] = []
        self.ready: dict[int, tuple[Cell, ...]] = {}
        self._rows: dict[int, tuple[Any, ...]] = {}
        self.partial = False
        """More records were found than `ids` holds so far."""
        self._pages: OrderedDict[int, None] = OrderedDict()
        self._attributes, self._cells = attributes(columns), cells(columns)
        self.marked: set[str] = set()
        """Records the user has put a mark on."""

    def set_columns(self, columns: Sequence[AnyColumn]) -> None:
        """Show other columns of the same rows."""
        self.beginResetModel()
        self.columns = columns
        self._attributes, self._cells = attributes(columns), cells(columns)
        self._forget()
        self.endResetModel()

    def show(self, query: Any, first: bool = False) -> None:
        """Read the ids of a query and let the view draw anew; `first`: of very many hits only the first ones."""
        self.beginResetModel()
        self.ids, whole = self.service.first_ids(query) if first else (self.service.ids(query), True)
        self.partial = not whole
        self._forget()
        self.endResetModel()

    def clear(self) -> None:
        """Hold no rows any more."""
        self.beginResetModel()
        self.ids = []
        self._forget()
        self.endResetModel()

    def complete(self, ids: list[str]) -> None:
        """All ids, of which the first ones are shown already."""
        self.partial = False
        if ids[: len(self.ids)] != self.ids or len(ids) == len(self.ids):
            self.beginResetModel()
            self.ids = ids
            self._forget()
            self.endResetModel()
            return
        self.beginInsertRows(_NOWHERE, len(self.ids), len(ids) - 1)
        self.ids = ids
        self.endInsertRows()

    def row_of(self, record_id: str) -> int:
        """Where a record stands, -1 when it is not in the list."""
        try:
            return self.ids.index(record_id)
        except ValueError:
            return -1

    def read(self, row: int) -> tuple[Cell, ...]:
        """The cells of a row; reads its page where needed."""
        if row not in self.ready:
            if row not in self._rows:
                self._read_page(row // PAGE)
            if row not in self._rows:
                return (("", None),) * len(self.columns)
            self.ready[row] = self._cells(self._rows[row])
        return self.ready[row]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.ids)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        """Without the two calls back into Python that Qt's own needs."""
        if 0 <= row < len(self.ids) and 0 <= column < len(self.columns):
            return self.createIndex(row, column)
        return _NOWHERE

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.read(index.row())[index.column()][0]
        if role == Qt.ItemDataRole.AccessibleTextRole and self.ids[index.row()] in self.marked:
            return _("{words}, markiert").format(words=self.read(index.row())[index.column()][0])
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].head
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.columns[section].look is Look.FIGURE else _LEFT
        return None

    def _forget(self) -> None:
        self.ready.clear()
        self._rows.clear()
        self._pages.clear()

    def _read_page(self, page: int) -> None:
        first = page * PAGE
        rows = self.service.rows(self.ids[first : first + PAGE], self._attributes)
        self._rows.update(enumerate(rows, first))
        self._pages[page] = None
        if len(self._pages) > PAGES_KEPT:
            oldest, _none = self._pages.popitem(last=False)
            for row in range(oldest * PAGE, (oldest + 1) * PAGE):
                self.ready.pop(row, None)
                self._rows.pop(row, None)
