"""A sheet to type into like in a spreadsheet: one cell is always being written, and the keys are the usual ones."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.text import _, translate
from app.ui.hours.hits import Hit, Hits
from app.ui.hours.lines import HEADS, Cell, Line
from app.ui.hours.sheet_model import SheetModel
from app.ui.theme import colour

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 30
WIDTHS = (206, 100, 108, 164, 168, 150)
PADDING = 9
_CLOSED = (Cell.PERSON, Cell.HOUSE)
"""Cells whose first suggestion is taken unless another is chosen."""
Suggest = Callable[[int, str], Sequence[Hit]]


class CellField(QLineEdit):
    """The field over the cell that is being written."""

    key = Signal(QKeyEvent)
    """A key that may mean something to the sheet; the sheet accepts it or not."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "field")
        self.setFrame(False)

    def event(self, event: QEvent) -> bool:
        """Tab is a key of the sheet, not of the window."""
        pressed = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress
        if pressed and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):  # type: ignore[attr-defined]
            self.keyPressEvent(event)  # type: ignore[arg-type]
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
        self.key.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)


class CellLook(QStyledItemDelegate):
    """Words stand under the words of their heading."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        self.initStyleOption(option, index)
        painter.save()
        ground = option.backgroundBrush
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(option.rect, colour("neutral_soft") if chosen else ground)
        painter.setPen(index.data(Qt.ItemDataRole.ForegroundRole) or colour("text"))
        area = option.rect.adjusted(PADDING, 0, -4, 0)
        words = painter.fontMetrics().elidedText(index.data() or "", Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()


class SheetView(QTableView):
    """The sheet; `suggest(cell, words)` makes the suggestions for a cell."""

    person_taken = Signal(int)
    """The row in which somebody was named."""
    told = Signal(str)
    """What has just happened, in words."""

    def __init__(self, model: SheetModel, suggest: Suggest, hits: Hits) -> None:
        super().__init__()
        self.lines, self._suggest, self.hits = model, suggest, hits
        self.setModel(model)
        self.setAccessibleName(_("Bogen"))
        self._as_it_was: tuple[int, Line] = (0, Line())
        self._look()
        self.field = CellField(self.viewport())
        self.field.textEdited.connect(self._on_field_text_edited)
        self.field.key.connect(self._on_field_key)
        self.setFocusProxy(self.field)
        self.hits.itemClicked.connect(lambda _item: self._take_and_stay())
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        model.modelReset.connect(self._place_field)
        self.horizontalHeader().sectionResized.connect(self._follow)
        self.verticalScrollBar().valueChanged.connect(self._follow)
        self.horizontalScrollBar().valueChanged.connect(self._follow)

    def _look(self) -> None:
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(CellLook(self))
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows, heads = self.verticalHeader(), self.horizontalHeader()
        rows.setDefaultSectionSize(ROW_HEIGHT)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setFixedWidth(34)
        rows.setSectionsClickable(False)
        self.setCornerButtonEnabled(False)
        heads.setHighlightSections(False)
        heads.setSectionsClickable(False)
        for cell, width in enumerate(WIDTHS):
            self.setColumnWidth(cell, width)
        heads.setStretchLastSection(True)

    # ------------------------------------------------------------------------------------------ walking

    @property
    def place(self) -> tuple[int, int]:
        """Row and cell that is being written."""
        index = self.currentIndex()
        return index.row(), index.column()

    def go(self, row: int, cell: int) -> None:
        """Write the cell on from here, going to another one."""
        self.take_hit()
        row = min(max(row, 0), self.lines.rowCount() - 1)
        self.lines.begin(row)
        index = self.lines.index(row, cell)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)
        self._place_field()

    def next_line(self) -> None:
        """Enter: the line is finished, the next one begins."""
        row = self.place[0]
        self.take_hit()
        self.go(row if self.lines.lines[row].empty else row + 1, Cell.PERSON)

    def next_cell(self, by: int) -> None:
        """Tab: the next cell, after the last one the next line."""
        row, cell = self.place
        over, cell = divmod(cell + by, len(Cell))
        if row + over < 0:
            return
        self.take_hit()
        self.go(row + over, cell)

    def _on_current_changed(self, now: Index, before: Index) -> None:
        if now.row() != before.row() or not before.isValid():
            self._as_it_was = (now.row(), self.lines.lines[now.row()].copy())
        if now.isValid():
            self._place_field()

    def _place_field(self, *_changed: Any) -> None:
        row, cell = self.place
        if row < 0:
            self.field.hide()
            return
        self.hits.hide()
        self._follow()
        self.field.setAccessibleName(translate(HEADS[cell]))
        if self.field.text() != self.lines.lines[row].texts[cell]:
            self.field.setText(self.lines.lines[row].texts[cell])
        self.field.selectAll()
        self.field.show()
        self.field.setFocus()

    def _follow(self, *_moved: Any) -> None:
        """The field and its suggestions stay at their cell."""
        self.field.setGeometry(self.visualRect(self.currentIndex()).adjusted(0, 0, 1, 1))
        self.hits.stay_at(self.field)

    def mousePressEvent(self, event: Any) -> None:
        """A click writes the cell on which it falls."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.go(index.row(), index.column())
        else:
            super().mousePressEvent(event)

    # ------------------------------------------------------------------------------------------ writing

    def _on_field_text_edited(self, text: str) -> None:
        row, cell = self.place
        self.lines.write(row, cell, text)
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
        row, cell = self.place
        chosen = sorted({index.row() for index in self.selectedIndexes()})
        first, rest = (chosen[0], chosen[1:]) if len(chosen) > 1 else (row - 1, [row])
        if first < 0:
            return
        self.hits.hide()
        self.lines.fill_down(first, rest, cell)
        self._place_field()

    def revert(self) -> bool:
        """Esc: let the line be as it was when somebody came to it; False when nothing has changed since."""
        if not self.hits.isHidden():
            self.hits.hide()
        row, before = self._as_it_was
        if row >= len(self.lines.lines) or self.lines.lines[row].texts == before.texts:
            return False
        self.lines.restore(row, before)
        self._place_field()
        return True

    def paste(self) -> bool:
        """Put the clipboard into the cells; False where it is an ordinary word for this one."""
        row, cell = self.place
        self.hits.hide()
        count = self.lines.paste(row, cell, QGuiApplication.clipboard().text())
        if count:
            self.go(row + count, cell if cell else Cell.PERSON)
            self.told.emit(_("1 Zeile eingefügt") if count == 1 else _("{count} Zeilen eingefügt").format(count=count))
        return count > 0

    def remove_lines(self) -> None:
        """Take the selected lines out."""
        rows = {index.row() for index in self.selectedIndexes()} or {self.place[0]}
        cell = self.place[1]
        self.lines.remove(rows)
        self.go(min(rows), cell)

    # ------------------------------------------------------------------------------------------ keys

    def _on_field_key(self, event: QKeyEvent) -> None:
        if self._meant(event):
            event.accept()

    def _meant(self, event: QKeyEvent) -> bool:
        """Do what a key means here; False where it belongs to the field."""
        key, held = event.key(), event.modifiers()
        if event.matches(QKeySequence.StandardKey.Paste):
            return self.paste()
        if held & Qt.KeyboardModifier.ControlModifier:
            own: dict[Qt.Key, Callable[[], object]] = {
                Qt.Key.Key_D: self.fill_down,
                Qt.Key.Key_Delete: self.remove_lines,
            }
            act = own.get(Qt.Key(key))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._up_or_down(-1 if key == Qt.Key.Key_Up else 1, bool(held & Qt.KeyboardModifier.ShiftModifier))
            return True
        elif key == Qt.Key.Key_Escape:
            return self.revert()
        else:
            act = self._plain().get(Qt.Key(key))
        if act is None:
            return False
        act()
        return True

    def _plain(self) -> dict[Qt.Key, Callable[[], object]]:
        return {
            Qt.Key.Key_Return: self.next_line,
            Qt.Key.Key_Enter: self.next_line,
            Qt.Key.Key_Tab: lambda: self.next_cell(1),
            Qt.Key.Key_Backtab: lambda: self.next_cell(-1),
        }

    def _up_or_down(self, by: int, extending: bool) -> None:
        row, cell = self.place
        if extending:
            rows = sorted({index.row() for index in self.selectedIndexes()})
            self._extend(rows, by, cell)
        elif not self.hits.isHidden():
            self.hits.step(by)
        else:
            self.go(row + by, cell)

    def _extend(self, rows: list[int], by: int, cell: int) -> None:
        """Shift and an arrow: select one row more below, or one less."""
        last = min(max((rows[-1] if rows else 0) + by, rows[0] if rows else 0), self.lines.rowCount() - 1)
        chosen = self.selectionModel()
        chosen.clearSelection()
        for row in range(rows[0] if rows else 0, last + 1):
            chosen.select(self.lines.index(row, cell), QItemSelectionModel.SelectionFlag.Select)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._follow()
