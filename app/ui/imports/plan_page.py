"""The wizard's third page: every row of the list with what becomes of it, and the questions it leaves."""

from collections import Counter
from typing import Any, cast

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSplitter, QWidget

from app.services.imports.planning import NEW, SKIP, Outcome, Plan, Step
from app.text import _, number, translate
from app.ui.imports import wording
from app.ui.imports.step_card import StepCard, Stored
from app.ui.imports.work import Review
from app.ui.kit.columns import Cell, Look
from app.ui.kit.list_card import ListView
from app.ui.kit.rows import RowColumn, RowsModel
from app.ui.kit.widgets import button, clear, column, frame, label, menu_button, row

NARROW = 700
_ORDER = (Outcome.ASK, Outcome.NEW, Outcome.CHANGED, Outcome.UNCHANGED, Outcome.MERGED, Outcome.SKIPPED)


class PlanPage(QWidget):
    """Filters by outcome, shows each row beside the table, and collects the answers."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.plan: Plan | None = None
        self.kind = ""
        self.answers: dict[str, str] = {}
        self._questions: list[Step] = []
        self._counts: dict[Outcome, int] = {}
        self._wanted: Outcome | None = None
        self._make_table()
        self.card = StepCard()
        self.card.answered.connect(self.answer)
        self._filters = QHBoxLayout()
        self._filters.setSpacing(8)
        self.note = label("", "quiet", wrap=True)
        self._make_menu()
        self._lay_out()
        for key, act in (("1", self.card.same), ("2", self.card.other), ("3", self.card.skip)):
            QShortcut(QKeySequence(key), self, lambda act=act: act.click() if act.isVisible() else None)

    def _make_table(self) -> None:
        columns = (
            RowColumn(_("Zeile"), Look.FIGURE, 64), RowColumn(_("Name"), Look.NAME, 190),
            RowColumn(_("Was geschieht"), Look.CHIP, 160), RowColumn(_("Angaben"), Look.TEXT, 160),
        )  # fmt: skip
        self.model = cast(Any, RowsModel(columns, self._cells))
        self.view = ListView(self.model, _("Zeilen der Liste"))
        header = self.view.horizontalHeader()
        header.setSectionsClickable(False)
        header.setSectionsMovable(False)
        for place, one in enumerate(columns):
            header.resizeSection(place, one.width)
        self.view.setSelectionMode(ListView.SelectionMode.SingleSelection)
        self.view.selectionModel().currentRowChanged.connect(self._on_view_current_row_changed)

    def _make_menu(self) -> None:
        menu = QMenu(self)
        menu.addAction(_("Dieselbe – ergänzen"), lambda: self._answer_rest(lambda step: step.candidates[0].id))
        menu.addAction(_("Zwei verschiedene"), lambda: self._answer_rest(lambda step: NEW))
        menu.addAction(_("Auslassen"), lambda: self._answer_rest(lambda step: SKIP))
        self.rest = menu_button(_("Alle offenen Fragen"), menu, name="rest")

    def _lay_out(self) -> None:
        card = frame("card")
        card.setLayout(column(self.view, gap=0, margins=(1, 1, 1, 1)))
        self.splitter = QSplitter()
        self.splitter.setHandleWidth(12)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(card)
        self.splitter.addWidget(self.card)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setSizes([600, 470])
        layout = column(gap=10)
        layout.addLayout(self._filters)
        layout.addWidget(self.splitter, 1)
        foot = row(gap=12)
        foot.addWidget(self.note, 1)
        foot.addWidget(self.rest)
        layout.addLayout(foot)
        self.setLayout(layout)

    def show_plan(self, review: Review, stored: Stored) -> None:
        """Show what will happen; answers for rows that no longer ask are forgotten."""
        self.plan, self.kind, self.card.stored = review.plan, review.plan.kind, stored
        self._questions, self._counts = review.questions, review.counts
        asked = {step.key for step in self._questions}
        self.answers = {key: answer for key, answer in self.answers.items() if key in asked}
        self.filter_by(Outcome.ASK if asked else None)

    # ------------------------------------------------------------ filters

    def filter_by(self, outcome: Outcome | None) -> None:
        """Show the rows with one outcome, or all."""
        assert self.plan is not None
        self._wanted = outcome
        steps = self.plan.steps if outcome is None else self.plan.of(outcome)
        self.model.show(steps)
        self._show_filters()
        self._show_note()
        if steps:
            self.view.selectRow(0)
        else:
            self.card.show_step(None, self.kind)

    def _show_filters(self) -> None:
        assert self.plan is not None
        clear(self._filters)
        counts = self._counts
        self._add_filter(None, _("Alle {count}").format(count=number(len(self.plan.steps))))
        for outcome in _ORDER:
            if counts[outcome]:
                self._add_filter(outcome, f"{translate(outcome.value)} {number(counts[outcome])}")
        self._filters.addStretch(1)

    def _add_filter(self, outcome: Outcome | None, text: str) -> None:
        choice = button(
            text, lambda: self.filter_by(outcome), "toggle", name=f"filter-{outcome.name if outcome else 'ALL'}"
        )
        choice.setCheckable(True)
        choice.setChecked(outcome is self._wanted)
        self._filters.addWidget(choice)

    def _show_note(self) -> None:
        open_ = len(self.open_questions)
        self.rest.setVisible(open_ > 1)
        text = _("{count} Fragen sind offen. Zeilen ohne Antwort werden ausgelassen.")
        one = _("Eine Frage ist offen. Ohne Antwort wird die Zeile ausgelassen.")
        self.note.setText("" if not open_ else one if open_ == 1 else text.format(count=open_))

    # ------------------------------------------------------------ answers

    @property
    def open_questions(self) -> list[Step]:
        """The rows that still ask."""
        return [step for step in self._questions if step.key not in self.answers]

    def answer(self, answer: str) -> None:
        """Answer the question in view and go on to the next open one."""
        step = self.card.step
        assert step is not None
        self.answers[step.key] = answer
        self.model.redraw(self.view.currentIndex().row())
        self.card.show_step(step, self.kind, answer)
        self._show_note()
        self.changed.emit()
        self._go_to_next()

    def _go_to_next(self) -> None:
        waiting = {id(step) for step in self.open_questions}
        later = [i for i, step in enumerate(self.model.rows) if id(step) in waiting]
        after = [i for i in later if i > self.view.currentIndex().row()]
        if later:
            self.view.selectRow((after or later)[0])

    def _answer_rest(self, answer: Any) -> None:
        self.answers.update({step.key: answer(step) for step in self.open_questions})
        self.filter_by(self._wanted)
        self.changed.emit()

    # ------------------------------------------------------------ what will be done

    def _expected(self) -> Counter[Outcome]:
        answered = Counter(wording.outcome_of(step, self.answers.get(step.key, "")) for step in self._questions)
        sure = {outcome: count for outcome, count in self._counts.items() if outcome is not Outcome.ASK}
        return Counter(sure) + answered

    @property
    def can_apply(self) -> bool:
        """Whether anything would be stored."""
        expected = self._expected()
        return bool(expected[Outcome.NEW] + expected[Outcome.CHANGED])

    @property
    def apply_words(self) -> str:
        """What the primary button says."""
        expected = self._expected()
        new, old = expected[Outcome.NEW], expected[Outcome.CHANGED]
        if new and old:
            return _("{new} neue und {changed} geänderte übernehmen").format(new=number(new), changed=number(old))
        if old:
            return _("{changed} geänderte übernehmen").format(changed=number(old))
        return _("{new} neue übernehmen").format(new=number(new)) if new else _("Nichts zu übernehmen")

    # ------------------------------------------------------------ drawing

    def _cells(self, step: Step) -> tuple[Cell, ...]:
        state = wording.state(step, self.answers.get(step.key, ""))
        return (
            (str(step.found.row), None),
            (wording.title_of(step), None),
            state,
            (wording.summary(self.kind, step).replace("\n", " "), None),
        )

    def _on_view_current_row_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        if 0 <= current.row() < len(self.model.rows):
            step = self.model.rows[current.row()]
            self.card.show_step(step, self.kind, self.answers.get(step.key, ""))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width() >= NARROW
        self.splitter.setOrientation(Qt.Orientation.Horizontal if wide else Qt.Orientation.Vertical)

    def take_focus(self) -> bool:
        """Start the keyboard at the first question; False when there is none."""
        self.view.setFocus()
        return bool(self.open_questions)
