"""The grid as a table: what was typed, what it means, the last count as a hint, and what was corrected."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from app.services.occupancy.entries import NAMES, GridRow, Typed
from app.text import _, german_date, translate
from app.ui.occupancy.cells import COUNT, HEADS, LANGUAGES, Reading, read, texts_of, written
from app.ui.theme import colour, font

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
CORRECTED = int(Qt.ItemDataRole.UserRole)
"""Role: whether the number was changed after it was stored."""
_Cells = list[list[str]]
_MOST_STEPS = 200


class GridModel(QAbstractTableModel):
    """A row for every house, a column for every number."""

    edited = Signal()
    """Something stands there differently now."""

    def __init__(self, rows: Sequence[GridRow] = ()) -> None:
        super().__init__()
        self.rows: list[GridRow] = []
        self.texts: _Cells = []
        self._stored: _Cells = []
        self._readings: dict[int, Reading] = {}
        self._steps: list[tuple[object, _Cells]] = []
        self.show(rows)

    def show(self, rows: Sequence[GridRow], texts: Mapping[str, Sequence[str]] | None = None) -> None:
        """Show these houses; `texts` by house were typed before and are not stored yet."""
        self.beginResetModel()
        self.rows = list(rows)
        self._stored = [texts_of(row.values) for row in rows]
        typed = texts or {}
        self.texts = [list(typed.get(row.shelter_id, own)) for row, own in zip(rows, self._stored, strict=True)]
        self._readings, self._steps = {}, []
        self.endResetModel()
        self.edited.emit()

    # ------------------------------------------------------------------------------------------ reading

    def text(self, row: int, cell: int) -> str:
        """What was typed into a cell."""
        return self.texts[row][cell]

    def hint(self, row: int, cell: int) -> str:
        """What the count before said."""
        return written(cell, self.rows[row].last.get(NAMES[cell]))

    def reading(self, row: int) -> Reading:
        """What a row means."""
        if row not in self._readings:
            self._readings[row] = read(self.texts[row], self.rows[row])
        return self._readings[row]

    def changed(self) -> list[int]:
        """The rows that differ from what is stored."""
        return [row for row, texts in enumerate(self.texts) if texts != self._stored[row]]

    def typed(self) -> dict[str, list[str]]:
        """The texts of the rows that differ, by house."""
        return {self.rows[row].shelter_id: list(self.texts[row]) for row in self.changed()}

    def to_save(self) -> list[Typed]:
        """What is to be kept of the rows that differ and can be read."""
        ready = ((self.rows[row], self.reading(row)) for row in self.changed() if not self.reading(row).problems)
        return [Typed(row.shelter_id, one.values, row.record_id, row.version) for row, one in ready]

    # ------------------------------------------------------------------------------------------ writing

    def write(self, row: int, cell: int, text: str) -> None:
        """Put a text into a cell; typing on in the same cell is one step."""
        self._step((row, cell))
        self.texts[row][cell] = text
        self._tell((row,))

    def put(self, texts: Mapping[tuple[int, int], str]) -> None:
        """Put many texts in as one step."""
        if any(self.texts[row][cell] != text for (row, cell), text in texts.items()):
            self._step(None)
            for (row, cell), text in texts.items():
                self.texts[row][cell] = text
            self._tell({row for row, _cell in texts})

    def like_last(self, rows: Iterable[int], cells: Iterable[int]) -> None:
        """Fill the empty ones of these cells with the count before."""
        places = [(row, cell) for row in rows for cell in cells if not self.texts[row][cell].strip()]
        self.put({(row, cell): hint for row, cell in places if (hint := self.hint(row, cell))})

    def step_back(self) -> bool:
        """Let the grid be as it was before the last step; False where there is none."""
        if not self._steps:
            return False
        self.texts = self._steps.pop()[1]
        self._tell(range(len(self.rows)))
        return True

    def _step(self, place: object) -> None:
        """Remember how it is; several changes at one place are one step."""
        if place is None or not self._steps or self._steps[-1][0] != place:
            self._steps.append((place, [list(texts) for texts in self.texts]))
            del self._steps[:-_MOST_STEPS]

    def leave_cell(self) -> None:
        """Typing in this cell again is another step."""
        if self._steps:
            self._steps[-1] = (None, self._steps[-1][1])

    def _tell(self, rows: Iterable[int]) -> None:
        for row in rows:
            self._readings.pop(row, None)
        if self.rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, COUNT - 1))
        self.edited.emit()

    # ------------------------------------------------------------------------------------------ for the view

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else COUNT

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        across = orientation is Qt.Orientation.Horizontal
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return translate(HEADS[section]) if across else self.rows[section].name
        right = across and section < LANGUAGES
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        wrapped = Qt.TextFlag.TextWordWrap if across else 0
        return int(side | _MIDDLE) | int(wrapped) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        answer = _ANSWERS.get(role)
        return answer(self, index.row(), index.column()) if answer else None

    def _shown(self, row: int, cell: int) -> str:
        text, one = self.texts[row][cell], self.reading(row)
        if not text.strip():
            return self.hint(row, cell)
        return text if cell in one.problems else written(cell, one.values[NAMES[cell]])

    def told(self, row: int, cell: int) -> str:
        """What is to be said about a cell: what is wrong, what is odd, what it was before."""
        one, corrected = self.reading(row), self.rows[row].corrected.get(NAMES[cell])
        parts = [one.problems.get(cell) or one.doubts.get(cell, "")]
        if corrected:
            words = _("war {value} bis {day}")
            parts.append(words.format(value=written(cell, corrected.value), day=german_date(corrected.until)))
        last, hint = self.rows[row].last_day, self.hint(row, cell)
        if last and hint:
            parts.append(_("am {day}: {value}").format(day=german_date(last), value=hint))
        return " · ".join(filter(None, parts))

    def _ink(self, row: int, cell: int) -> Any:
        if not self.texts[row][cell].strip():
            return colour("neutral")
        one = self.reading(row)
        return colour("attention") if cell in one.doubts and cell not in one.problems else None

    def _font(self, row: int, cell: int) -> Any:
        """A hint leans, so that nobody takes it for a number that was typed."""
        if self.texts[row][cell].strip():
            return None
        leaning = font(13)
        leaning.setItalic(True)
        return leaning

    def _ground(self, row: int, cell: int) -> Any:
        one = self.reading(row)
        if cell in one.problems:
            return colour("accent_soft")
        return colour("attention_soft") if cell in one.doubts else None

    def _side(self, row: int, cell: int) -> Any:
        side = Qt.AlignmentFlag.AlignRight if cell < LANGUAGES else Qt.AlignmentFlag.AlignLeft
        return side | _MIDDLE

    def _is_corrected(self, row: int, cell: int) -> bool:
        return NAMES[cell] in self.rows[row].corrected


_ANSWERS: dict[int, Callable[[GridModel, int, int], Any]] = {
    Qt.ItemDataRole.DisplayRole: GridModel._shown,
    Qt.ItemDataRole.ToolTipRole: GridModel.told,
    Qt.ItemDataRole.ForegroundRole: GridModel._ink,
    Qt.ItemDataRole.BackgroundRole: GridModel._ground,
    Qt.ItemDataRole.FontRole: GridModel._font,
    Qt.ItemDataRole.TextAlignmentRole: GridModel._side,
    CORRECTED: GridModel._is_corrected,
}
