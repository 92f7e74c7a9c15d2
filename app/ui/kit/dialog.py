"""Dialogs: a title, a body, buttons at the right; opened, never executed, so that a test can use them like a person."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from app.text import _
from app.ui.kit.reading_order import ReadingOrder
from app.ui.kit.widgets import button, label

TITLE = 32
"""What the system puts above a window, about; without room for it the buttons would leave a small screen."""


class Dialog(ReadingOrder, QDialog):
    """A window-modal dialog with room for a body and a line of buttons."""

    def __init__(self, parent: QWidget | None, title: str, width: int = 480) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setMinimumWidth(width)
        self.ended = False
        """Saved or given up; a dialog that is only hidden for a while has not ended."""
        self.finished.connect(self._on_finished)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(20, 20, 20, 16)
        self._layout.setSpacing(12)
        self.heading = label(title, "name", wrap=True)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        self._layout.addWidget(self.heading)
        self._layout.addLayout(self.body, 1)
        self._layout.addSpacing(4)
        self._layout.addLayout(self._buttons)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the words need in this width; Qt's guess leaves gaps between wrapped lines."""
        free = not (event.spontaneous() or self.testAttribute(Qt.WidgetAttribute.WA_Resized))
        if free and self.hasHeightForWidth():
            self.resize(self.width(), self.heightForWidth(self.width()))
        if not event.spontaneous():
            room = self.screen().availableGeometry().size() - QSize(0, TITLE)
            self.resize(self.size().boundedTo(room))
        super().showEvent(event)

    def _on_finished(self) -> None:
        self.ended = True

    def add_button(self, text: str, slot: Callable[[], object] | None = None, role: str = "") -> QPushButton:
        """A button at the right end; without a slot it closes the dialog. "primary" answers to Enter."""
        result = button(text, slot or self.reject, role)
        result.setDefault(role == "primary")
        self._buttons.addWidget(result)
        return result

    def add_close(self, slot: Callable[[], object] | None = None) -> QPushButton:
        """The button that only leads away: plain, and Enter presses it as long as there is no primary one."""
        result = self.add_button(_("Schließen"), slot)
        result.setDefault(True)
        return result

    def save_with(self, saving: QPushButton) -> None:
        """Let Strg+S press a button, as in every form."""
        saving.setToolTip(_("Strg+S"))
        QShortcut(QKeySequence("Ctrl+S"), self, saving.click)

    def add_left(self, widget: QWidget) -> None:
        """A piece at the left end of the button line."""
        self._buttons.insertWidget(0, widget)


def tell(parent: QWidget | None, title: str, text: str, details: str = "") -> Dialog:
    """A calm message with one button; `details` can be unfolded."""
    dialog = Dialog(parent, title)
    dialog.setObjectName("message")
    dialog.body.addWidget(label(text, wrap=True))
    if details:
        _add_details(dialog, details)
    dialog.add_button(_("In Ordnung"), dialog.accept, "primary").setFocus()
    dialog.open()
    return dialog


def ask(
    parent: QWidget | None, title: str, text: str, answers: Sequence[tuple[str, Callable[[], object] | None]]
) -> Dialog:
    """A question with up to three answers; the first is the one we suggest, None just closes."""
    dialog = Dialog(parent, title)
    dialog.setObjectName("question")
    dialog.body.addWidget(label(text, wrap=True))
    for position, (words, slot) in reversed(list(enumerate(answers))):
        dialog.add_button(words, _closing(dialog, slot), "" if position else "primary")
    dialog.open()
    return dialog


def ask_to_drop(parent: QWidget, leave: Callable[[], object], what: str = "") -> Dialog:
    """Whether what was typed may go; `leave` closes what it was typed in, `what` is said to be lost."""
    answers = [(_("Weiter eingeben"), None), (_("Verwerfen"), leave)]
    lost = what or _("Was Sie eingetragen haben, ist noch nicht gespeichert.")
    return ask(parent, _("Eingaben verwerfen?"), lost, answers)


def _closing(dialog: QDialog, slot: Callable[[], object] | None) -> Callable[[], None]:
    def answer() -> None:
        dialog.accept() if slot else dialog.reject()
        if slot:
            slot()

    return answer


def _add_details(dialog: Dialog, details: str) -> None:
    view = QPlainTextEdit(details)
    view.setReadOnly(True)
    view.setAccessibleName(_("Einzelheiten"))
    view.setMinimumHeight(160)
    view.hide()
    dialog.body.addWidget(view)

    def toggle() -> None:
        view.setVisible(view.isHidden())
        dialog.resize(dialog.width(), dialog.heightForWidth(dialog.width()))

    dialog.add_left(button(_("Einzelheiten"), toggle))
    QShortcut(QKeySequence.StandardKey.Copy, dialog, view.copy)
