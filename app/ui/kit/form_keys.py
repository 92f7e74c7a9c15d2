"""The keys of a form: Enter goes on and saves at the end, Strg+Enter saves, F1 tells about the field."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

if TYPE_CHECKING:
    from app.ui.kit.form import Form

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FormKeys(QObject):
    """Watches the fields of one form."""

    def __init__(self, form: "Form") -> None:
        super().__init__(form)
        self._form = form

    def watch(self, editor: QWidget) -> None:
        """Hear the keys of a field, once."""
        for part in (editor, *editor.findChildren(QWidget)):
            part.removeEventFilter(self)
            part.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_F1:  # type: ignore[attr-defined]
            event.accept()
            return False
        if event.type() is not QEvent.Type.KeyPress or not isinstance(watched, QWidget):
            return False
        return self._on_key(watched, event)

    def _on_key(self, watched: QWidget, event: Any) -> bool:
        if event.key() == Qt.Key.Key_F1:
            return self._tell(watched)
        if event.key() not in ENTER or watched.window() is not self._form.window():  # an open list takes Enter itself
            return False
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._form.save_asked.emit()
            return True
        if isinstance(watched, QPlainTextEdit) or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            return False
        self._go_on(watched)
        return True

    def _go_on(self, watched: QWidget) -> None:
        following = watched.nextInFocusChain()
        while following is not None and following is not watched and not _takes_keys(following):
            following = following.nextInFocusChain()
        if following is not None and following is not watched and self._stands_before(watched, following):
            following.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._form.save_asked.emit()

    def _stands_before(self, one: QWidget, other: QWidget) -> bool:
        order = [editor for line in self._form.lines for editor in line.editors.values()]
        return _place(order, one) <= _place(order, other) < len(order)

    def _tell(self, watched: QWidget) -> bool:
        for line in self._form.lines:
            for name, editor in line.editors.items():
                if editor is watched or editor.isAncestorOf(watched):
                    return line.help.open(name) is not None
        return False


def _takes_keys(widget: QWidget) -> bool:
    policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(policy) and widget.isEnabled() and widget.isVisible() and widget.focusProxy() is None


def _place(order: list[Any], widget: QWidget) -> int:
    return next((i for i, editor in enumerate(order) if editor is widget or editor.isAncestorOf(widget)), len(order))
