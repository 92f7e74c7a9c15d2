"""The lines of the event form that are more than one field: address, funders, and where the others come in."""

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from app.models import Event, EventSeries, Funder
from app.models.base import Computed
from app.text import _
from app.ui.calendar.own_line import OwnLine
from app.ui.calendar.repeat import RepeatLine
from app.ui.calendar.when import WhenLine
from app.ui.kit.editors import TextEditor
from app.ui.kit.places import Line, address
from app.ui.kit.references import names
from app.ui.kit.widgets import label


class Beside:
    """What belongs to an event without being a column of it (`services.events.Events.write`)."""

    funder_ids = Computed(_("Nennt als Geldgeber"), lambda event: None)


class AddressLine(OwnLine):
    """Street, and under it postal code and town, so that each has room."""

    def build(self, place: QVBoxLayout) -> None:
        street, code, city = (TextEditor(told) for told in self.facts)
        for told, editor in zip(self.facts, (street, code, city), strict=True):
            self.keep(told.name, editor, f"{self.line.head}: {told.label}")
            editor.setPlaceholderText(told.label)
        code.setFixedWidth(84)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(code)
        row.addWidget(city, 1)
        place.addWidget(street)
        place.addLayout(row)


class FunderEditor(QWidget):
    """Which funders' credits stand on everything printed for the event."""

    changed = Signal()

    def __init__(self, choices: list[tuple[str, str]]) -> None:
        super().__init__()
        self._boxes: dict[str, QCheckBox] = {}
        place = QVBoxLayout(self)
        place.setContentsMargins(0, 4, 0, 4)
        place.setSpacing(4)
        for key, name in choices:
            box = QCheckBox()
            box.setAccessibleName(name)
            box.clicked.connect(lambda: self.changed.emit())
            self._boxes[key] = box
            words_ = label(name, wrap=True)
            words_.setBuddy(box)
            line = QHBoxLayout()
            line.setSpacing(8)
            line.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(words_, 1)
            place.addLayout(line)
        if not choices:
            place.addWidget(label(_("Noch kein Geldgeber erfasst."), "quiet", wrap=True))

    def value(self) -> list[str] | None:
        return [key for key, box in self._boxes.items() if box.isChecked()] or None

    def set_value(self, value: list[str] | None) -> None:
        for key, box in self._boxes.items():
            box.setChecked(key in (value or ()))


class FunderLine(OwnLine):
    """The funders to be named."""

    def spoken(self) -> str:
        return ", ".join(names(self.office, Funder.__name__, list(self.stored("funder_ids") or [])))

    def stored(self, name: str) -> Any:
        """Sorted, as the editor gives them back."""
        found = super().stored(name) or []
        order = [key for key, _name in self._choices()] if found else []
        return [key for key in order if key in found] or None

    def build(self, place: QVBoxLayout) -> None:
        place.addWidget(self.keep("funder_ids", FunderEditor(self._choices()), _("Geldgeber, die genannt werden")))

    def _choices(self) -> list[tuple[str, str]]:
        return list(self.office.choices(Funder, "", 30))


ADDRESS = address(Event.street, Event.postal_code, Event.city, _("Anschrift"))
WHEN = Line((Event.start, Event.end, Event.all_day), _("Wann"))
REPEAT = Line((Event.rule, EventSeries.skip_school_holidays), _("Wiederholung"))
FUNDERS = Line((Beside.funder_ids,))
OWN_LINES: dict[Any, type[OwnLine]] = {
    id(ADDRESS): AddressLine,
    id(WHEN): WhenLine,
    id(REPEAT): RepeatLine,
    id(FUNDERS): FunderLine,
}
"""Which of the lines is drawn by which class, by the identity of the line."""
