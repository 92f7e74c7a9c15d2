"""What a person does and could do: needs that fit, questions, works, tandems, absences."""

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.models import Absence, Assignment, Tandem
from app.models.base import Attribute
from app.services.matching.service import Fitting
from app.services.matching.wanted import told
from app.text import _
from app.ui.kit.desk import Desk
from app.ui.kit.page import Page
from app.ui.kit.places import line, section, span
from app.ui.kit.related import Related, RelatedLine, RelatedPage, block
from app.ui.kit.widgets import button, clear, frame, label
from app.ui.needs.asked import REQUESTS_OF_PERSON, RequestsPage
from app.ui.needs.blocks import show_matching
from app.ui.needs.reason import ReasonDialog
from app.ui.records import blocks_page

A, T = Assignment, Tandem
SHOWN = 3
ENDS = (_("auf eigenen Wunsch"), _("Bedarf erledigt"), _("keine Zeit mehr"), _("Umzug"))
WATCHED = frozenset({"Need", "Request", "Assignment", "Absence", "Credential", "ConductCheck", "Setting"})
ASSIGNMENTS = Related(
    _("Einsätze"),
    Assignment,
    A.person_id,
    (A.activity, A.shelter_id),
    (
        section(
            "", A.shelter_id, A.activity, A.need_id, A.project_id,
            line(A.since, A.until, label=_("Zeitraum"), join=span),
            A.hours_per_week, A.override, A.ended_because, A.notes,
        ),
    ),
    _("+ Einsatz"),
    quiet=((A.since, A.until), A.need_id, A.ended_because, A.override, A.notes),
    sort=A.since,
    empty=_("Noch kein Einsatz eingetragen."),
)  # fmt: skip
TANDEMS = Related(
    _("Tandems"),
    Tandem,
    T.person_id,
    (T.code, T.topic),
    (section("", T.code, T.topic, T.shelter_id, line(T.since, T.until, label=_("Zeitraum"), join=span), T.review_on,
             T.ended_because, T.notes),),
    _("+ Tandem"),
    quiet=((T.since, T.until), T.review_on, T.ended_because),
    sort=T.since,
    empty=_("Kein Tandem. Es steht unter einer Nummer, nie unter einem Namen."),
)  # fmt: skip
ABSENCES = Related(
    _("Abwesenheiten"),
    Absence,
    Absence.person_id,
    (Absence.reason,),
    (section("", line(Absence.since, Absence.until, label=_("Zeitraum"), join=span), Absence.reason),),
    _("+ Abwesenheit"),
    quiet=((Absence.since, Absence.until),),
    sort=Absence.since,
    empty=_("Keine. Wer abwesend ist, wird beim Vermitteln nicht vorgeschlagen."),
)


class WorksPage(RelatedPage):
    """Assignments; a running one can be ended with its reason."""

    def wanted(self) -> list[Attribute]:
        return [*super().wanted(), A.until]

    def make_line(self, record_id: str, values: dict[Any, Any]) -> QWidget:
        made = super().make_line(record_id, values)
        assert isinstance(made, RelatedLine)
        until = values["raw", A.until]
        if until is None or until > date.today():
            made.row.addWidget(button(_("Beenden …"), partial(self.end, record_id), "flat"))
        return made

    def end(self, assignment_id: str) -> None:
        """The work ends today, with its reason."""
        words = _("Der Einsatz endet heute. Ein Bedarf, der dadurch wieder jemanden sucht, ist wieder offen.")
        ReasonDialog(
            self.window(), _("Einsatz beenden"), words, _("Beenden"),
            lambda why: self.office.matching.asking.end(assignment_id, date.today(), why), ENDS,
        ).open()  # fmt: skip


class FittingPage(Page):
    """The open needs that fit, best first; read beside the window."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(6)
        self.place.addWidget(label(_("Passende Bedarfe"), "heading"))
        self.place.addLayout(self._lines)
        desk.news.committed.connect(self._on_news_committed)

    def load(self, record: Any) -> None:
        super().load(record)
        clear(self._lines)
        self._lines.addWidget(label(_("Wird gesucht …"), "quiet"))
        self._read()

    def _read(self) -> None:
        person_id = self.record.id
        work = partial(self.office.matching.fitting, person_id)
        self.desk.tasks.run(self, lambda _job: work(), lambda found: self._show(person_id, found))

    def _on_news_committed(self, changes: Any) -> None:
        if self.record is not None and changes.entities & WATCHED:
            self.when_seen(self._read)

    def _show(self, person_id: str, found: list[Fitting]) -> None:
        if self.record is None or self.record.id != person_id:
            return
        clear(self._lines)
        open_ones = [one for one in found if not one.match.blocked]
        for one in (open_ones or found)[:SHOWN]:
            self._lines.addWidget(self._line(one))
        if not found:
            self._lines.addWidget(label(_("Zurzeit ist kein Bedarf offen."), "quiet", wrap=True))

    def _line(self, one: Fitting) -> QWidget:
        box = frame("box")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(told(one.wanted), "strong", wrap=True))
        why = one.match.fits
        if one.match.blocked:
            why = _("Geht nicht: {why}").format(why="; ".join(one.match.against))
        points = _("{score} Punkte").format(score=one.match.score)
        words.addWidget(label(_(" · ").join(part for part in (points, why) if part), "quiet", wrap=True))
        place = QHBoxLayout(box)
        place.setContentsMargins(12, 7, 8, 7)
        place.addLayout(words, 1)
        if not one.match.blocked:
            ask = button(_("Fragen"), partial(self._ask, one.wanted.need_id), "flat")
            ask.setAccessibleName(_("Fragen: {need}").format(need=one.wanted.title))
            place.addWidget(ask)
        look = button(_("Wer passt?"), partial(show_matching, self, one.wanted.need_id), "flat")
        look.setAccessibleName(_("Wer passt? {need}").format(need=one.wanted.title))
        place.addWidget(look)
        return box

    def _ask(self, need_id: str) -> None:
        self.office.matching.ask(need_id, [self.record.id])


PLACEMENT_PAGE = blocks_page(
    _("Einsätze"),
    (block(ASSIGNMENTS, WorksPage), ASSIGNMENTS),
    (block(REQUESTS_OF_PERSON, RequestsPage), REQUESTS_OF_PERSON),
    (block(TANDEMS), TANDEMS),
    (block(ABSENCES), ABSENCES),
    first=(FittingPage,),
)
"""The sub-tab of a person."""
