"""What can be done with a line of the start page: tick, postpone, call, open."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from app.models import Task, TaskKind
from app.models.facts import facts
from app.services.today import talked
from app.text import _
from app.ui.kit.desk import Desk
from app.ui.kit.dialog import Dialog
from app.ui.kit.editors import DateEditor
from app.ui.kit.places import section
from app.ui.kit.show import short_date
from app.ui.kit.widgets import label
from app.ui.record_dialog import RecordDialog
from app.ui.records import TASKS
from app.ui.start import visits
from app.ui.start.lines import Line
from app.ui.start.reach import ReachCard
from app.ui.start.view import LinesView
from app.ui.trouble.planning import plan_training

Slot = Callable[[], object]
NEW_TASK = (section("", Task.title, Task.due_on, Task.kind, Task.assigned_to, Task.notes),)


class Acts:
    """Does what the lists of the start page are asked for; every change is told with its way back."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self._desk, self._office, self._parent = desk, desk.office, parent

    def serve(self, view: LinesView) -> None:
        """Answer to a list."""
        view.opened.connect(self.open)
        view.ticked.connect(self.tick)
        view.postponed.connect(self.ask_day)
        view.called.connect(self.call)
        view.menu_asked.connect(self.ask)

    def open(self, line: Line) -> None:
        """Go to the record, to the list, or to the task itself where it is about nothing else."""
        if line.filters:
            self._desk.filter_asked.emit(line.entity, line.filters)
        elif line.category:
            plan_training(self._desk, line.category)
        elif line.does:
            visits.do(self._parent.window(), line)
        elif line.record_id:
            self._desk.open(line.entity, line.record_id)
        elif line.task_id:
            self.edit_task(line)

    def tick(self, line: Line) -> None:
        """The task is done; a line without one stays."""
        if line.task_id:
            self._office.tasks.set_done(line.task_id)

    def edit_task(self, line: Line) -> None:
        """Show the task as fields."""
        task = self._office.tasks.get(line.task_id)
        RecordDialog(self._parent.window(), self._desk, task.title, self._office.tasks, task, TASKS.form).open()

    def new_task(self) -> None:
        """Begin a task that hangs on no record."""
        first = {"due_on": date.today(), "kind": TaskKind.FOLLOW_UP}
        RecordDialog(self._parent.window(), self._desk, _("Neue Aufgabe"), self._office.tasks, first, NEW_TASK).open()

    def postpone(self, line: Line, day: date) -> None:
        """Give the task another day, or make one of what is no task yet."""
        if line.moves:
            self._office.tasks.postpone(line.task_id, day)
        else:
            link = {"subject_type": line.entity, "subject_id": line.record_id}
            self._office.tasks.save(None, {"title": line.follow_up, "due_on": day, **link})

    def call(self, line: Line, point: QPoint) -> None:
        """Show how somebody can be reached."""
        if line.reach:
            note = partial(self.note_talk, line)
            ReachCard(self._parent, line.reach, note, bool(line.task_id)).ask(point)

    def note_talk(self, line: Line, topic: str, done: bool) -> None:
        """Keep that somebody was called, and what about."""
        assert line.reach is not None
        values = talked(line.reach.name, topic, datetime.now().replace(second=0, microsecond=0))
        link = {"subject_type": line.entity, "subject_id": line.record_id}
        self._office.contact_entries.save(None, {**values, **link})
        if done:
            self.tick(line)

    # ---------------------------------------------------------------- menus

    def ask(self, line: Line, point: QPoint) -> None:
        """Everything that can be done with a line."""
        menu = self._menu()
        if line.opens or line.task_id:
            _add(menu, _("Liste öffnen") if line.filters else _("Öffnen"), partial(self.open, line), _("Eingabe"))
        if line.task_id:
            _add(menu, _("Erledigt"), partial(self.tick, line), _("Leertaste"))
        if can_wait(line):
            self._fill_days(menu.addMenu(_("Verschieben (V)") if line.moves else _("Wiedervorlage (V)")), line)
        if line.reach:
            _add(menu, _("Anrufen oder schreiben …"), partial(self.call, line, point), "A")
        if line.task_id and line.record_id:
            _add(menu, _("Aufgabe bearbeiten …"), partial(self.edit_task, line))
        menu.popup(point)

    def ask_day(self, line: Line, point: QPoint) -> None:
        """To which day a line can wait."""
        if can_wait(line):
            menu = self._menu()
            self._fill_days(menu, line)
            menu.popup(point)
            menu.setActiveAction(menu.actions()[0])

    def _menu(self) -> QMenu:
        menu = QMenu(self._parent)
        menu.setObjectName("lineMenu")
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _fill_days(self, menu: QMenu, line: Line) -> None:
        for words, day in later_days(date.today()):
            _add(menu, f"{words}\t{short_date(day)}", partial(self.postpone, line, day))
        menu.addSeparator()
        _add(menu, _("Datum …"), partial(self._ask_date, line))

    def _ask_date(self, line: Line) -> None:
        DayDialog(self._parent.window(), line.text, partial(self.postpone, line)).open()


class DayDialog(Dialog):
    """Asks for a day, typed or from the calendar."""

    def __init__(self, parent: QWidget, text: str, take: Callable[[date], object]) -> None:
        super().__init__(parent, _("Auf welchen Tag?"), 400)
        self.setObjectName("day")
        self._take = take
        self.day: Any = DateEditor(facts(Task.due_on))
        self.day.setAccessibleName(_("Tag"))
        self._problem = label("", "problem", wrap=True)
        for part in (label(text, "quiet", wrap=True), self.day, self._problem):
            self.body.addWidget(part)
        self.add_button(_("Abbrechen"))
        self.add_button(_("Übernehmen"), self.keep, "primary")
        self.day.setFocus()

    def keep(self) -> None:
        """Take the day; what is none is said."""
        try:
            day = self.day.value()
        except ValueError as error:
            self._problem.setText(str(error))
            return
        if day is None:
            self._problem.setText(_("Bitte geben Sie einen Tag ein, zum Beispiel 1.12. oder morgen."))
            return
        self.accept()
        self._take(day)


def can_wait(line: Line) -> bool:
    """Whether a line has a day to move, or can get one."""
    return line.moves or bool(line.follow_up)


def later_days(today: date) -> tuple[tuple[str, date], ...]:
    """The days a line is mostly put off to."""
    monday = today + timedelta(days=7 - today.weekday())
    return (
        (_("Morgen"), today + timedelta(days=1)),
        (_("In 3 Tagen"), today + timedelta(days=3)),
        (_("Nächste Woche"), monday),
        (_("In 4 Wochen"), today + timedelta(days=28)),
    )


def _add(menu: QMenu, words: str, slot: Slot, key: str = "") -> None:
    """An entry; `key` says what does the same in the list itself."""
    menu.addAction(f"{words}\t{key}" if key else words).triggered.connect(lambda: slot())
