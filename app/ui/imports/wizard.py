"""The wizard that brings a list in: file, columns, what will happen, done."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QWidget

from app.errors import UserError
from app.models import ImportBatch
from app.services.drafts import Typing
from app.services.worker import Cancelled
from app.text import _
from app.ui.imports import work
from app.ui.imports.columns_page import ColumnsPage
from app.ui.imports.done_page import DonePage
from app.ui.imports.file_page import FilePage
from app.ui.imports.kinds import kind_of
from app.ui.imports.plan_page import PlanPage
from app.ui.imports.resume import path_of, put_back, state_of
from app.ui.imports.steps import Steps
from app.ui.imports.working import Working
from app.ui.kit.desk import Desk
from app.ui.kit.dialog import ask
from app.ui.kit.memory import keep_geometry, restore_geometry
from app.ui.kit.reading_order import ReadingOrder
from app.ui.kit.tasks import Job
from app.ui.kit.widgets import button, column, label, row

FILE, COLUMNS, PLAN, DONE = range(4)
SIZE = QSize(1120, 720)


class ImportWizard(ReadingOrder, QDialog):
    """One list from the file to the records; nothing is stored before the last step, and that can be taken back."""

    def __init__(self, parent: QWidget | None, desk: Desk, kind: str = "") -> None:
        super().__init__(parent)
        self.desk = desk
        self.decided = False
        self._path = Path()
        self._job: Job | None = None
        self.ended = False
        self._resumed: dict[str, Any] = {}
        self.setObjectName("importWizard")
        self.setWindowTitle(_("Liste einlesen"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumSize(640, 420)
        self._make_pages(kind)
        self._lay_out()
        self._connect()
        self._size()
        self._show(FILE)

    def _make_pages(self, kind: str) -> None:
        self.steps = Steps((_("Datei"), _("Spalten"), _("Prüfen"), _("Fertig")))
        self.file, self.columns, self.plan, self.finish = FilePage(), ColumnsPage(), PlanPage(), DonePage(self.desk)
        self.file.set_kind(kind)
        self.pages = QStackedWidget()
        for page in (self.file, self.columns, self.plan, self.finish):
            self.pages.addWidget(page)
        self.working = Working()
        self.back = button(_("&Zurück"), self.go_back, name="back")
        self.leave = button(_("Abbrechen"), self.reject, name="leave")
        self.next: QPushButton = button("", self.go_on, "primary", name="next")
        self.next.setDefault(True)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.back)
        buttons.addWidget(self.working, 1)
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.next)
        layout = column(gap=16, margins=(20, 18, 20, 16))
        layout.addLayout(row(label(_("Liste einlesen"), "name"), 1, self.steps))
        layout.addWidget(self.pages, 1)
        layout.addLayout(buttons)
        self.setLayout(layout)

    def _connect(self) -> None:
        self.file.chosen.connect(self.read)
        self.columns.changed.connect(self._on_decided)
        self.columns.cleared.connect(self.next.setFocus)
        self.columns.kind_asked.connect(self._on_kind_asked)
        self.plan.changed.connect(self._on_plan_changed)
        self.finish.left.connect(self.accept)
        self.finish.again_asked.connect(self._on_again_asked)

    def _size(self) -> None:
        if not restore_geometry(self, "imports"):
            room = self.screen().availableGeometry().size()
            self.resize(SIZE.boundedTo(QSize(room.width() - 40, room.height() - 60)))

    # ------------------------------------------------------------ the way through

    def read(self, path: Path) -> None:
        """Read a file and show its columns; what is wrong with it is said on the first page."""
        self._path = path
        self._run(
            _("{name} wird gelesen").format(name=path.name),
            lambda job: work.read(self.desk.office, path, self.file.kind, job),
            self._on_read,
            self._on_read_failed,
        )

    def half_typed(self) -> Typing | None:
        """What was decided about the list and not carried out yet, None for nothing."""
        found = self.columns.list
        if not self.decided or found is None or self.step not in (COLUMNS, PLAN):
            return None
        name = _("Liste einlesen: {name}").format(name=found.path.name)
        values = state_of(found, self.plan.answers)
        return Typing(f"{ImportBatch.__name__}:list", None, None, name, values=values)

    def take_up(self, state: dict[str, Any]) -> None:
        """Read the file again and put back what was decided about it."""
        self._resumed = state
        self.file.set_kind(state["kind"])
        self.read(path_of(state))

    def go_on(self) -> None:
        """The primary button."""
        if self.working.busy:
            return
        found = self.columns.list
        if self.step == COLUMNS and found is not None:
            self._run(_("Wird verglichen"), lambda job: work.review(self.desk.office, found), self._on_planned)
        elif self.step == PLAN and found is not None:
            answers = dict(self.plan.answers)
            self._run(
                _("Wird übernommen"), lambda job: work.apply(self.desk.office, found, answers, job), self._on_applied
            )
        elif self.step == DONE:
            self._to_list()

    def go_back(self) -> None:
        """One page back; what was decided there stays."""
        if not self.working.busy:
            self._show(self.step - 1)

    @property
    def step(self) -> int:
        """The page in view: FILE, COLUMNS, PLAN or DONE."""
        return self.pages.currentIndex()

    def _run(self, text: str, act: Callable[[Job], Any], done: Callable[[Any], object], failed: Any = None) -> None:
        self._job = job = self.desk.tasks.run(self, act, done, failed or self._on_failed)
        self.working.watch(job, text)
        job.ended.connect(self._allow)
        self._allow()

    @property
    def _stopped(self) -> bool:
        """Whether the user stopped the work that has just come to its end all the same."""
        return self._job is not None and self._job.cancelled

    def _allow(self) -> None:
        busy = self.working.busy
        self.pages.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, busy)
        if busy:
            self.leave.setFocus()
        self.next.setEnabled(not busy and (self.step != PLAN or self.plan.can_apply))
        self.back.setEnabled(not busy)
        self.leave.setEnabled(True)

    def _show(self, step: int) -> None:
        self.pages.setCurrentIndex(step)
        self.steps.stand_at(step)
        self.back.setVisible(step in (COLUMNS, PLAN))
        self.leave.setVisible(step != DONE)
        self.next.setVisible(step != FILE)
        self._name_next()
        self._allow()
        QTimer.singleShot(0, self, self._focus)

    def _focus(self) -> None:
        page: Any = self.pages.currentWidget()
        if not page.take_focus():
            self.next.setFocus()

    def _name_next(self) -> None:
        words = {COLUMNS: _("&Weiter"), PLAN: self.plan.apply_words, DONE: _("Zur &Liste")}.get(self.step, "")
        self.next.setText(words)
        self.next.setAccessibleName(words.replace("&", ""))

    # ------------------------------------------------------------ answers

    def _on_read(self, found: Any) -> None:
        if self._stopped:
            return
        self.file.tell_problem("")
        if self._resumed:
            put_back(found, self._resumed)
            self.plan.answers, self.decided, self._resumed = dict(self._resumed["answers"]), True, {}
        self.columns.show_list(found)
        self._show(COLUMNS)

    def _on_read_failed(self, error: Exception) -> None:
        self._resumed = {}
        self._show(FILE)
        if isinstance(error, Cancelled):
            return
        if not isinstance(error, UserError):
            raise error
        self.file.tell_problem(str(error))

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, Cancelled):
            raise error

    def _on_planned(self, review: work.Review) -> None:
        if self._stopped:
            return
        self.plan.show_plan(review, lambda candidate: work.stored_values(self.desk.office, review.plan, candidate))
        self._show(PLAN)

    def _on_applied(self, done: Any) -> None:
        self.decided = False
        plan, batch = done
        self.finish.show_batch(plan, batch, self._path)
        self._show(DONE)

    @property
    def _kind(self) -> str:
        assert self.columns.list is not None
        return self.columns.list.kind

    def _on_kind_asked(self, kind: str) -> None:
        self.file.set_kind(kind)
        self.read(self._path)

    def _on_decided(self) -> None:
        self.decided = True

    def _on_plan_changed(self) -> None:
        self.decided = True
        self._name_next()
        self._allow()
        if not self.plan.open_questions:
            self.next.setFocus()

    def _on_again_asked(self) -> None:
        self.file.set_kind("")
        self._show(FILE)
        self.file.place.ask()

    def _to_list(self) -> None:
        self.desk.open(kind_of(self._kind).entity.__name__, "")
        self.accept()

    # ------------------------------------------------------------ the way out

    def reject(self) -> None:
        """Esc and the cross: ask only where something would be lost."""
        if self.working.busy:
            self.working.cancel()
            self.leave.setEnabled(False)
        elif self.decided:
            sentence = _("Ihre Zuordnungen und Antworten gehen verloren. Übernommen wurde noch nichts.")
            ask(
                self,
                _("Einlesen abbrechen?"),
                sentence,
                [(_("Weiter einlesen"), None), (_("Abbrechen"), self._give_up)],
            )
        else:
            self._give_up()

    def _give_up(self) -> None:
        super().reject()

    def done(self, result: int) -> None:
        """However it ends, the size is kept."""
        self.ended = True
        keep_geometry(self, "imports")
        super().done(result)
