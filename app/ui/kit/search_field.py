"""The search field of a list: searches with every key, Enter takes the first, Esc clears."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from app.text import _


class SearchField(QLineEdit):
    """Says `searched` after the keys that are waiting; a search is quick enough not to wait for a pause."""

    searched = Signal(str)
    first_asked = Signal()
    """Enter or arrow down: go to the first hit."""

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self.setObjectName("search")
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(_("Liste durchsuchen"))
        self.setClearButtonEnabled(True)
        self.setToolTip(_("Strg+F"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(0)
        self._pause.timeout.connect(self._say)
        self.textChanged.connect(self._pause.start)
        self._said = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.reset()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self._say()
            self.first_asked.emit()
        else:
            super().keyPressEvent(event)

    def reset(self) -> None:
        """Search nothing, at once."""
        self.clear()
        self._say()

    def set_text_quietly(self, text: str) -> None:
        """Change the text without a search following."""
        self._said = text
        self.setText(text)
        self._pause.stop()

    def _say(self) -> None:
        self._pause.stop()
        if self.text().strip() != self._said:
            self._said = self.text().strip()
            self.searched.emit(self._said)
