"""The lines of a printed sheet as a table: names as they are printed, beside them the handwriting."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from app.services.hours.names import Names
from app.services.paper.columns import NAME, THERE, meeting
from app.services.paper.lines import SheetLine
from app.text import _, hours, translate
from app.ui.paper.lines import DOWN, TICK, YES, Reader, Reading, Row, ticks
from app.ui.theme import colour

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
Texts = Sequence[tuple[dict[str, str], str]]
"""What was typed in each line, and who it is."""


class SheetModel(QAbstractTableModel):
    """Printed lines, then blank ones, of which there is always one more."""

    edited = Signal()
    """Something stands there differently now."""

    def __init__(self, reader: Reader, known: Sequence[SheetLine]) -> None:
        super().__init__()
        self.reader = reader
        self.rows = reader.rows(known, reader.sheet.blank)
        self._readings: dict[int, Reading] = {}
        self.begun = self.typed()
        """What stood there when the sheet was opened."""

    @property
    def keys(self) -> list[str]:
        """The columns by name."""
        return [column.key for column in self.reader.columns]

    # ------------------------------------------------------------------------------------------ reading

    def reading(self, row: int) -> Reading:
        """What a line means."""
        if row not in self._readings:
            self._readings[row] = self.reader.read(self.rows, row)
        return self._readings[row]

    def changed(self) -> list[int]:
        """The rows that say something else than what is kept."""
        begun = [*self.begun, *[({}, "")] * (len(self.rows) - len(self.begun))]
        return [at for at, typed in enumerate(self.typed()) if typed != begun[at]]

    def typed(self) -> list[tuple[dict[str, str], str]]:
        """Everything that stands in the cells."""
        return [({key: text for key, text in row.texts.items() if text}, row.person_id) for row in self.rows]

    def put(self, typed: Texts) -> None:
        """Let the cells say what was typed before."""
        self.beginResetModel()
        for at, (texts, person) in enumerate(typed):
            if at == len(self.rows):
                self.rows.append(Row())
            self.rows[at].texts, self.rows[at].person_id = dict(texts), person
        self._readings = {}
        self.endResetModel()
        self._end_with_a_blank_one()
        self.edited.emit()

    def know(self, names: Names) -> None:
        """Everybody is known by name now."""
        self.reader.names = names
        self._tell()

    def text(self, row: int, cell: int) -> str:
        """What was typed into a cell."""
        found = self.rows[row]
        if cell == 0 and found.line:
            return found.line.name
        return found.texts.get(self.keys[cell], "")

    def given(self, row: int, cell: int) -> str:
        """What a cell means, typed or not."""
        return self.reader.given(self.rows, row, self.keys[cell])

    def writable(self, row: int, cell: int) -> bool:
        """Whether a cell is for handwriting."""
        line, column = self.rows[row].line, self.reader.columns[cell]
        if line is None:
            return column.key != "there"
        return not line.gone and column.key != NAME and not column.blank

    # ------------------------------------------------------------------------------------------ writing

    def write(self, row: int, cell: int, text: str, person_id: str = "") -> None:
        """Put a text into a cell."""
        if not self.writable(row, cell):
            return
        found, key = self.rows[row], self.keys[cell]
        if key == NAME and text != found.texts.get(NAME, ""):
            found.person_id = ""
        found.texts[key] = text
        found.person_id = person_id or found.person_id
        self._end_with_a_blank_one()
        self._tell(None if key in DOWN else row)

    def tick(self, row: int, cell: int) -> bool:
        """Space: tick off or take the tick away; False where there is nothing to tick."""
        if not ticks(self.keys[cell]) or not self.writable(row, cell):
            return False
        text = self.text(row, cell)
        if text.strip() and text.strip().casefold() not in YES:
            return False
        self.write(row, cell, "" if text.strip() else TICK)
        return True

    def tick_all(self) -> None:
        """Tick off everybody whose line is still empty; of several meetings those that have been."""
        ahead = meeting(self.reader.today.isoformat())
        keys = [key for key in self.keys if key == THERE or (key.startswith(meeting("")) and key <= ahead)]
        for row, found in enumerate(self.rows):
            for key in keys:
                if found.line and self.writable(row, self.keys.index(key)) and not found.texts.get(key):
                    found.texts[key] = TICK
        self._tell()

    def restore(self, row: int, texts: dict[str, str]) -> None:
        """Let a line be as it was."""
        self.rows[row].texts = dict(texts)
        self._tell()

    def _end_with_a_blank_one(self) -> None:
        blank = any(column.blank for column in self.reader.columns)
        if blank and (not self.rows or self.rows[-1].line or not self.rows[-1].empty):
            self.beginInsertRows(_NOWHERE, len(self.rows), len(self.rows))
            self.rows.append(Row())
            self.endInsertRows()

    def _tell(self, row: int | None = None) -> None:
        """A line says something else now, or all of them, which one without its own day follows."""
        if row is None:
            self._readings = {}
        else:
            self._readings.pop(row, None)
        first, last = (0, len(self.rows) - 1) if row is None else (row, row)
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.keys) - 1))
        self.edited.emit()

    # ------------------------------------------------------------------------------------------ for the view

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.reader.columns)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        across = orientation is Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.DisplayRole:
            return translate(self.reader.columns[section].title) if across else str(section + 1)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            wrapped = int(Qt.TextFlag.TextWordWrap)
            return int(self._side(section)) | wrapped if across else _RIGHT
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, cell = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(row, cell)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(cell)
        problem = self.problem(row, cell)
        if role == Qt.ItemDataRole.ToolTipRole:
            return problem or self.words(row, cell)
        if role == Qt.ItemDataRole.BackgroundRole:
            return colour("accent_soft") if problem else None if self._for_hand(row, cell) else colour("ground")
        if role == Qt.ItemDataRole.ForegroundRole:
            return None if problem else self._ink(row, cell)
        return None

    def _side(self, cell: int) -> Qt.AlignmentFlag:
        return _RIGHT if self.reader.columns[cell].counts else _LEFT

    def _for_hand(self, row: int, cell: int) -> bool:
        return cell == 0 or self.writable(row, cell)

    def problem(self, row: int, cell: int) -> str:
        """Why a cell cannot be read, or why nobody can write there."""
        line = self.rows[row].line
        if line and line.gone:
            return translate(line.gone) if cell == 0 else ""
        return self.reading(row).problems.get(self.keys[cell], "")

    def words(self, row: int, cell: int) -> str:
        """What a cell shows: its meaning where it has one, else what was typed."""
        found, key = self.rows[row], self.keys[cell]
        if cell == 0:
            return self._named(found, row)
        if not self.writable(row, cell):
            return ""
        text = found.texts.get(key, "")
        entered = self.reading(row).entered
        if ticks(key) and text.strip().casefold() in YES:
            return "✓"
        if key in ("time", "there") and entered and entered.values:
            return hours(entered.values["minutes"])
        if not found.line and found.empty:
            return ""
        given = self.given(row, cell)
        return self.reader.told_day(given) if key == "day" else given

    def _named(self, found: Row, row: int) -> str:
        line = found.line
        if line:
            told = translate(line.gone) if line.gone else line.remark
            return _("{name} · {remark}").format(name=line.name, remark=told) if told else line.name
        name, entered = found.texts.get(NAME, ""), self.reading(row).entered
        if not name or entered is None:
            return name
        return _("{name} · im Büro bekannt").format(name=name) if entered.person_id else name

    def _ink(self, row: int, cell: int) -> Any:
        found = self.rows[row]
        if found.line and (found.line.gone or (cell == 0 and found.line.remark)):
            return colour("quiet")
        return colour("quiet") if cell and not found.texts.get(self.keys[cell]) else None
