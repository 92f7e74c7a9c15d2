"""The list of one block: lines that act by mouse and by keys."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QStyleOptionViewItem

from app.ui.start.lines import Index, Line, LinesModel
from app.ui.start.look import EDGE, LineDelegate
from app.ui.start.second import SecondClick

_KEY = Qt.Key


class LinesView(QListView):
    """Says what the user wants of a line; whoever made the lines does it."""

    opened = Signal(object)
    ticked = Signal(object)
    postponed = Signal(object, QPoint)
    called = Signal(object, QPoint)
    menu_asked = Signal(object, QPoint)
    """The line, and where on the screen the menu belongs."""
    stepped_out = Signal(int, int)
    """An arrow key leads out of the block: columns and rows to go."""
    resized = Signal()
    moved = Signal()
    """Another line is current."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.lines = LinesModel()
        self.setModel(self.lines)
        self.look = LineDelegate(self)
        self.setItemDelegate(self.look)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.DefaultContextMenu)
        self._keys = {
            _KEY.Key_Return: self.opened.emit, _KEY.Key_Enter: self.opened.emit, _KEY.Key_Space: self._tick,
        }  # fmt: skip
        self._keys_at = {_KEY.Key_V: self.postponed, _KEY.Key_A: self.called, _KEY.Key_Menu: self.menu_asked}

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Replace the lines. The current one stays current; where it is gone or was put off, the next one is."""
        row, line = self.currentIndex().row(), self.current
        if not self.lines.show(lines):
            return
        self._end_with_a_whole_line()
        row = self.lines.lines.index(line) if line in self.lines.lines else min(row, len(lines) - 1)
        if row >= 0:
            self.go_to(row)

    @property
    def current(self) -> Line | None:
        """The line the keys act on."""
        row = self.currentIndex().row()
        return self.lines.lines[row] if 0 <= row < len(self.lines.lines) else None

    def go_to(self, row: int) -> None:
        """Make a line current; -1 is the last one."""
        count = len(self.lines.lines)
        self.setCurrentIndex(self.lines.index(row % count if count else 0, 0))

    def sizeHint(self) -> QSize:
        return QSize(200, 40)

    def tall(self) -> int:
        """How high all lines are together."""
        return sum(self._heights())

    def _heights(self) -> Iterator[int]:
        option = QStyleOptionViewItem()
        for row in range(len(self.lines.lines)):
            yield self.look.sizeHint(option, self.lines.index(row, 0)).height()

    def _end_with_a_whole_line(self) -> None:
        """What does not fit is reached by scrolling; no line is cut by the edge of its card."""
        ends = list(accumulate(self._heights()))
        fitting = max((end for end in ends if end <= self.height() + EDGE), default=0)  # its words end above its edge
        rest = max(self.height() - fitting, 0) if fitting and ends[-1] > fitting else 0
        if self.viewportMargins().bottom() != rest:
            self.setViewportMargins(0, 0, 0, rest)

    # ---------------------------------------------------------------- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line, key = self.current, _KEY(event.key())
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        if line and plain and key in self._keys:
            self._keys[key](line)
        elif line and plain and key in self._keys_at:
            self._keys_at[key].emit(line, self.below_current())
        elif not (plain and self._steps_out(key)):
            self._pass_on(event)

    def _pass_on(self, event: QKeyEvent) -> None:
        """Letters are no search here: the window may have a use for them."""
        if event.text().isprintable() and event.text() and not event.modifiers():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _steps_out(self, key: Qt.Key) -> bool:
        row, last = self.currentIndex().row(), len(self.lines.lines) - 1
        ways = {
            _KEY.Key_Up: (0, -1, row <= 0), _KEY.Key_Down: (0, 1, row >= last),
            _KEY.Key_Left: (-1, 0, True), _KEY.Key_Right: (1, 0, True),
        }  # fmt: skip
        columns, rows, out = ways.get(key, (0, 0, False))
        if out:
            self.stepped_out.emit(columns, rows)
        return out

    def below_current(self) -> QPoint:
        """Where on the screen something belongs that is about the current line."""
        return self._under(self.currentIndex())

    def _tick(self, line: Line) -> None:
        if line.task_id:
            self.ticked.emit(line)

    def _under(self, index: QModelIndex) -> QPoint:
        return self.viewport().mapToGlobal(self.visualRect(index).bottomLeft() + QPoint(24, 0))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.moved.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_key and not self.currentIndex().isValid() and self.lines.lines:
            self.go_to(0)
        self.moved.emit()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # ---------------------------------------------------------------- mouse

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() is not Qt.MouseButton.LeftButton or not index.isValid():
            return
        line, point = self.look.line(index), event.position().toPoint()
        places = self.look.places(line, self.visualRect(index))
        if line.task_id and places.box.adjusted(-6, -6, 4, 6).contains(point):
            self.ticked.emit(line)
        elif places.dots.contains(point):
            self.menu_asked.emit(line, event.globalPosition().toPoint())
        elif line.opens or line.task_id:
            SecondClick(self.window(), event.globalPosition().toPoint()).wait()
            self.opened.emit(line)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            self.menu_asked.emit(self.look.line(index), self._under(index) if by_key else event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self.resized.emit()
        self._end_with_a_whole_line()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.viewport().update()
