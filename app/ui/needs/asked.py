"""Questions and their answers as lines, on a need and on a person."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.models import Request, RequestState
from app.models.base import Attribute
from app.text import _
from app.ui import tones
from app.ui.kit.places import section
from app.ui.kit.related import Related, RelatedLine, RelatedPage
from app.ui.kit.widgets import button
from app.ui.needs.reason import ReasonDialog

R = Request
_FIELDS = (R.asked_on, R.channel, R.answer_by, R.answered_on, R.reason, R.notes)


def _requests(link: Attribute, other: Attribute, main: tuple[Attribute, ...], empty: str) -> Related:
    return Related(
        _("Anfragen"), Request, link, main, (section("", other, *_FIELDS),), _("+ Anfrage"),
        quiet=(R.asked_on, R.answered_on, R.reason, R.override), chip=(R.state, tones.state), sort=R.asked_on,
        empty=empty,
    )  # fmt: skip


REQUESTS_OF_NEED = _requests(R.need_id, R.person_id, (R.person_id,), _("Noch niemand gefragt."))
REQUESTS_OF_PERSON = _requests(R.person_id, R.need_id, (R.need_id,), _("Noch nie für einen Bedarf gefragt."))


class RequestsPage(RelatedPage):
    """Questions; an open one has its two answers beside it."""

    def first_values(self) -> dict[str, Any]:
        return {"asked_on": date.today()}

    def make_line(self, record_id: str, values: dict[Any, Any]) -> QWidget:
        line = super().make_line(record_id, values)
        assert isinstance(line, RelatedLine)
        if values["raw", R.state] is RequestState.ASKED:
            line.row.addWidget(button(_("Zugesagt"), lambda: self.accept(record_id), "flat"))
            line.row.addWidget(button(_("Abgesagt …"), lambda: self.decline(record_id), "flat"))
        return line

    def accept(self, request_id: str) -> None:
        """A yes; where she works elsewhere at that time, with a reason."""
        matching = self.office.matching
        request = matching.asking.request(request_id)
        against = matching.overlap(request.need_id, request.person_id)
        if not against:
            matching.asking.accept(request_id, date.today())
            return
        ReasonDialog(
            self.window(), _("Trotzdem zusagen"), against, _("Trotzdem zusagen"),
            lambda why: matching.asking.accept(request_id, date.today(), why),
        ).open()  # fmt: skip

    def decline(self, request_id: str) -> None:
        """A no, with its reason where one is known."""
        words = _("Der Grund wird gemerkt, damit niemand zu oft gefragt wird.")
        ReasonDialog(
            self.window(), _("Abgesagt"), words, _("Festhalten"),
            lambda why: self.office.matching.asking.decline(request_id, why, date.today()), needed=False,
        ).open()  # fmt: skip
