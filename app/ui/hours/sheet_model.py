"""The lines of a sheet as a table: what was typed, what it means, and where it cannot be read."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from app.text import _, german_date, hours, translate
from app.ui.hours.lines import COPIED, HEADS, Cell, Line, Reader, Reading
from app.ui.hours.pasting import lines_of, put, roles_of
from app.ui.kit.block import block_of
from app.ui.theme import colour

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class SheetModel(QAbstractTableModel):
    """Lines with one empty one at the end."""

    edited = Signal()
    """Something stands there differently now."""

    def __init__(self, reader: Reader, lines: Sequence[Line] = ()) -> None:
        super().__init__()
        self.reader = reader
        self.lines = [*lines]
        self._readings: dict[int, Reading] = {}
        self._end_with_an_empty_one()

    # ------------------------------------------------------------------------------------------ reading

    def reading(self, row: int) -> Reading:
        """What a line means."""
        if row not in self._readings:
            self._readings[row] = self.reader.read(self.lines[row])
        return self._readings[row]

    def text(self, row: int, cell: int) -> str:
        """What was typed into a cell."""
        return self.lines[row].texts[cell]

    def filled(self) -> list[int]:
        """The rows somebody has typed into."""
        return [row for row, line in enumerate(self.lines) if not line.empty]

    def know(self, reader: Reader) -> None:
        """Read everything again with other names."""
        self.reader = reader
        self._tell(0, len(self.lines) - 1)

    # ------------------------------------------------------------------------------------------ writing

    def write(self, row: int, cell: int, text: str, person_id: str | None = None) -> None:
        """Put a text into a cell."""
        self.lines[row].put(cell, text, person_id)
        self._end_with_an_empty_one()
        self._tell(row, row)

    def suggest(self, row: int, texts: dict[int, str]) -> None:
        """Put texts into cells that are empty, as if they were copied."""
        line = self.lines[row]
        for cell, text in texts.items():
            if not line.texts[cell]:
                line.texts[cell] = text
                line.taken.add(cell)
        self._tell(row, row)

    def begin(self, row: int) -> None:
        """Somebody comes to a line: an empty one repeats the line above."""
        if row > 0 and self.lines[row].empty:
            above = self.lines[row - 1]
            fresh = Line(taken=set(COPIED))
            for cell in COPIED:
                fresh.texts[cell] = above.texts[cell]
            self.lines[row] = fresh
            self._tell(row, row)

    def restore(self, row: int, line: Line) -> None:
        """Let a line be as it was."""
        self.lines[row] = line.copy()
        self._tell(row, row)

    def fill_down(self, source: int, rows: Iterable[int], cell: int) -> None:
        """Repeat a cell in the rows below it."""
        above = self.lines[source]
        for row in rows:
            person = above.person_id if cell == Cell.PERSON else None
            self.lines[row].put(cell, above.texts[cell], person)
        self._end_with_an_empty_one()
        self._tell(0, len(self.lines) - 1)

    def paste(self, row: int, cell: int, text: str) -> int:
        """Write a copied block from a cell on, and how many lines it was; 0 where the text is only one cell."""
        block = block_of(text)
        if not block:
            return 0
        roles, rows = roles_of(block, self.reader, cell, date.today())
        self.beginResetModel()
        for at, texts in enumerate(lines_of(roles, rows), row):
            if at == len(self.lines):
                self.lines.append(Line())
            if self.lines[at].empty:
                self.lines[at] = Line()
            put(self.lines[at], texts)
        self._readings = {}
        self.endResetModel()
        self._end_with_an_empty_one()
        self.edited.emit()
        return len(rows)

    def remove(self, rows: Iterable[int]) -> None:
        """Take lines out."""
        gone = set(rows)
        self.beginResetModel()
        self.lines = [line for row, line in enumerate(self.lines) if row not in gone]
        self._readings = {}
        self.endResetModel()
        self._end_with_an_empty_one()
        self.edited.emit()

    def _end_with_an_empty_one(self) -> None:
        if not self.lines or not self.lines[-1].empty:
            self.beginInsertRows(_NOWHERE, len(self.lines), len(self.lines))
            self.lines.append(Line())
            self.endInsertRows()

    def _tell(self, first: int, last: int) -> None:
        for row in range(first, last + 1):
            self._readings.pop(row, None)
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(Cell) - 1))
        self.edited.emit()

    # ------------------------------------------------------------------------------------------ for the view

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(Cell)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        across = orientation is Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.DisplayRole:
            return translate(HEADS[section]) if across else str(section + 1)
        return (_LEFT if across else _RIGHT) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, cell = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(row, cell)
        problem = self.reading(row).problems.get(cell)
        if role == Qt.ItemDataRole.ToolTipRole:
            return problem or self._explained(row, cell)
        if role == Qt.ItemDataRole.BackgroundRole:
            return colour("accent_soft") if problem else None
        if role == Qt.ItemDataRole.ForegroundRole and not problem:
            return self._ink(row, cell)
        return None

    def words(self, row: int, cell: int) -> str:
        """What a cell shows: its meaning where it has one, else what was typed."""
        text, read = self.lines[row].texts[cell], self.reading(row)
        if cell in read.problems or not read.values:
            return text
        if cell == Cell.TIME and read.time:
            return hours(read.time.minutes)
        if cell == Cell.DAY:
            return german_date(read.values["day"])
        if cell == Cell.HOUSE and read.values["shelter_id"]:
            return self.reader.houses[read.values["shelter_id"]]
        if cell == Cell.NOTES:
            return read.values["notes"] or ""
        return _("{name} · neu").format(name=text) if cell == Cell.PERSON and read.new_name else text

    def _explained(self, row: int, cell: int) -> str:
        read = self.reading(row)
        if cell == Cell.TIME and read.time and read.time.rounded:
            typed = self.lines[row].texts[cell]
            return _("„{typed}“ gerundet auf {hours}").format(typed=typed, hours=hours(read.time.minutes))
        if cell == Cell.PERSON and read.new_name:
            return _("Diesen Namen kennt das Büro noch nicht.")
        return self.words(row, cell)

    def _ink(self, row: int, cell: int) -> Any:
        read = self.reading(row)
        if self.lines[row].empty:
            return colour("quiet")
        return colour("info") if cell == Cell.PERSON and read.new_name else None
