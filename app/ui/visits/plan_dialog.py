"""The dialog that puts a visit or a tour of several houses into the calendar, or changes it there."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from PySide6.QtWidgets import QWidget

from app.models import Visit
from app.models.facts import facts
from app.services.visits.visits import STOP
from app.text import _, german_date, german_time, number
from app.ui.kit import typed
from app.ui.kit.desk import Desk
from app.ui.kit.dialog import Dialog
from app.ui.kit.editors import DateEditor, TypedEditor
from app.ui.kit.widgets import button, label, row
from app.ui.visits.house_list import HouseList

USUAL, AHEAD = time(10), timedelta(days=7)
"""When a visit begins unless somebody says otherwise, and in how many days."""
DAY, TIME = 140, 76
"""Widths in pixels."""


class PlanDialog(Dialog):
    """Houses in their order, day and times; without `event_id` a new visit is planned."""

    def __init__(
        self, parent: QWidget, desk: Desk, chosen: Sequence[str] = (), day: date | None = None, event_id: str = ""
    ) -> None:
        super().__init__(parent, _("Tour ändern") if event_id else _("Besuch planen"), 460)
        self.setObjectName("planVisit")
        self.desk, self.event_id = desk, event_id
        self._own_end = False
        self.houses = HouseList(desk.office, chosen, not event_id)
        self.day = DateEditor(facts(Visit.day))
        self.begin, self.end = _clock(_("Beginn")), _clock(_("Ende"))
        self.told, self.problem = label("", "quiet", wrap=True), label("", "problem", wrap=True)
        self._lay_out()
        self._fill(day)
        self._connect()
        self._tell()

    def _lay_out(self) -> None:
        self.day.setAccessibleName(_("Besuch am"))
        self.day.setFixedWidth(DAY)
        self.body.addWidget(label(_("Wo"), "quiet"))
        self.body.addWidget(self.houses, 1)
        words = [label(text, "quiet") for text in (_("Am"), _("von"), _("bis"))]
        self.body.addLayout(row(words[0], self.day, words[1], self.begin, words[2], self.end, 1))
        self.body.addWidget(self.told)
        self.body.addWidget(self.problem)
        self.add_button(_("Abbrechen"))
        self.pack = button(_("Planen und Mappe drucken …"), self.plan_and_print)
        if not self.event_id:
            self._buttons.addWidget(self.pack)
        self.save = self.add_button(_("Übernehmen") if self.event_id else _("Planen"), self.plan, "primary")
        self.save_with(self.save)
        self.problem.hide()

    def _fill(self, day: date | None) -> None:
        start, end = datetime.combine(day or date.today() + AHEAD, USUAL), None
        if self.event_id:
            event = self.desk.office.events.get(self.event_id)
            start, end = event.start, event.end
        self.day.set_value(start.date())
        self.begin.set_value(start.time())
        self._own_end = end is not None
        self.end.set_value(end.time() if end else None)

    def _connect(self) -> None:
        self.houses.changed.connect(self._tell)
        self.day.changed.connect(self._tell)
        self.begin.changed.connect(self._tell)
        self.end.changed.connect(self._on_end_typed)

    def _on_end_typed(self) -> None:
        self._own_end = bool(self.end.text().strip())
        self._tell()

    def _tell(self) -> None:
        """Say what will stand in the calendar; the end follows the number of houses until somebody types one."""
        self.problem.hide()
        count = len(self.houses.ids)
        self.save.setEnabled(bool(count))
        self.pack.setEnabled(bool(count))
        self._show_end(count)
        words = _("1 Unterkunft") if count == 1 else _("{count} Unterkünfte").format(count=number(count))
        if count > 1:
            words = _("{houses}, ein Termin im Kalender").format(houses=words)
        self.told.setText(words if count else _("Bitte mindestens eine Unterkunft ankreuzen."))

    def _show_end(self, count: int) -> None:
        if self._own_end or not count:
            return
        try:
            begin = datetime.combine(date.today(), self.begin.value() or USUAL)
        except ValueError:
            return
        self.end.set_value(min(begin + STOP * count, begin.replace(hour=23, minute=59)).time())

    def plan(self) -> str:
        """Put it into the calendar; the answer is the id of the event, "" while something cannot be read."""
        try:
            start, end = self._span()
        except ValueError as error:
            self.problem.setText(str(error))
            self.problem.show()
            return ""
        visits = self.desk.office.visits
        if self.event_id:
            visits.arrange(self.event_id, self.houses.ids, start, end)
            event_id = self.event_id
        else:
            event_id = visits.plan(self.houses.ids, start, end)
        self.accept()
        return event_id

    def plan_and_print(self) -> None:
        """Put it into the calendar, then show the pack to take along."""
        from app.ui.visits.pack_dialog import PackDialog

        if event_id := self.plan():
            PackDialog(self.parentWidget(), self.desk, self.houses.ids, event_id).open()

    def _span(self) -> tuple[datetime, datetime]:
        day, begin, end = self.day.value(), self.begin.value(), self.end.value()
        if day is None:
            raise ValueError(_("Bitte geben Sie einen Tag an."))
        if day < date.today() and not self.event_id:
            words = _("Der {day} ist schon vorbei. Einen Besuch, der schon war, tragen Sie mit „+ Besuch“ ein.")
            raise ValueError(words.format(day=german_date(day)))
        start = datetime.combine(day, begin or USUAL)
        until = datetime.combine(day, end) if end else start + STOP * len(self.houses.ids)
        if until <= start:
            raise ValueError(_("Das Ende liegt vor dem Beginn."))
        return start, until


def _clock(words: str) -> TypedEditor:
    sentence = _("„{typed}“ ist keine Uhrzeit. Schreiben Sie zum Beispiel 10 oder 10:30.")
    result = TypedEditor(typed.parse_time, _written, sentence, _("HH:MM"))
    result.setAccessibleName(words)
    result.setFixedWidth(TIME)
    return result


def _written(clock: time) -> str:
    return german_time(clock)
