"""The lines of the event form that are more than one field: when, how often, who must be named."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from app.models import Event, EventKind, EventSeries, Funder
from app.models.base import Computed, Facts
from app.services import repetition
from app.services.repetition import Every, Repetition
from app.text import _, german_date, german_datetime, german_time
from app.ui.calendar import words
from app.ui.kit import typed
from app.ui.kit.editors import ChoiceEditor, DateEditor, TextEditor, TypedEditor, YesNoEditor
from app.ui.kit.form import FormLine
from app.ui.kit.places import Line, address
from app.ui.kit.references import names
from app.ui.kit.widgets import label


class Beside:
    """What belongs to an event without being a column of it (`services.events.Events.write`)."""

    funder_ids = Computed(_("Nennt als Geldgeber"), lambda event: None)


class OwnLine(FormLine):
    """A form line that builds its fields itself."""

    def build(self, place: QVBoxLayout) -> None:
        """Put the fields into `place` and register each with `keep`."""
        raise NotImplementedError

    def edit(self) -> None:
        if self.editing:
            return
        if self._reader:
            self._reader.hide()
        self._fields = QWidget()
        place = QVBoxLayout(self._fields)
        place.setContentsMargins(0, 1, 0, 1)
        place.setSpacing(4)
        self.build(place)
        for name, editor in self.editors.items():
            editor.changed.connect(partial(self._forget_problem, name))
            editor.changed.connect(self.changed)
        self._place.insertWidget(0, self._fields)

    def _forget_problem(self, name: str) -> None:
        if self.problem:
            self.show_problem(name, "")

    def keep(self, name: str, editor: Any, spoken: str) -> Any:
        """Fill an editor with the stored value and let the form know it."""
        editor.setObjectName(name)
        editor.setAccessibleName(spoken)
        editor.set_value(self.stored(name))
        self.editors[name] = editor
        return editor


class StartEditor(QWidget):
    """A day and a time of day."""

    changed = Signal()

    def __init__(self, facts: Facts) -> None:
        super().__init__()
        self.day = DateEditor(facts)
        self.day.setAccessibleName(_("Tag"))
        sentence = _("„{typed}“ ist keine Uhrzeit. Schreiben Sie zum Beispiel 19 oder 19:30.")
        self.clock = TypedEditor(typed.parse_time, lambda value: f"{value:%H:%M}", sentence, _("HH:MM"))
        self.clock.setAccessibleName(_("Beginn, Uhrzeit"))
        self.clock.setFixedWidth(72)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.day, 1)
        row.addWidget(self.clock)
        self.setFocusProxy(self.day)
        self.day.changed.connect(self.changed)
        self.clock.changed.connect(self.changed)

    def value(self) -> datetime | None:
        day: date | None = self.day.value()
        clock = time() if self.clock.isHidden() else self.clock.value() or time()
        return datetime.combine(day, clock) if day else None

    def set_value(self, value: datetime | None) -> None:
        self.day.set_value(value and value.date())
        self.clock.set_value(value and value.time())


class EndEditor(TypedEditor):
    """The end: a time on the day of the beginning, or a day with a time; for whole days the last day."""

    def __init__(self, start: Callable[[], datetime | None], whole: Callable[[], bool]) -> None:
        sentence = _("„{typed}“ ist kein Ende. Schreiben Sie zum Beispiel 21:00 oder 26.11. 16:00.")
        super().__init__(self._read, self._written, sentence, "")
        self._start, self._whole = start, whole

    def _read(self, text: str) -> datetime:
        if self._whole():
            return datetime.combine(typed.parse_date(text), time())
        start = self._start()
        try:
            end = datetime.combine(start.date(), typed.parse_time(text)) if start else None
        except ValueError:
            end = None
        if end is None or start is None:
            return typed.parse_datetime(text)
        return end if end >= start else end + timedelta(days=1)

    def _written(self, value: datetime) -> str:
        if self._whole():
            return german_date(value)
        start = self._start()
        near = start and start <= value < start + timedelta(days=1) and (value.date() == start.date() or value.hour < 6)
        return german_time(value) if near else german_datetime(value)


class WhenLine(OwnLine):
    """Start, end and whole day as one line."""

    def spoken(self) -> str:
        """Day and hours; of a series the hours and when it began, as the days stand in the calendar."""
        times = self.stored("start"), self.stored("end"), bool(self.stored("all_day"))
        if not self.stored("rule") or times[0] is None:
            return words.when(*times)
        day = f"{words.weekday(times[0])} {german_date(times[0])}"
        return _("{hours}, zuerst {day}").format(hours=words.times(*times), day=day)

    def build(self, place: QVBoxLayout) -> None:
        start = self.keep("start", StartEditor(self.facts[0]), _("Beginn"))
        self._whole = YesNoEditor(self.facts[2])
        self.keep("all_day", self._whole, _("Ganztägig"))
        self._whole.setText(_("ganztägig"))
        end = EndEditor(self.start, self._whole.isChecked)
        self.keep("end", end, _("Ende"))
        place.addWidget(start)
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(label(_("bis"), "quiet"))
        row.addWidget(end, 1)
        row.addWidget(self._whole)
        place.addLayout(row)
        start.clock.setVisible(not self._whole.isChecked())
        self._whole.clicked.connect(self._on_whole_clicked)

    def start(self) -> datetime | None:
        """The beginning as typed so far; the stored one where nothing sensible stands."""
        try:
            value = self.editors["start"].value() if "start" in self.editors else self.stored("start")
        except ValueError:
            value = self.stored("start")
        return value if value is None else value.replace(second=0)

    def set_times(self, start: datetime, end: datetime) -> None:
        """Offer other times; the fields must be open."""
        self.editors["start"].set_value(start)
        self.editors["end"].set_value(end)

    def _on_whole_clicked(self) -> None:
        start, whole = self.editors["start"], self._whole.isChecked()
        day = self.start()
        start.clock.setVisible(not whole)
        if day is not None:
            self.editors["end"].set_value(day if whole else words.usual_times(day.date(), EventKind.OTHER)[1])
            if not whole:
                start.set_value(words.usual_times(day.date(), EventKind.OTHER)[0])


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


class RepeatEditor(QWidget):
    """A rhythm, and when it ends: a day, a number of times, or never."""

    changed = Signal()

    def __init__(self, facts: Facts, start: Callable[[], datetime | None]) -> None:
        super().__init__()
        self._start, self._stored, self._stored_start = start, "", start()
        self.rhythm = ChoiceEditor(facts)
        self.rhythm.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.rhythm.setAccessibleName(_("Wiederholung"))
        sentence = _("„{typed}“ ist weder ein Tag noch eine Anzahl. Schreiben Sie zum Beispiel 31.7.27 oder 10-mal.")
        self.ends = TypedEditor(_read_end, _written_end, sentence, _("bis: Datum oder 10-mal"))
        self.ends.setAccessibleName(_("Wiederholung endet"))
        place = QVBoxLayout(self)
        place.setContentsMargins(0, 0, 0, 0)
        place.setSpacing(4)
        place.addWidget(self.rhythm)
        place.addWidget(self.ends)
        self.setFocusProxy(self.rhythm)
        self.rhythm.activated.connect(self._on_rhythm_activated)
        self.ends.changed.connect(self.changed)

    def value(self) -> str | None:
        every = self.rhythm.currentData()
        if every is None:
            return None
        start, end = self._start(), self.ends.value()
        if not isinstance(every, Every) or start is None:
            return self._stored or None
        until, count = (end, None) if isinstance(end, date) else (None, end)
        wanted = Repetition(every, until, count, self._days(every))
        same = bool(self._stored) and repetition.read(self._stored) == wanted and start == self._stored_start
        return self._stored if same else wanted.rule(start)

    def _days(self, every: Every) -> tuple[int, ...]:
        """Several weekdays stay as they are; a single one follows the beginning."""
        before = repetition.read(self._stored) if self._stored else None
        kept = before is not None and before.every is every
        return before.days if kept and (before.days[1:] or self._start() == self._stored_start) else ()

    def set_value(self, value: str | None) -> None:
        self._stored, self._stored_start = value or "", self._start()
        found = repetition.read(value) if value else None
        self.rhythm.clear()
        self.rhythm.addItem(_("einmalig"), None)
        for every in Every:
            self.rhythm.addItem(every.label, every)
        if value and not found:
            self.rhythm.addItem(_("nach eigener Regel"), value)
        self.say_days()
        chosen = found.every if found else value
        self.rhythm.setCurrentIndex(next(i for i in range(self.rhythm.count()) if self.rhythm.itemData(i) == chosen))
        self.ends.set_value((found.until or found.count) if found else None)
        self.ends.setVisible(found is not None)

    def say_days(self) -> None:
        """Name the weekday of the beginning in the rhythms."""
        start = self._start()
        for index in range(self.rhythm.count()):
            every = self.rhythm.itemData(index)
            if isinstance(every, Every) and start:
                self.rhythm.setItemText(index, repetition.every_words(every, start, self._days(every)))

    def _on_rhythm_activated(self) -> None:
        self.ends.setVisible(isinstance(self.rhythm.currentData(), Every))
        self.changed.emit()


class RepeatLine(OwnLine):
    """How often the event comes again, and whether it rests in the school holidays."""

    when: WhenLine

    def spoken(self) -> str:
        rule, start = self.stored("rule"), self.stored("start")
        if not rule or start is None:
            return _("einmalig")
        rests = _("entfällt in den Schulferien") if self.stored("skip_school_holidays") else ""
        return ", ".join(filter(None, (repetition.words(rule, start), rests)))

    def build(self, place: QVBoxLayout) -> None:
        rhythm = self.keep("rule", RepeatEditor(self.facts[0], self.when.start), _("Wiederholung"))
        rests = YesNoEditor(self.facts[1])
        self.keep("skip_school_holidays", rests, _("Entfällt in den Schulferien"))
        rests.setText(_("entfällt in den Schulferien"))
        place.addWidget(rhythm)
        place.addWidget(rests)
        rests.setVisible(bool(rhythm.value()))
        rhythm.changed.connect(lambda: rests.setVisible(rhythm.rhythm.currentData() is not None))
        self.when.changed.connect(rhythm.say_days)


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


def _read_end(text: str) -> date | int:
    digits = text.lower().removesuffix("mal").removesuffix("x").strip(" -")
    return int(digits) if digits.isdigit() and len(digits) < 4 and int(digits) else typed.parse_date(text)


def _written_end(value: date | int) -> str:
    return german_date(value) if isinstance(value, date) else _("{count}-mal").format(count=value)
