"""Writes down a meeting: who was there by ticking, what it was about, and agreements row by row."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from app.models import Event, Task
from app.models.base import facts
from app.services.circles.meetings import Agreement, Minutes
from app.services.circles.members import first_by_person, members_of
from app.text import _
from app.ui.kit.desk import Desk
from app.ui.kit.dialog import Dialog
from app.ui.kit.editors import DateEditor, NotesEditor, TextEditor, datetime_editor
from app.ui.kit.widgets import button, label, row, scrolled

WIDTH, TALLEST, COLUMNS = 720, 560, 3
AROUND = 210
"""Height that the window's edge, title and buttons take."""
NOTHING = Agreement("")


class AgreementRow(QWidget):
    """One agreement: what, who, until; Enter walks on."""

    walked_on = Signal()

    def __init__(self, agreement: Agreement = NOTHING) -> None:
        super().__init__()
        self.agreement = agreement
        self.what, self.who = TextEditor(facts(Task.title)), TextEditor(facts(Task.assigned_to))
        self.until = DateEditor(facts(Task.due_on))
        hints = ((self.what, _("Was")), (self.who, _("Wer")), (self.until, _("Bis wann")))
        for field, words in hints:
            field.setPlaceholderText(words)
            field.setAccessibleName(_("Vereinbarung: {words}").format(words=words))
        self.what.set_value(agreement.what)
        self.who.set_value(agreement.who)
        self.until.set_value(agreement.until)
        line = row(self.what, self.who, self.until, gap=6)
        line.setStretch(0, 5)
        line.setStretch(1, 3)
        line.setStretch(2, 2)
        self.setLayout(line)
        self.what.returnPressed.connect(lambda: self.walked_on.emit() if self.empty else self.who.setFocus())
        self.who.returnPressed.connect(self.until.setFocus)
        self.until.returnPressed.connect(self.walked_on)

    def keyPressEvent(self, event: Any) -> None:
        """Enter has done its work in the field; the dialog must not walk on once more."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    @property
    def empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(field.text().strip() for field in (self.what, self.who, self.until))

    def value(self) -> Agreement:
        """What was agreed; ValueError with a sentence for a day that is none, or where the words are missing."""
        if not self.what.text().strip():
            raise ValueError(_("Bitte schreiben Sie, was vereinbart wurde."))
        return replace(
            self.agreement, what=self.what.text().strip(), who=self.who.text().strip(), until=self.until.value()
        )


class MinutesDialog(Dialog):
    """A meeting of a circle, planned or held; everything is kept as one action."""

    def __init__(self, parent: QWidget | None, desk: Desk, minutes: Minutes, title: str) -> None:
        super().__init__(parent, title, WIDTH)
        self.setObjectName("minutes")
        self._office, self._minutes = desk.office, minutes
        self.rows: list[AgreementRow] = []
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
        place.addWidget(label(_("Enter geht weiter. Jede Zeile kommt auf der Startseite wieder."), "small", wrap=True))
        self._agreements = QVBoxLayout()
        self._agreements.setSpacing(4)
        place.addLayout(self._agreements)
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
        for agreement in (*minutes.agreements, NOTHING):
            self.add_row(agreement)

    def add_row(self, agreement: Agreement = NOTHING) -> AgreementRow:
        """A further agreement at the end."""
        fresh = AgreementRow(agreement)
        fresh.walked_on.connect(lambda: self._walk_on(fresh))
        self._agreements.addWidget(fresh)
        self.rows.append(fresh)
        return fresh

    # ------------------------------------------------------------ what the user does

    def tick_all(self) -> None:
        """Everybody was there."""
        for box in self.boxes.values():
            box.setChecked(True)

    def _walk_on(self, done: AgreementRow) -> None:
        """To the next agreement; from an empty one to the button that keeps everything."""
        place = self.rows.index(done)
        if done.empty:
            self.saving.setFocus()
            return
        following = self.rows[place + 1] if place + 1 < len(self.rows) else self.add_row()
        following.what.setFocus()

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
            agreements=tuple(one.value() for one in self.rows if not one.empty),
        )


def _names(text: str) -> tuple[str, ...]:
    names: Sequence[str] = [name.strip() for name in text.split(",")]
    return tuple(dict.fromkeys(name for name in names if name))
