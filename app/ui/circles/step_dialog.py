"""One step of the ladder: why it matters, what was said about it, and since when it stands or no longer does."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QGridLayout, QWidget

from app.errors import ValidationError
from app.models import CircleMarker
from app.models.facts import facts
from app.services.circles.development import Rung
from app.text import _, german_date
from app.ui.kit.desk import Desk
from app.ui.kit.dialog import Dialog
from app.ui.kit.editors import DateEditor
from app.ui.kit.widgets import button, label

TALKS = 3
"""Talks that are told; all of them stand with the contacts of the circle."""


class StepDialog(Dialog):
    """Dates of a step; without the day on which it was reached, it was noted by mistake."""

    def __init__(self, parent: QWidget | None, desk: Desk, circle: Any, rung: Rung) -> None:
        super().__init__(parent, rung.step.title, 520)
        self.setObjectName("stepDialog")
        self._desk, self._office, self._circle, self.rung = desk, desk.office, circle, rung
        self.reached = _day(_("Wieder erreicht am") if rung.lost_on else _("Erreicht am"))
        self.lost = _day(_("Nicht mehr seit"))
        self.problem = label("", "problem", wrap=True)
        self.problem.hide()
        self._tell()
        self._add_days()
        self.body.addWidget(self.problem)
        self.add_left(button(_("Begleitgespräch notieren …"), self.coach, name="coach"))
        self.add_button(_("Abbrechen"))
        self.save_with(self.add_button(_("Speichern"), self.save, "primary"))
        self.reached.setFocus()
        self.reached.selectAll()

    def _tell(self) -> None:
        step, rung = self.rung.step, self.rung
        self.body.addWidget(label(step.why, wrap=True))
        self.body.addWidget(label(_("Vorschlag: {step}.").format(step=step.step.rstrip(".")), "quiet", wrap=True))
        questions = "\n".join(f"– {question}" for question in step.questions)
        self.body.addWidget(label(questions, "quiet", wrap=True))
        for talk in rung.talks[:TALKS]:
            words = _("{day}: {text}").format(day=german_date(talk.at.date()), text=talk.text or _("besprochen"))
            self.body.addWidget(label(words, "small", wrap=True))
        if rung.proof:
            self.body.addWidget(label(rung.proof, "small", wrap=True))

    def _add_days(self) -> None:
        """The days that fit: a step that stands can be lost, a lost one can be reached anew."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(2, 1)
        fields = [self.reached]
        if self.rung.stands:
            self.reached.set_value(self.rung.reached_on)
            fields.append(self.lost)
        else:
            self.reached.set_value(date.today())
        if self.rung.lost_on:
            words = _("Erreicht am {reached}, nicht mehr seit {lost}.")
            told = words.format(reached=german_date(self.rung.reached_on), lost=german_date(self.rung.lost_on))
            self.body.addWidget(label(told, wrap=True))
        for place, field in enumerate(fields):
            grid.addWidget(label(field.accessibleName(), "quiet"), place, 0)
            grid.addWidget(field, place, 1)
        self.body.addSpacing(4)
        self.body.addLayout(grid)
        self.reached.setParent(self)
        if not self.rung.stands:
            self.lost.hide()

    def coach(self) -> None:
        """Note a talk about this step."""
        from app.ui.circles.coaching import CoachingDialog

        dialog = CoachingDialog(self.parentWidget(), self._desk, self._circle, self.rung)
        self.reject()
        dialog.open()

    def save(self) -> None:
        """Keep the days; what cannot be is said under them."""
        try:
            self._keep(self.reached.value(), self.lost.value())
        except ValidationError as error:
            self._say(" ".join(error.problems.values()))
        except ValueError as error:
            self._say(str(error))
        else:
            self.accept()

    def _keep(self, reached: date | None, lost: date | None) -> None:
        development, markers = self._office.development, self._office.markers
        if not self.rung.stands:
            if reached:
                development.reach(self._circle.id, self.rung.step.key, reached)
        elif reached is None:
            markers.trash([self.rung.marker_id])
        else:
            known = {"reached_on": self.rung.reached_on, "lost_on": self.rung.lost_on}
            changed = {k: v for k, v in {"reached_on": reached, "lost_on": lost}.items() if v != known[k]}
            if changed:
                markers.save(self.rung.marker_id, changed)

    def _say(self, words: str) -> None:
        self.problem.setText(words)
        self.problem.show()


def _day(words: str) -> DateEditor:
    field = DateEditor(facts(CircleMarker.lost_on))
    field.setAccessibleName(words)
    field.setMaximumWidth(150)
    return field
