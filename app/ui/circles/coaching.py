"""Notes a talk with a helper circle about a step of the ladder, and when the next one is."""

from datetime import date, datetime, timedelta
from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget

from app.models import ContactEntry, Task
from app.models.facts import facts
from app.services.circles.development import Rung
from app.services.circles.ladder import steps
from app.text import _
from app.ui.kit.combo import Combo
from app.ui.kit.desk import Desk
from app.ui.kit.dialog import Dialog, ask_to_drop
from app.ui.kit.editors import DateEditor, NotesEditor, datetime_editor
from app.ui.kit.widgets import label

AGAIN = timedelta(weeks=6)
"""When the next talk is due unless somebody says otherwise."""


class CoachingDialog(Dialog):
    """Everything is filled in; what was said may be added."""

    def __init__(self, parent: QWidget | None, desk: Desk, circle: Any, rung: Rung) -> None:
        super().__init__(parent, _("Begleitgespräch: {circle}").format(circle=circle.name), 540)
        self.setObjectName("coaching")
        self._office, self._circle = desk.office, circle
        known = steps(desk.office.settings)
        self.step = Combo(_("Schritt"), [(step.title, step) for step in known])
        self.at = datetime_editor(facts(ContactEntry.at))
        self.text = NotesEditor(facts(ContactEntry.text))
        self.again = DateEditor(facts(Task.due_on))
        self.questions = label("", "small", wrap=True)
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self._lay_out()
        self.step.currentIndexChanged.connect(self._show_questions)
        keys = [step.key for step in known]
        self.step.setCurrentIndex(keys.index(rung.step.key) if rung.step.key in keys else 0)
        self._show_questions()
        self.at.set_value(datetime.now().replace(second=0, microsecond=0))
        self.again.set_value(date.today() + AGAIN)
        self.add_button(_("Abbrechen"))
        self.save_with(self.add_button(_("Notieren"), self.save, "primary"))
        self.text.setFocus()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        fields: tuple[tuple[str, QWidget], ...] = (
            (_("Schritt"), self.step), (_("Wann"), self.at), (_("Worum es ging"), self.text),
            (_("Nächstes Gespräch am"), self.again),
        )  # fmt: skip
        for place, (words, field) in enumerate(fields):
            field.setAccessibleName(words)
            grid.addWidget(label(words, "quiet"), place, 0)
            grid.addWidget(field, place, 1)
        for field in (self.at, self.again):
            field.setMaximumWidth(190)
        self.body.addLayout(grid)
        self.body.addWidget(self.questions)
        self.body.addWidget(self.problem)
        self.body.addStretch(1)

    def _show_questions(self) -> None:
        step = self.step.currentData()
        self.questions.setText(_("Fragen dazu: {questions}").format(questions=" ".join(step.questions)))

    def save(self) -> None:
        """Keep the talk and the follow-up as one action; what cannot be read is said."""
        try:
            at, again = self.at.value() or datetime.now(), self.again.value()
        except ValueError as error:
            self.problem.setText(str(error))
            self.problem.show()
            return
        title = self.step.currentData().title
        self._office.development.coach(self._circle.id, title, self.text.value() or "", at, again)
        self.accept()

    def reject(self) -> None:
        """Close; words that are not noted yet are asked about."""
        if self.text.value():
            ask_to_drop(self, super().reject)
        else:
            super().reject()
