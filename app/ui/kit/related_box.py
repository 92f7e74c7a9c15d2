"""One line of what belongs to a record, and the fields it turns into."""

from collections.abc import Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.errors import ValidationError
from app.text import _
from app.ui.kit.carry import carried, first_day
from app.ui.kit.chips import Chip
from app.ui.kit.desk import Desk
from app.ui.kit.form import Form
from app.ui.kit.places import dotted
from app.ui.kit.widgets import button, label
from app.ui.theme import Tone

if TYPE_CHECKING:
    from app.ui.kit.related import Related


class RelatedLine(QFrame):
    """One line: name, quiet words, a chip; click or Enter opens it."""

    opened = Signal()

    def __init__(self, main: str, quiet: str, chip: tuple[str, Tone] | None) -> None:
        super().__init__()
        self.setProperty("role", "box")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(dotted([main, quiet, chip[0] if chip else ""]))
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(12, 7, 12, 7)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(main, "strong", wrap=True))
        if quiet:
            words.addWidget(label(quiet, "quiet", wrap=True))
        self.row.addLayout(words, 1)
        if chip and chip[0]:
            self.row.addWidget(Chip(*chip), 0, Qt.AlignmentFlag.AlignTop)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class RelatedBox(QFrame):
    """The fields of one line while it is edited, with Speichern, Abbrechen and the way to the trash."""

    closed = Signal()
    next_asked = Signal(object)
    """The first values of the next line."""

    def __init__(self, related: "Related", desk: Desk, record: Any) -> None:
        desk.office.database.refuse_frozen()
        super().__init__()
        self.setProperty("role", "box")
        self._related, self._desk, self.record = related, desk, record
        self.entity = related.entity
        self._crud = desk.office.crud(related.entity.__name__)
        self.form = Form(related.form, desk.office)
        self.form.load(record)
        self.form.save_asked.connect(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 10)
        layout.addWidget(self.form)
        layout.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(8)
        if not isinstance(self.record, dict):
            line.addWidget(button(_("In den Papierkorb"), self._trash, "flat"))
        line.addStretch(1)
        line.addWidget(button(_("Abbrechen"), self.closed.emit))
        line.addWidget(button(_("Speichern"), self.save, "primary", name="saveLine"))
        return line

    def close_box(self) -> None:
        """Forget what was entered."""
        self.closed.emit()

    def save(self) -> bool:
        """Keep what was entered; False when a field has a problem (said at the field)."""
        is_new = isinstance(self.record, dict)
        try:
            values = self.form.values()
            if is_new:
                self._crud.save(None, {**self.record, **values})
            elif values:
                self._crud.save(self.record.id, values, self.record.version)
        except ValidationError as error:
            if rest := self.form.show_problems(error.problems):
                raise ValidationError(rest) from error
            return False
        self.closed.emit()
        return True

    def save_and_next(self) -> None:
        """Keep what was entered and begin another line at the same place and date."""
        entered = {name: editor.value() for name, editor in self._readable()}
        if self.save():
            entity = self._related.entity
            self.next_asked.emit(carried(entity, entered, first_day(entity)))

    def _readable(self) -> Iterator[tuple[str, Any]]:
        for line in self.form.lines:
            for name, editor in line.editors.items():
                with suppress(ValueError):
                    editor.value()
                    yield name, editor

    def _trash(self) -> None:
        self._crud.trash([self.record.id])
        self.closed.emit()
