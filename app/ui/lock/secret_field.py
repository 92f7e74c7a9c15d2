"""A field for a passphrase: hidden, on request shown, with a word when the capitals are locked."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.text import _
from app.ui.kit.widgets import button, label, row


class SecretField(QWidget):
    """A line for a secret under its caption; what is typed is never kept, completed or told to a screen reader."""

    changed = Signal()
    entered = Signal()

    def __init__(self, caption: str) -> None:
        super().__init__()
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAccessibleName(caption)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        self.line.textChanged.connect(lambda _text: self.changed.emit())
        self.line.returnPressed.connect(self.entered)
        self.line.installEventFilter(self)
        self.shown = button(_("Anzeigen"), self._on_shown, "flat")
        self.shown.setCheckable(True)
        self._keep_width()
        self.capitals = label(_("Die Feststelltaste ist an."), "problem")
        self.capitals.hide()
        self._locked = False
        self.caption = label(caption, "quiet")
        self.caption.setBuddy(self.line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.caption)
        layout.addLayout(row(self.line, self.shown))
        layout.addWidget(self.capitals)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.line)

    @property
    def text(self) -> str:
        """What was typed."""
        return self.line.text()

    def show_text(self) -> None:
        """Let what is typed be read, as when it is copied from paper."""
        self.shown.setChecked(True)
        self._on_shown()

    def clear(self) -> None:
        """Forget what was typed, and hide what comes."""
        self.line.clear()
        self.shown.setChecked(False)
        self._on_shown()

    def _keep_width(self) -> None:
        """Both words need the same room, so that fields below each other end in one line."""
        for words in (_("Verbergen"), _("Anzeigen")):
            self.shown.setText(words)
            self.shown.ensurePolished()
            self.shown.setMinimumWidth(max(self.shown.minimumWidth(), self.shown.sizeHint().width()))

    def _on_shown(self) -> None:
        shown = self.shown.isChecked()
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        words = _("Verbergen") if shown else _("Anzeigen")
        self.shown.setText(words)
        self.shown.setAccessibleName(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self._look_at(event)
        return False

    def _look_at(self, event: QKeyEvent) -> None:
        """No system tells Qt of the key, but a capital without Shift does."""
        letter, shift = event.text(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_CapsLock:
            self._locked = False
        elif letter.isalpha() and letter.upper() != letter.lower():
            self._locked = letter.isupper() != shift
        self.capitals.setVisible(self._locked)
