"""What the template makes of an arrival, to be looked at, changed and ticked before anything is made."""

from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableWidgetItem, QWidget

from app.errors import UserError
from app.models import Arrival, Need, Task
from app.services.arrivals.proposing import Proposal
from app.services.arrivals.template import MOST, Makes
from app.services.drafts import Typing
from app.text import _, german_date, number
from app.ui.arrivals.grid import Grid
from app.ui.arrivals.opening import open_template
from app.ui.kit import typed
from app.ui.kit.dialog import Dialog, ask_to_drop
from app.ui.kit.editors import whole
from app.ui.kit.show import short_date
from app.ui.kit.widgets import button, label, set_role
from app.ui.theme import colour

WIDTH, HEIGHT, AROUND = 1000, 640, 60
"""Pixels of the dialog where there is room, and what the screen needs besides."""
WIDTHS = (180, 78, 84, 86, 246)
TITLE, KIND, PEOPLE, DAY, WHY = range(5)
AGAIN = "arrival_steps"
"""What brings half-typed input back, see `safety.typed_dialogs.AGAIN`."""
CHECKED, UNCHECKED = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class PrepareDialog(Dialog):
    """A line for each need and task; what is ticked is made as one action."""

    def __init__(self, window: Any, desk: Any, arrival_id: str) -> None:
        super().__init__(window, _("Ankunft vorbereiten"), 640)
        self.setObjectName("prepareArrival")
        self._window, self._desk, self._id = window, desk, arrival_id
        self.arrival = desk.office.arrivals.get(arrival_id)
        self.body.addWidget(label(self._about(), wrap=True))
        self.before = label(self._made_before(), "problem", wrap=True)
        self.before.setVisible(bool(self.before.text()))
        self.body.addWidget(self.before)
        heads = (_("Was"), _("Art"), _("Personen"), _("Am"), _("Wie gerechnet"))
        self.table = Grid(_("Bedarfe und Aufgaben"), heads, WIDTHS, figures=(PEOPLE,), fixed=(KIND, WHY))
        self.table.setMinimumHeight(150)
        self.body.addWidget(self.table, 1)
        self.said = label(" ", "quiet", wrap=True)
        self.body.addWidget(self.said)
        self.add_left(button(_("Vorlage bearbeiten …"), self.edit_template, name="editTemplate"))
        self.add_button(_("Abbrechen"))
        self.make = self.add_button(_("Anlegen"), self.store, "primary")
        self.save_with(self.make)
        self.proposals: list[Proposal] = []
        self._first: list[list[Any]] = []
        self._offered: list[str] = []
        self.show_proposals()
        self.table.itemChanged.connect(self._on_item_changed)
        desk.news.committed.connect(self._on_news_committed)
        room = self.screen().availableGeometry().size()
        self.resize(min(WIDTH, room.width() - AROUND), min(HEIGHT, room.height() - AROUND))

    def _about(self) -> str:
        one = self.arrival
        words = _("{house}: {people} Personen am {day}.").format(
            house=one.shelter_name or _("Noch ohne Haus"), people=number(one.people), day=german_date(one.arrives_on)
        )
        hint = _("Leertaste oder Klick ins Kästchen wählt ab; Bezeichnung, Anzahl und Tag lassen sich überschreiben.")
        return f"{words} {hint}"

    def _made_before(self) -> str:
        """Whether, when and with what the arrival was prepared already."""
        if not self.arrival.prepared_on:
            return ""
        office = self._desk.office
        words = _(
            "Diese Ankunft ist seit dem {day} vorbereitet. Bedarfe, die es schon gibt: {needs}, Aufgaben: {tasks}. "
            "Was Sie hier ankreuzen, kommt dazu."
        )
        return words.format(
            day=german_date(self.arrival.prepared_on),
            needs=number(len(office.needs.of(Need.arrival_id, self._id))),
            tasks=number(len(office.tasks.of(Task.subject_id, self._id))),
        )

    def show_proposals(self) -> None:
        """Work the lines out anew by the template of the office."""
        self.proposals = self._desk.office.arrivals.proposals(self._id)
        self.table.blockSignals(True)
        self.table.setRowCount(len(self.proposals))
        for row, one in enumerate(self.proposals):
            self._fill(row, one, UNCHECKED if self.arrival.prepared_on else CHECKED)
        self.table.setCurrentCell(0, TITLE)
        self.table.blockSignals(False)
        self._offered, self._first = [one.title for one in self.proposals], self._steps()
        self.tell()

    def _steps(self) -> list[list[Any]]:
        rows = enumerate(self.proposals)
        return [[self.ticked(row), one.title, one.people, one.day.isoformat()] for row, one in rows]

    def half_typed(self) -> Typing | None:
        """What was changed or unticked, None for nothing."""
        steps = self._steps()
        if steps == self._first:
            return None
        kind, values = f"{Arrival.__name__}:{AGAIN}", {"offered": self._offered, "steps": steps}
        return Typing(kind, None, None, self.heading.text(), Arrival.__name__, self._id, values=values)

    def put(self, offered: list[str], steps: list[list[Any]]) -> None:
        """Bring half-typed lines back, as far as the template still makes them."""
        self.table.blockSignals(True)
        for row, (title, step) in enumerate(zip(offered, steps, strict=True)):
            if row < len(self.proposals) and self._offered[row] == title:
                ticked, words, people, day = step
                self.proposals[row] = _restored(self.proposals[row], words, people, date.fromisoformat(day))
                self._fill(row, self.proposals[row], CHECKED if ticked else UNCHECKED)
        self.table.blockSignals(False)
        self.tell()

    def reject(self) -> None:
        """Close; what was changed is asked about."""
        if self.half_typed() is None:
            super().reject()
            return
        ask_to_drop(self, super().reject, _("Die Bedarfe und Aufgaben sind noch nicht angelegt."))

    def _fill(self, row: int, one: Proposal, ticked: Qt.CheckState) -> None:
        is_need = one.makes is Makes.NEED
        people = number(one.people) if is_need else ""
        self.table.fill(row, (one.title, one.makes.label, people, short_date(one.day), one.why))
        self.table.item(row, TITLE).setCheckState(ticked)
        for column in (KIND, WHY):
            self.table.item(row, column).setForeground(colour("quiet"))
        if not is_need:
            self.table.lock(row, PEOPLE)

    def ticked(self, row: int) -> bool:
        """Whether a line is to be made."""
        return self.table.item(row, TITLE).checkState() is CHECKED

    def chosen(self) -> list[Proposal]:
        """What is to be made, as it stands now."""
        return [one for row, one in enumerate(self.proposals) if self.ticked(row)]

    def tell(self, problem: str = "") -> None:
        """Count what would be made, or say what cannot be read."""
        needs = [one for one in self.chosen() if one.makes is Makes.NEED]
        tasks = len(self.chosen()) - len(needs)
        words = _("Angelegt werden Bedarfe: {needs} (gesuchte Personen: {people}) und Aufgaben: {tasks}").format(
            needs=number(len(needs)), people=number(sum(one.people for one in needs)), tasks=number(tasks)
        )
        self.said.setText(problem or words)
        set_role(self.said, role="problem" if problem else "quiet")
        self.make.setEnabled(bool(self.chosen()))
        self.make.setText(_("Noch einmal anlegen") if self.arrival.prepared_on else _("Anlegen"))

    def _on_item_changed(self, item: QTableWidgetItem) -> None:
        row, problem = item.row(), ""
        try:
            self.proposals[row] = _changed(self.proposals[row], item.column(), item.text().strip())
        except ValueError as refused:
            problem = str(refused)
        self.table.blockSignals(True)
        self._fill(row, self.proposals[row], self.table.item(row, TITLE).checkState())
        self.table.blockSignals(False)
        self.tell(problem)

    def edit_template(self) -> None:
        """Change what every arrival asks for; this one is worked out anew."""
        open_template(self._dialog_host())

    def _dialog_host(self) -> QWidget:
        return self._window

    def _on_news_committed(self, changes: Any) -> None:
        if "Setting" in changes.entities:
            self.show_proposals()

    def store(self) -> None:
        """Make what is ticked; the arrival's own page shows it then."""
        self.table.end_typing()
        self._desk.office.arrivals.prepare(self._id, self.chosen())
        self.accept()


def take_up(window: Any, typing: Typing) -> bool:
    """Open the lines of an arrival with what somebody had changed; False when it is gone."""
    try:
        dialog = PrepareDialog(window, window.desk, str(typing.subject_id))
    except UserError:
        return False
    dialog.put(typing.values["offered"], typing.values["steps"])
    dialog.open()
    return True


def _restored(one: Proposal, title: str, people: int, day: date) -> Proposal:
    """The line with what was typed; how many were worked out is no longer true for another number."""
    return replace(one, title=title, people=people, day=day, why=one.why if people == one.people else "")


def _changed(one: Proposal, column: int, text: str) -> Proposal:
    """The line with what was typed; ValueError with a sentence for what cannot be."""
    if column == TITLE:
        if not text:
            raise ValueError(_("Bitte geben Sie der Zeile eine Bezeichnung oder wählen Sie sie ab."))
        return replace(one, title=text)
    if column == PEOPLE:
        return replace(one, people=_people(text), why="")
    try:
        return replace(one, day=typed.parse_date(text.partition(" ")[2] if text[:2].isalpha() else text))
    except ValueError:
        raise ValueError(_("„{typed}“ ist kein Datum. Schreiben Sie zum Beispiel 24.11.").format(typed=text)) from None


def _people(text: str) -> int:
    sentence = _("Bitte geben Sie bei Personen eine Zahl von 1 bis {most} ein.").format(most=number(MOST))
    try:
        people = whole(text)
    except ValueError:
        raise ValueError(sentence) from None
    if not 1 <= people <= MOST:
        raise ValueError(sentence)
    return people
