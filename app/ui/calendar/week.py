"""Days as columns of hours: a week, or a single day; what overlaps stands side by side."""

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from app.services.deadlines import Due
from app.services.events import Occurrence
from app.text import _, long_date
from app.ui.calendar import drag, lanes, paint, paint_event, words
from app.ui.calendar.hand import EDGE, HandledView
from app.ui.calendar.lanes import SHORTEST
from app.ui.calendar.paint_event import Look
from app.ui.calendar.view import Box, DueBox
from app.ui.theme import colour, font

FIRST_HOUR, LAST_HOUR = 7, 22
"""The hours always shown; earlier and later events widen them."""
HEAD, NOTE, HOURS, PAD, ROW = 28, 18, 52, 3, 22
LABEL, LOWEST = 16, 17
"""Height of the words of an hour, and of the lowest event."""
ROOMY = 70
"""A day narrower than this has its name and number close together."""
DUES = {7: 2, 1: 6}
"""How many deadlines of a day stand on lines of their own, for a week and for a day; more share one."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class WeekView(HandledView):
    """Seven columns from Monday on, or one for the day itself."""

    rise = drag.STEP

    def __init__(self, days: int = 7) -> None:
        super().__init__()
        self.setObjectName("week" if days == 7 else "day")
        self._days = days
        self._hours = (FIRST_HOUR, LAST_HOUR)
        self._rows = 0

    def minimumSizeHint(self) -> QSize:
        return QSize(380, 300)

    def period(self) -> tuple[date, date]:
        first = self.anchor - timedelta(days=self.anchor.weekday()) if self._days == 7 else self.anchor
        return first, first + timedelta(days=self._days - 1)

    def title(self) -> str:
        first, last = self.period()
        if self._days == 1:
            return long_date(first)
        begin = f"{first.day}." if first.month == last.month else f"{first.day}.{first.month}."
        days = f"{begin}–{last.day}.{last.month}.{last.year}"
        return _("KW {week}, {days}").format(week=first.isocalendar().week, days=days)

    def short_title(self) -> str:
        first = self.period()[0]
        if self._days == 1:
            return f"{words.weekday(first)} {first.day}.{first.month}.{first.year}"
        return _("KW {week}/{year}").format(week=first.isocalendar().week, year=first.isocalendar().year)

    def turned(self, pages: int) -> date:
        return self.day + timedelta(days=pages * self._days)

    # ------------------------------------------------------------ geometry

    @property
    def top(self) -> int:
        """Where the hours begin: under the heads, the events of whole days and the deadlines."""
        return HEAD + NOTE + self._rows * ROW + 4

    def column(self, number: int) -> int:
        """The left edge of a day's column."""
        return HOURS + round((self.width() - HOURS) * number / self._days)

    def height_at(self, moment: time) -> int:
        """Where a time of day lies."""
        first, last = self._hours
        hours = moment.hour + moment.minute / 60 - first
        return self.top + round((self.height() - self.top) * hours / (last - first))

    def moment_at(self, place: QPoint) -> tuple[datetime, bool] | None:
        if not HOURS <= place.x() < self.width():
            return None
        day = self._nearest(place)
        if place.y() < self.top:
            return datetime.combine(day, time()), True
        return datetime.combine(day, time()) + self._hour_at(place, timedelta(minutes=30)), False

    def exact_at(self, place: QPoint, only_day: bool) -> datetime:
        day = datetime.combine(self._nearest(place), time())
        return day if only_day else day + self._hour_at(place, drag.STEP)

    def _nearest(self, place: QPoint) -> date:
        number = next((n for n in range(self._days) if place.x() < self.column(n + 1)), self._days - 1)
        return self.period()[0] + timedelta(days=number)

    def _hour_at(self, place: QPoint, step: timedelta) -> timedelta:
        first, last = timedelta(hours=self._hours[0]), timedelta(hours=self._hours[1])
        share = min(max(place.y() - self.top, 0) / max(self.height() - self.top, 1), 1)
        return min(first + int((last - first) * share / step) * step, last - step)

    def place_of(self, day: date) -> QPoint:
        return QPoint(self.column((day - self.period()[0]).days) + PAD, HEAD)

    def edge_of(self, box: Box) -> QRect:
        if words.is_whole(box.occurrence):
            return QRect() if box.open_right else box.area.adjusted(box.area.width() - EDGE, 0, 0, 0)
        ends_here = words.last_day(box.occurrence.start, box.occurrence.end, False) == box.day
        return box.area.adjusted(0, box.area.height() - EDGE, 0, 0) if ends_here else QRect()

    # ------------------------------------------------------------ places

    def lay_out(self) -> None:
        self.boxes, self.due_boxes = [], []
        self._measure_hours()
        self._lay_out_top()
        for number, day in enumerate(self.days()):
            self._lay_out_day(number, day)

    def _timed(self, day: date) -> list[Occurrence]:
        return [one for one in self.events_of(day) if not words.is_whole(one)]

    def _measure_hours(self) -> None:
        if self.lifted is not None:
            return
        parts = [(lanes.on(one, day), day) for day in self.days() for one in self._timed(day)]
        starts = [begin.hour for (begin, _end), _day in parts]
        ends = [-(-_minutes(end, day) // 60) for (_begin, end), day in parts]
        self._hours = min([FIRST_HOUR, *starts]), min(max([LAST_HOUR, *ends]), 24)

    def _lay_out_top(self) -> None:
        """The events of whole days as bars, and under them what is due."""
        first, last = self.period()
        found = {id(one): one for day in self.days() for one in self.events_of(day)}
        bars = lanes.bars(list(found.values()), first, last)
        high = {day: max((b.lane + 1 for b in bars if b.first <= day <= b.last), default=0) for day in self.days()}
        lines = {day: self._due_lines(day) for day in self.days()}
        self._rows = max(high[day] + len(lines[day]) for day in self.days())
        for bar in bars:
            one = bar.occurrence
            goes_on = words.last_day(one.start, one.end, one.all_day) > last
            area = self._row_area(bar.first, bar.lane).united(self._row_area(bar.last, bar.lane))
            self.boxes.append(Box(area, one, bar.first, bar.last, one.start.date() < first, goes_on))
        for day in self.days():
            for position, dues in enumerate(lines[day]):
                self.due_boxes.append(DueBox(self._row_area(day, high[day] + position), dues))

    def _due_lines(self, day: date) -> list[tuple[Due, ...]]:
        dues = self.dues.get(day, [])
        if len(dues) > DUES[self._days]:
            return [tuple(dues)]
        return [(due,) for due in dues]

    def _row_area(self, day: date, position: int) -> QRect:
        number = (day - self.period()[0]).days
        left, right = self.column(number) + PAD, self.column(number + 1) - PAD
        return QRect(left, HEAD + NOTE + ROW * position, right - left, paint_event.CHIP_HEIGHT)

    def _lay_out_day(self, number: int, day: date) -> None:
        left, right = self.column(number) + PAD, self.column(number + 1) - PAD
        for occurrence, lane, count in lanes.side_by_side(self._timed(day), day):
            start, end = lanes.on(occurrence, day)
            width = (right - left) // count
            top, bottom = self._height(start, day), self._height(max(end, start + SHORTEST), day)
            high = max(bottom - top - 2, LOWEST)
            self.boxes.append(Box(QRect(left + lane * width, top + 1, width - 1, high), occurrence, day, day))

    def _height(self, moment: datetime, day: date) -> int:
        return self.height_at(moment.time()) if moment.date() == day else self.height() - 1

    # ------------------------------------------------------------ drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("card"))
        for number, day in enumerate(self.days()):
            self._draw_day(painter, number, day)
        self._draw_hours(painter)
        for due in self.due_boxes:
            single = self._days == 1 and len(due.dues) == 1
            size = 10 if due.area.width() < paint_event.NARROW else 12
            paint_event.draw_dues(painter, due.area, due.dues, size, words.due_words(due.dues[0]) if single else "")
        for box in self.boxes:
            self._draw_box(painter, box)
        self._draw_now(painter)
        if self.hasFocus():
            paint.draw_focus(painter, self._column_area((self.day - self.period()[0]).days))

    def _column_area(self, number: int) -> QRect:
        return QRect(self.column(number), 0, self.column(number + 1) - self.column(number), self.height())

    def _draw_day(self, painter: QPainter, number: int, day: date) -> None:
        area = self._column_area(number)
        if day == self.day and self._days > 1:
            painter.fillRect(area, paint.standing())
        elif day.weekday() > 4:
            painter.fillRect(area, colour("head"))
        head = QRect(area.x() + 8, 6, area.width() - 12, 18)
        painter.setFont(font(13, bold=True))
        painter.setPen(colour("quiet"))
        painter.drawText(head, _LEFT, words.weekday(day))
        aside = 30 if head.width() >= ROOMY else 24
        paint.draw_number(painter, head.adjusted(aside, 0, 0, 0), day, False, day == self.today)
        if notes := self.notes.get(day):
            paint.draw_note(painter, QRect(head.x(), HEAD - 2, head.width(), NOTE), notes[0], False)
        painter.fillRect(area.x(), 0, 1, area.height(), colour("line"))

    def _draw_hours(self, painter: QPainter) -> None:
        painter.setFont(font(11))
        high = self.height_at(time(self._hours[0] + 1)) - self.top
        for hour in range(*self._hours, 1 if high >= LABEL else 3 if 3 * high >= LABEL else 5):
            y = self.height_at(time(hour))
            painter.fillRect(0, y, self.width(), 1, colour("line"))
            painter.setPen(colour("quiet"))
            painter.drawText(QRect(0, y + 2, HOURS - 8, 16), _RIGHT, f"{hour:02d}:00")

    def _draw_box(self, painter: QPainter, box: Box) -> None:
        over = box.occurrence.end < datetime.now() and box.last <= self.today
        look = Look(self.is_chosen(box), over, box.open_left, box.open_right)
        narrow = box.area.width() < paint_event.NARROW and not words.is_whole(box.occurrence)
        if box.area.height() < 2 * paint_event.CHIP_HEIGHT and not narrow:
            text = words.chip_text(box.occurrence, box.day)
            paint_event.draw_bar(painter, box.area, box.occurrence, text, look)
        else:
            paint_event.draw_block(painter, box.area, box.occurrence, look)

    def _draw_now(self, painter: QPainter) -> None:
        first, last = self.period()
        now = datetime.now()
        if first <= now.date() <= last and self._hours[0] <= now.hour < self._hours[1]:
            area = self._column_area((now.date() - first).days)
            y = self.height_at(now.time())
            painter.fillRect(area.x(), y, area.width(), 2, colour("accent"))
            painter.setBrush(colour("accent"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(QPoint(area.x() + 1, y + 1), 4, 4)


def _minutes(moment: datetime, day: date) -> int:
    return round((moment - datetime.combine(day, time())).total_seconds() / 60)
