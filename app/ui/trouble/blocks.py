"""The problems of a house or a circle as a short list."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.models import HelperCircle, Problem
from app.models.base import Attribute
from app.text import _
from app.ui import tones
from app.ui.kit.places import section
from app.ui.kit.related import Related, RelatedLine, RelatedPage
from app.ui.kit.widgets import button
from app.ui.trouble.form import AGREED, RAISED, suggest_topics
from app.ui.trouble.solve import ask_solved

P = Problem


def problems_of(link: Attribute) -> Related:
    """The problems that hang on a record by `link`."""
    return Related(
        _("Probleme"),
        Problem,
        link,
        (P.title,),
        (section("", P.title, P.category, RAISED, P.text, P.step, AGREED, P.solved_on, P.solution),),
        _("+ Problem"),
        quiet=(P.category, P.step, P.responsible, P.due_on, P.solved_on),
        chip=(P.state, tones.state),
        sort=P.raised_on,
        empty=_("Hier klemmt gerade nichts."),
    )


HOUSE_PROBLEMS, CIRCLE_PROBLEMS = problems_of(P.shelter_id), problems_of(P.circle_id)


class ProblemsPage(RelatedPage):
    """Problems; an open one has "Gelöst …" beside it. One of a circle is one of its house, too."""

    def first_values(self) -> dict[str, Any]:
        of_house = {"shelter_id": self.record.shelter_id} if isinstance(self.record, HelperCircle) else {}
        return {"raised_on": date.today(), **of_house}

    def wanted(self) -> list[Attribute]:
        return [*super().wanted(), P.solved_on]

    def make_line(self, record_id: str, values: dict[Any, Any]) -> QWidget:
        line = super().make_line(record_id, values)
        assert isinstance(line, RelatedLine)
        if values["raw", P.solved_on] is None:
            line.row.addWidget(button(_("Gelöst …"), lambda: ask_solved(self, self.office, [record_id]), "flat"))
        return line

    def _open_box(self, record: Any, position: int, line: QWidget | None = None) -> None:
        super()._open_box(record, position, line)
        if self._box is not None:
            suggest_topics(self._box.form, self.office)
