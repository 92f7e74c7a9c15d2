"""Finds the places of one week of the month: bars over days first, then deadlines, then the events of each day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QRect

from app.models import EventState
from app.services.deadlines import Due
from app.services.events import Occurrence
from app.ui.calendar import lanes, paint_event, words
from app.ui.calendar.lanes import Bar
from app.ui.calendar.view import Box, CalendarView, DueBox

PAD = 5
"""Room at the sides of a day."""


@dataclass(frozen=True)
class Measure:
    """Where the lines of a day begin, how far apart and how high they are, and the size of their words."""

    top: int
    step: int
    chip: int
    size: int
    own_line: bool
    """Whether the count of hidden events has a line; else it stands beside the number of the day."""


ROOMY = Measure(top=25, step=22, chip=paint_event.CHIP_HEIGHT, size=12, own_line=True)
DENSE = Measure(top=24, step=18, chip=17, size=12, own_line=True)
"""For a week in which a day has more than it can show."""
TIGHT = Measure(top=18, step=13, chip=12, size=10, own_line=False)
TIGHT_BELOW = 72
"""Days lower than this have tight lines."""


class WeekPlaces:
    """The boxes of a week, the lines of deadlines, and where a day says how much it hides."""

    def __init__(self, view: CalendarView, days: list[date], cell: Callable[[date], QRect]) -> None:
        self.boxes: list[Box] = []
        self.due_boxes: list[DueBox] = []
        self.more: list[tuple[QRect, date, int]] = []
        self._view, self._days, self._cell = view, days, cell
        self._measure_by(TIGHT if cell(days[0]).height() < TIGHT_BELOW else ROOMY)
        found = {id(one): one for day in days for one in view.events_of(day)}
        self._bars = lanes.bars(list(found.values()), days[0], days[-1], view.selected)
        if self.measure is ROOMY and any(self._crowded(day) for day in days):
            self._measure_by(DENSE)
        self._hidden = self._hide()
        for bar in self._bars:
            if bar not in self._hidden:
                self.boxes.append(self._bar_box(bar))
        for day in days:
            self._place(day)

    def _measure_by(self, measure: Measure) -> None:
        self.measure = measure
        self._room = max((self._cell(self._days[0]).height() - measure.top - 2) // measure.step, 0)

    def _hide(self) -> list[Bar]:
        """The bars for which a day has no lane left."""
        limits = {day: self._room - (self._crowded(day) and self.measure.own_line) for day in self._days}
        return [bar for bar in self._bars if any(bar.lane >= limits[day] for day in self._days_of(bar))]

    def _crowded(self, day: date) -> bool:
        lanes_ = max((bar.lane + 1 for bar in self._bars if bar.first <= day <= bar.last), default=0)
        return lanes_ + bool(self._dues(day)) + len(self._singles(day)) > self._room

    def _days_of(self, bar: Bar) -> list[date]:
        return [day for day in self._days if bar.first <= day <= bar.last]

    def _singles(self, day: date) -> list[Occurrence]:
        """What has its hours on a day; an evening that ends after midnight stands on the first day only."""
        first = self._days[0]
        found = (one for one in self._view.events_of(day) if not words.is_whole(one))
        return [one for one in found if one.start.date() == day or (one.start.date() < first == day)]

    def _dues(self, day: date) -> tuple[Due, ...]:
        return tuple(self._view.dues.get(day, ()))

    def _place(self, day: date) -> None:
        here = [bar for bar in self._bars if bar.first <= day <= bar.last]
        hidden = sum(bar in self._hidden for bar in here)
        taken = max((bar.lane + 1 for bar in here if bar not in self._hidden), default=0)
        dues, singles = self._dues(day), self._singles(day)
        crowded = hidden or taken + bool(dues) + len(singles) > self._room
        free = self._room - taken - bool(crowded and self.measure.own_line)
        if dues and free > 0:
            self.due_boxes.append(DueBox(self.line(day, taken), dues))
            taken, free = taken + 1, free - 1
        elif dues:
            hidden += len(dues)
        shown = self._first(singles, max(free, 0))
        hidden += len(singles) - len(shown)
        for area, one in zip(self._areas(day, taken, shown, bool(hidden)), shown, strict=True):
            self.boxes.append(Box(area, one, day, day))
        if hidden:
            self.more.append((self._more_place(day, taken + len(shown)), day, hidden))

    def _first(self, found: list[Occurrence], count: int) -> list[Occurrence]:
        """Those that get the room: the one in view, then what takes place, in the order of the day."""
        chosen = sorted(
            found, key=lambda one: (one.event_id != self._view.selected, one.state is EventState.CANCELLED)
        )[:count]
        return [one for one in found if one in chosen]

    def _areas(self, day: date, taken: int, shown: list[Occurrence], more: bool) -> list[QRect]:
        """Where the events of a day stand; long words get a second line as far as there is room for it."""
        lines = [self.line(day, taken + position) for position in range(len(shown))]
        if not lines or more or self.measure is not ROOMY:
            return lines
        higher = paint_event.TALL - paint_event.CHIP_HEIGHT
        room = (self._cell(day).bottom() - 2 - lines[-1].bottom()) // higher
        width = lines[0].width()
        chosen = self._view.selected
        long = [
            n
            for n, one in enumerate(shown)
            if not paint_event.fits(words.chip_text(one, day), width, one.event_id == chosen)
        ]
        grown = sorted(long, key=lambda n: shown[n].event_id != chosen)[: max(room, 0)]
        before = [sum(m < n for m in grown) * higher for n in range(len(lines))]
        return [line.adjusted(0, before[n], 0, before[n] + higher * (n in grown)) for n, line in enumerate(lines)]

    def _bar_box(self, bar: Bar) -> Box:
        left, right = self.line(bar.first, bar.lane), self.line(bar.last, bar.lane)
        area, one = left.united(right), bar.occurrence
        goes_on = words.last_day(one.start, one.end, one.all_day) > bar.last
        came = one.start.date() < bar.first
        return Box(area.adjusted(-PAD * came, 0, PAD * goes_on, 0), one, bar.first, bar.last, came, goes_on)

    def line(self, day: date, position: int) -> QRect:
        """The place of a line in a day."""
        cell, pad = self._cell(day), 2 if self.measure is TIGHT else PAD
        top = cell.y() + self.measure.top + position * self.measure.step
        return QRect(cell.x() + pad, top, cell.width() - 2 * pad + 1, self.measure.chip)

    def _more_place(self, day: date, position: int) -> QRect:
        cell = self._cell(day)
        return self.line(day, position) if self.measure.own_line else QRect(cell.right() - 24, cell.y() + 3, 23, 17)
