"""A calm line above everything that asks for nothing now: a sentence, what can be done about it, and a cross."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QSizePolicy

from app.text import _
from app.ui.kit.widgets import button, label, row, shape_button


class Bar(QFrame):
    """Stays until `end`, or until its cross was pressed, which `gone` follows; without `gone` there is no cross."""

    def __init__(
        self,
        window: Any,
        words: str,
        ways: Sequence[tuple[str, Callable[[], object]]],
        gone: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self._gone = gone
        self.setObjectName("safetyBar")
        self.setAccessibleName(words)
        text = label(words, wrap=True)
        text.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        buttons = [button(way, act, "onSample") for way, act in ways]
        parts = [text, *buttons]
        if gone is not None:
            parts.append(shape_button("cross", _("Hinweis schließen"), self._on_cross))
        line = row(*parts, margins=(16, 3, 10, 3))
        line.setStretch(0, 1)
        self.setLayout(line)
        window.put_bar(self)

    def _on_cross(self) -> None:
        self.end()
        if self._gone is not None:
            self._gone()

    def end(self) -> None:
        """Leave the window."""
        self.hide()
        self.deleteLater()
