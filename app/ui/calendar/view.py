"""What month and week have in common: the days shown, the day the user stands on, and what the mouse hits."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from app.services.calendar import DayNote, NoteKind
from app.services.events import Occurrence
from app.text import _, long_date
from app.ui.calendar import words
from app.ui.calendar.paint import tone_icon
from app.ui.kit.widgets import follow_theme

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_WEIGHT = list(NoteKind)


@dataclass(frozen=True)
class Box:
    """Where an event is drawn on which day; what a click, and later a drag, takes hold of."""

    area: QRect
    occurrence: Occurrence
    day: date


class CalendarView(QWidget):
    """Days with their events. Children say which days are shown (`period`, around `anchor`) and lay out `boxes`.

    `day` is where the user stands; it may be a grey day of the month beside.
    """

    picked = Signal(str)
    """The id of the event the user wants to see."""
    edit_asked = Signal(str)
    create_asked = Signal(object, bool)
    """A new event at a datetime; True when only the day was meant."""
    day_changed = Signal(object)
    period_left = Signal()
    """The day is outside the days shown: read anew."""
    trash_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.day = self.today = self.anchor = date.today()
        self.selected = ""
        self.boxes: list[Box] = []
        self.by_day: dict[date, list[Occurrence]] = {}
        self.notes: dict[date, list[DayNote]] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
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
        """Work out `boxes` for the present size."""
        raise NotImplementedError

    def moment_at(self, place: QPoint) -> tuple[datetime, bool] | None:
        """The time under the mouse, and whether only its day is meant."""
        raise NotImplementedError

    # ------------------------------------------------------------ what is shown

    def show_events(self, occurrences: list[Occurrence], notes: list[DayNote]) -> None:
        """Replace the events and notes of the period."""
        first, last = self.period()
        self.today = date.today()
        self.by_day = {}
        for found in occurrences:
            for day in _days(found, first, last):
                self.by_day.setdefault(day, []).append(found)
        self.show_notes(notes)

    def show_notes(self, notes: list[DayNote]) -> None:
        """Replace the holidays of the period."""
        first, last = self.period()
        self.notes = {}
        for note in sorted(notes, key=lambda n: (_WEIGHT.index(n.kind), n.last - n.first)):
            for offset in range((min(note.last, last) - max(note.first, first)).days + 1):
                self.notes.setdefault(max(note.first, first) + timedelta(days=offset), []).append(note)
        self._draw_anew()

    def go_to(self, day: date, turn: bool = False) -> None:
        """Stand on a day; with `turn`, or where it is not shown yet, its own period comes into view."""
        first, last = self.period()
        self.day = day
        if turn or not first <= day <= last:
            self.anchor = day
            self.period_left.emit()
        self._draw_anew()
        self.day_changed.emit(day)

    def turn(self, pages: int) -> None:
        """Show the period so many pages on."""
        self.go_to(self.turned(pages), turn=True)

    def select(self, event_id: str) -> None:
        """Mark an event."""
        self.selected = event_id
        self.lay_out()
        self.update()

    def events_of(self, day: date) -> list[Occurrence]:
        """What takes place on a day, whole days first."""
        return self.by_day.get(day, [])

    def event_ids(self) -> set[str]:
        """The events of the days shown."""
        return {occurrence.event_id for found in self.by_day.values() for occurrence in found}

    def open_day(self, day: date) -> None:
        """Offer everything of a day in a menu at its place; one single event is opened at once."""
        found = self.events_of(day)
        if len(found) == 1:
            self.picked.emit(found[0].event_id)
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setObjectName("dayMenu")
        menu.addAction(long_date(day)).setEnabled(False)
        for one in found:
            text = words.spoken(one).replace("&", "&&")
            entry = menu.addAction(tone_icon(words.tone(one.kind)), text)
            entry.triggered.connect(lambda _on=False, one=one: self.picked.emit(one.event_id))
        menu.addSeparator()
        menu.addAction(_("+ Termin an diesem Tag"), lambda: self._create(day))
        menu.popup(self.mapToGlobal(self.place_of(day)))

    def place_of(self, day: date) -> QPoint:
        """Where the menu of a day opens."""
        return next((box.area.bottomLeft() for box in self.boxes if box.day == day), self.rect().center())

    def _draw_anew(self) -> None:
        self.lay_out()
        self.update()
        self.setAccessibleName(_("Kalender, {period}").format(period=self.title()))
        self.setAccessibleDescription(words.day_words(self.day, self.events_of(self.day), self.notes.get(self.day, [])))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _create(self, day: date) -> None:
        self.create_asked.emit(datetime(day.year, day.month, day.day), True)

    # ------------------------------------------------------------ mouse and keys

    def is_chosen(self, box: Box) -> bool:
        """Whether an event is the one in view; of a series only the one on the day the user stands on."""
        return box.occurrence.event_id == self.selected and (not box.occurrence.serial or box.day == self.day)

    def box_at(self, place: QPoint) -> Box | None:
        """The event under the mouse."""
        return next((box for box in reversed(self.boxes) if box.area.contains(place)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        place = event.position().toPoint()
        if moment := self.moment_at(place):
            self.go_to(moment[0].date())
        if box := self.box_at(place):
            self.picked.emit(box.occurrence.event_id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if box := self.box_at(place):
            self.edit_asked.emit(box.occurrence.event_id)
        elif moment := self.moment_at(place):
            self.create_asked.emit(*moment)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS and not event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.go_to(self.day + timedelta(days=_STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(-1 if key is Qt.Key.Key_PageUp else 1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            aim = 0 if key is Qt.Key.Key_Home else 6
            self.go_to(self.day + timedelta(days=aim - self.day.weekday()))
        else:
            self._do_key(key, event)

    def _do_key(self, key: Qt.Key, event: QKeyEvent) -> None:
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_day(self.day)
        elif key is Qt.Key.Key_N and not event.modifiers():
            self._create(self.day)
        elif key is Qt.Key.Key_H and not event.modifiers():
            self.go_to(date.today(), turn=True)
        elif key is Qt.Key.Key_Delete:
            self.trash_asked.emit()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._tip(event.pos()), self)
            return True
        return super().event(event)

    def _tip(self, place: QPoint) -> str:
        if box := self.box_at(place):
            return words.spoken(box.occurrence)
        moment = self.moment_at(place)
        return ", ".join(n.words for n in self.notes.get(moment[0].date(), [])) if moment else ""

    def resizeEvent(self, event: QEvent) -> None:
        self.lay_out()

    def focusInEvent(self, event: QEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QEvent) -> None:
        self.update()


def _days(found: Occurrence, first: date, last: date) -> list[date]:
    begin = max(found.start.date(), first)
    end = min(words.last_day(found.start, found.end, found.all_day), last)
    return [begin + timedelta(days=n) for n in range((end - begin).days + 1)]
