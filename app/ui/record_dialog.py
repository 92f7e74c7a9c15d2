"""A form of one record in a dialog, for what has no tab of its own."""

from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from app.errors import ValidationError
from app.services.drafts import Typing
from app.text import _
from app.ui.kit.dialog import Dialog
from app.ui.kit.form import Form
from app.ui.kit.places import Section
from app.ui.kit.widgets import scrolled
from app.ui.safety.reading import read

AROUND = 200
"""What heading, buttons and the frame of the system take of the screen's height."""
TALLEST = 520
"""Pixels; a longer form scrolls."""
BESIDE_BAR = 12
"""Pixels between the fields and the bar that scrolls them; a form that does not scroll ends with the buttons."""


class RecordDialog(Dialog):
    """Fields, Speichern, Abbrechen; `record` is a record or a dict of first values."""

    again: ClassVar[str] = "record"
    """What brings half-typed input back, a key of `safety.typed_dialogs.AGAIN`."""
    around: ClassVar[int] = AROUND
    """More than usual where a child puts something over the fields."""

    def __init__(
        self, parent: QWidget, desk: Any, title: str, service: Any, record: Any, sections: tuple[Section, ...]
    ) -> None:
        super().__init__(parent, title, 620)
        self.setObjectName("recordDialog")
        self.service, self.record = service, record
        self.stored: str = ""
        """The id of the record once it is saved."""
        self.form = Form(sections, desk.office)
        self.form.load(record)
        self.form.save_asked.connect(self.save)
        area = scrolled(self.form)
        self.body.addWidget(area)
        self.add_button(_("Abbrechen"))
        self.save_with(self.add_button(_("Speichern"), self.save, "primary"))
        self.form.edit()
        room = self.screen().availableGeometry().height() - self.around
        wanted, most = self.form.sizeHint().height(), min(TALLEST, room)
        if wanted > most:
            self.form.setContentsMargins(0, 0, BESIDE_BAR, 0)
        area.setMinimumHeight(min(wanted, most))

    def half_typed(self) -> Typing | None:
        """What is typed and not saved, None for nothing; `again` says what opens the dialog with it."""
        values, unread = read([self.form])
        if not values and not unread:
            return None
        new = isinstance(self.record, dict)
        identity, version = (None, None) if new else (self.record.id, self.record.version)
        entity = f"{self.service.entity.__name__}:{self.again}"
        first = {**(self.record if new else {}), **self.kept_with_it()}
        return Typing(entity, identity, version, self.heading.text(), first=first, values=values, unread=unread)

    def kept_with_it(self) -> dict[str, Any]:
        """What is needed besides to open the dialog again."""
        return {"fields": [told.name for line in self.form.lines for told in line.facts]}

    def values(self) -> dict[str, Any]:
        """What was changed; a dialog with more than fields adds to it."""
        return self.form.values()

    def save(self) -> None:
        """Keep what was entered; problems stand at their fields."""
        is_new = isinstance(self.record, dict)
        try:
            values = self.values()
            if is_new:
                self.stored = self.service.save(None, {**self.record, **values})
            elif values:
                self.stored = self.service.save(self.record.id, values, self.record.version)
        except ValidationError as error:
            if rest := self.form.show_problems(error.problems):
                raise ValidationError(rest) from error
            return
        self.accept()
