"""What the pages of the lock share: a card in the middle of the window, and work that may take a second."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.errors import UserError
from app.ui.kit.tasks import Tasks
from app.ui.kit.widgets import button, frame, label, scrolled

WIDTH = 460


class Page(QWidget):
    """A heading, a body and a line of buttons in the middle; `say` puts a sentence under the body."""

    def __init__(self, title: str, words: str, tasks: Tasks) -> None:
        super().__init__()
        self.setObjectName("ground")
        self._tasks = tasks
        self._busy = False
        self._onward: QPushButton
        self.heading = label(title, "name", wrap=True)
        self.words = label(words, "quiet", wrap=True)
        self.body = QVBoxLayout()
        self.body.setSpacing(10)
        self.said = label("", "problem", wrap=True)
        self.said.hide()
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        self._lay_out()

    def _lay_out(self) -> None:
        card = frame("card")
        card.setFixedWidth(WIDTH)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(24, 22, 24, 20)
        inside.setSpacing(10)
        for part in (self.heading, self.words):
            inside.addWidget(part)
        inside.addLayout(self.body)
        inside.addWidget(self.said)
        inside.addSpacing(4)
        inside.addLayout(self._buttons)
        ground = QWidget()
        ground.setObjectName("page")
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(card)
        middle.addStretch(1)
        column = QVBoxLayout(ground)
        column.setContentsMargins(16, 16, 16, 16)
        column.addStretch(2)
        column.addLayout(middle)
        column.addStretch(3)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(scrolled(ground))

    def add_button(self, text: str, slot: Callable[[], object], role: str = "") -> QPushButton:
        """A button at the right end."""
        self._onward = button(text, slot, role)
        self._buttons.addWidget(self._onward)
        return self._onward

    def add_left(self, text: str, slot: Callable[[], object]) -> QPushButton:
        """A way of less weight at the left end."""
        result = button(text, slot, "link")
        self._buttons.insertWidget(0, result)
        return result

    def say(self, sentence: str) -> None:
        """What is wrong; "" for nothing."""
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def work(self, act: Callable[[], Any], done: Callable[[Any], object]) -> None:
        """Do something slow in the worker, once at a time; what the user can act on is said on the page."""
        if self._busy:
            return
        self._busy = True
        self.say("")
        self.setCursor(Qt.CursorShape.BusyCursor)
        self._tasks.run(self, lambda _job: act(), lambda result: self._on_done(done, result), self._on_failed)

    def _on_done(self, done: Callable[[Any], object], result: Any) -> None:
        self._rest()
        done(result)

    def _on_failed(self, error: Exception) -> None:
        self._rest()
        if not isinstance(error, UserError):
            raise error
        self.say(str(error))
        self.on_refused()

    def on_refused(self) -> None:
        """After a sentence was said."""

    def _rest(self) -> None:
        self._busy = False
        self.unsetCursor()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button it stands on; on a tick box, the last one, which goes on."""
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, (QPushButton, QCheckBox)):
            (self._onward if isinstance(focused, QCheckBox) else focused).click()
        else:
            super().keyPressEvent(event)
