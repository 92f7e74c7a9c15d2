"""Stunden erfassen: a sheet for many hours at once, from the paper on the desk or from a spreadsheet."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.models import Assignment, HoursEntry, Person
from app.models.facts import facts
from app.services.drafts import Typing
from app.services.hours.names import Names
from app.services.hours.newcomers import Newcomer, newcomer
from app.services.query import Filter, Query
from app.text import _, fold, german_date, hours, number
from app.ui.hours.before_saving import BeforeSaving
from app.ui.hours.hits import MOST, Hit, Hits
from app.ui.hours.lines import Cell, Line, Reader, Reading
from app.ui.hours.sheet_model import SheetModel
from app.ui.hours.sheet_view import SheetView
from app.ui.kit.dialog import Dialog, ask_to_drop
from app.ui.kit.references import ReferenceEditor
from app.ui.kit.widgets import button, label, row

KIND = f"{HoursEntry.__name__}:sheet"
SIZE = (980, 620)
AT_ONCE = 60
"""So many lines are kept in the blink of an eye."""
_NOBODY = Names([])


class SheetDialog(Dialog):
    """Lines of a sheet, what they come to, and one button that keeps them as one action.

    `lines` stand in it from the start; `first` are fields that every entry gets (`event_id`, `project_id`).
    """

    def __init__(
        self, parent: QWidget, desk: Any, lines: Sequence[Line] = (), first: Mapping[str, Any] | None = None
    ) -> None:
        super().__init__(parent, _("Stunden erfassen"), 640)
        self.setObjectName("hoursSheet")
        self.desk, self.office = desk, desk.office
        self.first = dict(first or {})
        self.aside = ""
        """What is to be known of these lines besides."""
        self.ended = False
        self._begun = [list(line.texts) for line in lines]
        self._activities: list[str] = []
        self._is_known = False
        houses = dict(self.office.choices("Shelter", "", 500))
        self.model = SheetModel(Reader(_NOBODY, houses), lines)
        self.view = SheetView(self.model, self.suggest, Hits(self))
        self._lay_out()
        self.model.edited.connect(self.tell)
        self.view.person_taken.connect(self._on_view_person_taken)
        self.view.told.connect(self.say)
        self.finished.connect(self._on_finished)
        self.resize(*SIZE)
        desk.tasks.run(self, lambda _job: self._known(), self._on_known)
        self.view.go(max(len(lines) - 1, 0) if self.model.lines[0].empty else 0, self._first_gap())
        self.tell()

    # ------------------------------------------------------------------------------------------ building

    def _lay_out(self) -> None:
        keys = _(
            "Enter: nächste Zeile · Tab: nächste Spalte · Strg+D: wie darüber · Strg+V: aus Excel · Esc: Zeile zurück"
        )
        self.project = ReferenceEditor(facts(HoursEntry.project_id), self.office)
        self.project.setAccessibleName(_("Projekt"))
        self.project.setPlaceholderText(_("keines"))
        self.project.setFixedWidth(250)
        self.project.set_value(self.first.get("project_id"))
        self.body.addLayout(_wide(row(label(keys, "small", wrap=True), label(_("Projekt"), "quiet"), self.project)))
        self.body.addWidget(self.view, 1)
        self._total, self._said = label("", "strong"), label("", "small", wrap=True)
        self._said.setObjectName("sheetSaid")
        drop = button(_("Zeile entfernen"), self.view.remove_lines, "flat", _("Strg+Entf"), name="removeLine")
        self.body.addLayout(_wide(row(self._total, self._said, drop, gap=14), 1))
        self.add_button(_("Abbrechen"))
        self._save = self.add_button(_("Speichern"), self.save, "primary")
        self.save_with(self._save)

    def _known(self) -> tuple[Names, list[str]]:
        """Everybody by name and the activities of the office; in the worker."""
        office = self.office
        used = [value for value, _count in office.hours.facets(HoursEntry.activity)]
        used += [value for value, _count in office.assignments.facets(Assignment.activity)]
        used += [value for value, _count in office.volunteers.facets(Person.skills)]
        return Names.read(office.database), list(dict.fromkeys(filter(None, used)))

    def _on_known(self, known: tuple[Names, list[str]]) -> None:
        names, self._activities = known
        self._is_known = True
        self.model.know(Reader(names, self.model.reader.houses))
        for at in self.model.filled():
            self._name(at)

    def _name(self, at: int) -> None:
        """Take whoever a name stands for that was typed before the names were there."""
        typed = self.model.lines[at].texts[Cell.PERSON]
        hits = self.suggest(Cell.PERSON, typed)
        if typed and self.model.reading(at).new_name and hits:
            self.model.write(at, Cell.PERSON, hits[0].text, hits[0].person_id)
            self._on_view_person_taken(at)

    def _first_gap(self) -> int:
        """The first cell that has to be written."""
        texts = self.model.lines[0].texts
        return next((cell for cell in (Cell.PERSON, Cell.TIME, Cell.DAY) if not texts[cell]), Cell.TIME)

    # ------------------------------------------------------------------------------------------ while typing

    def suggest(self, cell: int, typed: str) -> list[Hit]:
        """What a cell may mean."""
        if not typed.strip():
            return []
        if cell == Cell.PERSON:
            known = self.model.reader.names.starting(typed)
            hits = [Hit(" · ".join(filter(None, (one.name, one.town))), one.name, one.id) for one in known]
            exact = bool(self.model.reader.names.called(typed))
            return hits if exact or not hits else [*hits[: MOST - 1], _new(typed)]
        if cell == Cell.HOUSE:
            return [Hit(name, name) for _identity, name in self.model.reader.house(typed)]
        if cell == Cell.ACTIVITY:
            words = fold(typed)
            return [Hit(name, name) for name in self._activities if words in fold(name) != words]
        return []

    def _on_view_person_taken(self, at: int) -> None:
        """Who is named in a line without activity and house mostly did what the running assignment says."""
        line, read = self.model.lines[at], self.model.reading(at)
        if line.texts[Cell.ACTIVITY] or line.texts[Cell.HOUSE] or read.new_name or Cell.PERSON in read.problems:
            return
        self.model.suggest(at, usual_of(self.office, read.values["person_id"]))

    def say(self, words: str) -> None:
        """A word about what has just happened."""
        self._said.setText(words)

    def tell(self) -> None:
        """Count anew: lines, time, what is open."""
        rows = self.model.filled()
        readings = [self.model.reading(at) for at in rows]
        ready = [one for one in readings if one.ready]
        minutes = sum(one.values["minutes"] for one in ready)
        self._total.setText(_("{count} · {hours}").format(count=_lines(len(rows)), hours=hours(minutes)))
        gaps = len(rows) - len(ready)
        new = len({one.new_name for one in ready if one.new_name})
        parts = [_("{lines} noch nicht vollständig").format(lines=_lines(gaps))] if gaps else []
        parts += [_("{count} neu im Büro").format(count=number(new))] if new else []
        self.say(" · ".join(filter(None, (*parts, self.aside))))
        self._save.setText(_("{lines} speichern").format(lines=_lines(len(ready))) if ready else _("Speichern"))
        self._save.setEnabled(bool(rows))

    # ------------------------------------------------------------------------------------------ saving

    def save(self) -> None:
        """Keep what is complete as one action; asks first where names are new or entries are there already."""
        self.view.take_hit()
        if not self._is_known:
            self._on_known(self._known())
        ready = {at: read for at in self.model.filled() if (read := self.model.reading(at)).ready}
        open_rows = [at for at in self.model.filled() if at not in ready]
        if not ready:
            self._show_gap(open_rows)
            return
        twins = self.office.hours.twins([read.values for read in ready.values()])
        twin_rows = {at for at, twin in zip(ready, twins, strict=True) if twin}
        new = list(dict.fromkeys(read.new_name for read in ready.values() if read.new_name))
        if not (open_rows or twin_rows or new):
            self._store(ready)
            return
        texts = [self._words_of(at) for at in sorted(twin_rows)]
        question = BeforeSaving(self, new, texts, len(open_rows))
        question.accepted.connect(lambda: self._go_on(ready, twin_rows, question.with_new, question.with_twins))
        question.open()

    def _go_on(self, ready: Mapping[int, Reading], twins: set[int], with_new: bool, with_twins: bool) -> None:
        chosen = {
            at: read
            for at, read in ready.items()
            if (with_new or not read.new_name) and (with_twins or at not in twins)
        }
        if chosen:
            self._store(chosen, set() if with_twins else twins)
        elif not with_twins and twins:
            self._leave_with(twins)

    def _store(self, ready: Mapping[int, Reading], dropped: Collection[int] = ()) -> None:
        try:
            self.first["project_id"] = self.project.value()
        except ValueError as refused:
            self.say(str(refused))
            self.project.setFocus()
            return
        rows = [{**self.first, **read.values} for read in ready.values()]
        new = {read.new_name: newcomer(read.new_name) for read in ready.values() if read.new_name}
        self._keep(rows, list(new.values()), {*ready, *dropped})

    def _keep(self, rows: list[dict[str, Any]], new: list[Newcomer], done: set[int]) -> None:
        """A long sheet is kept by the worker, so that the window goes on."""
        if len(rows) <= AT_ONCE:
            self.office.hours.save_sheet(rows, new)
            self._leave_with(done)
            return
        self.setEnabled(False)

        def failed(error: Exception) -> None:
            self.setEnabled(True)
            raise error

        def kept(_name: str) -> None:
            self.setEnabled(True)
            self._leave_with(done)

        self.desk.tasks.run(self, lambda _job: self.office.hours.save_sheet(rows, new), kept, failed)

    def _leave_with(self, done: set[int]) -> None:
        """Take the finished lines out; close when nothing is left."""
        self.model.remove(done)
        left = self.model.filled()
        if not left:
            self.accept()
            return
        self._begun = []
        self._show_gap(left)

    def _show_gap(self, rows: Sequence[int]) -> None:
        """Stand in the first cell that cannot be read, and say why."""
        for at in rows:
            for cell, problem in sorted(self.model.reading(at).problems.items()):
                self.view.go(at, cell)
                self.say(problem)
                return

    def _words_of(self, at: int) -> str:
        read = self.model.reading(at)
        name, day = self.model.lines[at].texts[Cell.PERSON], german_date(read.values["day"])
        return _("{name}, {day}, {hours}").format(name=name, day=day, hours=hours(read.values["minutes"]))

    # ------------------------------------------------------------------------------------------ leaving

    def reject(self) -> None:
        """Close; what was typed is asked about."""
        if not self.dirty:
            super().reject()
            return
        lines = _lines(len(self.model.filled()))
        ask_to_drop(self, self._give_up, _("Noch nicht gespeichert: {lines}.").format(lines=lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter belongs to the sheet, wherever the keyboard stands; nothing is kept by it."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)

    @property
    def dirty(self) -> bool:
        """Whether anything stands here that was not there from the start."""
        return [line.texts for line in self.model.lines if not line.empty] != self._begun

    def go_on(self) -> None:
        """What stands here was typed before: it counts as typed, and the next line begins."""
        self._begun = []
        self.view.go(self.model.rowCount() - 1, Cell.PERSON)

    def _give_up(self) -> None:
        super().reject()

    def _on_finished(self) -> None:
        self.ended = True

    # ------------------------------------------------------------------------------------------ drafts

    def half_typed(self) -> Typing | None:
        """Everything that stands in the sheet; None while nobody has typed."""
        if not self.dirty:
            return None
        kept = [{"texts": one.texts, "person": one.person_id} for one in self.model.lines if not one.empty]
        name = _("Stunden erfassen, {lines}").format(lines=_lines(len(kept)))
        return Typing(KIND, None, None, name, first=self.first, values={"lines": kept})


def take_up(window: Any, typing: Typing) -> bool:
    """Open the sheet with what somebody had typed."""
    lines = [Line(list(map(str, one["texts"])), set(), one["person"]) for one in typing.values.get("lines", ())]
    dialog = SheetDialog(window, window.desk, lines, typing.first)
    dialog.go_on()
    dialog.open()
    return bool(lines)


def usual_of(office: Any, person_id: str) -> dict[int, str]:
    """Activity and house of somebody's running assignment, the newest of several."""
    wanted = Query(filters=(Filter(Assignment.person_id, person_id),), sort=Assignment.since, descending=True)
    rows = office.assignments.rows(
        office.assignments.ids(wanted), (Assignment.activity, Assignment.shelter_id, Assignment.until)
    )
    for activity, house, until in rows:
        if until is None or until >= date.today():
            name = office.captions("Shelter", [house]).get(house, "") if house else ""
            return {Cell.ACTIVITY: activity or "", Cell.HOUSE: name}
    return {}


def _new(typed: str) -> Hit:
    name = " ".join(typed.split())
    return Hit(_("„{name}“ neu aufnehmen").format(name=name), name)


def _wide(line: QHBoxLayout, part: int = 0) -> QHBoxLayout:
    """Let one part of a line have all the room."""
    line.setStretch(part, 1)
    return line


def _lines(count: int) -> str:
    return _("1 Zeile") if count == 1 else _("{count} Zeilen").format(count=number(count))
