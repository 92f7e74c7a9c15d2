"""The visits of a house and of an event as short lists, with what is open and the ways to pack and protocol."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.models import EventKind, EventState, Visit
from app.models.base import Attribute
from app.services.visits.points import open_points
from app.text import _, german_date
from app.ui.kit.chips import Chip
from app.ui.kit.desk import Desk
from app.ui.kit.page import Page
from app.ui.kit.places import section
from app.ui.kit.related import Related, RelatedLine, RelatedPage
from app.ui.kit.task_line import TaskLine
from app.ui.kit.widgets import button, clear, label, row
from app.ui.records import task_chip
from app.ui.theme import Tone
from app.ui.visits.pack_dialog import open_pack
from app.ui.visits.plan_dialog import PlanDialog
from app.ui.visits.protocol_dialog import open_protocol

V = Visit
FORM = (section("", V.day, V.present, V.topics, V.result, V.written_on, V.next_on),)
VISITS = Related(
    _("Besuche"),
    Visit,
    V.shelter_id,
    (V.day,),
    FORM,
    _("+ Besuch"),
    quiet=(V.topics,),
    sort=V.day,
    empty=_("Noch kein Besuch. „Planen …“ trägt ihn in den Kalender ein."),
)
POINTS = 8


class VisitsPage(RelatedPage):
    """The visits of a house, above them what is still open there."""

    def __init__(self, desk: Desk, related: Related, titled: bool = False) -> None:
        super().__init__(desk, related, titled)
        ways = row(button(_("Planen …"), self.plan), button(_("Mappe drucken …"), self.print_pack), 1)
        for add in self.findChildren(QPushButton, "addLine"):
            ways.addWidget(add)
        self._points = QVBoxLayout()
        self._points.setSpacing(0)
        self.place.insertLayout(0, ways)
        self.place.insertLayout(1, self._points)

    def wanted(self) -> list[Attribute]:
        return [*super().wanted(), V.written_on, V.open_points, V.tour, V.event_id]

    def make_line(self, record_id: str, values: dict[Any, Any]) -> QWidget:
        ahead = values["raw", V.day] > date.today()
        values[V.topics] = (values[V.topics] or (ahead and values[V.tour]) or "").replace("\n", " · ")
        line = super().make_line(record_id, values)
        assert isinstance(line, RelatedLine)
        if count := values["raw", V.open_points]:
            words = _("1 Punkt offen") if count == 1 else _("{count} Punkte offen").format(count=count)
            line.row.addWidget(Chip(words, Tone.INFO))
        if ahead:
            line.row.addWidget(Chip(_("geplant"), Tone.INFO))
            if event_id := values["raw", V.event_id]:
                line.row.addWidget(button(_("Ändern …"), lambda: _change_tour(self, event_id), "flat"))
        else:
            line.row.addWidget(_protocol_button(self, record_id, bool(values["raw", V.written_on])))
        return line

    def _show_lines(self) -> None:
        super()._show_lines()
        clear(self._points)
        found = open_points(self.office, self.record.id)
        if found:
            self._points.addWidget(label(_("Offene Punkte"), "heading"))
        for task in found[:POINTS]:
            line = TaskLine(task.title, task_chip(task.due_on, None), quiet=task.assigned_to or "")
            line.ticked.connect(lambda on, task=task: self.office.tasks.set_done(task.id, on))
            self._points.addWidget(line)
        if found:
            self._points.addSpacing(8)
            self._points.addWidget(label(_("Besuche"), "heading"))

    def _on_news_committed(self, changes: Any) -> None:
        super()._on_news_committed(changes)
        if "Task" in changes.entities and self._box is None and self.record is not None:
            self.when_seen(self._show_lines)

    def plan(self) -> None:
        """Put a visit of this house into the calendar."""
        PlanDialog(self.window(), self.desk, [self.record.id]).open()

    def print_pack(self) -> None:
        """Show the pack for this house."""
        open_pack(self.window(), [self.record.id])


class StopsPage(Page):
    """The houses of a visit in the calendar in their order; invisible with any other event."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.place.setContentsMargins(0, 6, 0, 0)
        desk.news.committed.connect(self._on_news_committed)

    def load(self, record: Any) -> None:
        super().load(record)
        clear(self.place)
        self.setVisible(record.kind is EventKind.VISIT)
        if record.kind is EventKind.VISIT:
            self._show(self.office.visits.stops(record.id))

    def _show(self, stops: list[Visit]) -> None:
        if self.record.state is EventState.CANCELLED and not stops:
            words = _("Abgesagt. Steht der Termin wieder fest, kommen seine Unterkünfte zurück.")
            self.place.addWidget(label(words, "quiet", wrap=True))
            return
        print_ = button(_("Mappe drucken …"), self.print_pack)
        print_.setEnabled(bool(stops))
        ways = row(label(_("Unterkünfte"), "heading"), 1, button(_("Tour ändern …"), self.change, "flat"), print_)
        self.place.addLayout(ways)
        for place, visit in enumerate(stops, 1):
            self.place.addWidget(self._line(place, visit, len(stops) > 1))

    def _line(self, place: int, visit: Visit, several: bool) -> QWidget:
        words = f"{place}. {visit.shelter_name}" if several else str(visit.shelter_name)
        quiet = _("Protokoll vom {day}").format(day=german_date(visit.written_on)) if visit.written_on else ""
        line = RelatedLine(words, quiet, None)
        line.opened.connect(lambda: self.desk.open(Visit.__name__, visit.id))
        if visit.written_on or visit.day <= date.today():
            line.row.addWidget(_protocol_button(self, visit.id, bool(visit.written_on)))
        return line

    def change(self) -> None:
        """Other houses, another order, another time."""
        _change_tour(self, self.record.id)

    def print_pack(self) -> None:
        """Show the pack for the tour."""
        chosen = [visit.shelter_id for visit in self.office.visits.stops(self.record.id)]
        open_pack(self.window(), chosen, self.record.id)

    def _on_news_committed(self, changes: Any) -> None:
        if Visit.__name__ in changes.entities and self.record is not None:
            self.when_seen(lambda: self.load(self.record))


def _change_tour(page: Page, event_id: str) -> None:
    chosen = [visit.shelter_id for visit in page.office.visits.stops(event_id)]
    PlanDialog(page.window(), page.desk, chosen, event_id=event_id).open()


def _protocol_button(page: Page, visit_id: str, written: bool) -> QWidget:
    words = _("Protokoll …") if written else _("Protokoll schreiben …")
    return button(words, lambda: open_protocol(page.window(), visit_id), "flat")


def visit_ways(pane: Any) -> list[tuple[str, Callable[[], object]]]:
    """What can be done with the houses selected in a list: a tour, and its pack."""

    def plan() -> None:
        PlanDialog(pane.window(), pane.desk, pane.selected_ids()).open()

    def print_pack() -> None:
        open_pack(pane.window(), pane.selected_ids())

    return [(_("Besuch planen …"), plan), (_("Besuchsmappe …"), print_pack)]
