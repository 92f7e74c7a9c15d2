"""Entwicklung: the ladder of a circle with its dates, the step to take next, and the talks along the way."""

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models import CircleMarker
from app.services.circles.development import Rung, next_rung
from app.services.query import MISSING, Filter
from app.text import _
from app.ui.circles.rungs import RungLine
from app.ui.kit.desk import Desk
from app.ui.kit.page import Page, PageSpec
from app.ui.kit.widgets import button, clear, frame, label, row

_WATCHED = frozenset({
    "CircleMarker", "CircleMember", "HelperCircle", "ContactEntry", "Event", "Participation", "Setting",
})  # fmt: skip


class LadderPage(Page):
    """First the next step with what to ask, then the ladder with its foot at the bottom."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.rungs: tuple[Rung, ...] = ()
        self._next, self._ladder = QVBoxLayout(), QVBoxLayout()
        self._ladder.setSpacing(0)
        self.place.setSpacing(12)
        self.place.addLayout(self._next)
        self.place.addLayout(self._ladder)
        self.place.addStretch(1)
        desk.news.committed.connect(self._on_news_committed)

    def load(self, record: Any) -> None:
        held = self._held()
        super().load(record)
        self.rungs = self.office.development.rungs(record.id)
        clear(self._next)
        clear(self._ladder)
        coming = next_rung(self.rungs)
        self._next.addWidget(self._card(coming))
        for rung in reversed(self.rungs):
            self._ladder.addWidget(line := self._line(rung, rung is coming))
            if rung.step.key == held:
                line.setFocus()

    def _held(self) -> str:
        """The step the keyboard stands on; its line is made anew."""
        focus = self.window().focusWidget()
        lines = [line for line in self.findChildren(RungLine) if focus is not None and line.isAncestorOf(focus)]
        return focus.rung.step.key if isinstance(focus, RungLine) else lines[0].rung.step.key if lines else ""

    def _card(self, coming: Rung | None) -> QWidget:
        """What the circle could do next, why, and what to ask about it."""
        card = frame("box")
        card.setObjectName("nextStep")
        place = QVBoxLayout(card)
        place.setContentsMargins(14, 10, 14, 12)
        place.setSpacing(4)
        stands = sum(rung.stands for rung in self.rungs)
        told = _("{count} von {total} Schritten erreicht").format(count=stands, total=len(self.rungs))
        coach = button(_("Begleitgespräch notieren …"), partial(self.coach, coming), name="coach")
        if coming is None:
            place.addWidget(label(_("Alle Schritte sind erreicht"), "strong", wrap=True))
            place.addWidget(label(told, "quiet", wrap=True))
            place.addLayout(row(coach, 1))
            return card
        place.addWidget(label(_("Nächster Schritt · {told}").format(told=told), "quiet", wrap=True))
        place.addWidget(label(coming.step.title, "name", wrap=True))
        place.addWidget(label(_("{step}.").format(step=coming.step.step.rstrip(".")), wrap=True))
        place.addWidget(
            label(_("Fragen: {questions}").format(questions=" ".join(coming.step.questions)), "small", wrap=True)
        )
        place.addSpacing(4)
        reached = button(_("Erreicht …"), lambda: self.open_step(coming), "primary", name="reached")
        place.addLayout(row(reached, coach, 1))
        return card

    def _line(self, rung: Rung, comes_next: bool) -> RungLine:
        line = RungLine(rung, comes_next, first=rung is self.rungs[0], last=rung is self.rungs[-1])
        line.opened.connect(lambda: self.open_step(rung))
        line.taken_over.connect(lambda: self.take_over(rung))
        return line

    # ------------------------------------------------------------ what the user does

    def take_over(self, rung: Rung) -> None:
        """Tick what the data already show, as of today."""
        self.office.development.reach(self.record.id, rung.step.key, date.today())

    def open_step(self, rung: Rung) -> Any:
        """Say since when a step stands, or since when it no longer does."""
        from app.ui.circles.step_dialog import StepDialog

        self.office.database.refuse_frozen()
        dialog = StepDialog(self.window(), self.desk, self.record, rung)
        dialog.open()
        return dialog

    def coach(self, rung: Rung | None) -> Any:
        """Note a talk with the circle about its next step."""
        from app.ui.circles.coaching import CoachingDialog

        self.office.database.refuse_frozen()
        dialog = CoachingDialog(self.window(), self.desk, self.record, rung or self.rungs[-1])
        dialog.open()
        return dialog

    def keyPressEvent(self, event: Any) -> None:
        """Up and down walk over the ladder."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(event.key(), 0)
        lines = [self._ladder.itemAt(i).widget() for i in range(self._ladder.count())]
        at = next((i for i, line in enumerate(lines) if line is not None and line.hasFocus()), None)
        if not step or at is None:
            super().keyPressEvent(event)
        elif 0 <= at + step < len(lines) and (line := lines[at + step]) is not None:
            line.setFocus()

    def _on_news_committed(self, changes: Any) -> None:
        if self.record is not None and changes.entities & _WATCHED:
            self.when_seen(lambda: self.load(self.record))


LADDER_PAGE = PageSpec(
    _("Entwicklung"),
    LadderPage,
    ((CircleMarker, lambda circle: (Filter(CircleMarker.circle_id, circle), Filter(CircleMarker.lost_on, MISSING))),),
)
