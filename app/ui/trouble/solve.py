"""Gelöst: how, and on which day, in one step."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.errors import ValidationError
from app.models import Problem
from app.models.facts import facts
from app.text import _, number
from app.ui.kit.dialog import Dialog
from app.ui.kit.form import Form
from app.ui.kit.places import section

P = Problem


class SolveDialog(Dialog):
    """Two fields and the button; `solve(how, on)` keeps them."""

    def __init__(
        self, parent: QWidget, office: Any, title: str, first: dict[str, Any], solve: Callable[[str, date], object]
    ) -> None:
        super().__init__(parent, title, 500)
        self.setObjectName("solve")
        self._solve, self._first = solve, {"solved_on": date.today(), **first}
        self.form = Form((section("", P.solution, P.solved_on),), office)
        self.form.load(self._first)
        self.form.save_asked.connect(self.keep)
        self.body.addWidget(self.form)
        self.add_button(_("Abbrechen"))
        self.save_with(self.add_button(_("Gelöst"), self.keep, "primary"))
        self.form.edit(facts(P.solution).name)

    def keep(self) -> None:
        """Note how it was solved; a day that cannot be stands at its field."""
        try:
            told = {**self._first, **self.form.values()}
            self._solve(told.get("solution") or "", told["solved_on"] or date.today())
        except ValidationError as error:
            if rest := self.form.show_problems(error.problems):
                raise ValidationError(rest) from error
            return
        self.accept()


def ask_solved(parent: QWidget, office: Any, ids: Sequence[str]) -> None:
    """Ask how these problems were solved, and keep it for all of them."""
    service = office.problems
    one = service.get(ids[0])
    title = one.caption if len(ids) == 1 else _("{count} Probleme gelöst").format(count=number(len(ids)))
    first = {"solution": one.solution} if len(ids) == 1 and one.solution else {}
    SolveDialog(parent.window(), office, title, first, lambda how, on: service.solve(ids, how, on)).open()
