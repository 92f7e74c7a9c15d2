"""The checklist of an event under its plan: how far it is, what is due, and the usual steps at a button."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from app.models import ChecklistItem
from app.services import checklists
from app.text import _
from app.ui.kit.charts import ProgressLine
from app.ui.kit.desk import Desk
from app.ui.kit.page import Page
from app.ui.kit.places import section
from app.ui.kit.related import Related, RelatedBox
from app.ui.kit.show import distance
from app.ui.kit.task_line import TaskLine
from app.ui.kit.widgets import button, clear, label
from app.ui.theme import Tone

C = ChecklistItem
STEPS = Related(
    _("Checkliste"), C, C.event_id, (C.title,), (section("", C.title, C.offset_days, C.done_on),), _("+ Schritt")
)
NEAR_DAYS = 7
"""From so many days before it is due on a step asks for attention."""


class ChecklistPage(Page):
    """Progress line and steps in the order of their days."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.place.setContentsMargins(0, 10, 0, 0)
        self.head, self.progress = label("", "heading"), ProgressLine()
        self._steps = QVBoxLayout()
        self._steps.setSpacing(0)
        self.add_button = button(_("+ Schritt"), self.add, name="addStep")
        self.standard_button = button(_("Übliche Schritte anlegen"), self.add_standard, name="standardSteps")
        self.done_button = button("", self._on_done_button_clicked, "flat", name="doneSteps")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.standard_button)
        buttons.addWidget(self.add_button)
        buttons.addStretch(1)
        buttons.addWidget(self.done_button)
        for part in (self.head, self.progress):
            self.place.addWidget(part)
        self.place.addLayout(self._steps)
        self.place.addLayout(buttons)
        self._box: RelatedBox | None = None
        self._shows_done = False

    @property
    def boxes(self) -> list[Any]:
        return [self._box] if self._box else []

    def load(self, record: Any) -> None:
        """Show an event; a step just being edited stays open."""
        same = self.record is not None and self.record.id == record.id
        super().load(record)
        if self._box is not None and same:
            return
        steps = self.office.checklist.of(C.event_id, record.id)
        steps.sort(key=lambda step: (step.offset_days, step.position))
        done = sum(step.done_on is not None for step in steps)
        self.head.setText(
            _("Checkliste {done} / {all}").format(done=done, all=len(steps)) if steps else _("Checkliste")
        )
        words = _("{done} von {all} Schritten erledigt").format(done=done, all=len(steps))
        self.progress.show_share(done / len(steps) if steps else 0.0, words)
        self.progress.setVisible(bool(steps))
        self.standard_button.setVisible(not steps)
        self._show_steps(steps)

    def _show_steps(self, steps: list[ChecklistItem]) -> None:
        clear(self._steps)
        self._box = None
        done = [step for step in steps if step.done_on is not None]
        self.done_button.setVisible(bool(done))
        shown = _("Erledigte ausblenden") if self._shows_done else _("{count} erledigte zeigen").format(count=len(done))
        self.done_button.setText(shown)
        for step in steps if self._shows_done else [step for step in steps if step not in done]:
            line = TaskLine(step.title, step_chip(step, self.record), step.done_on is not None)
            line.ticked.connect(lambda on, step=step: checklists.set_done(self.office.checklist, [step.id], on))
            line.opened.connect(lambda line=line, step=step: self._open(step, self._steps.indexOf(line), line))
            self._steps.addWidget(line)

    def add_standard(self) -> None:
        """Begin with the steps that are usual for an info evening."""
        checklists.add_standard(self.office.database, self.record)

    def add(self) -> None:
        """Open an empty step."""
        self._open({"event_id": self.record.id, "position": self._steps.count()}, self._steps.count())

    def _on_done_button_clicked(self) -> None:
        self._shows_done = not self._shows_done
        self.load(self.record)

    def _close_box(self) -> None:
        self._box = None
        self.load(self.record)

    def _open(self, step: Any, position: int, line: TaskLine | None = None) -> None:
        if self._box is not None:
            self._close_box()
            return
        self._box = RelatedBox(STEPS, self.desk, step)
        if line is not None:
            line.hide()
        self._box.closed.connect(self._close_box)
        self._steps.insertWidget(position, self._box)
        self._box.form.edit()


def step_chip(step: ChecklistItem, event: Any, today: date | None = None) -> tuple[str, Tone]:
    """What a step's chip says: how far from the event it lies, and as soon as it presses, how far from today."""
    day, today = checklists.due_on(step, event), today or date.today()
    if step.done_on is not None or (day - today).days > NEAR_DAYS:
        return checklists.offset_words(step.offset_days), Tone.NEUTRAL
    if day < today:
        return _("überfällig"), Tone.STRONG
    return distance(day, today), Tone.ATTENTION
