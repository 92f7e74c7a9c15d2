"""The form of an event: what is filled when reading, everything when editing."""

from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea

from app.models import Event, EventKind
from app.text import _
from app.ui.calendar import words
from app.ui.calendar.lines import ADDRESS, FUNDERS, OWN_LINES, REPEAT, WHEN
from app.ui.calendar.repeat import RepeatLine
from app.ui.calendar.when import WhenLine
from app.ui.kit.form import Form, FormLine
from app.ui.kit.places import Line, Section, line, section
from app.ui.kit.widgets import label

E = Event
PLACE = line(E.location, E.room, label=_("Wo"), join=lambda parts: ", ".join(filter(None, parts)))
PLANNING = (
    section(
        "", E.title, E.kind, E.state, WHEN, PLACE,
        ADDRESS,
        E.target_group, E.speaker, E.capacity, E.registration_until, REPEAT, E.shelter_id, E.circle_id, E.project_id,
        FUNDERS, E.units, E.result, E.notes,
    ),
)  # fmt: skip
ON_FLYER = (
    section(
        "", E.subtitle, E.description, E.transit, E.accessible, E.registration_contact, E.free_of_charge, E.childcare,
        E.interpreting, E.photo_notice, E.music,
    ),
)  # fmt: skip
_IN_HEAD = (E.title, E.kind, E.state)
"""What the head of the card says already."""
_ALWAYS = (E.start, E.location, E.target_group, E.speaker)


class EventForm(Form):
    """Lines without a value are there while editing only, so that a plan reads at a glance."""

    def __init__(self, sections: tuple[Section, ...], office: Any) -> None:
        self._record: Any = None
        super().__init__(sections, office)
        self.when = next(one for one in self.lines if isinstance(one, WhenLine))
        next(one for one in self.lines if isinstance(one, RepeatLine)).when = self.when
        self._declared = list(self.lines)
        self._more = label(_("Weitere Angaben"), "heading")
        self._more.setContentsMargins(0, 10, 0, 0)
        self._more.setMinimumHeight(36)  # stands off like the heading of a section
        self._more.hide()
        self._layout.addWidget(self._more)

    def make_line(self, row: Line, office: Any) -> FormLine:
        return OWN_LINES.get(id(row), FormLine)(row, office)

    def load(self, record: Any) -> None:
        self._record = record
        super().load(record)
        self._arrange(self._declared)
        for one in self.lines:
            one.setVisible(self._is_read(one))

    def edit(self, name: str = "") -> None:
        """Turn the lines into fields; of a series the user is asked first how much of it is meant."""
        pane = self._pane()
        if self.editing or pane is None or not pane.ask_before_edit(self._record, lambda: self._edit(name)):
            self._edit(name)

    def _pane(self) -> Any:
        place = self.parentWidget() if isinstance(self._record, Event) else None
        while place is not None and not hasattr(place, "ask_before_edit"):
            place = place.parentWidget()
        return place

    def _edit(self, name: str) -> None:
        """What was read stays in its order, and the line that was clicked in its place; what was empty comes after."""
        clicked = next((one for one in self.lines if any(f.name == name for f in one.facts)), None)
        before = self._height_of(clicked)
        if not self.editing and not isinstance(self._record, dict):
            self._arrange(
                [one for one in self._declared if self._is_in_head(one) or self._is_read(one)],
                [one for one in self._declared if not self._is_in_head(one) and not self._is_read(one)],
            )
        for one in self.lines:
            one.show()
        super().edit(name)
        self._scroll_by(clicked, before)
        if isinstance(self._record, dict):
            self.editor("kind").changed.connect(self._on_kind_changed)

    def _arrange(self, lines: list[FormLine], more: list[FormLine] | None = None) -> None:
        """Put the lines into this order, for the eye and for the Tab key."""
        self.lines = [*lines, *(more or ())]
        for one in (*lines, self._more, *(more or ())):
            self._layout.removeWidget(one)
            self._layout.addWidget(one)
        self._more.setVisible(bool(more))

    def _height_of(self, one: FormLine | None) -> int:
        area = self._area()
        return one.mapTo(area.viewport(), QPoint()).y() if one and area else 0

    def _scroll_by(self, one: FormLine | None, before: int) -> None:
        """Scroll so that a line stands where it stood `before` in the window."""
        area = self._area()
        if one is None or area is None:
            return
        for part in (self, area.widget()):
            if layout := part.layout():
                layout.activate()
        area.widget().resize(area.widget().width(), area.widget().sizeHint().height())
        bar = area.verticalScrollBar()
        bar.setValue(bar.value() + self._height_of(one) - before)

    def _area(self) -> QScrollArea | None:
        place = self.parentWidget()
        while place is not None and not isinstance(place, QScrollArea):
            place = place.parentWidget()
        return place

    def _is_in_head(self, one: FormLine) -> bool:
        return any(one.line.attributes[0] is attribute for attribute in _IN_HEAD)

    def _is_read(self, one: FormLine) -> bool:
        if self._is_in_head(one):
            return False
        first = one.line.attributes[0]
        return any(first is attribute for attribute in _ALWAYS) or any(one.stored(f.name) for f in one.facts)

    def _on_kind_changed(self) -> None:
        """A new event still at the offered times takes those usual for its kind."""
        kind, start = self.editor("kind").value(), self.when.start()
        offered = (
            start is not None and start == self._record["start"] and self.editor("end").value() == self._record["end"]
        )
        if isinstance(kind, EventKind) and offered and not self.editor("all_day").value():
            self._record["start"], self._record["end"] = words.usual_times(start.date(), kind)
            self.when.set_times(self._record["start"], self._record["end"])
