"""Problembuch: what circles and houses struggle with, the step agreed, and what comes again."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu, QWidget

from app.models import Problem
from app.services.trouble.recurring import Recurring, recurring
from app.text import _, german_date
from app.ui import tones
from app.ui.kit import columns
from app.ui.kit.columns import Column, Look
from app.ui.kit.desk import Desk
from app.ui.kit.detail import Head
from app.ui.kit.list_pane import ListPane
from app.ui.kit.page import PageSpec
from app.ui.kit.widgets import button, elided, row
from app.ui.records import record_pages
from app.ui.theme import Tone
from app.ui.trouble.form import SECTIONS, ProblemFormPage
from app.ui.trouble.planning import plan_training
from app.ui.trouble.solve import ask_solved

P = Problem


class ProblemPane(ListPane):
    """The problem book."""

    entity = Problem
    title = _("Problembuch")
    columns = (
        columns.name(P.title, 216),
        columns.text(P.place_name, 142),
        columns.chip(P.state, tones.state, 74),
        Column(P.days, Look.FIGURE, 56, title=_("Tage"), steady=True),
        columns.text(P.step, 134, _("Schritt")),
        columns.text(P.responsible, 86),
        Column(P.due_on, width=90, title=_("Bis"), steady=True),
    )
    filters = (P.state, P.category, P.shelter_id, P.circle_id, P.responsible, P.due_on)
    carried = (P.category, P.raised_on, P.raised_by)
    search_hint = _("Problem, Thema, Schritt …")
    new_text = _("+ Problem")
    new_title = _("Neues Problem")
    counted = _("{shown} von {total} Problemen")
    all_counted = _("{total} Probleme")
    empty_text = _(
        "Hier steht, womit Häuser und Helferkreise kämpfen, welcher Schritt vereinbart ist und wie es ausging. "
        "Notieren Sie das erste Problem."
    )
    watches = ("Task", "Event", "Setting", "HelperCircle", "Shelter")

    def __init__(self, desk: Desk, switches: Sequence[QWidget] = ()) -> None:
        super().__init__(desk, switches)
        self.suggestion, self._occasion = QWidget(), elided("", "quiet")
        self._plan = button("", self.plan, "link", name="planTraining")
        self.suggestion.setLayout(row(self._occasion, self._plan, 1))
        self.suggestion.hide()
        self._often: Recurring | None = None
        self._second_line.addWidget(self.suggestion, 1)
        if self.order.attribute is None:
            self.order.show(P.raised_on, True)
            self._mark_order()

    @property
    def first_values(self) -> dict[str, Any]:  # type: ignore[override]
        """It is mostly noted on the day it was raised."""
        return {"raised_on": date.today()}

    def make_service(self) -> Any:
        return self.desk.office.problems

    def pages(self) -> tuple[PageSpec, ...]:
        def fields(desk: Any) -> ProblemFormPage:
            return ProblemFormPage(desk, SECTIONS)

        return (PageSpec(_("Problem"), fields, for_new=True, sections=SECTIONS), *record_pages())

    def head(self, record: Any) -> Head:
        self.solve_button.setHidden(bool(record.solved_on))
        if record.solved_on:
            solved = _("gelöst am {day}").format(day=german_date(record.solved_on))
            return Head(record.caption, ((solved, Tone.GOOD), (_took(record.days), Tone.NEUTRAL)))
        since = _("offen seit 1 Tag") if record.days == 1 else _("offen seit {days} Tagen").format(days=record.days)
        chips = [(since if record.days else _("heute angesprochen"), Tone.ATTENTION)]
        if not record.step:
            chips.append((_("noch kein Schritt vereinbart"), Tone.STRONG))
        elif record.due_on:
            day = _("Schritt bis {day}").format(day=german_date(record.due_on))
            chips.append((day, tones.due(record.due_on)))
        return Head(record.caption, tuple(chips))

    # ---------------------------------------------------------------- solving

    def record_actions(self) -> list[QWidget]:
        self.solve_button = button(_("Gelöst …"), self.solve, "", _("Strg+Umschalt+G"), "solve")
        return [self.solve_button]

    def fill_more(self, menu: QMenu) -> None:
        self.commands.append(self.add_command(_("Gelöst …"), self.solve, "Ctrl+Shift+G"))
        menu.addAction(_("Wieder öffnen"), self.reopen)
        menu.addSeparator()

    def solve(self) -> None:
        """Note of all selected how and when they were solved."""
        if ids := self.selected_ids():
            self.leave(lambda: ask_solved(self, self.office, ids))

    def reopen(self) -> None:
        """They are problems again."""
        if ids := self.selected_ids():
            self.leave(lambda: self.service.reopen(ids))

    def ways_for_several(self) -> list[tuple[str, Any]]:
        return [(_("Gelöst …"), self.solve), *super().ways_for_several()]

    def show_list(self, to_first: bool = False, keep: str = "") -> None:
        super().show_list(to_first, keep)
        QTimer.singleShot(0, self, self._suggest)

    def _suggest(self) -> None:
        """Say above the list which training would help, with the way to plan it."""
        found = recurring(self.office.database, self.office.settings, date.today())
        self._often = found[0] if found and not self.office.database.frozen else None
        if self._often is not None:
            self._occasion.setText(self._often.occasion)
            self._plan.setText(self._often.act)
            self._plan.setAccessibleName(self._often.words)
        self.suggestion.setVisible(self._often is not None)

    def plan(self) -> None:
        """Begin the training that is suggested."""
        if self._often is not None:
            plan_training(self.desk, self._often.category)

    def fit_toolbar(self) -> None:
        """The suggestion stands behind the filters where these have a line of their own."""
        super().fit_toolbar()
        line = self._second_line
        if line.indexOf(self.bar) > line.indexOf(self.suggestion) >= 0:
            line.removeWidget(self.suggestion)
            line.addWidget(self.suggestion, 1)

    def show_footer(self) -> None:
        """Beside the counts, how long a solution takes."""
        super().show_footer()
        if self.card.footer.text() and (days := self.service.typical_days()) is not None:
            words = _("{counted} · gelöst meist nach {days} Tagen")
            self.card.say(words.format(counted=self.card.footer.text(), days=days))


def _took(days: int) -> str:
    """How long a solution took."""
    if not days:
        return _("am selben Tag")
    return _("nach 1 Tag") if days == 1 else _("nach {days} Tagen").format(days=days)
