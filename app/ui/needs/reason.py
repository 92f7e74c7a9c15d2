"""Asks for a reason in one line: why somebody is asked in spite of something, why they refuse, why a work ends."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QWidget

from app.text import _
from app.ui.kit.dialog import Dialog
from app.ui.kit.widgets import label

LONGEST = 200


class ReasonDialog(Dialog):
    """A sentence, a field, and the button that does it; `needed` False: it may stay empty."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        words: str,
        act: str,
        then: Callable[[str], object],
        offered: Sequence[str] = (),
        needed: bool = True,
    ) -> None:
        super().__init__(parent, title, 460)
        self.setObjectName("reason")
        self._then, self._needed = then, needed
        self.body.addWidget(label(words, wrap=True))
        self.field = QLineEdit()
        self.field.setProperty("role", "field")
        self.field.setMaxLength(LONGEST)
        self.field.setAccessibleName(_("Grund"))
        self.field.setPlaceholderText(_("Grund") if needed else _("Grund, wenn bekannt"))
        completer = QCompleter(list(offered), self.field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.popup().setProperty("role", "popup")
        self.field.setCompleter(completer)
        self.body.addWidget(self.field)
        self.add_button(_("Abbrechen"))
        self.go = self.add_button(act, self.take, "primary")
        self.field.textChanged.connect(self._show_state)
        self._show_state()
        self.field.setFocus()

    def take(self) -> None:
        """Do it with the reason entered."""
        self.accept()
        self._then(self.field.text().strip())

    def _show_state(self) -> None:
        self.go.setEnabled(bool(self.field.text().strip()) or not self._needed)
