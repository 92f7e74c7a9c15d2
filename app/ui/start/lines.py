"""A line of the start page as data, and the model a block's list shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from app.services.query import Filter
from app.services.today import Reach
from app.ui.theme import Tone

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True)
class Line:
    """What a line says and what it is about.

    `lead` stands bold before the text, `aside` small under it (`warns`: it asks for attention), `figure` at the right;
    `share` (0 to 1) is a bar.
    `task_id` gives it a box to tick, `moves` lets it get another day; `follow_up` are the words of the task that
    "Wiedervorlage" makes of any other line.
    `does` is something else than opening (`start.visits`).
    A line with `filters` opens the list of `entity`, any other one the record.
    """

    text: str
    entity: str = ""
    record_id: str = ""
    lead: str = ""
    aside: str = ""
    figure: str = ""
    chip: tuple[str, Tone] | None = None
    share: float | None = None
    task_id: str = ""
    moves: bool = False
    follow_up: str = ""
    reach: Reach | None = None
    filters: tuple[Filter, ...] = ()
    warns: bool = False
    category: str = ""
    does: str = ""
    """The topic of problems that come again; the line begins a training against them."""

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""
        parts = (self.lead, self.text, self.aside, self.figure, self.chip[0] if self.chip else "")
        return ", ".join(part for part in parts if part)

    @property
    def opens(self) -> bool:
        """Whether there is anything behind the line."""
        return bool(self.entity or self.category)


class LinesModel(QAbstractListModel):
    """The lines of one block; telling it the same ones again costs nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Line, ...] = ()

    def show(self, lines: Sequence[Line]) -> bool:
        """Replace the lines; False where nothing changed."""
        if tuple(lines) == self.lines:
            return False
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()
        return True

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self.lines[index.row()].text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.lines[index.row()].spoken
        if role == Qt.ItemDataRole.CheckStateRole and self.lines[index.row()].task_id:
            return Qt.CheckState.Unchecked
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        box = Qt.ItemFlag.ItemIsUserCheckable if self.lines[index.row()].task_id else Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | box
