"""The needs of a house, circle, project or event as a short list, with the way to who fits."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.models import Need
from app.models.base import Attribute
from app.services.crud import Query
from app.services.matching.needs import OPEN
from app.text import _
from app.ui import tones
from app.ui.kit.page import Page
from app.ui.kit.places import line, section
from app.ui.kit.related import Related, RelatedLine, RelatedPage
from app.ui.kit.widgets import button

N = Need


def needs_of(link: Attribute) -> Related:
    """The needs that hang on a record by `link`."""
    return Related(
        _("Bedarfe"),
        Need,
        link,
        (N.title,),
        (
            section(
                "",
                N.title,
                N.category,
                N.languages,
                line(N.people_wanted, N.urgency, label=_("Wie viele, wie eilig"), join=" · ".join),
                N.find_until,
                N.target_group,
                N.notes,
            ),
        ),
        _("+ Bedarf"),
        quiet=(N.category, N.find_until, N.closed_because),
        chip=(N.state, tones.state),
        empty=_("Hier wird niemand gesucht."),
    )


def show_matching(page: Page, need_id: str) -> None:
    """Go to a need, and to who fits it."""
    window: Any = page.window()
    page.desk.open(Need.__name__, need_id)
    pane = getattr(getattr(window, "tab", None), "pane", None)
    if hasattr(pane, "show_matching"):
        pane.show_matching(need_id)


class NeedsPage(RelatedPage):
    """Needs; an open one leads to who fits."""

    def wanted(self) -> list[Attribute]:
        return [*super().wanted(), N.missing]

    def make_line(self, record_id: str, values: dict[Any, Any]) -> QWidget:
        line_ = super().make_line(record_id, values)
        assert isinstance(line_, RelatedLine)
        if values["raw", N.missing] and self._is_open(record_id):
            line_.row.addWidget(button(_("Wer passt?"), lambda: show_matching(self, record_id), "flat"))
        return line_

    def _is_open(self, record_id: str) -> bool:
        return bool(self.office.needs.count(Query(filters=OPEN, only=frozenset({record_id}))))
