"""Two fields for a new passphrase, and a word on how long it would be guessed at."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from app.services.keys import changing
from app.text import _
from app.ui.kit.widgets import label
from app.ui.lock.secret_field import SecretField


class NewPassphrase(QWidget):
    """Typed twice; `passphrase` is "" as long as something is wrong with it, which `problem` says."""

    changed = Signal()
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.first, self.again = SecretField(_("Neue Passphrase")), SecretField(_("Noch einmal"))
        self.strength = label("", "small", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for part in (self.first, self.strength, self.again):
            layout.addWidget(part)
        for field in (self.first, self.again):
            field.changed.connect(self._on_changed)
        self.first.entered.connect(self.again.setFocus)
        self.again.entered.connect(self.entered)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.first)
        self._on_changed()

    @property
    def passphrase(self) -> str:
        """The new passphrase once it is long enough and was typed the same twice, else ""."""
        return "" if self.problem else self.first.text

    @property
    def problem(self) -> str:
        """Why it cannot be taken yet."""
        if changing.strength(self.first.text) == 0:
            return _("Die neue Passphrase ist noch zu kurz.")
        return "" if self.first.text == self.again.text else _("Die beiden Eingaben sind verschieden.")

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.again.clear()

    def _on_changed(self) -> None:
        self.strength.setText(_hint(self.first.text))
        self.changed.emit()


def _hint(typed: str) -> str:
    if not typed:
        return _("Am besten fünf Wörter, die nicht zusammengehören, zum Beispiel Dinge aus fünf Zimmern.")
    if len(typed) < changing.LEAST:
        return _("Noch zu kurz: {count} von mindestens {least} Zeichen.").format(count=len(typed), least=changing.LEAST)
    words = (_("Zu eintönig: Bitte nehmen Sie verschiedene Zeichen."), _("Ausreichend. Länger ist besser."), _("Gut."))
    return words[changing.strength(typed)]
