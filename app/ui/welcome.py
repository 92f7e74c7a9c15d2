"""What a new office sees first: read own lists, begin empty, look around in a sample, or open a database."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.text import _
from app.ui.kit.widgets import button, frame, label

Ways = tuple[tuple[str, str, str, Callable[[], object]], ...]
"""Title, sentence, words of the button, and what it does; the first one is recommended."""


class Welcome(QWidget):
    """Stands in the window's middle while there is no database; `sentence` says why one could not be opened."""

    def __init__(self, ways: Ways, sentence: str = "") -> None:
        super().__init__()
        self.setObjectName("ground")
        title = _("Die Bürodatei lässt sich nicht öffnen") if sentence else _("Willkommen bei Helferkreis")
        head = label(title, "name")
        head.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words = label(sentence or _("Alles bleibt auf diesem Rechner. Womit möchten Sie beginnen?"), "quiet", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        grid = QGridLayout()
        grid.setSpacing(12)
        for place, way in enumerate(ways):
            grid.addWidget(_card(*way, recommended=place == 0), place // 2, place % 2)
        inner = QWidget()
        inner.setMaximumWidth(820)
        column = QVBoxLayout(inner)
        column.setSpacing(12)
        column.addWidget(head)
        column.addWidget(words)
        column.addSpacing(12)
        column.addLayout(grid)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.addStretch(2)
        middle = QHBoxLayout()  # stretches, not an alignment: that would forget the height of wrapped words
        middle.addStretch(1)
        middle.addWidget(inner, 100)
        middle.addStretch(1)
        layout.addLayout(middle)
        layout.addStretch(3)
        self.setFocusProxy(inner.findChildren(QPushButton)[0])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what the button with the frame says."""
        focused = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)


def _card(title: str, sentence: str, words: str, act: Callable[[], object], recommended: bool) -> QWidget:
    card = frame("card")
    layout = QVBoxLayout(card)
    layout.setContentsMargins(20, 18, 20, 18)
    layout.setSpacing(8)
    layout.addWidget(label(title, "strong"))
    explanation = label(sentence, "quiet", wrap=True)
    explanation.setMinimumWidth(340)
    layout.addWidget(explanation, 1)
    layout.addWidget(button(words, act, "primary" if recommended else ""), 0, Qt.AlignmentFlag.AlignLeft)
    return card
