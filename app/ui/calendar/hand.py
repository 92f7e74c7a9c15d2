"""What mouse and keys do in month, week and day: pick, open, create, move, stretch, turn the pages."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication

from app.services.events import Occurrence
from app.ui.calendar import drag
from app.ui.calendar.day_menu import open_day_menu, open_task_menu
from app.ui.calendar.drag import Grip
from app.ui.calendar.view import Box, CalendarView

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
NOTCH = 120
"""What one notch of a wheel counts, in eighths of a degree."""
EDGE = 7
"""Pixels at the end of an event by which it is stretched."""


class HandledView(CalendarView):
    """A calendar that can be worked with."""

    picked = Signal(str)
    """The id of the event the user wants to see."""
    edit_asked = Signal(str)
    create_asked = Signal(object, bool)
    """A new event at a datetime; True when only the day was meant."""
    span_asked = Signal(object)
    """A new event as long as this occurrence."""
    moved = Signal(object, object)
    """An occurrence as it was, and as the user wants it."""
    due_asked = Signal(object)
    """The deadline whose record the user wants to see."""
    task_done = Signal(object)
    task_postponed = Signal(object, object)
    """The deadline of a task, and the day it is put off to."""
    day_asked = Signal(object)
    trash_asked = Signal()

    rise = timedelta(days=7)
    """How far an event moves down with one press of a key."""

    def __init__(self) -> None:
        super().__init__()
        self._grip: Grip | None = None
        self._rolled = 0

    # ------------------------------------------------------------ for children

    def edge_of(self, box: Box) -> QRect:
        """By which part of its box an event is stretched."""
        raise NotImplementedError

    def crowded_at(self, place: QPoint) -> date | None:
        """The day whose count of hidden events is under the mouse."""
        return None

    # ------------------------------------------------------------ mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        place = event.position().toPoint()
        moment, box = self.moment_at(place), self.box_at(place)
        if moment is None:
            return
        self.go_to(moment[0].date())
        if self.dues_at(place) or self.crowded_at(place):
            return
        exact = self.exact_at(place, moment[1])
        edge = box is not None and self.edge_of(box).contains(place)
        self._grip = Grip(place, exact, moment[1], box.occurrence if box else None, edge)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        grip = self._grip
        if grip is None or not event.buttons() & Qt.MouseButton.LeftButton:
            self._show_grip(place)
        elif self.lifted or (place - grip.place).manhattanLength() >= QApplication.startDragDistance():
            self._lift(grip.dragged_to(self.exact_at(place, grip.only_day)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        place, grip, lifted = event.position().toPoint(), self._grip, self.lifted
        self._put_down()
        if grip and lifted:
            self._drop(grip, lifted)
        elif grip and grip.occurrence:
            self.picked.emit(grip.occurrence.event_id)
        elif day := self.crowded_at(place):
            self.open_day(day, always=True)
        elif dues := self.dues_at(place):
            self.due_asked.emit(dues[0]) if len(dues) == 1 else self.open_day(dues[0].day, always=True)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = event.position().toPoint()
        if self.dues_at(place) or self.crowded_at(place):
            return
        if box := self.box_at(place):
            self.edit_asked.emit(box.occurrence.event_id)
        elif moment := self.moment_at(place):
            self.create_asked.emit(*moment)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """A notch of the wheel is a page, also while an event is dragged; part notches of a touch pad are added up."""
        self._rolled += event.angleDelta().y()
        if abs(self._rolled) >= NOTCH:
            self.turn(-1 if self._rolled > 0 else 1)
            self._rolled = 0

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        moment = self.moment_at(event.pos()) if by_mouse else None
        if moment:
            self.go_to(moment[0].date())
        dues = self.dues_at(event.pos()) if by_mouse else ()
        if len(dues) == 1 and dues[0].entity == "Task":
            open_task_menu(self, dues[0], event.pos())
        else:
            self.open_day(self.day, always=True)

    def _show_grip(self, place: QPoint) -> None:
        box = self.box_at(place)
        if box is None or not self.edge_of(box).contains(place):
            self.unsetCursor()
        else:
            upright = self.edge_of(box).height() > self.edge_of(box).width()
            self.setCursor(Qt.CursorShape.SizeHorCursor if upright else Qt.CursorShape.SizeVerCursor)

    def _lift(self, wanted: Occurrence) -> None:
        grip = self._grip
        if grip is None or wanted == self.lifted:
            return
        if self.lifted is None and grip.occurrence and not grip.edge:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.lifted = wanted
        self.spread()
        self.lay_out()
        self.update()

    def in_view(self) -> list[Occurrence]:
        if self.lifted is None or self._grip is None:
            return self.found
        return [*(one for one in self.found if one != self._grip.occurrence), self.lifted]

    def _put_down(self) -> None:
        """The mouse holds nothing any more; everything stands where the database has it."""
        self._grip = None
        self.unsetCursor()
        if self.lifted is not None:
            self.lifted = None
            self.spread()
            self.draw_anew()

    def _drop(self, grip: Grip, lifted: Occurrence) -> None:
        if grip.occurrence is None:
            self.span_asked.emit(lifted)
        elif lifted != grip.occurrence:
            self.moved.emit(grip.occurrence, lifted)

    def leaveEvent(self, event: QEvent) -> None:
        self.unsetCursor()

    # ------------------------------------------------------------ keys

    def event(self, event: QEvent) -> bool:
        """While something is dragged Esc belongs to the drag, not to the form beside."""
        mine = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if mine and self.lifted is not None and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Escape and self.lifted is not None:
            self._put_down()
        elif key in _STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
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
            self.create_on(self.day)
        elif key in (Qt.Key.Key_H, Qt.Key.Key_T) and not event.modifiers():
            self.go_to(date.today(), turn=True)
        elif key is Qt.Key.Key_Delete:
            self.trash_asked.emit()
        else:
            super().keyPressEvent(event)

    def push(self, days: int = 0, down: int = 0) -> None:
        """Move the event in view by so many days, or so many steps down (weeks, or quarters of an hour)."""
        if one := self.chosen():
            step = timedelta(days=7) if one.all_day else self.rise
            self.moved.emit(one, drag.moved(one, days * drag.DAY + down * step))

    def lengthen(self, steps: int) -> None:
        """Let the event in view end so many steps later: days, or quarters of an hour."""
        one = self.chosen()
        if one and (longer := drag.stretched(one, steps * (drag.DAY if one.all_day else drag.STEP))) != one:
            self.moved.emit(one, longer)

    def step_event(self, sign: int) -> None:
        """Show the next (1) or previous (-1) event of the days in view."""
        order = [(day, one) for day in self.days() for one in self.events_of(day) if _begins(one, day, self.days()[0])]
        at = next((n for n, (day, one) in enumerate(order) if (day, one.event_id) == (self.day, self.selected)), None)
        if at is None:
            after = [n for n, (day, _one) in enumerate(order) if day >= self.day]
            wanted = (after[0] if after else len(order)) - (sign < 0)
        else:
            wanted = at + sign
        if 0 <= wanted < len(order):
            day, one = order[wanted]
            self.go_to(day)
            self.picked.emit(one.event_id)

    def open_day(self, day: date, always: bool = False) -> None:
        """Offer everything of a day in a menu at its place; one single event is opened at once unless `always`."""
        found = self.events_of(day)
        if len(found) == 1 and not always and not self.dues.get(day):
            self.picked.emit(found[0].event_id)
            return
        open_day_menu(self, day)

    def create_on(self, day: date) -> None:
        """Begin a new event on a day at its usual hours."""
        self.create_asked.emit(datetime(day.year, day.month, day.day), True)


def _begins(one: Occurrence, day: date, first: date) -> bool:
    return day == max(one.start.date(), first)
