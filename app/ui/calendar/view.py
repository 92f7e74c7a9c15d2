"""What month, week and day have in common: the days shown, what lies on them, and the day the user stands on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QHelpEvent, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from app.services.calendar import DayNote, NoteKind
from app.services.deadlines import Due
from app.services.events import Occurrence
from app.text import _
from app.ui.calendar import words
from app.ui.kit.widgets import follow_theme

_WEIGHT = list(NoteKind)


@dataclass(frozen=True)
class Box:
    """Where an event is drawn, from `day` to `last`; open where it goes on in the row before or after."""

    area: QRect
    occurrence: Occurrence
    day: date
    last: date
    open_left: bool = False
    open_right: bool = False

    def covers(self, day: date) -> bool:
        """Whether the event is drawn on a day."""
        return self.day <= day <= self.last


@dataclass(frozen=True)
class DueBox:
    """Where the deadlines of a day are drawn, one or several of them on one line."""

    area: QRect
    dues: tuple[Due, ...]


class CalendarView(QWidget):
    """Days with their events. Children say which days are shown (`period`, around `anchor`) and lay out the boxes.

    `day` is where the user stands; it may be a grey day of the month beside.
    """

    day_changed = Signal(object)
    period_left = Signal()
    """The day is outside the days shown: read anew."""

    def __init__(self) -> None:
        super().__init__()
        self.day = self.today = self.anchor = date.today()
        self.selected = ""
        self.found: list[Occurrence] = []
        self.boxes: list[Box] = []
        self.due_boxes: list[DueBox] = []
        self.by_day: dict[date, list[Occurrence]] = {}
        self.notes: dict[date, list[DayNote]] = {}
        self.dues: dict[date, list[Due]] = {}
        self.lifted: Occurrence | None = None
        """The event the mouse is moving, as it would be if it were let go now."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMouseTracking(True)
        follow_theme(self, self.update)

    # ------------------------------------------------------------ for children

    def period(self) -> tuple[date, date]:
        """The first and the last day shown."""
        raise NotImplementedError

    def title(self) -> str:
        """What the period is called."""
        raise NotImplementedError

    def short_title(self) -> str:
        """The same where there is little room."""
        return self.title()

    def turned(self, pages: int) -> date:
        """The day so many periods on."""
        raise NotImplementedError

    def lay_out(self) -> None:
        """Work out the boxes for the present size."""
        raise NotImplementedError

    def moment_at(self, place: QPoint) -> tuple[datetime, bool] | None:
        """The time under the mouse for a new event, and whether only its day is meant."""
        raise NotImplementedError

    def exact_at(self, place: QPoint, only_day: bool) -> datetime:
        """The nearest time the mouse can mean while it drags; a place outside counts as the edge."""
        raise NotImplementedError

    def place_of(self, day: date) -> QPoint:
        """Where the menu of a day opens."""
        raise NotImplementedError

    # ------------------------------------------------------------ what is shown

    def show_events(self, occurrences: Sequence[Occurrence], notes: list[DayNote], dues: Sequence[Due] = ()) -> None:
        """Replace the events, holidays and deadlines of the period."""
        self.today = date.today()
        self.found = list(occurrences)
        self.dues = {}
        for due in dues:
            self.dues.setdefault(due.day, []).append(due)
        self.spread()
        self.show_notes(notes)

    def in_view(self) -> list[Occurrence]:
        """The events of the period, the one the mouse holds where it would be put down."""
        return self.found

    def spread(self) -> None:
        """Put the events on their days."""
        first, last = self.period()
        self.by_day = {}
        for found in self.in_view():
            for day in _days(found, first, last):
                self.by_day.setdefault(day, []).append(found)

    def show_notes(self, notes: list[DayNote]) -> None:
        """Replace the holidays of the period."""
        first, last = self.period()
        self.notes = {}
        for note in sorted(notes, key=lambda n: (_WEIGHT.index(n.kind), n.last - n.first)):
            for offset in range((min(note.last, last) - max(note.first, first)).days + 1):
                self.notes.setdefault(max(note.first, first) + timedelta(days=offset), []).append(note)
        self.draw_anew()

    def go_to(self, day: date, turn: bool = False) -> None:
        """Stand on a day; with `turn`, or where it is not shown yet, its own period comes into view."""
        first, last = self.period()
        self.day = day
        if turn or not first <= day <= last:
            self.anchor = day
            self.period_left.emit()
        else:
            self.draw_anew()
        self.day_changed.emit(day)

    def turn(self, pages: int) -> None:
        """Show the period so many pages on."""
        self.go_to(self.turned(pages), turn=True)

    def select(self, event_id: str) -> None:
        """Mark an event."""
        if event_id != self.selected:
            self.selected = event_id
            self.draw_anew()

    def days(self) -> list[date]:
        """All days shown."""
        first, last = self.period()
        return [first + timedelta(days=n) for n in range((last - first).days + 1)]

    def events_of(self, day: date) -> list[Occurrence]:
        """What takes place on a day, whole days first."""
        return self.by_day.get(day, [])

    def event_ids(self) -> set[str]:
        """The events of the days shown."""
        return {occurrence.event_id for found in self.by_day.values() for occurrence in found}

    def chosen(self) -> Occurrence | None:
        """The event in view as it is drawn here; of a series the one of the day the user stands on."""
        here = (one for one in self.events_of(self.day) if one.event_id == self.selected)
        single = (one for one in self.found if one.event_id == self.selected and not one.serial)
        return next(here, None) or next(single, None)

    def is_chosen(self, box: Box) -> bool:
        """Whether an event is the one in view; of a series only the one on the day the user stands on."""
        if box.occurrence is self.lifted:
            return True
        return box.occurrence.event_id == self.selected and (not box.occurrence.serial or box.covers(self.day))

    def draw_anew(self) -> None:
        """Lay out, paint and say what is there now."""
        self.lay_out()
        self.update()
        self.setAccessibleName(_("Kalender, {period}").format(period=self.title()))
        of_day = (self.events_of(self.day), self.dues.get(self.day, []), self.notes.get(self.day, []))
        told = words.day_words(self.day, *of_day)
        if chosen := self.chosen():
            told = _("{day}; ausgewählt: {event}").format(day=told, event=words.spoken(chosen))
        self.setAccessibleDescription(told)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    # ------------------------------------------------------------ under the mouse

    def box_at(self, place: QPoint) -> Box | None:
        """The event under the mouse."""
        return next((box for box in reversed(self.boxes) if box.area.contains(place)), None)

    def dues_at(self, place: QPoint) -> tuple[Due, ...]:
        """The deadlines under the mouse."""
        return next((box.dues for box in self.due_boxes if box.area.contains(place)), ())

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.tip(event.pos()), self)
            return True
        return super().event(event)

    def tip(self, place: QPoint) -> str:
        """What there is to know about what lies under the mouse."""
        if box := self.box_at(place):
            return words.details(box.occurrence)
        if dues := self.dues_at(place):
            return "\n".join(words.due_words(due) for due in dues)
        moment = self.moment_at(place)
        return "\n".join(n.words for n in self.notes.get(moment[0].date(), [])) if moment else ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.lay_out()

    def focusInEvent(self, event: QEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QEvent) -> None:
        self.update()


def _days(found: Occurrence, first: date, last: date) -> list[date]:
    begin = max(found.start.date(), first)
    end = min(words.last_day(found.start, found.end, found.all_day), last)
    return [begin + timedelta(days=n) for n in range((end - begin).days + 1)]
