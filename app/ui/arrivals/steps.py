"""What is to be done with an arrival now: prepare it, look at what came of it, count the house."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from app.models import Need, Task
from app.text import _, german_date, number
from app.ui.arrivals.opening import count_arrived, open_prepare
from app.ui.kit.desk import Desk
from app.ui.kit.page import Page
from app.ui.kit.widgets import button, clear, label


class StepsPart(Page):
    """A sentence about where the arrival stands, and the buttons that lead on."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.place.setContentsMargins(0, 10, 0, 0)
        self.said = label("", "quiet", wrap=True)
        self.said.setObjectName("arrivalStands")
        self._ways = QHBoxLayout()
        self._ways.setSpacing(8)
        self.place.addWidget(self.said)
        self.place.addLayout(self._ways)

    def load(self, record: Any) -> None:
        super().load(record)
        clear(self._ways)
        self.said.setText(self._stands(record))
        come = record.arrives_on <= date.today() and record.shelter_id
        counted = come and self.office.arrivals.counted_since(record)
        if not record.prepared_on:
            self._add(_("Bedarfe und Aufgaben anlegen …"), open_prepare, "" if come and not counted else "primary")
        if come and not counted:
            self._add(_("Belegung eintragen …"), count_arrived, "primary")
        self._ways.addStretch(1)

    def _add(self, words: str, act: Any, role: str) -> None:
        self._ways.addWidget(button(words, lambda: act(self.window(), self.record.id), role))

    def _stands(self, record: Any) -> str:
        if record.prepared_on:
            needs = self.office.needs.of(Need.arrival_id, record.id)
            tasks = self.office.tasks.of(Task.subject_id, record.id)
            words = _(
                "Vorbereitet am {day}. Bedarfe: {needs}, davon besetzt: {found}. "
                "Aufgaben: {tasks}, davon erledigt: {done}."
            )
            return words.format(
                day=german_date(record.prepared_on), needs=number(len(needs)),
                found=number(sum(not need.missing for need in needs)), tasks=number(len(tasks)),
                done=number(sum(task.done_on is not None for task in tasks)),
            )  # fmt: skip
        if record.arrives_on <= date.today():
            return _("Sind die Menschen da? Dann tragen Sie die neue Belegung des Hauses ein.")
        return _("Noch ist nichts vorbereitet. Aus der Vorlage werden Bedarfe und Aufgaben, die Sie vorher ansehen.")
