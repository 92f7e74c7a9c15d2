"""The bar that appears at the foot of a card as soon as something is unsaved."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from app.text import _
from app.ui.kit.widgets import button, elided


class SaveBar(QFrame):
    """Speichern and Verwerfen, there only while something differs."""

    save_asked = Signal()
    discard_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "savebar")
        self.setObjectName("saveBar")
        self._state = elided("", "small")
        self.save = button(_("Speichern"), self.save_asked.emit, "primary", _("Strg+S"), "save")
        self.discard = button(_("Verwerfen"), self.discard_asked.emit, "", _("Esc"), "discard")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 8, 18, 8)
        layout.setSpacing(8)
        layout.addWidget(self._state, 1)
        layout.addWidget(self.discard)
        layout.addWidget(self.save)
        self.hide()

    def show_state(self, editing: bool, dirty: bool) -> None:
        """Appear only while something is being edited and differs."""
        self._state.setText(_("Noch nicht gespeichert") if dirty else "")
        self.setVisible(editing and dirty)
