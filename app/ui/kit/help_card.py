"""What there is to say about a field: the program's hint and the office's own words, changed where they are read."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from app.models.base import Facts
from app.text import _, translate
from app.ui.kit.widgets import button, label, row

WIDTH = 340


class HelpCard(QFrame):
    """Floats under a field; Esc or a click elsewhere closes it, Strg+Enter keeps what was written."""

    written = Signal()

    def __init__(self, parent: QWidget, told: Facts, owner: str, office: Any) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "box")
        self.setObjectName("helpCard")
        self.setFixedWidth(WIDTH)
        self._field, self._owner, self._office = told.name, owner, office
        self._text = office.helps.text_of(owner, told.name)
        self._own = label(self._text or _("Noch nichts geschrieben."), "" if self._text else "quiet", wrap=True)
        self.editor = QPlainTextEdit(self._text)
        self.editor.setAccessibleName(_("So machen wir das: {field}").format(field=translate(told.label)))
        self.editor.setPlaceholderText(_("Zum Beispiel: Bitte immer mit Vorwahl."))
        self.editor.setFixedHeight(86)
        self.editor.setTabChangesFocus(True)
        self.editor.installEventFilter(self)
        self.change = button(_("Ändern"), self.begin, "flat", name="changeHelp")
        self.save = button(_("Speichern"), self.keep, "primary", _("Strg+Enter"), "saveHelp")
        self._lay_out(told)
        self.setAccessibleName(_("Hinweis zu {field}").format(field=translate(told.label)))

    def _lay_out(self, told: Facts) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 12)
        layout.setSpacing(4)
        layout.addWidget(label(translate(told.label), "strong"))
        if told.hint:
            layout.addWidget(label(_sentence(translate(told.hint)), "quiet", wrap=True))
        layout.addSpacing(6)
        layout.addLayout(row(label(_("So machen wir das"), "heading"), 1, self.change))
        layout.addWidget(self._own)
        layout.addWidget(self.editor)
        layout.addLayout(row(1, self.save))
        self.editor.hide()
        self.save.hide()

    def show_under(self, field: QWidget) -> None:
        """Appear below a field, within the screen."""
        self.adjustSize()
        corner = field.mapToGlobal(QPoint(0, field.height() + 4))
        room = field.screen().availableGeometry()
        x = min(corner.x(), room.right() - self.width())
        fits = corner.y() + self.sizeHint().height() <= room.bottom()
        y = corner.y() if fits else field.mapToGlobal(QPoint(0, 0)).y() - self.sizeHint().height() - 4
        self.move(x, y)
        self.show()
        self.change.setFocus()

    def begin(self) -> None:
        """Turn the office's words into a field."""
        self._own.hide()
        self.change.hide()
        self.editor.show()
        self.save.show()
        self.adjustSize()
        self.editor.setFocus()

    def keep(self) -> None:
        """Keep what was written, for everybody."""
        self._office.helps.write_text(self._owner, self._field, self.editor.toPlainText())
        self.written.emit()
        self.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and _is_ctrl_enter(event):
            self.keep()
            return True
        return False


def _is_ctrl_enter(event: Any) -> bool:
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)


def _sentence(hint: str) -> str:
    """A hint as a sentence of its own."""
    return hint[:1].upper() + hint[1:] + ("" if hint[-1:] in ".!?…" else ".")
