"""One line of a form: label and value, which turns into fields in the same place."""

from functools import partial
from typing import Any, ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.models.base import Attribute, Facts, Kind
from app.models.facts import facts
from app.text import translate
from app.ui.kit.editor_for import editor_for
from app.ui.kit.form_reader import Reader, on_first_line
from app.ui.kit.help_mark import HelpMark
from app.ui.kit.places import Line
from app.ui.kit.references import names
from app.ui.kit.show import EMPTY, shown
from app.ui.kit.widgets import label, set_role

LABEL_WIDTH, LABEL_LEAST = 142, 108
"""Room for the words before a field, and less of it in a form narrower than `ROOMY`."""
ROOMY = 380
SHORT = 20
"""Texts up to this length get a narrow field."""
SHORT_WIDTH = 60


class FormLine(QWidget):
    """Label and value; the value turns into fields."""

    reuses: ClassVar[bool] = True
    """Whether the fields are kept for the next record; not where they are made for one record only."""
    edit_asked = Signal(str)
    """The name of the field to stand in."""
    changed = Signal()

    def __init__(self, line: Line, office: Any) -> None:
        super().__init__()
        self.line, self.office = line, office
        self.facts = [facts(attribute) for attribute in line.attributes]
        self.editors: dict[str, Any] = {}
        """The fields while they are shown, by name."""
        self._made: dict[str, Any] = {}
        self._fields: QWidget | None = None
        self._filling = False
        self._record: Any = None
        self._place = QVBoxLayout()
        self._place.setSpacing(2)
        self._problem = label("", "problem", wrap=True)
        self._problem.hide()
        self._label = label(line.head, "quiet", wrap=True)
        self._reading = Reader(self)
        self.help = HelpMark(self)
        self._lay_out()

    def _lay_out(self) -> None:
        self._label.setFixedWidth(LABEL_WIDTH)
        on_first_line(self._label)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(self._place, 1)
        self._place.addWidget(self._problem)
        self._place.addStretch(1)

    # ---------------------------------------------------------------- reading

    @property
    def editing(self) -> bool:
        """True while there are fields."""
        return bool(self.editors)

    def load(self, record: Any) -> None:
        """Show the values of a record, or of a dict of first values, to read."""
        self._record = record
        self.setMinimumHeight(0)
        self._close_fields()
        self._reading.show_values([self.stored(told.name) for told in self.facts])
        self.help.load()

    def stored(self, name: str) -> Any:
        """The value as loaded."""
        return self._record.get(name) if isinstance(self._record, dict) else getattr(self._record, name, None)

    def spoken(self) -> str:
        """The stored values as one text."""
        return self.line.join([self._words(told, self.stored(told.name)) for told in self.facts])

    def _words(self, told: Facts, value: Any) -> str:
        if told.kind is Kind.REFERENCE and value and told.target:
            return (names(self.office, told.target, [value]) or [EMPTY])[0]
        return shown(told, value)

    # ---------------------------------------------------------------- editing

    def prepare(self) -> None:
        """Make the fields before they are needed."""
        if self._fields is None and self.reuses and self.editable:
            self._fields = self.make_fields()
            self._fields.hide()
            self._place.insertWidget(0, self._fields)
            for editor in self._made.values():
                editor.ensurePolished()

    @property
    def ready(self) -> bool:
        """Whether there is nothing to prepare."""
        return self._fields is not None or not self.reuses or not self.editable

    @property
    def editable(self) -> bool:
        """Whether any of it can be changed."""
        return any(told.editable for told in self.facts)

    def edit(self) -> None:
        """Turn the value into fields; what stands below keeps its place where the fields need no more room."""
        if self.editing or not self.editable:
            return
        if self.isVisible() and not isinstance(self._record, dict):  # a new record has not been read before
            self.setMinimumHeight(self.height())
        self._reading.hide()
        if self._fields is None:
            self._fields = self.make_fields()
            self._place.insertWidget(0, self._fields)
        self.editors = self._made
        self.fill()
        self._fields.show()
        self._label.setBuddy(next(iter(self.editors.values())))
        self.help.describe()

    def make_fields(self) -> QWidget:
        """A widget with an editor for each field in `_made`."""
        fields = QWidget()
        row = QHBoxLayout(fields)
        around = 0 if self.line.widget else 1  # a drawing is as high as the one that is read
        row.setContentsMargins(0, around, 0, around)
        row.setSpacing(5)
        for attribute, told in zip(self.line.attributes, self.facts, strict=True):
            editor = self._make_editor(attribute, told)
            row.addWidget(editor, 0 if _is_short(told) and len(self.facts) > 1 else 1)
            self._made[told.name] = editor
        return fields

    def fill(self) -> None:
        """Put the stored values into the fields."""
        self._filling = True
        for name, editor in self._made.items():
            editor.set_value(self.stored(name))
        self._filling = False

    def _make_editor(self, attribute: Attribute, told: Facts) -> Any:
        editor = self.line.widget(told, True) if self.line.widget else editor_for(attribute, self.office)
        editor.setObjectName(told.name)
        words = translate(told.label)
        editor.setAccessibleName(words if len(self.facts) == 1 else f"{self.line.head}: {words}")
        if len(self.facts) > 1 and isinstance(editor, QLineEdit):
            editor.setPlaceholderText(words)
        if _is_short(told) and len(self.facts) > 1:
            editor.setFixedWidth(SHORT_WIDTH)
        editor.setMinimumWidth(min(editor.minimumWidth(), SHORT_WIDTH) or SHORT_WIDTH)
        editor.changed.connect(partial(self._on_editor_changed, told.name))
        return editor

    def _on_editor_changed(self, name: str) -> None:
        if not self._filling:
            self.changed.emit()
            self.show_problem(name, "")

    def _close_fields(self) -> None:
        if not self.editing or self._fields is None:
            return
        if self.problem:
            for name in self.editors:
                set_role(self.editors[name], problem=False)
            self._problem.setText("")
            self._problem.hide()
        self._fields.hide()
        self.editors = {}
        if not self.reuses:
            self._fields.deleteLater()
            self._fields, self._made = None, {}

    # ---------------------------------------------------------------- problems

    def show_problem(self, name: str, sentence: str) -> None:
        """Mark a field and say why under it; an empty sentence clears the mark."""
        if sentence == self.problem:
            return
        set_role(self.editors[name], problem=bool(sentence))
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.editors[name].setAccessibleDescription(sentence or self.help.said(name))

    @property
    def problem(self) -> str:
        """The sentence shown under the fields."""
        return self._problem.text() if not self._problem.isHidden() else ""

    # ---------------------------------------------------------------- mouse and looks

    @property
    def label_end(self) -> int:
        """Where the words before the field end."""
        return min(self._label.fontMetrics().horizontalAdvance(self._label.text()), self._label.width() - 12)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._label.setFixedWidth(LABEL_WIDTH if event.size().width() >= ROOMY else LABEL_LEAST)
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        self.help.paint()

    def enterEvent(self, event: Any) -> None:
        self.help.hover(True)

    def leaveEvent(self, event: QEvent) -> None:
        self.help.hover(False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.help.is_at(event.position().toPoint()):
            self.help.open()
        elif event.button() is Qt.MouseButton.LeftButton and not self.editing:
            self.edit_asked.emit(self.facts[0].name)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonRelease and not self.editing:
            self.edit_asked.emit(self.facts[0].name)
        return False


def _is_short(told: Facts) -> bool:
    return told.length is not None and told.length <= SHORT and told.kind is Kind.TEXT
