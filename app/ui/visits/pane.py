"""Besuche: all visits of all houses, what is planned, what was written down, what is open."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QMenu

from app.models import Visit
from app.text import _, german_date
from app.ui.kit import columns
from app.ui.kit.columns import Cell, Column, Look
from app.ui.kit.desk import Desk
from app.ui.kit.detail import Head
from app.ui.kit.list_pane import ListPane
from app.ui.kit.page import PageSpec, form_page
from app.ui.kit.places import section
from app.ui.records import NextSteps, record_pages
from app.ui.theme import Tone
from app.ui.visits.pack_dialog import open_pack
from app.ui.visits.plan_dialog import PlanDialog
from app.ui.visits.protocol_dialog import open_protocol

V = Visit
_SECTIONS = (
    section(_("Besuch"), V.shelter_id, V.day, V.event_id, V.present),
    section(_("Protokoll"), V.topics, V.result, V.written_on, V.next_on),
)


def _written(day: date | None, visited: date) -> Cell:
    """The day of the protocol, or that it is missing."""
    if day:
        return german_date(day), Tone.GOOD
    return (_("fehlt"), Tone.ATTENTION) if visited < date.today() else ("", None)


class VisitPane(ListPane):
    """The visits, the newest first."""

    entity = Visit
    title = _("Besuche")
    columns = (
        Column(V.day, width=104, steady=True),
        columns.name(V.shelter_name, 176),
        columns.text(V.tour, 190),
        Column(V.written_on, Look.CHIP, 108, (V.day,), _("Protokoll"), cell=_written),
        Column(V.agreed, Look.FIGURE, 92, steady=True),
        Column(V.open_points, Look.FIGURE, 74, title=_("Offen"), steady=True),
    )
    filters = (V.day, V.shelter_id, V.written_on, V.open_points)
    carried = (V.day, V.present)
    search_hint = _("Themen, was besprochen wurde …")
    new_text = _("+ Besuch")
    new_title = _("Neuer Besuch")
    counted = _("{shown} von {total} Besuchen")
    all_counted = _("{total} Besuche")
    empty_text = _("Hier stehen die Besuche der Unterkünfte mit ihren Protokollen. Planen Sie den ersten.")
    watches = ("Task", "Event", "Shelter")

    def __init__(self, desk: Desk, switches: Any = ()) -> None:
        """The next and the last visits come first unless somebody sorts otherwise."""
        super().__init__(desk, switches)
        if self.order.attribute is None:
            self.order.show(V.day, True)
            self._mark_order()

    def make_service(self) -> Any:
        return self.desk.office.visits

    @property
    def first_values(self) -> dict[str, Any]:  # type: ignore[override]
        """A visit that is entered by hand was mostly today."""
        return {"day": date.today()}

    def pages(self) -> tuple[PageSpec, ...]:
        return (form_page(_("Besuch"), *_SECTIONS, below=(NextSteps,)), *record_pages())

    def head(self, record: Any) -> Head:
        day = german_date(record.day)
        ahead = record.day > date.today()
        chips = [(_("geplant für {day}").format(day=day), Tone.INFO) if ahead else (day, Tone.NEUTRAL)]
        if record.written_on:
            chips.append((_("Protokoll vom {day}").format(day=german_date(record.written_on)), Tone.GOOD))
        elif record.day < date.today():
            chips.append((_("Protokoll fehlt"), Tone.ATTENTION))
        if record.open_points:
            words = _("1 Punkt offen") if record.open_points == 1 else _("{count} Punkte offen")
            chips.append((words.format(count=record.open_points), Tone.INFO))
        return Head(str(record.shelter_name or record.caption), tuple(chips))

    def fill_more(self, menu: QMenu) -> None:
        ways = (
            (_("Besuch planen …"), self.plan, ""),
            (_("Besuchsmappe …"), self.print_pack, ""),
            (_("Protokoll schreiben …"), self.write_protocol, "Ctrl+Shift+P"),
        )
        for words, act, key in ways:
            menu.addAction(words, act)
            if key:
                self.commands.append(self.add_command(words, act, key))
        menu.addSeparator()

    def ways_for_several(self) -> list[tuple[str, Any]]:
        return [(_("Besuchsmappe …"), self.print_pack), *super().ways_for_several()]

    def plan(self) -> None:
        """Put a visit or a tour into the calendar."""
        PlanDialog(self.window(), self.desk).open()

    def print_pack(self) -> None:
        """Show the pack of the visit in view with its whole tour, or of all that are selected."""
        visits = [self.service.get(identity) for identity in self.selected_ids()]
        if len(visits) == 1:
            tour = self.service.tour_of(visits[0])
            open_pack(self.window(), [visit.shelter_id for visit in tour], visits[0].event_id or "")
        elif visits:
            open_pack(self.window(), list(dict.fromkeys(visit.shelter_id for visit in visits)))

    def write_protocol(self) -> None:
        """Write down what the visit in view brought."""
        if self.card.current_id:
            self.leave(lambda: open_protocol(self.window(), self.card.current_id))
