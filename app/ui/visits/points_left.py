"""The open points of the last visit in a protocol: ticked off, or carried on with another day."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from app.models import Task
from app.models.facts import facts
from app.text import _
from app.ui.kit.editors import DateEditor
from app.ui.kit.widgets import label

UNTIL = 118


class OpenPointRows(QWidget):
    """A line for each point: done, what, who, until when."""

    changed = Signal()

    def __init__(self, tasks: Sequence[Task]) -> None:
        super().__init__()
        self._was = {task.id: task.due_on for task in tasks}
        self.done: dict[str, QCheckBox] = {}
        self.until: dict[str, DateEditor] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        grid.setColumnStretch(0, 1)
        for column, words in ((0, _("Erledigt? Sonst geht es weiter.")), (1, _("Wer")), (2, _("Bis wann"))):
            grid.addWidget(label(words, "small"), 0, column)
        for place, task in enumerate(tasks, 1):
            self._add(grid, place, task)

    def _add(self, grid: QGridLayout, place: int, task: Task) -> None:
        box = QCheckBox()
        box.setAccessibleName(_("{point} – erledigt").format(point=task.title))
        box.setFixedSize(18, 22)
        until = DateEditor(facts(Task.due_on))
        until.setAccessibleName(_("{point} – bis wann").format(point=task.title))
        until.setFixedWidth(UNTIL)
        until.set_value(task.due_on)
        words = label(task.title, wrap=True)
        line = QGridLayout()
        line.setSpacing(8)
        line.setColumnStretch(1, 1)
        line.addWidget(box, 0, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(words, 0, 1)
        grid.addLayout(line, place, 0)
        grid.addWidget(label(task.assigned_to or "", "small"), place, 1)
        grid.addWidget(until, place, 2)
        box.toggled.connect(until.setDisabled)
        box.toggled.connect(lambda: self.changed.emit())
        until.changed.connect(self.changed)
        self.done[task.id], self.until[task.id] = box, until

    @property
    def ticked(self) -> tuple[str, ...]:
        """The ids of the points that are done."""
        return tuple(identity for identity, box in self.done.items() if box.isChecked())

    def carried(self) -> dict[str, date | None]:
        """The points that go on, with their day; ValueError with a sentence for one that cannot be read."""
        return {key: self.until[key].value() for key, box in self.done.items() if not box.isChecked()}

    @property
    def typed(self) -> bool:
        """Whether anything differs from how it began."""
        return bool(self.ticked) or any(
            editor.text() != _text(self._was[identity]) for identity, editor in self.until.items()
        )

    def texts(self) -> dict[str, Any]:
        """What stands here, to be put back."""
        return {key: [box.isChecked(), self.until[key].text()] for key, box in self.done.items()}

    def put(self, texts: Mapping[str, Sequence[Any]]) -> None:
        """Write back what was typed; points that are gone meanwhile are left out."""
        for key, (done, until) in texts.items():
            if key in self.done:
                self.done[key].setChecked(bool(done))
                self.until[key].setText(str(until))


def _text(day: date | None) -> str:
    return f"{day:%d.%m.%Y}" if day else ""
