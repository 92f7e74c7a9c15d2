"""The offers that run in a house, as the calendar knows them."""

from datetime import date
from typing import Any

from app.models import Event, EventKind
from app.services.houses.offers import Running, running
from app.text import _, german_date
from app.ui.kit.desk import Desk
from app.ui.kit.page import Page
from app.ui.kit.places import dotted
from app.ui.kit.related import RelatedLine
from app.ui.kit.widgets import button, clear, column, label, row
from app.ui.theme import Tone


class OffersPage(Page):
    """Each running offer once; a click leads to it in the calendar."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        add = button(_("+ Angebot"), self.add, "flat", name="addOffer")
        self._lines = column(gap=6)
        self.place.addLayout(row(label(_("Laufende Angebote"), "heading"), 1, add))
        self.place.addLayout(self._lines)
        desk.news.committed.connect(self._on_news_committed)

    def load(self, record: Any) -> None:
        super().load(record)
        self._show_lines()

    def _show_lines(self) -> None:
        clear(self._lines)
        found = running(self.office.events, self.record.id, date.today())
        for one in found:
            self._lines.addWidget(self._line(one))
        if not found:
            self._lines.addWidget(label(_("Zurzeit läuft hier kein Angebot."), "quiet", wrap=True))

    def _line(self, one: Running) -> RelatedLine:
        soon = _("nächstes Mal {day}").format(day=german_date(one.next_on))
        line = RelatedLine(one.title, dotted([one.when, one.room, one.held_by]), (soon, Tone.NEUTRAL))
        line.opened.connect(lambda: self.desk.open(Event.__name__, one.event_id))
        return line

    def add(self) -> None:
        """Begin an offer of the calendar with what is known of the house."""
        house = self.record
        place = {"street": house.street, "postal_code": house.postal_code, "city": house.city, "transit": house.transit}
        known = {"kind": EventKind.OFFER, "shelter_id": house.id, "location": house.name, **place}
        self.desk.begin_asked.emit(Event.__name__, known)

    def _on_news_committed(self, changes: Any) -> None:
        if {"Event", "EventSeries"} & changes.entities and self.record is not None:
            self.when_seen(self._show_lines)
