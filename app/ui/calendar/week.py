"""Days as columns of hours: a week, or as many days as are asked for; what overlaps stands side by side."""

from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from app.services.events import Occurrence
from app.text import _, german_date
from app.ui.calendar import paint, words
from app.ui.calendar.view import Box, CalendarView
from app.ui.theme import colour, font

FIRST_HOUR, LAST_HOUR = 7, 22
"""The hours always shown; earlier and later events widen them."""
HEAD, NOTE, HOURS, PAD = 28, 18, 52, 3
LABEL, LOWEST = 16, 17
"""Height of the words of an hour, and of the lowest event."""
ROOMY = 70
"""A day narrower than this has its name and number close together."""
SHORTEST = timedelta(minutes=40)
"""Shorter events are drawn this long, so that their words can be read."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class WeekView(CalendarView):
    """`days` columns from Monday on (7), or from the day itself on (1)."""

    def __init__(self, days: int = 7) -> None:
        super().__init__()
        self.setObjectName("week")
        self._days = days
        self._hours = (FIRST_HOUR, LAST_HOUR)
        self._whole = 0

    def minimumSizeHint(self) -> QSize:
        return QSize(380, 320)

    def period(self) -> tuple[date, date]:
        first = self.anchor - timedelta(days=self.anchor.weekday()) if self._days == 7 else self.anchor
        return first, first + timedelta(days=self._days - 1)

    def title(self) -> str:
        first, last = self.period()
        begin = f"{first.day}." if first.month == last.month else f"{first.day}.{first.month}."
        days = f"{begin}–{last.day}.{last.month}.{last.year}" if self._days > 1 else german_date(first)
        return _("KW {week}, {days}").format(week=first.isocalendar().week, days=days)

    def short_title(self) -> str:
        first = self.period()[0].isocalendar()
        return _("KW {week}/{year}").format(week=first.week, year=first.year)

    def turned(self, pages: int) -> date:
        return self.day + timedelta(days=pages * self._days)

    # ------------------------------------------------------------ geometry

    @property
    def top(self) -> int:
        """Where the hours begin: under the heads and the events of whole days."""
        return HEAD + NOTE + self._whole * 22 + 4

    def column(self, number: int) -> int:
        """The left edge of a day's column."""
        return HOURS + round((self.width() - HOURS) * number / self._days)

    def height_at(self, moment: time) -> int:
        """Where a time of day lies."""
        first, last = self._hours
        hours = moment.hour + moment.minute / 60 - first
        return self.top + round((self.height() - self.top) * hours / (last - first))

    def moment_at(self, place: QPoint) -> tuple[datetime, bool] | None:
        number = next((n for n in range(self._days) if self.column(n) <= place.x() < self.column(n + 1)), None)
        if number is None:
            return None
        day = self.period()[0] + timedelta(days=number)
        first, last = self._hours
        if place.y() < self.top:
            return datetime.combine(day, time()), True
        halves = int((place.y() - self.top) * (last - first) * 2 / max(self.height() - self.top, 1))
        return datetime.combine(day, time()) + timedelta(hours=first, minutes=30 * halves), False

    def place_of(self, day: date) -> QPoint:
        return QPoint(self.column((day - self.period()[0]).days) + PAD, HEAD)

    def lay_out(self) -> None:
        self._measure()
        self.boxes = []
        for number in range(self._days):
            self._lay_out_day(number, self.period()[0] + timedelta(days=number))

    def _measure(self) -> None:
        timed = [(o, day) for day, found in self.by_day.items() for o in found if not _is_whole(o, day)]
        self._whole = max((sum(_is_whole(o, d) for o in found) for d, found in self.by_day.items()), default=0)
        starts = [_on(o, day)[0].hour for o, day in timed]
        ends = [-(-(_minutes(_on(o, day)[1], day)) // 60) for o, day in timed]
        self._hours = min([FIRST_HOUR, *starts]), min(max([LAST_HOUR, *ends]), 24)

    def _lay_out_day(self, number: int, day: date) -> None:
        left, right = self.column(number) + PAD, self.column(number + 1) - PAD
        whole = [o for o in self.events_of(day) if _is_whole(o, day)]
        for position, occurrence in enumerate(whole):
            area = QRect(left, HEAD + NOTE + 22 * position, right - left, paint.CHIP_HEIGHT)
            self.boxes.append(Box(area, occurrence, day))
        timed = [o for o in self.events_of(day) if not _is_whole(o, day)]
        for occurrence, lane, lanes in _lanes(timed, day):
            start, end = _on(occurrence, day)
            width = (right - left) // lanes
            top, bottom = self._height(start, day), self._height(max(end, start + SHORTEST), day)
            high = max(bottom - top - 2, LOWEST)
            self.boxes.append(Box(QRect(left + lane * width, top + 1, width - 1, high), occurrence, day))

    def _height(self, moment: datetime, day: date) -> int:
        return self.height_at(moment.time()) if moment.date() == day else self.height() - 1

    # ------------------------------------------------------------ drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("card"))
        for number in range(self._days):
            self._draw_day(painter, number, self.period()[0] + timedelta(days=number))
        self._draw_hours(painter)
        for box in self.boxes:
            self._draw_box(painter, box)
        self._draw_now(painter)
        if self.hasFocus():
            paint.draw_focus(painter, self._column_area((self.day - self.period()[0]).days))

    def _column_area(self, number: int) -> QRect:
        return QRect(self.column(number), 0, self.column(number + 1) - self.column(number), self.height())

    def _draw_day(self, painter: QPainter, number: int, day: date) -> None:
        area = self._column_area(number)
        if day == self.day:
            painter.fillRect(area, paint.standing())
        elif day.weekday() > 4:
            painter.fillRect(area, colour("head"))
        head = QRect(area.x() + 8, 6, area.width() - 12, 18)
        painter.setFont(font(13, bold=True))
        painter.setPen(colour("quiet"))
        name = words.weekday(day)
        painter.drawText(head, _LEFT, name)
        paint.draw_number(
            painter, head.adjusted(30 if head.width() >= ROOMY else 24, 0, 0, 0), day, False, day == self.today
        )
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
        chosen = self.is_chosen(box)
        text = words.chip_text(box.occurrence, box.day)
        if box.area.height() < 2 * paint.CHIP_HEIGHT:
            paint.draw_event(painter, box.area, box.occurrence, text, chosen)
        else:
            paint.draw_block(painter, box.area, box.occurrence, chosen)

    def _draw_now(self, painter: QPainter) -> None:
        first, last = self.period()
        now = datetime.now()
        if first <= now.date() <= last and self._hours[0] <= now.hour < self._hours[1]:
            area = self._column_area((now.date() - first).days)
            painter.fillRect(area.x(), self.height_at(now.time()), area.width(), 2, colour("accent"))


def _is_whole(occurrence: Occurrence, day: date) -> bool:
    """Whether an event takes the whole of a day: by its nature, or because it began before and ends after."""
    return occurrence.all_day or (occurrence.start.date() < day < occurrence.end.date())


def _on(occurrence: Occurrence, day: date) -> tuple[datetime, datetime]:
    """The part of an event that lies on a day."""
    begin = datetime.combine(day, time())
    return max(occurrence.start, begin), min(max(occurrence.end, occurrence.start), begin + timedelta(days=1))


def _minutes(moment: datetime, day: date) -> int:
    return round((moment - datetime.combine(day, time())).total_seconds() / 60)


def _lanes(timed: list[Occurrence], day: date) -> list[tuple[Occurrence, int, int]]:
    """Each event with its lane and how many lanes its group needs; a group is what overlaps, directly or in a chain."""
    result: list[tuple[Occurrence, int, int]] = []
    group: list[tuple[Occurrence, int]] = []
    ends: list[datetime] = []
    for occurrence in sorted(timed, key=lambda o: (o.start, o.end)):
        start, end = _on(occurrence, day)
        if group and start >= max(ends):
            result += [(one, lane, len(ends)) for one, lane in group]
            group, ends = [], []
        lane = next((n for n, taken in enumerate(ends) if taken <= start), len(ends))
        ends[lane : lane + 1] = [max(end, start + SHORTEST)]
        group.append((occurrence, lane))
    return result + [(one, lane, len(ends)) for one, lane in group]
