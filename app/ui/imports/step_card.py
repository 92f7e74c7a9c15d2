"""The card of one row: what comes, what changes from what to what, and the question who it is."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from app.services.imports.planning import NEW, SKIP, Candidate, Outcome, Step
from app.text import _
from app.ui.imports import wording
from app.ui.kit.chips import Chips, FlowLayout
from app.ui.kit.show import EMPTY
from app.ui.kit.widgets import button, clear, column, label, row, set_role
from app.ui.theme import Tone

Stored = Callable[[Candidate], dict[str, Any]]
"""What is known about a candidate, by field name."""


class StepCard(QFrame):
    """Shows a step of the plan; where it asks, says `answered`."""

    answered = Signal(str)
    """An answer for the step in view: the id of a candidate, `NEW` or `SKIP`."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.setMinimumWidth(430)
        self.stored: Stored = lambda candidate: {}
        self.step: Step | None = None
        self._kind, self._candidate = "", 0
        self._name, self._chips, self._place = label("", "name", wrap=True), Chips(), label("", "small")
        title = row(gap=12)
        title.addWidget(self._name, 1)
        title.addWidget(self._place, 0, Qt.AlignmentFlag.AlignVCenter)
        self._head = QWidget()
        self._head.setLayout(column(gap=6, margins=(0, 0, 8, 0)))
        self._head.layout().addLayout(title)
        self._head.layout().addWidget(self._chips)
        self._inside = QWidget()
        self._inside.setObjectName("page")
        self._lines = QVBoxLayout(self._inside)
        self._lines.setContentsMargins(0, 0, 8, 0)
        self._lines.setSpacing(8)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._inside)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._question = self._make_question()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 10, 14)
        layout.setSpacing(8)
        layout.addWidget(self._head)
        layout.addWidget(area, 1)
        layout.addWidget(self._question)

    def _make_question(self) -> QWidget:
        self.same = button(_("Dieselbe – ergänzen"), self._on_same_clicked, tip=_("Taste 1"), name="same")
        self.other = button(_("Zwei verschiedene"), lambda: self.answered.emit(NEW), tip=_("Taste 2"), name="other")
        self.skip = button(_("Auslassen"), lambda: self.answered.emit(SKIP), tip=_("Taste 3"), name="skip")
        result = QWidget()
        flow = FlowLayout(8)
        for part in (self.same, self.other, self.skip):
            flow.addWidget(part)
        result.setLayout(flow)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        result.setSizePolicy(policy)
        return result

    def show_step(self, step: Step | None, kind: str, answer: str = "") -> None:
        """Show a row of the plan; `answer` is the one given so far."""
        self.step, self._kind = step, kind
        ids = [candidate.id for candidate in step.candidates] if step else []
        self._candidate = ids.index(answer) if answer in ids else 0
        self._question.setVisible(bool(step and step.outcome is Outcome.ASK))
        self._show(answer)

    def _show(self, answer: str) -> None:
        clear(self._lines)
        step = self.step
        self._head.setVisible(step is not None)
        if step is None:
            return
        self._show_head(step, answer)
        if step.outcome is Outcome.ASK:
            self._mark(answer)
            self._add_candidates(step)
            self._add_sides(step)
        else:
            self._add_values(step)
        self._lines.addStretch(1)

    def _show_head(self, step: Step, answer: str) -> None:
        unread = [(_("nicht verstanden: {what}").format(what=what), Tone.ATTENTION) for what in step.found.unread]
        self._name.setText(wording.title_of(step))
        self._chips.show_chips([wording.state(step, answer), *unread])
        place = _("Zeile {row}").format(row=step.found.row)
        self._place.setText(f"{place} · {step.found.sheet}" if step.found.sheet else place)

    def _add_values(self, step: Step) -> None:
        lines = wording.comparison(self._kind, step)
        if step.outcome is Outcome.CHANGED:
            self._add_grid([_("bisher"), _("künftig")], [(head, [old, new]) for head, old, new in lines])
            return
        if step.outcome in (Outcome.SKIPPED, Outcome.MERGED):
            self._lines.addWidget(label(wording.summary(self._kind, step), wrap=True))
        self._add_grid([], [(head, [new]) for head, _old, new in lines])

    def _mark(self, answer: str) -> None:
        chosen = {NEW: self.other, SKIP: self.skip}.get(answer, self.same if answer else None)
        for part in (self.same, self.other, self.skip):
            set_role(part, role="primary" if part is chosen else "")

    def _add_candidates(self, step: Step) -> None:
        people = self._kind in ("volunteers", "contacts")
        question = _("Ist das dieselbe Person?") if people else _("Ist das dasselbe?")
        reason = step.candidates[self._candidate].reason
        self._lines.addWidget(label(f"{question} ({reason})" if reason else question, "strong", wrap=True))
        if len(step.candidates) == 1:
            return
        line = QHBoxLayout()
        for number, candidate in enumerate(step.candidates):
            choice = button(candidate.caption, partial(self._compare_with, number), "toggle", candidate.reason)
            choice.setCheckable(True)
            choice.setChecked(number == self._candidate)
            line.addWidget(choice)
        line.addStretch(1)
        self._lines.addLayout(line)

    def _compare_with(self, number: int) -> None:
        self._candidate = number
        self._show("")

    def _add_sides(self, step: Step) -> None:
        stored = self.stored(step.candidates[self._candidate])
        names = wording.in_order(self._kind, step.values, stored)
        names.sort(key=lambda name: name not in step.values)
        lines = [
            (
                wording.field_label(self._kind, name),
                [wording.words(self._kind, name, side.get(name)) for side in (step.values, stored)],
            )
            for name in names
        ]
        self._add_grid([_("in der Liste"), _("schon da")], lines)

    def _add_grid(self, heads: list[str], lines: list[tuple[str, list[str]]]) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        for place, head in enumerate(heads, 1):
            grid.addWidget(label(head, "heading"), 0, place)
            grid.setColumnStretch(place, 1)
        for number, (head, values) in enumerate(lines, 1):
            grid.addWidget(label(head, "quiet", wrap=True), number, 0, Qt.AlignmentFlag.AlignTop)
            alike = len(set(values)) == 1
            for place, value in enumerate(values, 1):
                strong = (
                    len(values) == 2 and not alike and value != EMPTY and place == (2 if heads[0] == _("bisher") else 1)
                )
                part = label(value, "strong" if strong else "", wrap=True)
                part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
                grid.addWidget(part, number, place, Qt.AlignmentFlag.AlignTop)
        grid.setColumnMinimumWidth(0, 92)
        grid.setColumnStretch(1, 1)
        self._lines.addLayout(grid)

    def _on_same_clicked(self) -> None:
        if self.step and self.step.candidates:
            self.answered.emit(self.step.candidates[self._candidate].id)
