"""Events as month, week, day and list, with the one in view beside them."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from typing import Any

from PySide6.QtWidgets import (
    QHBoxLayout,
    QWidget,
)

from app.models import Event, EventKind, EventState
from app.services.crud import Filter, Query
from app.services.deadlines import Due
from app.services.events import Occurrence, rule_of
from app.text import _
from app.ui import tones
from app.ui.calendar import words
from app.ui.calendar.acts import Acts
from app.ui.calendar.calendar_pane import CalendarPane
from app.ui.calendar.foot import Foot
from app.ui.calendar.hand import HandledView
from app.ui.calendar.heading import event_head
from app.ui.calendar.pages import DUE, WATCHED, event_pages
from app.ui.calendar.toolbar import MODES, Toolbar
from app.ui.kit import columns
from app.ui.kit.columns import Column
from app.ui.kit.detail import Head
from app.ui.kit.memory import recall
from app.ui.kit.widgets import button, row

E = Event


class EventPane(CalendarPane):
    """All events; month and week show those of the list that lie in their days."""

    entity = Event
    import_kind = "events"
    title = _("Termine")
    columns = (
        Column(E.start, width=114, title=_("Datum"), cell=words.date_cell, steady=True),
        Column(E.end, width=100, also=(E.start, E.all_day), title=_("Zeit"), cell=words.time_cell, steady=True),
        columns.name(E.title, 186),
        Column(
            E.kind, columns.Look.CHIP, 212, cell=lambda kind: (kind.label, words.tone(kind)) if kind else ("", None)
        ),
        Column(E.registered_count, columns.Look.FIGURE, 98, also=(E.capacity,), cell=words.registered_cell),
        columns.chip(E.state, tones.state, 146),
    )
    filters = (E.state, E.location, E.target_group, E.speaker)
    search_hint = _("Titel, Ort, Referent/in …")
    new_text = _("+ Termin")
    new_title = _("Neuer Termin")
    counted = _("{shown} von {total} Terminen")
    all_counted = _("{total} Termine")
    empty_text = _(
        "Hier stehen Ihre Termine. Legen Sie den ersten an – oder lesen Sie über „Datei“ einen Kalender ein."
    )
    watches = (*WATCHED, *DUE)
    detail_least = 0

    # ------------------------------------------------------------ building

    def make_service(self) -> Any:
        return self.desk.office.events

    def pages(self) -> tuple[Any, ...]:
        return event_pages()

    def _build(self, switches: Sequence[QWidget]) -> None:
        self._offered: dict[str, Any] = {}
        self._reading = False
        self.acts = Acts(self)
        super()._build(switches)
        self.foot = Foot(self)
        self.show_mode(recall("Event/mode", "month"))

    def _toolbar(self, switches: Sequence[QWidget]) -> QHBoxLayout:
        self.new_button = button(self.new_text, self.new_record, "primary", _("Strg+N"), "new")
        self.toolbar = Toolbar(self)
        return row(self.toolbar)

    def _on_turned(self) -> None:
        self.foot.place()
        self.foot.give_way()

    def _connect(self) -> None:
        super()._connect()
        self.toolbar.turned.connect(lambda pages: self.view.turn(pages))
        self.toolbar.today_asked.connect(self.go_today)
        self.toolbar.mode_asked.connect(self.show_mode)
        self.kinds.changed.connect(lambda: self.show_list())
        self.card.current_changed.connect(self._on_current_changed)
        for view in (self.month, self.week, self.day):
            self._connect_view(view)

    def _connect_view(self, view: HandledView) -> None:
        view.picked.connect(self.pick)
        view.edit_asked.connect(self._on_view_edit_asked)
        view.create_asked.connect(self.create_at)
        view.span_asked.connect(self._on_view_span_asked)
        view.moved.connect(self.acts.move)
        view.due_asked.connect(self.open_due)
        view.task_done.connect(lambda due: self.office.tasks.set_done(due.record_id))
        view.task_postponed.connect(lambda due, day: self.office.tasks.postpone(due.record_id, day))
        view.day_asked.connect(self._on_view_day_asked)
        view.period_left.connect(self.show_period)
        view.trash_asked.connect(self.trash_selected)

    def _make_commands(self) -> None:
        super()._make_commands()
        for number, (key, text) in enumerate(MODES, 1):
            self.commands.append(self.add_command(text, partial(self.show_mode, key), f"Alt+{number}"))
        self.commands.append(self.add_command(_("Heute"), self.go_today, "Alt+0"))
        for text, act, key in self._ways_with_an_event():
            self.commands.append(self.add_command(text, act, key, self.calendars))
        for command in self.commands[-len(MODES) - 1 - len(self._ways_with_an_event()) :]:
            command.setProperty("submenu", _("Im Kalender"))

    def _ways_with_an_event(self) -> tuple[tuple[str, Callable[[], object], str], ...]:
        """What keys do with the event in view, while the calendar has the focus."""
        return (
            (_("Nächster Termin"), lambda: self.view.step_event(1), "Ctrl+Down"),
            (_("Voriger Termin"), lambda: self.view.step_event(-1), "Ctrl+Up"),
            (_("Termin einen Tag später"), lambda: self.view.push(days=1), "Alt+Shift+Right"),
            (_("Termin einen Tag früher"), lambda: self.view.push(days=-1), "Alt+Shift+Left"),
            (
                _("Termin nach unten verschieben (Woche, Viertelstunde)"),
                lambda: self.view.push(down=1),
                "Alt+Shift+Down",
            ),
            (_("Termin nach oben verschieben"), lambda: self.view.push(down=-1), "Alt+Shift+Up"),
            (_("Termin verlängern"), lambda: self.view.lengthen(1), "Ctrl+Shift+Down"),
            (_("Termin verkürzen"), lambda: self.view.lengthen(-1), "Ctrl+Shift+Up"),
        )

    # ------------------------------------------------------------ what is shown

    def current_query(self) -> Query:
        found = super().current_query()
        kinds = (Filter(E.kind, self.kinds.kinds),) if self.kinds.kinds else ()
        return replace(found, filters=(*found.filters, *kinds))

    def show_list(self, to_first: bool = False, keep: str = "") -> None:
        if not (self._wanted or keep or self.card.current_id):
            self._wanted = self._next_event()
        self._reading = True
        super().show_list(to_first, keep)
        self._reading = False
        self.show_period()

    def _next_event(self) -> str:
        """What the calendar begins with: the next single event, which needs planning more than a series."""
        coming = self.office.events.upcoming(count=40)
        first = next((one for one in coming if not one.serial), coming[0] if coming else None)
        return first.event_id if first else ""

    def head(self, record: Any) -> Head:
        self.foot.give_way()
        here = self.view.events_of(self.view.day) if record.rule and self.mode != "list" else []
        held = self.view.day if any(one.event_id == record.id for one in here) else None
        return event_head(record, self._known_years, held)

    # ------------------------------------------------------------ what the user does

    def show_as_list(self) -> None:
        self.show_mode("list")

    def focus_search(self) -> None:
        """Stand in the search field of the list."""
        self.show_mode("list")
        super().focus_search()

    def go_today(self) -> None:
        """Stand on today."""
        self.view.go_to(date.today(), turn=True)
        self.view.setFocus()

    def pick(self, event_id: str) -> None:
        """Show an event beside the calendar."""
        self.detail.leave(lambda: self._pick(event_id))

    def _pick(self, event_id: str) -> None:
        super().show_record(event_id)
        if getattr(self.detail.record, "id", "") != event_id:
            self.detail.show_record(event_id)
        elif self.detail.record.rule:
            self.detail.show_head()
        self.view.select(event_id)

    def show_event(self, event_id: str) -> None:
        """Show an event beside the calendar; nothing unsaved may be left there."""
        self._wanted = event_id
        self._pick(event_id)

    def open_due(self, due: Due) -> None:
        """Go to the record that looks after a deadline."""
        if due.entity == E.__name__:
            self.pick(due.record_id)
        else:
            self.desk.open(due.entity, due.record_id)

    def show_record(self, record_id: str) -> bool:
        """Stand on an event, and on its day."""
        found = super().show_record(record_id)
        if self.detail.record is not None and not self.detail.creating and self.mode != "list":
            self._show_day_of(self.detail.record)
        return found

    def _show_day_of(self, event: Any) -> None:
        """Turn to the day of an event that is not in view; of a series to its next one."""
        if event.rule and event.id in self.view.event_ids():
            return
        coming = rule_of(event.rule, event.start).after(datetime.now(), inc=True) if event.rule else None
        self.view.go_to((coming or event.start).date())

    def clear_filters(self) -> None:
        self.kinds.clear()
        super().clear_filters()

    def create_at(self, moment: datetime, only_day: bool) -> None:
        """Begin a new event at a time, or on a day at the usual hours."""
        start, end = words.usual_times(moment.date(), EventKind.INFO)
        self._offered = {"start": start, "end": end}
        if not only_day:
            self._offered = {"start": moment, "end": moment + (end - start)}
        self.new_record()

    def _on_view_span_asked(self, wanted: Occurrence) -> None:
        self._offered = {"start": wanted.start, "end": wanted.end, "all_day": wanted.all_day}
        self.new_record()

    @property
    def first_values(self) -> dict[str, Any]:  # type: ignore[override]
        """A new event stands on the day in view, in the evening as an information event does."""
        start, end = words.usual_times(self.view.day, EventKind.INFO)
        usual = {"start": start, "end": end, "all_day": False, "kind": EventKind.INFO, "state": EventState.DRAFT}
        offered, self._offered = self._offered, {}
        return {**usual, **offered}

    def trash_selected(self) -> None:
        """Move the event in view to the trash; of a series the user says how much of it."""
        one = self.view.chosen() if self.mode != "list" else None
        if one is not None and one.serial:
            self.acts.trash(one, super().trash_selected)
        else:
            super().trash_selected()

    def ask_before_edit(self, record: Any, go_on: Callable[[], object]) -> bool:
        """Let the user say how much of a series an edit means; True when `go_on` has to wait."""
        return self.acts.edit(record, go_on)

    def _on_detail_saved(self, record_id: str) -> None:
        """What was just saved is in view, on whatever day it is now."""
        super()._on_detail_saved(record_id)
        if self.mode != "list":
            self._show_day_of(self.detail.record)
            self.view.select(record_id)
            self.view.setFocus()

    def _on_view_day_asked(self, day: date) -> None:
        self.view.go_to(day)
        self.show_mode("day")
        self.view.setFocus()

    def _on_current_changed(self, record_id: str) -> None:
        """Who steps through the list sees the day of each event; a list read anew turns no page."""
        record = self.detail.record
        stepped = not self._reading and getattr(record, "id", "") == record_id
        if stepped and self.mode != "list" and record_id not in self.view.event_ids():
            self._show_day_of(record)
        self.view.select(record_id)

    def _on_view_edit_asked(self, event_id: str) -> None:
        self.pick(event_id)
        self.edit_record()

    def discard(self) -> None:
        super().discard()
        self.stand_in_list()

    def stand_in_list(self) -> None:
        if self.mode == "list":
            super().stand_in_list()
        else:
            self.view.setFocus()
