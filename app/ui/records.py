"""The sub-tabs every record has: tasks, contacts, documents, history."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from app.models import ContactEntry, Document, Task
from app.models.base import Attribute
from app.text import _, german_date
from app.ui import tones
from app.ui.kit.desk import Desk
from app.ui.kit.page import BlocksPage, Page, PageSpec
from app.ui.kit.places import section
from app.ui.kit.related import Related, RelatedLine, RelatedPage, block, related_page
from app.ui.kit.show import distance
from app.ui.kit.task_line import TaskLine
from app.ui.kit.timeline import Timeline
from app.ui.kit.way_back import take_back
from app.ui.kit.widgets import button, clear, label
from app.ui.theme import Tone

TASKS = Related(
    _("Aufgaben"),
    Task,
    Task.subject_id,
    (Task.title,),
    (section("", Task.title, Task.due_on, Task.kind, Task.assigned_to, Task.done_on, Task.notes),),
    _("+ Aufgabe"),
    quiet=(Task.assigned_to,),
    empty=_("Keine Aufgaben. Eine Wiedervorlage erinnert Sie auf der Startseite."),
)
CONTACTS = Related(
    _("Kontakte"),
    ContactEntry,
    ContactEntry.subject_id,
    (ContactEntry.topic,),
    (
        section(
            "",
            ContactEntry.at,
            ContactEntry.kind,
            ContactEntry.direction,
            ContactEntry.topic,
            ContactEntry.text,
            ContactEntry.by,
        ),
    ),
    _("+ Kontakt"),
    quiet=(ContactEntry.at, ContactEntry.by, ContactEntry.text),
    chip=(ContactEntry.kind, tones.neutral),
    sort=ContactEntry.at,
    empty=_("Noch kein Gespräch und kein Telefonat festgehalten."),
)
DOCUMENTS = Related(
    _("Dokumente"),
    Document,
    Document.subject_id,
    (Document.name,),
    (section("", Document.name, Document.dated_on, Document.notes),),
    _("+ Datei"),
    quiet=(Document.dated_on, Document.notes),
    empty=_("Noch keine Datei abgelegt."),
)


class HangingPage(RelatedPage):
    """Lines that hang on any kind of record."""

    def first_values(self) -> dict[str, Any]:
        return {"subject_type": type(self.record).__name__}


class TasksPage(HangingPage):
    """Tasks with a box to tick."""

    def wanted(self) -> list[Attribute]:
        return [Task.title, Task.assigned_to, Task.due_on, Task.done_on]

    def make_line(self, record_id: str, values: dict[Any, Any]) -> QWidget:
        due, done = values["raw", Task.due_on], values["raw", Task.done_on]
        line = TaskLine(values[Task.title], task_chip(due, done), done is not None, values[Task.assigned_to])
        line.ticked.connect(lambda on: self.office.tasks.set_done(record_id, on))
        line.opened.connect(lambda: self._edit(line, record_id))
        return line


class ContactsPage(HangingPage):
    """Calls and talks; a new one starts now."""

    def first_values(self) -> dict[str, Any]:
        return {**super().first_values(), "at": datetime.now().replace(second=0, microsecond=0)}


class DocumentsPage(HangingPage):
    """Files kept with the record."""

    def add(self) -> None:
        """Take files into the database."""
        dialog = QFileDialog(self.window(), _("Dateien ablegen"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self.add_files)
        dialog.open()

    def add_files(self, paths: list[str]) -> None:
        """Keep copies of these files."""
        for path in paths:
            self.office.documents.add_file(self.record, Path(path))
        self._show_lines()

    def make_line(self, record_id: str, values: dict[Any, Any]) -> QWidget:
        line = super().make_line(record_id, values)
        assert isinstance(line, RelatedLine)
        line.row.addWidget(button(_("Öffnen"), lambda: self.open_file(record_id), "flat"))
        return line

    def open_file(self, record_id: str) -> None:
        """Let the system show a copy in a private folder, which goes with the program, or at its next start."""
        from app.services.handover.scratch import Scratch

        document, scratch = self.office.documents.get(record_id), Scratch()
        QApplication.instance().aboutToQuit.connect(lambda: scratch.remove())
        path = self.office.documents.save_file(record_id, scratch.folder / document.file_name)
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


class HistoryPage(Page):
    """What happened to the record."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.timeline = Timeline()
        self.timeline.undo_asked.connect(lambda line: take_back(self, desk, line, self.record.id))
        self.place.addWidget(self.timeline)
        self.place.addStretch(1)

    def load(self, record: Any) -> None:
        super().load(record)
        self.timeline.show_lines(self.office.history.of(record.id))


class NextSteps(Page):
    """The open tasks of a record under its own fields; invisible when there are none."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.place.setContentsMargins(0, 6, 0, 0)
        self.place.setSpacing(0)

    def load(self, record: Any) -> None:
        super().load(record)
        clear(self.place)
        tasks = [t for t in self.office.tasks.on(record) if t.done_on is None][:5]
        if tasks:
            self.place.addWidget(label(_("Nächste Schritte"), "heading"))
        for task in tasks:
            line = TaskLine(task.title, task_chip(task.due_on, None))
            line.ticked.connect(lambda on, task=task: self.office.tasks.set_done(task.id, on))
            self.place.addWidget(line)
        self.setVisible(bool(tasks))


def task_chip(due: date | None, done: date | None) -> tuple[str, Tone] | None:
    """The chip of a task: when it was done, or how far its day is."""
    if done:
        return _("erledigt {day}").format(day=german_date(done)), Tone.GOOD
    return (distance(due), tones.due(due)) if due else None


CONTACTS_PAGE = related_page(CONTACTS, ContactsPage)
TASKS_PAGE = related_page(TASKS, TasksPage)
HISTORY_PAGE = PageSpec(_("Verlauf"), HistoryPage)
DOCUMENTS_BLOCK = block(DOCUMENTS, DocumentsPage)


def blocks_page(
    title: str, *parts: tuple[Callable[[Desk], Page], Related], first: tuple[Callable[[Desk], Page], ...] = ()
) -> PageSpec:
    """A sub-tab of several lists under each other, counted together; what is `first` above them is not counted."""
    made, related = zip(*parts, strict=True)
    return PageSpec(title, lambda desk: BlocksPage(desk, (*first, *made)), tuple(part.counted for part in related))


def record_pages() -> tuple[PageSpec, ...]:
    """Tasks, contacts and documents, and the history: the last sub-tabs of every record."""
    hanging = (
        (block(TASKS, TasksPage), TASKS),
        (block(CONTACTS, ContactsPage), CONTACTS),
        (DOCUMENTS_BLOCK, DOCUMENTS),
    )
    return blocks_page(_("Aufgaben"), *hanging), HISTORY_PAGE
