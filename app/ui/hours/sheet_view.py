"""The sheet of hours: with suggestions under the cell, and lines that come and go."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication

from app.text import _, translate
from app.ui.hours.hits import Hit, Hits
from app.ui.hours.lines import HEADS, Cell, Line
from app.ui.hours.sheet_model import SheetModel
from app.ui.kit.cell_sheet import CellSheet, Index, pasted

WIDTHS = (206, 100, 108, 164, 168, 150)
NUMBERS_WIDTH = 34
_CLOSED = (Cell.PERSON, Cell.HOUSE)
"""Cells whose first suggestion is taken unless another is chosen."""
Suggest = Callable[[int, str], Sequence[Hit]]


class SheetView(CellSheet):
    """The sheet; `suggest(cell, words)` makes the suggestions for a cell."""

    person_taken = Signal(int)
    """The row in which somebody was named."""

    def __init__(self, model: SheetModel, suggest: Suggest, hits: Hits) -> None:
        self._suggest, self.hits = suggest, hits
        self._as_it_was: tuple[int, Line] = (0, Line())
        super().__init__(model, _("Bogen"), WIDTHS)
        self.verticalHeader().setFixedWidth(NUMBERS_WIDTH)
        self.hits.itemClicked.connect(lambda _item: self._take_and_stay())

    # ------------------------------------------------------------------------------------------ walking

    def go(self, row: int, cell: int) -> None:
        """Write the cell on from here, going to another one."""
        self.take_hit()
        row = min(max(row, 0), self.lines.rowCount() - 1)
        self.lines.begin(row)
        super().go(row, cell)

    def next_line(self) -> None:
        """Enter: the line is finished, the next one begins."""
        row = self.place[0]
        self.take_hit()
        self.go(row if self.lines.lines[row].empty else row + 1, Cell.PERSON)

    def next_cell(self, by: int) -> None:
        row, cell = self.place
        over, cell = divmod(cell + by, len(Cell))
        if row + over < 0:
            return
        self.take_hit()
        self.go(row + over, cell)

    def up_or_down(self, by: int, extending: bool) -> None:
        if extending or self.hits.isHidden():
            super().up_or_down(by, extending)
        else:
            self.hits.step(by)

    def on_current_changed(self, now: Index, before: Index) -> None:
        if now.row() != before.row() or not before.isValid():
            self._as_it_was = (now.row(), self.lines.lines[now.row()].copy())
        super().on_current_changed(now, before)

    def place_field(self, *changed: Any) -> None:
        self.hits.hide()
        super().place_field(*changed)

    def spoken_place(self, row: int, cell: int) -> str:
        return translate(HEADS[cell])

    def follow(self, *moved: Any) -> None:
        super().follow(*moved)
        self.hits.stay_at(self.field)

    # ------------------------------------------------------------------------------------------ writing

    def on_typed(self, text: str) -> None:
        super().on_typed(text)
        cell = self.place[1]
        self.hits.offer(list(self._suggest(cell, text)), self.field, cell in _CLOSED)

    def take_hit(self) -> None:
        """Put the chosen suggestion into the cell."""
        hit, (row, cell) = self.hits.chosen, self.place
        self.hits.hide()
        if hit is not None and hit.text:
            self.lines.write(row, cell, hit.text, hit.person_id)
            self.field.setText(hit.text)
        if cell == Cell.PERSON and row >= 0 and self.lines.lines[row].texts[cell]:
            self.person_taken.emit(row)

    def _take_and_stay(self) -> None:
        self.take_hit()
        self.field.setFocus()

    def fill_down(self) -> None:
        """Repeat the cell above, or with several rows selected the first of them in the others."""
        first, rest = self.filled_from()
        if first < 0:
            return
        self.hits.hide()
        self.lines.fill_down(first, rest, self.place[1])
        self.place_field()

    def revert(self) -> bool:
        """Esc: let the line be as it was when somebody came to it; False when nothing has changed since."""
        if not self.hits.isHidden():
            self.hits.hide()
        row, before = self._as_it_was
        if row >= len(self.lines.lines) or self.lines.lines[row].texts == before.texts:
            return False
        self.lines.restore(row, before)
        self.place_field()
        return True

    def paste(self) -> bool:
        row, cell = self.place
        self.hits.hide()
        count = self.lines.paste(row, cell, QGuiApplication.clipboard().text())
        if count:
            self.go(row + count, cell if cell else Cell.PERSON)
            self.told.emit(pasted(count))
        return bool(count)

    def remove_lines(self) -> None:
        """Take the selected lines out."""
        rows = {index.row() for index in self.selectedIndexes()} or {self.place[0]}
        cell = self.place[1]
        self.lines.remove(rows)
        self.go(min(rows), cell)

    def held_keys(self) -> dict[Qt.Key, Callable[[], object]]:
        return {**super().held_keys(), Qt.Key.Key_Delete: self.remove_lines}
