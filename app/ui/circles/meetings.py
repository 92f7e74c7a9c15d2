"""Treffen: when a circle met, who was there, what was agreed; and the way to write it down."""

from datetime import date, datetime
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.models import Event, EventKind
from app.services.circles.meetings import Agreement, Meeting
from app.services.query import Filter
from app.text import WEEKDAYS, _, german_date, german_time
from app.ui.kit.chips import Chips
from app.ui.kit.desk import Desk
from app.ui.kit.page import Page, PageSpec
from app.ui.kit.places import dotted
from app.ui.kit.task_line import TaskLine
from app.ui.kit.widgets import button, clear, frame, label, row
from app.ui.records import task_chip
from app.ui.theme import Tone

SHOWN = 5
"""Meetings that are shown before somebody asks for all."""
_WATCHED = frozenset({"Event", "Participation", "Task"})


class MeetingsPage(Page):
    """The meetings of a circle, the latest first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._all = False
        self.place.addLayout(row(button(_("+ Treffen"), self.add, name="addMeeting"), 1))
        self._cards = QVBoxLayout()
        self._cards.setSpacing(8)
        self.place.addLayout(self._cards)
        self.place.addStretch(1)
        desk.news.committed.connect(self._on_news_committed)

    def load(self, record: Any) -> None:
        self._all = self._all and self.record is not None and self.record.id == record.id
        super().load(record)
        self._show_meetings()

    def _show_meetings(self) -> None:
        clear(self._cards)
        found = self.office.meetings.of(self.record.id)
        if not found:
            words = _("Noch kein Treffen. Mit „+ Treffen“ planen Sie eines oder schreiben auf, was besprochen wurde.")
            self._cards.addWidget(label(words, "quiet", wrap=True))
        shown = found if self._all else found[:SHOWN]
        for meeting in shown:
            self._cards.addWidget(self._card(meeting))
        if len(found) > len(shown):
            words = _("{count} frühere Treffen zeigen").format(count=len(found) - len(shown))
            self._cards.addWidget(button(words, self.show_all, "link", name="earlierMeetings"))

    def show_all(self) -> None:
        """Show the meetings of two years."""
        self._all = True
        self._show_meetings()

    def _card(self, meeting: Meeting) -> QWidget:
        card = frame("box")
        place = QVBoxLayout(card)
        place.setContentsMargins(12, 8, 12, 8)
        place.setSpacing(4)
        words = _("Protokoll …") if meeting.minutes else _("Protokoll schreiben …")
        writing = button(words, lambda: self.write(meeting), "flat", name="writeMinutes")
        day = _when(meeting.held)
        writing.setAccessibleName(_("{words} {day}").format(words=words.rstrip(" …"), day=day))
        place.addLayout(row(label(day, "strong"), 1, writing))
        if quiet := dotted([meeting.location, _("aus einer Serie") if meeting.serial else ""]):
            place.addWidget(label(quiet, "quiet", wrap=True))
        if chips := _chips(meeting):
            place.addWidget(Chips(chips))
        if meeting.minutes:
            place.addWidget(label(meeting.minutes, wrap=True))
        for agreement in meeting.still_open:
            place.addWidget(self._agreement(agreement))
        return card

    def _agreement(self, agreement: Agreement) -> QFrame:
        line = TaskLine(agreement.what, task_chip(agreement.until, None), False, agreement.who)
        line.ticked.connect(lambda on: self.office.tasks.set_done(agreement.task_id, on))
        line.setCursor(Qt.CursorShape.ArrowCursor)
        return line

    # ------------------------------------------------------------ what the user does

    def add(self) -> None:
        """Plan a meeting, or write down one that was."""
        self._open(self.office.meetings.first(self.record.id, datetime.now()), _("Neues Treffen"))

    def write(self, meeting: Meeting) -> None:
        """Write down what was talked about."""
        from dataclasses import replace

        minutes = self.office.meetings.minutes(meeting.event_id)
        if meeting.serial:
            minutes = replace(minutes, start=meeting.held, held=meeting.held, present=(), guests=(), agreements=())
        self._open(minutes, _("Protokoll: {day}").format(day=_when(meeting.held)))

    def _open(self, minutes: Any, title: str) -> None:
        from app.ui.circles.minutes import MinutesDialog

        self.office.database.refuse_frozen()
        MinutesDialog(self.window(), self.desk, minutes, title).open()

    def _on_news_committed(self, changes: Any) -> None:
        if self.record is not None and changes.entities & _WATCHED:
            self.when_seen(self._show_meetings)


def _when(held: datetime) -> str:
    """ "Di 27.10.2026, 19:00"."""
    return f"{WEEKDAYS[held.weekday()][:2]} {german_date(held.date())}, {german_time(held)}"


def _chips(meeting: Meeting) -> list[tuple[str, Tone]]:
    if meeting.held.date() > date.today():
        return [(_("geplant"), Tone.INFO)]
    chips = [(_("{count} waren da").format(count=meeting.attended), Tone.GOOD)] if meeting.attended else []
    if not meeting.minutes:
        chips.append((_("ohne Protokoll"), Tone.ATTENTION))
    if meeting.agreed and not meeting.still_open:
        words = _("1 Vereinbarung erledigt") if meeting.agreed == 1 else _("{count} Vereinbarungen erledigt")
        chips.append((words.format(count=meeting.agreed), Tone.NEUTRAL))
    return chips


MEETINGS_PAGE = PageSpec(
    _("Treffen"),
    MeetingsPage,
    ((Event, lambda circle: (Filter(Event.circle_id, circle), Filter(Event.kind, EventKind.CIRCLE_MEETING))),),
)
