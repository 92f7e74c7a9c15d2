"""A short table whose cells are typed into, some with a list of choices; Tab leaves it, arrows walk through it."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.text import _, fold
from app.ui.kit.block import block_of
from app.ui.kit.cell_sheet import pasted
from app.ui.kit.combo import Combo
from app.ui.kit.plain_table import PlainTable

Index = QModelIndex | QPersistentModelIndex
FLAGS = Qt.ItemFlag
LEAST = 96
"""Pixels a list of choices needs."""


class Grid(PlainTable):
    """Cells to type in; columns of `choices` open a list, `fixed` ones are only read.

    `widths` are pixels; what is left over goes to the first column. A block from a spreadsheet is put in from the
    present cell on.
    """

    block_put = Signal(str)
    """What a pasted block became."""

    def __init__(
        self,
        name: str,
        heads: Sequence[str],
        widths: Sequence[int],
        figures: Collection[int] = (),
        fixed: Collection[int] = (),
        choices: Mapping[int, Sequence[str]] | None = None,
    ) -> None:
        super().__init__(name, heads, (), figures=figures)
        self._widths, self._fixed, self._known = widths, fixed, dict(choices or {})
        self.grow: Callable[[int], object] | None = None
        """Makes a further row for a block that is longer than the table; None where rows cannot be added."""
        self.horizontalHeader().setStretchLastSection(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        kinds = QAbstractItemView.EditTrigger
        self.setEditTriggers(kinds.DoubleClicked | kinds.EditKeyPressed | kinds.AnyKeyPressed | kinds.SelectedClicked)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self._words = _Words(self)
        self.setItemDelegate(self._words)
        self._lists = [_Choices(self, words) for words in (choices or {}).values()]
        for column, delegate in zip(choices or {}, self._lists, strict=True):
            self.setItemDelegateForColumn(column, delegate)

    def fill(self, row: int, words: Sequence[str], quiet: bool = False, strong: int = -1) -> None:
        super().fill(row, words, quiet, strong)
        for column in range(self.columnCount()):
            if column in self._fixed:
                self.lock(row, column)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        over = max(self.viewport().width() - sum(self._widths), 0)
        for column, width in enumerate(self._widths):
            self.setColumnWidth(column, width + (0 if column else over))

    def lock(self, row: int, column: int) -> None:
        """Let a cell only be read."""
        self.item(row, column).setFlags(FLAGS.ItemIsEnabled | FLAGS.ItemIsSelectable)

    def text(self, row: int, column: int) -> str:
        """What stands in a cell."""
        item = self.item(row, column)
        return item.text().strip() if item else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste(QGuiApplication.clipboard().text())
        else:
            super().keyPressEvent(event)

    def paste(self, text: str) -> None:
        """Put copied cells in from the present one on; what no list of choices knows is told and left out."""
        block = block_of(text) or [[text.strip()]]
        top, left = max(self.currentRow(), 0), max(self.currentColumn(), 0)
        unknown, rows = [], 0
        for row, line in enumerate(block, top):
            if row >= self.rowCount() and self.grow is not None:
                self.grow(row)
            if row < self.rowCount():
                rows += 1
                cells = [(column, words) for column, words in enumerate(line, left) if words]
                unknown += [words for column, words in cells if not self._put(row, column, words)]
        words = [pasted(rows)]
        if unknown:
            words.append(_("Passt nicht: {words}.").format(words=", ".join(f"„{one}“" for one in unknown[:3])))
        self.block_put.emit(" ".join(words))

    def _put(self, row: int, column: int, words: str) -> bool:
        item = self.item(row, column)
        if item is None or not item.flags() & FLAGS.ItemIsEditable:
            return False
        if column in self._known:
            words = next((known for known in self._known[column] if fold(known) == fold(words)), "")
        if words:
            item.setText(words)
        return bool(words)

    def end_typing(self) -> None:
        """Keep what is being typed in a cell."""
        self.setCurrentItem(self.currentItem())
        if self.state() == QAbstractItemView.State.EditingState and (editor := self.viewport().focusWidget()):
            self.commitData(editor)
            self.closeEditor(editor, QStyledItemDelegate.EndEditHint.NoHint)


class _Words(QStyledItemDelegate):
    """A field as high as its row."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        editor.setStyleSheet("padding: 0 5px; border-radius: 0;")
        return editor


class _Choices(QStyledItemDelegate):
    """A list of words, open at once."""

    def __init__(self, parent: QWidget, words: Sequence[str]) -> None:
        super().__init__(parent)
        self._choices = list(words)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = Combo(str(index.model().headerData(index.column(), Qt.Orientation.Horizontal)))
        editor.setParent(parent)
        editor.addItems(self._choices)
        editor.activated.connect(lambda _position: self._close(editor))
        return editor

    def setEditorData(self, editor: Any, index: Index) -> None:
        editor.setCurrentText(str(index.data()))
        editor.showPopup()

    def setModelData(self, editor: Any, model: Any, index: Index) -> None:
        model.setData(index, editor.currentText())

    def updateEditorGeometry(self, editor: QWidget, option: Any, index: Index) -> None:
        area: QRect = option.rect
        editor.setGeometry(area.x(), area.y(), max(area.width(), LEAST), area.height())

    def _close(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)
