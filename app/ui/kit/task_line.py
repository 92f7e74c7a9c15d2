"""A task as one line: a box to tick, the words, and how far the day is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout

from app.text import _
from app.ui.kit.chips import Chip
from app.ui.kit.widgets import label
from app.ui.theme import Tone


class TaskLine(QFrame):
    """Says `ticked` when the box was changed and `opened` when the words were clicked."""

    ticked = Signal(bool)
    opened = Signal()

    def __init__(self, text: str, chip: tuple[str, Tone] | None = None, done: bool = False, quiet: str = "") -> None:
        super().__init__()
        self.setObjectName("taskLine")
        self.box = QCheckBox()
        self.box.setChecked(done)
        self.box.setAccessibleName(_("{task} – erledigt").format(task=text))
        self.box.toggled.connect(self.ticked)
        self._words = label(text, "quiet" if done else "", wrap=True)
        self._words.setMinimumHeight(22)
        self.box.setFixedSize(18, 22)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 6)
        layout.setSpacing(8)
        layout.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._words, 1)
        if quiet:
            aside = label(quiet, "small")
            aside.setMinimumHeight(22)
            layout.addWidget(aside, 0, Qt.AlignmentFlag.AlignTop)
        if chip and chip[0]:
            layout.addWidget(Chip(*chip), 0, Qt.AlignmentFlag.AlignTop)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(text)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit()
