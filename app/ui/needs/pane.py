"""Bedarfe: what houses, circles, projects and events look for, and who fits."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QMenu, QWidget

from app.models import Assignment, Need, NeedState, Urgency
from app.text import _, german_date
from app.ui import tones
from app.ui.kit import columns
from app.ui.kit.columns import Cell, Column, Look
from app.ui.kit.desk import Desk
from app.ui.kit.detail import Head
from app.ui.kit.list_pane import ListPane
from app.ui.kit.page import PageSpec
from app.ui.kit.places import section
from app.ui.kit.related import Related, block
from app.ui.needs.asked import REQUESTS_OF_NEED, RequestsPage
from app.ui.needs.form import SECTIONS, NeedFormPage
from app.ui.needs.matching import TITLE, MatchingPage, is_open
from app.ui.needs.reason import ReasonDialog
from app.ui.records import blocks_page, record_pages
from app.ui.theme import Tone

N = Need
A = Assignment
WORKS = Related(
    _("Einsätze"),
    Assignment,
    A.need_id,
    (A.person_id,),
    (section("", A.person_id, A.since, A.until, A.activity, A.hours_per_week, A.override, A.ended_because, A.notes),),
    _("+ Einsatz"),
    quiet=((A.since, A.until), A.ended_because, A.override),
    sort=A.since,
    empty=_("Noch niemand gefunden."),
)


def _when(shape: Any, slots: list[str], dates: list[str]) -> Cell:
    """The time in a few words."""
    from app.services.matching.times import words_of

    return words_of(shape, slots, dates), None


class NeedPane(ListPane):
    """The needs."""

    entity = Need
    title = _("Bedarfe")
    columns = (
        columns.name(N.title, 170),
        columns.text(N.place_name, 124),
        Column(N.time_shape, Look.TEXT, 148, (N.slots, N.dates), _("Wann"), cell=_when),
        Column(N.missing, Look.FIGURE, 80, steady=True),
        Column(N.asked, Look.FIGURE, 74, title=_("Gefragt"), steady=True),
        columns.chip(N.urgency, tones.state, 94, _("Wie eilig")),
        columns.chip(N.state, tones.state, 84),
    )
    filters = (N.state, N.urgency, N.category, N.languages, N.shelter_id, N.time_shape, N.find_until)
    carried = (N.category, N.urgency, N.time_shape, N.asked_by)
    search_hint = _("Aufgabe, Sprache, für wen …")
    new_text = _("+ Bedarf")
    new_title = _("Neuer Bedarf")
    counted = _("{shown} von {total} Bedarfen")
    all_counted = _("{total} Bedarfe")
    empty_text = _(
        "Hier steht, wofür Häuser, Helferkreise, Projekte und Termine jemanden suchen. Legen Sie den ersten Bedarf an."
    )
    watches = ("Request", "Assignment", "Task")

    def __init__(self, desk: Desk, switches: Sequence[QWidget] = ()) -> None:
        """Needs that still look for somebody come first unless somebody sorts otherwise."""
        super().__init__(desk, switches)
        if self.order.attribute is None:
            self.order.show(N.missing, True)
            self._mark_order()

    def make_service(self) -> Any:
        return self.desk.office.needs

    def pages(self) -> tuple[PageSpec, ...]:
        def fields(desk: Any) -> NeedFormPage:
            return NeedFormPage(desk, SECTIONS)

        return (
            PageSpec(_("Bedarf"), fields, for_new=True, sections=SECTIONS),
            PageSpec(TITLE, MatchingPage),
            blocks_page(
                _("Anfragen und Einsätze"),
                (block(REQUESTS_OF_NEED, RequestsPage), REQUESTS_OF_NEED),
                (block(WORKS), WORKS),
            ),
            *record_pages(),
        )

    def head(self, record: Any) -> Head:
        chips = []
        if record.urgency is Urgency.HIGH and is_open(record):
            chips.append((record.urgency.label, Tone.STRONG))
        chips.append(_state_chip(record))
        if record.asked:
            chips.append((_("{count} gefragt").format(count=record.asked), Tone.INFO))
        return Head(record.caption, tuple(chips))

    def show_matching(self, record_id: str) -> None:
        """Show who fits a need, and stand on the first person."""
        self.show_record(record_id)
        self.detail.go_to_page(TITLE)
        page = self.detail.page
        if isinstance(page, MatchingPage):
            page.take_focus()

    def fill_more(self, menu: QMenu) -> None:
        menu.addAction(_("Wer passt?"), self.match_current)
        menu.addAction(_("Abschließen …"), self.close_needs)
        menu.addAction(_("Wieder öffnen"), self.reopen)
        menu.addSeparator()
        self.commands.append(self.add_command(_("Wer passt?"), self.match_current, "Ctrl+Shift+V"))

    def match_current(self) -> None:
        """Show who fits the need in view."""
        if self.card.current_id:
            self.leave(lambda: self.show_matching(self.card.current_id))

    def close_needs(self) -> None:
        """Nobody is looked for any more."""
        ids = self.selected_ids()
        if ids:
            ReasonDialog(
                self.window(), _("Bedarf abschließen"), _("Warum wird niemand mehr gesucht?"), _("Abschließen"),
                lambda why: self.service.close(ids, why), (_("gefunden"), _("nicht mehr nötig")),
            ).open()  # fmt: skip

    def reopen(self) -> None:
        """Somebody is looked for again."""
        if ids := self.selected_ids():
            self.leave(lambda: self.service.reopen(ids))


def _state_chip(need: Need) -> tuple[str, Tone]:
    if need.state is not NeedState.OPEN:
        day = german_date(need.closed_on)
        return (_("{state} am {day}").format(state=need.state.label, day=day) if day else need.state.label), Tone.GOOD
    if need.missing:
        words = _("1 Person fehlt") if need.missing == 1 else _("{count} Personen fehlen").format(count=need.missing)
        return words, Tone.ATTENTION
    return _("alle gefunden"), Tone.GOOD
