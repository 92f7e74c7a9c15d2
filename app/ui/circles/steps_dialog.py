"""The ladder in the words and the order of the office."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from app.services.circles.ladder import Step, save_steps, shipped, steps
from app.text import _
from app.ui.kit.desk import Desk
from app.ui.kit.dialog import Dialog
from app.ui.kit.widgets import button, clear, frame, label, row, scrolled, shape_button

AROUND, TALLEST = 260, 560
LONGEST_TITLE, LONGEST_STEP = 60, 160


class StepFields:
    """Title and suggestion of one step."""

    def __init__(self, step: Step) -> None:
        self.step = step
        self.title, self.next = QLineEdit(step.title), QLineEdit(step.step)
        for field, words, most in (
            (self.title, _("Schritt"), LONGEST_TITLE), (self.next, _("Vorschlag"), LONGEST_STEP),
        ):  # fmt: skip
            field.setProperty("role", "field")
            field.setMaxLength(most)
            field.setAccessibleName(_("{words}: {title}").format(words=words, title=step.title))
            field.setCursorPosition(0)

    def value(self) -> Step:
        """The step as it is worded now; empty words stay as they were."""
        title, suggested = self.title.text().strip(), self.next.text().strip()
        return replace(self.step, title=title or self.step.title, step=suggested or self.step.step)


class StepsDialog(Dialog):
    """Every step can be worded anew, moved or left out; the first one is the foot of the ladder."""

    def __init__(self, parent: QWidget | None, desk: Desk) -> None:
        super().__init__(parent, _("Schritte der Entwicklung"), 720)
        self.setObjectName("steps")
        self._settings = desk.office.settings
        self.fields: list[StepFields] = []
        words = _(
            "Die Leiter gilt für alle Helferkreise; der erste Schritt ist ihr Fuß. Was Sie weglassen, bleibt bei den "
            "Helferkreisen gespeichert."
        )
        self.body.addWidget(label(words, "quiet", wrap=True))
        page = QWidget()
        self._place = QVBoxLayout(page)
        self._place.setContentsMargins(0, 0, 12, 0)
        self._place.setSpacing(6)
        area = scrolled(page)
        self.body.addWidget(area, 1)
        self.add_left(button(_("Wie ausgeliefert"), lambda: self.show_steps(shipped()), name="shippedSteps"))
        self.add_button(_("Abbrechen"))
        self.save_with(self.add_button(_("Speichern"), self.save, "primary"))
        self.show_steps(steps(self._settings))
        room = self.screen().availableGeometry().height() - AROUND
        area.setMinimumHeight(max(min(page.sizeHint().height(), TALLEST, room), 120))

    def show_steps(self, wanted: Sequence[Step]) -> None:
        """Show a ladder to work on; nothing is kept before Speichern."""
        clear(self._place)
        self.fields = [StepFields(step) for step in wanted]
        for place, one in enumerate(self.fields):
            self._place.addWidget(self._box(place, one))
        self._place.addStretch(1)

    def _box(self, place: int, one: StepFields) -> QFrame:
        box = frame("box")
        lines = QVBoxLayout(box)
        lines.setContentsMargins(10, 6, 10, 8)
        lines.setSpacing(4)
        title = one.step.title
        ways = [
            shape_button("up", _("Nach oben: {title}").format(title=title), partial(self.move_step, place, -1)),
            shape_button("down", _("Nach unten: {title}").format(title=title), partial(self.move_step, place, 1)),
            shape_button("cross", _("Weglassen: {title}").format(title=title), partial(self.leave_out, place)),
        ]
        ways[0].setEnabled(place > 0)
        ways[1].setEnabled(place < len(self.fields) - 1)
        ways[2].setEnabled(len(self.fields) > 1)
        number = label(str(place + 1), "quiet")
        number.setFixedWidth(20)
        first = row(number, one.title, *ways, gap=4)
        first.setStretch(1, 1)
        gap = label("", "quiet")
        gap.setFixedWidth(20)
        second = row(gap, one.next, gap=4)
        second.setStretch(1, 1)
        lines.addLayout(first)
        lines.addLayout(second)
        return box

    def move_step(self, place: int, by: int) -> None:
        """Exchange a step with its neighbour."""
        wanted = [one.value() for one in self.fields]
        wanted[place], wanted[place + by] = wanted[place + by], wanted[place]
        self.show_steps(wanted)
        self.fields[place + by].title.setFocus()

    def leave_out(self, place: int) -> None:
        """Take a step out of the ladder."""
        wanted = [one.value() for one in self.fields]
        del wanted[place]
        self.show_steps(wanted)
        self.fields[min(place, len(wanted) - 1)].title.setFocus()

    def save(self) -> None:
        """Keep the ladder of the office."""
        wanted: tuple[Any, ...] = tuple(one.value() for one in self.fields)
        if wanted != steps(self._settings):
            save_steps(self._settings, wanted)
        self.accept()
