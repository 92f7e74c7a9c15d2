"""A card of the start page: its title, how many there are, and the lines that act."""

from collections.abc import Callable

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.models.base import entity
from app.text import _, translate
from app.ui.kit.widgets import button, column, label, row
from app.ui.start.blocks import Block, Shown, Source
from app.ui.start.view import LinesView

HEAD, AROUND = 24, 58
LEAST = 96
"""Room for two lines at least; more of them scroll."""


class BlockCard(QFrame):
    """Shows the lines of a block; where nothing is to be done it says so."""

    def __init__(self, block: Block, source: Source, open_list: Callable[..., object]) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.block = block
        self._source, self._shown, self._read, self._whole = source, Shown(()), Shown(()), False
        title = translate(block.title)
        self.view = LinesView(title)
        self.view.resized.connect(self._fit)
        self._count = label("", "small")
        self._all = button("", lambda: open_list(self._shown.entity, self._shown.filters), "link", name="all")
        self._empty = self._nothing()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 12, 1, 8)
        layout.setSpacing(4)
        head = QWidget()
        head.setFixedHeight(HEAD)
        head.setLayout(row(label(title, "heading"), 1, self._count, self._all, margins=(16, 0, 24, 0)))
        layout.addWidget(head)
        layout.addWidget(self._empty, 1)
        layout.addWidget(self.view, 1)
        self._say(Shown(()))
        self._empty.hide()

    def _nothing(self) -> QWidget:
        """What stands here without lines: a sentence, and where it helps a way to begin."""
        result, new = QWidget(), self.block.new
        parts: list[QWidget | int] = [label(translate(self.block.empty), "quiet", wrap=True)]
        if new:
            begin = _("{kind} anlegen").format(kind=translate(entity(new).singular))
            parts.append(button(begin, lambda: self._source.desk.new_asked.emit(new), "link"))
        result.setLayout(column(*parts, 1, gap=4, margins=(16, 6, 16, 6)))
        return result

    def read(self) -> None:
        """Ask the database; `draw` shows the answer in a later turn."""
        self._read = self.block.read(self._source)

    def draw(self) -> None:
        """Show what was read; what did not change is not drawn anew."""
        if self._read != self._shown:
            self._say(self._read)
        self._empty.setVisible(not self._read.lines)

    @property
    def wish(self) -> int:
        """How much of a column's height it would like."""
        return max(LEAST, self.view.tall()) + AROUND

    def show_whole(self, whole: bool) -> None:
        """Grow with the lines, so that the page around scrolls instead of the card."""
        self._whole = whole
        self._fit()

    def take_focus(self, row: int) -> None:
        """Stand on a line; -1 is the last one."""
        self.view.setFocus()
        self.view.go_to(row)

    def _say(self, shown: Shown) -> None:
        self._shown = shown
        self.view.show_lines(shown.lines)
        self.view.setVisible(bool(shown.lines))
        for part, on in ((self._count, not shown.entity), (self._all, bool(shown.entity))):
            part.setText(shown.count)
            part.setVisible(on and bool(shown.count))
        self._all.setAccessibleName(f"{translate(self.block.title)}: {shown.count}")
        self._fit()

    def _fit(self) -> None:
        tall = self.view.tall() if self._whole or len(self._shown.lines) < 3 else LEAST
        if self.view.minimumHeight() != tall:
            self.view.setMinimumHeight(tall)
