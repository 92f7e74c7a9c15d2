"""A form that is read first and edited in the same place: derived from the fields' facts, placed by hand."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.errors import ValidationError
from app.text import translate
from app.ui.kit.form_keys import FormKeys
from app.ui.kit.form_line import FormLine
from app.ui.kit.places import Line, Section
from app.ui.kit.widgets import label

__all__ = ["Form", "FormLine"]
IDLE_MS = 250
"""After this pause without a new record the fields are made, a line at a time."""


class Form(QWidget):
    """Sections of lines; `values()` is what the user changed."""

    changed = Signal()
    edit_started = Signal()
    save_asked = Signal()

    def __init__(self, sections: tuple[Section, ...], office: Any) -> None:
        super().__init__()
        self._office = office
        self.lines: list[FormLine] = []
        self._keys = FormKeys(self)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._prepare_next)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(1)
        for position, part in enumerate(sections):
            self._add_section(part, office, first=not position)

    def load(self, record: Any) -> None:
        """Show a record (or a dict of first values) to read; unsaved input is dropped."""
        for line in self.lines:
            line.load(record)
        self._idle.start(IDLE_MS)

    def edit(self, name: str = "") -> None:
        """Turn everything into fields and stand on the field `name`, or on the first."""
        self._office.database.refuse_frozen()
        self._idle.stop()
        for line in self.lines:
            line.edit()
        self._chain()
        editors = self._editors()
        target = editors.get(name) or next(iter(editors.values()), None)
        if target is not None:
            target.setFocus()
            if isinstance(target, QLineEdit):
                target.selectAll()
        self.edit_started.emit()

    @property
    def editing(self) -> bool:
        """True while there are fields."""
        return any(line.editing for line in self.lines)

    @property
    def dirty(self) -> bool:
        """True when something differs from what was loaded, readable or not."""
        return any(self._differs(line, name) for line in self.lines for name in line.editors)

    def values(self) -> dict[str, Any]:
        """The changed values; ValidationError for what cannot be read."""
        values, problems = self.typed()
        if problems:
            raise ValidationError(problems)
        return values

    def typed(self) -> tuple[dict[str, Any], dict[str, str]]:
        """The changed values, and for each field that cannot be read the sentence that says why."""
        values: dict[str, Any] = {}
        problems: dict[str, str] = {}
        for line in self.lines:
            for name, editor in line.editors.items():
                try:
                    value = editor.value()
                except ValueError as error:
                    problems[name] = str(error)
                    continue
                if not _same(value, line.stored(name)):
                    values[name] = value
        return values, problems

    def put(self, values: Mapping[str, Any], unread: Mapping[str, str]) -> set[str]:
        """Enter values, and words as they were typed, as if somebody did; the answer is which had a field here."""
        found = self._editors().keys() & (values.keys() | unread.keys())
        for name in found:
            editor = self._editors()[name]
            if name in values:
                editor.set_value(values[name])
            else:
                editor.setText(unread[name])
            editor.changed.emit()
        return found

    def show_problems(self, problems: dict[str, str]) -> dict[str, str]:
        """Say each sentence at its field and stand on the first; returns those without a field here."""
        rest = dict(problems)
        for line in self.lines:
            for name in line.editors:
                if name in rest:
                    if len(rest) == len(problems):
                        line.editors[name].setFocus()
                    line.show_problem(name, rest.pop(name))
        return rest

    def problem(self, name: str) -> str:
        """The sentence shown at a field, "" for none."""
        return next((line.problem for line in self.lines if name in line.editors), "")

    def editor(self, name: str) -> Any:
        """The editor of a field; KeyError when the form has none open."""
        return self._editors()[name]

    def _chain(self) -> None:
        """Let Tab go from top to bottom, and the keys of the form work in every field."""
        editors = list(self._editors().values())
        for editor in editors:
            self._keys.watch(editor)
        for before, after in zip(editors, editors[1:], strict=False):
            QWidget.setTabOrder(before, after)

    def _prepare_next(self) -> None:
        """Make the fields of one line while nobody waits for them, so that they are there at once later."""
        line = next((line for line in self.lines if not line.ready), None)
        if line is not None and self.isVisible():
            line.prepare()
            self._idle.start(0)

    def _editors(self) -> dict[str, Any]:
        return {name: editor for line in self.lines for name, editor in line.editors.items()}

    def _differs(self, line: FormLine, name: str) -> bool:
        try:
            return not _same(line.editors[name].value(), line.stored(name))
        except ValueError:
            return True

    def make_line(self, row: Line, office: Any) -> FormLine:
        """The widget of a line; a form with a line of its own kind overrides it."""
        return FormLine(row, office)

    def _add_section(self, part: Section, office: Any, first: bool) -> None:
        if part.title:
            head = label(translate(part.title), "heading")
            head.setMinimumHeight(26)
            if not first:
                self._layout.addSpacing(10)
            self._layout.addWidget(head)
        for row in part.lines:
            line = self.make_line(row, office)
            line.edit_asked.connect(self.edit)
            line.changed.connect(self.changed)
            self.lines.append(line)
            self._layout.addWidget(line)


def _same(typed: Any, stored: Any) -> bool:
    """Whether nothing was changed; what is empty is empty, however it is stored."""
    return typed == stored or (_is_empty(typed) and _is_empty(stored))


def _is_empty(value: Any) -> bool:
    return value is None or value is False or value in ("", [])
