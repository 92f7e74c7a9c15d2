"""One line of a form: label and value, which turns into fields in the same place."""

from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from app.models.base import Attribute, Facts, Kind, facts
from app.text import translate
from app.ui.kit.chips import Chips
from app.ui.kit.editors import PLAIN_EDITORS, EnterGoesOn, SeveralEditor
from app.ui.kit.places import Line
from app.ui.kit.references import ReferenceEditor, names
from app.ui.kit.show import EMPTY, shown
from app.ui.kit.widgets import label, set_role
from app.ui.theme import Tone

LABEL_WIDTH, LABEL_LEAST = 142, 108
"""Room for the words before a field, and less of it in a form narrower than `ROOMY`."""
ROOMY = 380
LINE_HEIGHT = 28
SHORT = 20
"""Texts up to this length get a narrow field."""
SHORT_WIDTH = 60


class FormLine(QWidget):
    """Label and value; the value turns into fields."""

    edit_asked = Signal()
    changed = Signal()

    def __init__(self, line: Line, office: Any) -> None:
        super().__init__()
        self.line, self.office = line, office
        self.facts = [facts(attribute) for attribute in line.attributes]
        self.editors: dict[str, Any] = {}
        self._record: Any = None
        self._goes_on = EnterGoesOn(self)
        self._place = QVBoxLayout()
        self._place.setSpacing(2)
        self._reader: QWidget | None = None
        self._problem = label("", "problem", wrap=True)
        self._problem.hide()
        self._label = label(line.head, "quiet", wrap=True)
        self._lay_out()

    def _lay_out(self) -> None:
        self._label.setFixedWidth(LABEL_WIDTH)
        _on_first_line(self._label)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(self._place, 1)
        self._place.addWidget(self._problem)

    @property
    def editing(self) -> bool:
        """True while there are fields."""
        return bool(self.editors)

    def load(self, record: Any) -> None:
        """Show the values of a record, or of a dict of first values, to read."""
        self._record = record
        self._drop_editors()
        self._show_reader()

    def edit(self) -> None:
        """Turn the value into fields."""
        if self.editing or not any(f.editable for f in self.facts):
            return
        if self._reader:
            self._reader.hide()
        self._fields = QWidget()
        row = QHBoxLayout(self._fields)
        row.setContentsMargins(0, 1, 0, 1)
        row.setSpacing(5)
        for attribute, told in zip(self.line.attributes, self.facts, strict=True):
            editor = self._add_editor(attribute, told)
            row.addWidget(editor, 0 if _is_short(told) and len(self.facts) > 1 else 1)
        self._label.setBuddy(next(iter(self.editors.values())))
        self._place.insertWidget(0, self._fields)

    def stored(self, name: str) -> Any:
        """The value as loaded."""
        return self._record.get(name) if isinstance(self._record, dict) else getattr(self._record, name, None)

    def show_problem(self, name: str, sentence: str) -> None:
        """Mark a field and say why under it; an empty sentence clears the mark."""
        if sentence == self.problem:
            return
        set_role(self.editors[name], problem=bool(sentence))
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.editors[name].setAccessibleDescription(sentence)

    @property
    def problem(self) -> str:
        """The sentence shown under the fields."""
        return self._problem.text() if not self._problem.isHidden() else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._label.setFixedWidth(LABEL_WIDTH if event.size().width() >= ROOMY else LABEL_LEAST)
        super().resizeEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and not self.editing:
            self.edit_asked.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonRelease and not self.editing:
            self.edit_asked.emit()
        return False

    def _add_editor(self, attribute: Attribute, told: Facts) -> Any:
        editor = self._make_editor(attribute, told)
        editor.setObjectName(told.name)
        words = translate(told.label)
        editor.setAccessibleName(words if len(self.facts) == 1 else f"{self.line.head}: {words}")
        if len(self.facts) > 1 and isinstance(editor, QLineEdit):
            editor.setPlaceholderText(words)
        if told.hint and not editor.toolTip():
            editor.setToolTip(translate(told.hint))
        if _is_short(told) and len(self.facts) > 1:
            editor.setFixedWidth(SHORT_WIDTH)
        editor.setMinimumWidth(min(editor.minimumWidth(), SHORT_WIDTH) or SHORT_WIDTH)
        editor.set_value(self.stored(told.name))
        editor.changed.connect(self.changed)
        editor.changed.connect(partial(self.show_problem, told.name, ""))
        if isinstance(editor, QLineEdit):
            editor.installEventFilter(self._goes_on)
        self.editors[told.name] = editor
        return editor

    def _make_editor(self, attribute: Attribute, told: Facts) -> Any:
        if self.line.widget:
            return self.line.widget(told, True)
        if told.kind is Kind.REFERENCE:
            return ReferenceEditor(told, self.office)
        if told.kind is Kind.SEVERAL:
            crud = self.office.crud(attribute.owner.__name__)
            return SeveralEditor(told, lambda: [value for value, _count in crud.facets(attribute)])
        return PLAIN_EDITORS[told.kind](told)

    def _drop_editors(self) -> None:
        if self.editing:
            self._fields.hide()
            self._fields.deleteLater()
            self.editors = {}
            self._problem.hide()

    def _show_reader(self) -> None:
        if self._reader:
            self._reader.hide()
            self._reader.deleteLater()
        self._reader = self._make_reader()
        self._reader.setCursor(Qt.CursorShape.IBeamCursor)
        self._reader.installEventFilter(self)
        self._place.insertWidget(0, self._reader)

    def _make_reader(self) -> QWidget:
        values = [self.stored(f.name) for f in self.facts]
        if self.line.widget and values[0]:
            reader = self.line.widget(self.facts[0], False)
            reader.set_value(values[0])
            return reader
        if self.facts[0].kind is Kind.SEVERAL and values[0]:
            return _chips(values[0])
        result = label(self.spoken().strip() or EMPTY, wrap=True)
        _on_first_line(result)
        result.setAccessibleName(f"{self.line.head}: {result.text()}")
        return result

    def spoken(self) -> str:
        """The stored values as one text."""
        return self.line.join([self._words(told, self.stored(told.name)) for told in self.facts])

    def _words(self, told: Facts, value: Any) -> str:
        if told.kind is Kind.REFERENCE and value and told.target:
            return (names(self.office, told.target, [value]) or [EMPTY])[0]
        return shown(told, value)


def _on_first_line(words: QLabel) -> None:
    """Let label and value begin on one line, however many lines either of them has."""
    words.setMinimumHeight(LINE_HEIGHT)
    words.setContentsMargins(0, 5, 0, 5)
    words.setAlignment(Qt.AlignmentFlag.AlignTop)


def _is_short(told: Facts) -> bool:
    return told.length is not None and told.length <= SHORT and told.kind is Kind.TEXT


def _chips(values: list[str]) -> QWidget:
    result = Chips([(value, Tone.NEUTRAL) for value in values])
    result.layout().setContentsMargins(0, 3, 0, 3)
    return result
