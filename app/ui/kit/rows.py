"""A table of rows that lie in memory, drawn like every list of the window."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from app.ui.kit.look import Cell, Look

_NOWHERE = QModelIndex()
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class RowColumn:
    """A column by its heading; `look` as in every list."""

    head: str
    look: Look = Look.TEXT
    width: int = 140


class RowsModel(QAbstractTableModel):
    """Rows of any kind; `cells(row)` makes the cells of those that are looked at."""

    marked: frozenset[str] = frozenset()
    """Such rows have no marks."""
    ids: tuple[str, ...] = ()

    def __init__(self, columns: Sequence[RowColumn], cells: Callable[[Any], tuple[Cell, ...]]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.rows: Sequence[Any] = ()
        self.ready: dict[int, tuple[Cell, ...]] = {}
        self._cells = cells

    def show(self, rows: Sequence[Any], columns: Sequence[RowColumn] | None = None) -> None:
        """Replace all rows, and the columns where they change."""
        self.beginResetModel()
        self.rows, self.ready = rows, {}
        if columns is not None:
            self.columns = tuple(columns)
        self.endResetModel()

    def read(self, row: int) -> tuple[Cell, ...]:
        """The cells of a row."""
        if row not in self.ready:
            self.ready[row] = self._cells(self.rows[row])
        return self.ready[row]

    def redraw(self, row: int) -> None:
        """A row has changed by itself."""
        self.ready.pop(row, None)
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.read(index.row())[index.column()][0]
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].head
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = (
                Qt.AlignmentFlag.AlignRight if self.columns[section].look is Look.FIGURE else Qt.AlignmentFlag.AlignLeft
            )
            return side | Qt.AlignmentFlag.AlignVCenter
        return None
