"""Rows for what was agreed: what, who, until when; Enter walks on and the last one begins another."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from app.models import Task
from app.models.facts import facts
from app.services.visits.protocol import Agreement
from app.text import _
from app.ui.kit.editors import DateEditor, TextEditor
from app.ui.kit.form_keys import ENTER
from app.ui.kit.widgets import label

WHO, UNTIL = 128, 118
"""Widths in pixels."""
FEWEST = 3


class AgreementRows(QWidget):
    """As many rows as are needed, and one empty at the end."""

    changed = Signal()
    ended = Signal()
    """Enter in a row without words: nothing more was agreed."""

    def __init__(self) -> None:
        super().__init__()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(6)
        self._grid.setColumnStretch(0, 1)
        for column, words in enumerate((_("Was"), _("Wer"), _("Bis wann"))):
            self._grid.addWidget(label(words, "small"), 0, column)
        self.rows: list[tuple[TextEditor, TextEditor, DateEditor]] = []
        for _number in range(FEWEST):
            self._add()

    def _add(self) -> None:
        place = len(self.rows) + 1
        what, who, until = TextEditor(facts(Task.title)), TextEditor(facts(Task.assigned_to)), _until()
        named = (_("Vereinbart {number}: was"), _("Vereinbart {number}: wer"), _("Vereinbart {number}: bis wann"))
        who.setFixedWidth(WHO)
        until.setFixedWidth(UNTIL)
        editors: tuple[Any, ...] = (what, who, until)
        for column, (editor, words) in enumerate(zip(editors, named, strict=True)):
            editor.setAccessibleName(words.format(number=place))
            editor.installEventFilter(self)
            editor.changed.connect(self._on_changed)
            self._grid.addWidget(editor, place, column)
        if self.rows:
            QWidget.setTabOrder(self.rows[-1][2], what)
        QWidget.setTabOrder(what, who)
        QWidget.setTabOrder(who, until)
        self.rows.append((what, who, until))

    def _on_changed(self) -> None:
        if any(editor.text().strip() for editor in self.rows[-1]):
            self._add()
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        plain = event.type() is QEvent.Type.KeyPress and event.key() in ENTER  # type: ignore[attr-defined]
        if not plain or event.modifiers() & Qt.KeyboardModifier.ControlModifier:  # type: ignore[attr-defined]
            return False
        self._walk(watched)
        return True

    def _walk(self, watched: QObject) -> None:
        """What, who, until, then the next row; an empty row ends the list."""
        cells = [editor for row in self.rows for editor in row]
        at = next(place for place, editor in enumerate(cells) if editor is watched)
        if at % 3 == 0 and not cells[at].text().strip():
            self.ended.emit()
            return
        if at + 1 == len(cells):
            self._add()
            cells = [editor for row in self.rows for editor in row]
        cells[at + 1].setFocus(Qt.FocusReason.TabFocusReason)

    def value(self) -> list[Agreement]:
        """What stands in the rows; ValueError with a sentence for a day that is none, or a row without words."""
        found = []
        for what, who, until in self.rows:
            day, words = until.value(), what.value()
            if words:
                found.append(Agreement(words, who.value() or "", day))
            elif who.value() or day:
                raise ValueError(_("Bei einer Vereinbarung fehlt, was vereinbart wurde."))
        return found

    def texts(self) -> list[list[str]]:
        """What is typed, row by row, without empty ones."""
        typed = [[editor.text() for editor in row] for row in self.rows]
        return [row for row in typed if any(cell.strip() for cell in row)]

    def put(self, texts: Sequence[Sequence[str]]) -> None:
        """Write typed rows back."""
        while len(self.rows) <= len(texts):
            self._add()
        for row, cells in zip(self.rows, texts, strict=False):
            for editor, text in zip(row, cells, strict=False):
                editor.setText(str(text))


def _until() -> DateEditor:
    editor = DateEditor(facts(Task.due_on))
    editor.setPlaceholderText(_("ohne Frist"))
    editor.setToolTip(_("Ein Tag wie 15.12. oder „in 2 Wochen“"))
    return editor
