"""The grid under the fingers: Enter goes down, Tab to the right, and a small corner marks what was corrected."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPolygonF
from PySide6.QtWidgets import QStyleOptionViewItem

from app.services.occupancy.entries import NAMES
from app.text import _, number, translate
from app.ui.kit.block import block_of
from app.ui.kit.cell_sheet import CellLook, CellSheet, Index, pasted
from app.ui.occupancy.cells import COUNT, HEADS, LANGUAGES
from app.ui.occupancy.grid_model import CORRECTED, GridModel
from app.ui.occupancy.pasting import placed
from app.ui.theme import colour

_FIGURE, _WORDS, _NAMES, _HEAD = 78, 220, 196, 48
WIDTHS = (*((_FIGURE,) * LANGUAGES), _WORDS, _WORDS)
_WIDER = {"travelling_alone": 112, "minors_14_17": 96, "households": 86}
_CORNER = 7


class GridLook(CellLook):
    """A cell with a corner where its number was corrected."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        if index.data(CORRECTED):
            _draw_corner(painter, option.rect)


def _draw_corner(painter: QPainter, area: QRect) -> None:
    right, top = area.right() + 1, area.top()
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour("info"))
    painter.drawPolygon(QPolygonF([QPointF(right - _CORNER, top), QPointF(right, top), QPointF(right, top + _CORNER)]))
    painter.restore()


class GridView(CellSheet):
    """The houses below each other, the numbers beside each other."""

    lines: GridModel

    def __init__(self, model: GridModel) -> None:
        self._arrived = ""
        widths = [_WIDER.get(name, width) for name, width in zip(NAMES, WIDTHS, strict=True)]
        super().__init__(model, _("Belegung aller Häuser"), widths)
        self.setItemDelegate(GridLook(self))
        rows, heads = self.verticalHeader(), self.horizontalHeader()
        rows.setFixedWidth(_NAMES)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setFixedHeight(_HEAD)

    # ------------------------------------------------------------------------------------------ walking

    def on_current_changed(self, now: Index, before: Index) -> None:
        self.lines.leave_cell()
        self._arrived = self.lines.text(now.row(), now.column()) if now.isValid() else ""
        super().on_current_changed(now, before)

    def place_field(self, *_changed: Any) -> None:
        super().place_field()
        row, cell = self.place
        if row >= 0:
            self.field.setPlaceholderText(self.lines.hint(row, cell))
            self.told.emit(self.lines.told(row, cell))

    def spoken_place(self, row: int, cell: int) -> str:
        words = _("{house}, {number}")
        return words.format(house=self.lines.rows[row].name, number=super().spoken_place(row, cell))

    def next_line(self) -> None:
        """Enter: the house below; after the last one the next number of the first."""
        row, cell = self.place
        if row + 1 < self.lines.rowCount():
            self.go(row + 1, cell)
        elif cell + 1 < COUNT:
            self.go(0, cell + 1)

    # ------------------------------------------------------------------------------------------ writing

    def on_typed(self, text: str) -> None:
        super().on_typed(text)
        self.told.emit(self.lines.told(*self.place))

    def paste(self) -> bool:
        block = block_of(QGuiApplication.clipboard().text())
        if not block:
            return False
        rows = self.lines.rows
        found = placed(block, [one.name for one in rows], *self.place, [one.places for one in rows])
        self.lines.put(found.texts)
        self.place_field()
        parts = [pasted(len({row for row, _cell in found.texts}))]
        if filled := sorted({cell for _row, cell in found.texts}):
            parts.append(_("Spalten: {columns}").format(columns=", ".join(translate(HEADS[cell]) for cell in filled)))
        if found.unknown:
            parts.append(_("nicht gefunden: {houses}").format(houses=", ".join(found.unknown)))
        if found.left:
            words = _("1 Spalte ohne Platz hier") if found.left == 1 else _("{count} Spalten ohne Platz hier")
            parts.append(words.format(count=number(found.left)))
        self.told.emit(" · ".join(parts))
        return True

    def fill_down(self) -> None:
        cell = self.place[1]
        first, rest = self.filled_from()
        if first >= 0:
            self.lines.put({(row, cell): self.lines.texts[first][cell] for row in rest})
            self.place_field()

    def like_last(self) -> None:
        """The count before in this cell, or in all selected ones."""
        chosen = self.selectedIndexes()
        rows = {index.row() for index in chosen} or {self.place[0]}
        self.lines.like_last(sorted(rows), sorted({index.column() for index in chosen} or {self.place[1]}))
        self.place_field()

    def all_like_last(self) -> None:
        """The count before in every empty cell."""
        self.lines.like_last(range(self.lines.rowCount()), range(COUNT))
        self.place_field()

    def step_back(self) -> None:
        """Take the last step in the grid back."""
        self.lines.step_back()
        self.place_field()

    def revert(self) -> bool:
        """Esc: let the cell be as it was when somebody came to it; False when nothing has changed since."""
        row, cell = self.place
        if row < 0 or self.lines.text(row, cell) == self._arrived:
            return False
        self.lines.write(row, cell, self._arrived)
        self.place_field()
        return True

    # ------------------------------------------------------------------------------------------ keys

    def meant(self, event: QKeyEvent) -> bool:
        if event.matches(QKeySequence.StandardKey.Undo):
            self.step_back()
            return True
        sideways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if sideways and plain and self.field.selectedText() == self.field.text():
            row, cell = self.place
            self.go(row, min(max(cell + sideways, 0), COUNT - 1))
            return True
        return super().meant(event)

    def held_keys(self) -> dict[Qt.Key, Callable[[], object]]:
        return {**super().held_keys(), Qt.Key.Key_L: self.like_last}
