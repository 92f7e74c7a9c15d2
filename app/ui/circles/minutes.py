"""Writes down a meeting: who was there by ticking, what it was about, and agreements row by row."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from app.models import Event, HelperCircle
from app.models.facts import facts
from app.services.circles.meetings import Agreement, Minutes
from app.services.circles.members import first_by_person, members_of
from app.services.drafts import Typing
from app.text import _, german_date
from app.ui.kit.desk import Desk
from app.ui.kit.dialog import Dialog, ask_to_drop
from app.ui.kit.editors import NotesEditor, TextEditor, datetime_editor
from app.ui.kit.widgets import button, label, row, scrolled
from app.ui.visits.agreements import AgreementRows

WIDTH, TALLEST, COLUMNS = 720, 560, 3
AROUND = 210
"""Height that the window's edge, title and buttons take."""
NOTHING = Agreement("")
KIND = "minutes"
"""What brings half-typed input back, see `safety.typed_dialogs.AGAIN`."""


class MinutesDialog(Dialog):
    """A meeting of a circle, planned or held; everything is kept as one action."""

    def __init__(self, parent: QWidget | None, desk: Desk, minutes: Minutes, title: str) -> None:
        super().__init__(parent, title, WIDTH)
        self.setObjectName("minutes")
        self._office, self._minutes = desk.office, minutes
        self.agreed = AgreementRows()
        self.boxes: dict[str, QCheckBox] = {}
        self.start = datetime_editor(facts(Event.start))
        self.location = TextEditor(facts(Event.location))
        self.guests, self.topics = QLineEdit(), NotesEditor(facts(Event.result))
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        area = scrolled(self._page())
        self.body.addWidget(area, 1)
        self.body.addWidget(self.problem)
        self.add_button(_("Abbrechen"))
        self.saving = self.add_button(_("Speichern"), self.save, "primary")
        self.saving.setDefault(False)  # Enter walks through the fields
        self.save_with(self.saving)
        self.agreed.ended.connect(self.saving.setFocus)
        self._fill()
        room = self.screen().availableGeometry().height() - AROUND
        area.setMinimumHeight(max(min(area.widget().sizeHint().height() + 24, TALLEST, room), 120))
        self.start.setFocus()

    # ------------------------------------------------------------ building

    def _page(self) -> QWidget:
        page = QWidget()
        self._place = place = QVBoxLayout(page)
        place.setContentsMargins(0, 0, 12, 0)
        place.setSpacing(6)
        for field, words in ((self.start, _("Wann")), (self.location, _("Ort"))):
            field.setAccessibleName(words)
        line = row(label(_("Wann"), "quiet"), self.start, label(_("Ort"), "quiet"), self.location)
        line.setStretch(1, 2)
        line.setStretch(3, 3)
        place.addLayout(line)
        place.addSpacing(6)
        everybody = button(_("Alle ankreuzen"), self.tick_all, "link", name="tickAll")
        place.addLayout(row(label(_("Wer war da?"), "heading"), 1, everybody))
        place.addLayout(self._people())
        self.guests.setPlaceholderText(_("Weitere Namen, durch Komma getrennt"))
        self.guests.setAccessibleName(_("Weitere Namen"))
        place.addWidget(self.guests)
        place.addSpacing(6)
        place.addWidget(label(_("Worum ging es?"), "heading"))
        self.topics.setAccessibleName(_("Worum ging es?"))
        self.topics.setPlaceholderText(
            _("Themen und Ergebnisse; bitte nichts über einzelne Bewohnerinnen und Bewohner")
        )
        place.addWidget(self.topics)
        place.addSpacing(6)
        place.addWidget(label(_("Was wurde vereinbart?"), "heading"))
        told = _("Enter geht weiter. Was einen Tag hat, kommt bis dahin auf der Startseite wieder.")
        place.addWidget(label(told, "small", wrap=True))
        place.addWidget(self.agreed)
        place.addStretch(1)
        return page

    def _people(self) -> QGridLayout:
        """A box for everybody who belongs to the circle, and for who was noted as there."""
        on = min(self._minutes.start.date(), date.today())
        members = members_of(self._office.database, self._minutes.circle_id, on)
        known = [m for m in first_by_person(members) if m.is_current(on) or m.person_id in self._minutes.present]
        names = {m.person_id: m.name for m in sorted(known, key=lambda m: m.name.casefold())}
        missing = [person for person in self._minutes.present if person not in names]
        names.update(self._office.captions("Person", missing))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(3)
        for place, (person, name) in enumerate(names.items()):
            self.boxes[person] = box = QCheckBox(name)
            box.setChecked(person in self._minutes.present)
            grid.addWidget(box, place // COLUMNS, place % COLUMNS)
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        return grid

    def _fill(self) -> None:
        minutes = self._minutes
        self.start.set_value(minutes.start)
        self.location.set_value(minutes.location)
        self.guests.setText(", ".join(minutes.guests))
        self.topics.set_value(minutes.topics)
        self.agreed.put([(a.what, a.who, german_date(a.until)) for a in minutes.agreements])
        self._begun = self._typed()

    # ------------------------------------------------------------ what the user does

    def tick_all(self) -> None:
        """Everybody was there."""
        for box in self.boxes.values():
            box.setChecked(True)

    def reject(self) -> None:
        """Close; what was typed is asked about."""
        if self.half_typed() is None:
            super().reject()
        else:
            ask_to_drop(self, super().reject)

    def keyPressEvent(self, event: Any) -> None:
        """Enter in a single line goes to the next one and never closes the dialog by mistake."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.saving.hasFocus():
                self.save()
            else:
                self.focusNextChild()
            return
        super().keyPressEvent(event)

    def save(self) -> None:
        """Keep the meeting; what cannot be read is said under the fields."""
        try:
            wanted = self._read()
        except ValueError as error:
            self.problem.setText(str(error))
            self.problem.show()
            return
        self._office.meetings.keep(wanted)
        self.accept()

    def _read(self) -> Minutes:
        start = self.start.value()
        if start is None:
            raise ValueError(_("Bitte schreiben Sie, wann das Treffen war oder sein wird."))
        return replace(
            self._minutes,
            start=start,
            location=self.location.text().strip(),
            topics=self.topics.value() or "",
            present=tuple(person for person, box in self.boxes.items() if box.isChecked()),
            guests=_names(self.guests.text()),
            agreements=self._agreements(),
        )

    def _agreements(self) -> tuple[Agreement, ...]:
        """What stands in the rows; those that were there before keep their task."""
        self.agreed.value()  # says what is wrong
        known = dict(enumerate(self._minutes.agreements))
        return tuple(
            replace(known.get(place, NOTHING), what=what.value(), who=who.value() or "", until=until.value())
            for place, (what, who, until) in enumerate(self.agreed.rows)
            if what.value()
        )

    # ------------------------------------------------------------ what is not saved yet

    def _typed(self) -> dict[str, Any]:
        """Everything as it stands in the fields."""
        return {
            "start": self.start.text(),
            "location": self.location.text(),
            "present": [person for person, box in self.boxes.items() if box.isChecked()],
            "guests": self.guests.text(),
            "topics": self.topics.toPlainText(),
            "agreed": self.agreed.texts(),
        }

    def half_typed(self) -> Typing | None:
        """What is typed and not saved, None for nothing."""
        typed = self._typed()
        if typed == self._begun:
            return None
        minutes = self._minutes
        held = minutes.held.isoformat() if minutes.held else ""
        first = {"circle": minutes.circle_id, "event": minutes.event_id, "held": held}
        kind = f"{Event.__name__}:{KIND}"
        return Typing(
            kind, None, None, self.heading.text(), HelperCircle.__name__, minutes.circle_id, first, {"typed": typed}
        )

    def put(self, typed: dict[str, Any]) -> None:
        """Write what was half-typed into the fields."""
        self.start.setText(str(typed.get("start", "")))
        self.location.setText(str(typed.get("location", "")))
        self.guests.setText(str(typed.get("guests", "")))
        self.topics.set_value(typed.get("topics"))
        for person, box in self.boxes.items():
            box.setChecked(person in typed.get("present", ()))
        self.agreed.put(typed.get("agreed", ()))


def again(window: Any, typing: Typing) -> bool:
    """Open the minutes with what somebody had typed."""
    first, meetings = typing.first, window.desk.office.meetings
    if event := str(first.get("event", "")):
        held = datetime.fromisoformat(str(first["held"])) if first.get("held") else None
        minutes = replace(meetings.minutes(event), held=held)
    else:
        minutes = meetings.first(str(first["circle"]), datetime.now())
    dialog = MinutesDialog(window, window.desk, minutes, typing.name)
    dialog.put(dict(typing.values.get("typed", {})))
    dialog.open()
    return True


def _names(text: str) -> tuple[str, ...]:
    names: Sequence[str] = [name.strip() for name in text.split(",")]
    return tuple(dict.fromkeys(name for name in names if name))
