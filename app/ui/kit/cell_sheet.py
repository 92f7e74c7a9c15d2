"""A sheet to type into like in a spreadsheet: one cell is always being written, and the keys are the usual ones."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter
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

from app.text import _
from app.ui.theme import colour

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 30
PADDING = 9
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEFT = _MIDDLE | Qt.AlignmentFlag.AlignLeft


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
        if own := index.data(Qt.ItemDataRole.FontRole):
            painter.setFont(own)
        side = index.data(Qt.ItemDataRole.TextAlignmentRole) or _LEFT
        area = option.rect.adjusted(PADDING, 0, -4 if side & Qt.AlignmentFlag.AlignLeft else -PADDING, 0)
        words = painter.fontMetrics().elidedText(index.data() or "", Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, side, words)
        painter.restore()


class CellSheet(QTableView):
    """A table of which one cell is written; its model has `text(row, cell)` and `write(row, cell, text)`."""

    told = Signal(str)
    """What has just happened, in words."""

    def __init__(self, model: Any, name: str, widths: Sequence[int], look: QStyledItemDelegate | None = None) -> None:
        super().__init__()
        self.lines = model
        self.setModel(model)
        self.setAccessibleName(name)
        self._look(widths)
        self.setItemDelegate(look or CellLook(self))
        self.field = CellField(self.viewport())
        self.field.textEdited.connect(self.on_typed)
        self.field.key.connect(self._on_field_key)
        self.setFocusProxy(self.field)
        self.selectionModel().currentChanged.connect(self.on_current_changed)
        model.modelReset.connect(self.place_field)
        self.horizontalHeader().sectionResized.connect(self.follow)
        self.verticalScrollBar().valueChanged.connect(self.follow)
        self.horizontalScrollBar().valueChanged.connect(self.follow)

    def _look(self, widths: Sequence[int]) -> None:
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows, heads = self.verticalHeader(), self.horizontalHeader()
        rows.setDefaultSectionSize(ROW_HEIGHT)
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setSectionsClickable(False)
        self.setCornerButtonEnabled(False)
        heads.setHighlightSections(False)
        heads.setSectionsClickable(False)
        for cell, width in enumerate(widths):
            self.setColumnWidth(cell, width)
        heads.setStretchLastSection(True)

    # ------------------------------------------------------------------------------------------ walking

    @property
    def place(self) -> tuple[int, int]:
        """Row and cell that is being written."""
        index = self.currentIndex()
        return index.row(), index.column()

    def go(self, row: int, cell: int) -> None:
        """Write another cell from here on."""
        row = min(max(row, 0), self.lines.rowCount() - 1)
        index = self.lines.index(row, cell)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(index)
        self.place_field()

    def next_line(self) -> None:
        """Enter: the cell below."""
        row, cell = self.place
        self.go(row + 1, cell)

    def next_cell(self, by: int) -> None:
        """Tab: the next cell, after the last one the next line."""
        row, cell = self.place
        over, cell = divmod(cell + by, self.lines.columnCount())
        if 0 <= row + over < self.lines.rowCount():
            self.go(row + over, cell)

    def on_current_changed(self, now: Index, before: Index) -> None:
        """Another cell is written now."""
        if now.isValid():
            self.place_field()

    def place_field(self, *_changed: Any) -> None:
        """Put the field over the cell that is written, with all of its text selected."""
        row, cell = self.place
        if row < 0:
            self.field.hide()
            return
        self.follow()
        self.field.setAlignment(self.currentIndex().data(Qt.ItemDataRole.TextAlignmentRole) or _LEFT)
        self.field.setAccessibleName(self.spoken_place(row, cell))
        text = self.lines.text(row, cell)
        if self.field.text() != text:
            self.field.setText(text)
        self.field.selectAll()
        self.field.show()
        self.field.setFocus()

    def spoken_place(self, row: int, cell: int) -> str:
        """What a screen reader calls a cell."""
        return str(self.lines.headerData(cell, Qt.Orientation.Horizontal))

    def follow(self, *_moved: Any) -> None:
        """The field stays at its cell."""
        self.field.setGeometry(self.visualRect(self.currentIndex()).adjusted(0, 0, 1, 1))

    def mousePressEvent(self, event: Any) -> None:
        """A click writes the cell on which it falls."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.go(index.row(), index.column())
        else:
            super().mousePressEvent(event)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self.follow()

    # ------------------------------------------------------------------------------------------ writing

    def on_typed(self, text: str) -> None:
        """Somebody types into the cell."""
        self.lines.write(*self.place, text)

    def paste(self) -> bool:
        """Put the clipboard into the cells; False where it is an ordinary word for this one."""
        return False

    def fill_down(self) -> None:
        """Repeat the cell above."""

    def revert(self) -> bool:
        """Esc: take back what was typed here; False where that is nothing."""
        return False

    def filled_from(self) -> tuple[int, list[int]]:
        """The row that filling down repeats, -1 for none, and those that get its text: below it, or selected."""
        chosen = sorted({index.row() for index in self.selectedIndexes()})
        row = self.place[0]
        return (chosen[0], chosen[1:]) if len(chosen) > 1 else (row - 1, [row])

    # ------------------------------------------------------------------------------------------ keys

    def _on_field_key(self, event: QKeyEvent) -> None:
        if self.meant(event):
            event.accept()

    def meant(self, event: QKeyEvent) -> bool:
        """Do what a key means here; False where it belongs to the field."""
        key, held = event.key(), event.modifiers()
        if event.matches(QKeySequence.StandardKey.Paste):
            return self.paste()
        if held & Qt.KeyboardModifier.ControlModifier:
            act = self.held_keys().get(Qt.Key(key))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.up_or_down(-1 if key == Qt.Key.Key_Up else 1, bool(held & Qt.KeyboardModifier.ShiftModifier))
            return True
        elif key == Qt.Key.Key_Escape:
            return self.revert()
        else:
            act = self._plain().get(Qt.Key(key))
        if act is None:
            return False
        act()
        return True

    def held_keys(self) -> dict[Qt.Key, Callable[[], object]]:
        """What keys mean together with Strg."""
        return {Qt.Key.Key_D: self.fill_down}

    def _plain(self) -> dict[Qt.Key, Callable[[], object]]:
        return {
            Qt.Key.Key_Return: self.next_line,
            Qt.Key.Key_Enter: self.next_line,
            Qt.Key.Key_Tab: lambda: self.next_cell(1),
            Qt.Key.Key_Backtab: lambda: self.next_cell(-1),
        }

    def up_or_down(self, by: int, extending: bool) -> None:
        """Another row, or with Shift one row more or less selected."""
        row, cell = self.place
        if extending:
            rows = sorted({index.row() for index in self.selectedIndexes()})
            self._extend(rows, by, cell)
        else:
            self.go(row + by, cell)

    def _extend(self, rows: list[int], by: int, cell: int) -> None:
        """Shift and an arrow: select one row more below, or one less."""
        last = min(max((rows[-1] if rows else 0) + by, rows[0] if rows else 0), self.lines.rowCount() - 1)
        chosen = self.selectionModel()
        chosen.clearSelection()
        for row in range(rows[0] if rows else 0, last + 1):
            chosen.select(self.lines.index(row, cell), QItemSelectionModel.SelectionFlag.Select)


def pasted(count: int) -> str:
    """How many lines were pasted, in words."""
    return _("1 Zeile eingefügt") if count == 1 else _("{count} Zeilen eingefügt").format(count=count)
