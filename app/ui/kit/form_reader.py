"""The reading side of a form line: words, chips or a drawing, kept from one record to the next."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from app.models.base import Kind
from app.ui.kit.chips import Chips
from app.ui.kit.show import EMPTY
from app.ui.kit.widgets import label, set_role
from app.ui.theme import Tone

if TYPE_CHECKING:
    from app.ui.kit.form_line import FormLine

LINE_HEIGHT = 28


class Reader:
    """Shows the value of a line in the way that fits it; what is empty is a quiet dash."""

    def __init__(self, line: "FormLine") -> None:
        self._line = line
        self._words: QLabel | None = None
        self._chips: Chips | None = None
        self._own: Any = None
        self.current: QWidget | None = None

    def show_values(self, values: list[Any]) -> None:
        """Show the values of the line's fields."""
        wanted = self._filled(values)
        if self.current is not None and self.current is not wanted:
            self.current.hide()
        self.current = wanted
        wanted.show()

    def hide(self) -> None:
        """Make room for the fields."""
        if self.current is not None:
            self.current.hide()

    def _filled(self, values: list[Any]) -> QWidget:
        line = self._line
        if line.line.widget and values[0]:
            if self._own is None:
                self._own = self._placed(line.line.widget(line.facts[0], False))
            self._own.set_value(values[0])
            return self._own
        if line.facts[0].kind is Kind.SEVERAL and values[0]:
            if self._chips is None:
                self._chips = self._placed(Chips())
                self._chips.layout().setContentsMargins(0, 3, 0, 3)
            self._chips.show_chips([(value, Tone.NEUTRAL) for value in values[0]])
            return self._chips
        return self._said(line.spoken().strip())

    def _said(self, text: str) -> QLabel:
        if self._words is None:
            self._words = self._placed(label("", wrap=True))
            on_first_line(self._words)
        if self._words.property("role") != ("" if text else "quiet"):
            set_role(self._words, role="" if text else "quiet")
        self._words.setText(text or EMPTY)
        self._words.setAccessibleName(f"{self._line.line.head}: {text or EMPTY}")
        return self._words

    def _placed(self, widget: Any) -> Any:
        widget.setCursor(Qt.CursorShape.IBeamCursor)
        widget.installEventFilter(self._line)
        widget.hide()
        self._line._place.insertWidget(0, widget)
        return widget


def on_first_line(words: QLabel) -> None:
    """Let label and value begin on one line, however many lines either of them has."""
    words.setMinimumHeight(LINE_HEIGHT)
    words.setContentsMargins(0, 5, 0, 5)
    words.setAlignment(Qt.AlignmentFlag.AlignTop)
