"""The sheet under the fingers: Enter walks down the column, Tab across, space ticks off, arrows go anywhere."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from app.text import _
from app.ui.hours.hits import Hit, Hits
from app.ui.kit.cell_sheet import CellSheet, Index
from app.ui.paper.sheet_model import SheetModel

Suggest = Callable[[str], Sequence[Hit]]
NUMBERS_WIDTH, HEAD = 34, 48


class SheetView(CellSheet):
    """The list in its printed order; `suggest(words)` finds who may be meant by a new name."""

    lines: SheetModel

    def __init__(self, model: SheetModel, suggest: Suggest, hits: Hits) -> None:
        self._suggest, self.hits = suggest, hits
        self._as_it_was: tuple[int, dict[str, str]] = (0, {})
        super().__init__(model, _("Gedruckte Liste"), [column.width for column in model.reader.columns])
        self.verticalHeader().setFixedWidth(NUMBERS_WIDTH)
        if model.reader.counts:
            self.horizontalHeader().setFixedHeight(HEAD)
            self.horizontalHeader().setStretchLastSection(False)  # a number needs no more room than the others
        self._give_whole_rows()
        self.hits.itemClicked.connect(lambda _item: self.take_hit())

    def _give_whole_rows(self) -> None:
        """Why nothing can be kept for a line is a sentence, and nothing else stands in its row."""
        for at, found in enumerate(self.lines.rows):
            if found.line and found.line.gone:
                self.setSpan(at, 0, 1, self.lines.columnCount())

    # ------------------------------------------------------------------------------------------ walking

    def first(self) -> tuple[int, int]:
        """The first cell in which something is missing."""
        cells = [(row, cell) for row in range(self.lines.rowCount()) for cell in range(self.lines.columnCount())]
        open_cells = [at for at in cells if self.lines.writable(*at)]
        return next((at for at in open_cells if not self.lines.given(*at)), open_cells[0] if open_cells else (0, 0))

    def go(self, row: int, cell: int) -> None:
        self.take_hit()
        super().go(row, cell)

    def next_line(self) -> None:
        """Enter: the next line of the same column; on the blank lines the next name."""
        row, cell = self.place
        if self._is_empty_name(row, cell):
            return
        below = self._below(row, cell, 1)
        if self.lines.rows[row].line is None or below is None or self.lines.rows[below].line is None:
            self._to_blank(row)
        else:
            self.go(below, cell)

    def _is_empty_name(self, row: int, cell: int) -> bool:
        return self.lines.rows[row].line is None and self.lines.rows[row].empty and self.hits.chosen is None

    def _to_blank(self, row: int) -> None:
        self.take_hit()
        rows = self.lines.rows
        at = next((at for at in range(row + 1, len(rows)) if rows[at].line is None), None)
        if at is not None:
            self.go(at, 0)

    def _below(self, row: int, cell: int, by: int) -> int | None:
        row += by
        while 0 <= row < self.lines.rowCount():
            if self.lines.writable(row, cell):
                return row
            row += by
        return None

    def next_cell(self, by: int) -> None:
        row, cell = self.place
        self.take_hit()
        width = self.lines.columnCount()
        at = row * width + cell + by
        while 0 <= at < self.lines.rowCount() * width:
            if self.lines.writable(*divmod(at, width)):
                self.go(*divmod(at, width))
                return
            at += by

    def up_or_down(self, by: int, extending: bool) -> None:
        row, cell = self.place
        if extending:
            super().up_or_down(by, extending)
        elif not self.hits.isHidden():
            self.hits.step(by)
        elif (target := self._below(row, cell, by)) is not None:
            self.go(target, cell)
        elif by > 0:
            self._to_blank(row)

    def on_current_changed(self, now: Index, before: Index) -> None:
        if now.isValid() and (now.row() != before.row() or not before.isValid()):
            self._as_it_was = (now.row(), dict(self.lines.rows[now.row()].texts))
        super().on_current_changed(now, before)

    def place_field(self, *changed: Any) -> None:
        self.hits.hide()
        super().place_field(*changed)
        row, cell = self.place
        if row >= 0:
            self.field.setReadOnly(not self.lines.writable(row, cell))
            self.field.setPlaceholderText(self.lines.given(row, cell) if cell else "")

    def spoken_place(self, row: int, cell: int) -> str:
        name, column = self.lines.words(row, 0), super().spoken_place(row, cell)
        return _("{name}, {column}").format(name=name, column=column) if name and cell else column

    def follow(self, *moved: Any) -> None:
        super().follow(*moved)
        self.hits.stay_at(self.field)

    # ------------------------------------------------------------------------------------------ writing

    def on_typed(self, text: str) -> None:
        super().on_typed(text)
        if self.place[1] == 0:
            self.hits.offer(list(self._suggest(text)), self.field, False)

    def take_hit(self) -> None:
        """Put the chosen suggestion into the cell."""
        hit, (row, cell) = self.hits.chosen, self.place
        self.hits.hide()
        if hit is not None:
            self.lines.write(row, cell, hit.text, hit.person_id or "")
            self.field.setText(hit.text)

    def fill_down(self) -> None:
        """Repeat the cell above, or with several rows selected the first of them in the others."""
        first, rest = self.filled_from()
        cell = self.place[1]
        if first < 0 or cell == 0:
            return
        for row in rest:
            self.lines.write(row, cell, self.lines.text(first, cell))
        self.place_field()

    def revert(self) -> bool:
        """Esc: let the line be as it was when somebody came to it; False when nothing has changed since."""
        if not self.hits.isHidden():
            self.hits.hide()
            return True
        row, before = self._as_it_was
        if row >= self.lines.rowCount() or self.lines.rows[row].texts == before:
            return False
        self.lines.restore(row, before)
        self.place_field()
        return True

    def meant(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Space and not event.modifiers() and self.lines.tick(*self.place):
            self.place_field()
            return True
        return super().meant(event)
