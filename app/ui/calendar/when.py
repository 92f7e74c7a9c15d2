"""When an event takes place: day, hours, or whole days, as one line of its form."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models import EventKind
from app.models.base import Facts
from app.text import _, german_date, german_datetime, german_time
from app.ui.calendar import words
from app.ui.calendar.own_line import OwnLine
from app.ui.kit import typed
from app.ui.kit.editors import DateEditor, TypedEditor, YesNoEditor
from app.ui.kit.widgets import label


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
