"""The empty state: one sentence and the buttons that help."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.kit.widgets import button, label


class EmptyState(QWidget):
    """Stands where a list or a record would be."""

    def __init__(
        self, sentence: str, ways: Sequence[tuple[str, Callable[[], object]]] = (), strong: bool = True
    ) -> None:
        super().__init__()
        self._words = words = label(sentence, "quiet", wrap=True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setMaximumWidth(420)
        words.setMinimumWidth(200)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for position, (text, slot) in enumerate(ways):
            way = button(text, slot, "primary" if strong and not position else "")
            buttons.addWidget(way)
            if not position:
                self.setFocusProxy(way)
        buttons.addStretch(1)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(words, 10)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.setSpacing(12)
        layout.addStretch(2)
        layout.addLayout(line)
        layout.addLayout(buttons)
        layout.addStretch(3)

    def say(self, sentence: str) -> None:
        """Another sentence over the same buttons."""
        self._words.setText(sentence)
