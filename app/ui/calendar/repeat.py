"""How often an event comes again, as one line of its form."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from app.models.base import Facts
from app.services import repetition
from app.services.repetition import Every, Repetition
from app.text import _, german_date
from app.ui.calendar.own_line import OwnLine
from app.ui.calendar.when import WhenLine
from app.ui.kit import typed
from app.ui.kit.editors import ChoiceEditor, TypedEditor, YesNoEditor


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


def _read_end(text: str) -> date | int:
    digits = text.lower().removesuffix("mal").removesuffix("x").strip(" -")
    return int(digits) if digits.isdigit() and len(digits) < 4 and int(digits) else typed.parse_date(text)


def _written_end(value: date | int) -> str:
    return german_date(value) if isinstance(value, date) else _("{count}-mal").format(count=value)
