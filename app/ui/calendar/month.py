"""The month: weeks from Monday on with their numbers, and in each day as many events as fit."""

from calendar import monthrange
from datetime import date, datetime, time, timedelta
from functools import cache

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent

from app.services.calendar import DayNote
from app.text import _
from app.ui.calendar import paint, paint_event, words
from app.ui.calendar.hand import EDGE, HandledView
from app.ui.calendar.month_week import PAD, ROOMY, TIGHT, WeekPlaces
from app.ui.calendar.paint_event import Look
from app.ui.calendar.view import Box
from app.ui.theme import colour, font

HEAD, WEEKS = 28, 44
"""Height of the line of weekdays and width of the column of week numbers."""
TIMED = 72
"""Below this width an event is shown without its time, and the rest as a bare number."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class MonthView(HandledView):
    """One month as a grid."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("month")
        self.more: list[tuple[QRect, date, int]] = []
        self._measure = ROOMY

    def minimumSizeHint(self) -> QSize:
        return QSize(420, 300)

    def period(self) -> tuple[date, date]:
        return _weeks_of(self.anchor.year, self.anchor.month)

    def title(self) -> str:
        return words.month_name(self.anchor)

    def turned(self, pages: int) -> date:
        month = self.anchor.year * 12 + self.anchor.month - 1 + pages
        year, month = month // 12, month % 12 + 1
        return date(year, month, min(self.day.day, monthrange(year, month)[1]))

    # ------------------------------------------------------------ geometry

    def cell(self, day: date) -> QRect:
        """Where a day stands."""
        week, weekday = divmod((day - self.period()[0]).days, 7)
        left, right = (self._column(n) for n in (weekday, weekday + 1))
        top, bottom = (self._row(n) for n in (week, week + 1))
        return QRect(left, top, right - left, bottom - top)

    def day_at(self, place: QPoint) -> date | None:
        """The day under the mouse."""
        inside = place.x() >= WEEKS and place.y() >= HEAD and self.rect().contains(place)
        return self._nearest(place) if inside else None

    def _nearest(self, place: QPoint) -> date:
        days = self.days()
        weekday = next((n for n in range(7) if place.x() < self._column(n + 1)), 6)
        week = next((n for n in range(len(days) // 7) if place.y() < self._row(n + 1)), len(days) // 7 - 1)
        return days[week * 7 + weekday]

    def moment_at(self, place: QPoint) -> tuple[datetime, bool] | None:
        day = self.day_at(place)
        return (datetime.combine(day, time()), True) if day else None

    def exact_at(self, place: QPoint, only_day: bool) -> datetime:
        return datetime.combine(self._nearest(place), time())

    def place_of(self, day: date) -> QPoint:
        return self.cell(day).topLeft() + QPoint(PAD, ROOMY.top)

    def edge_of(self, box: Box) -> QRect:
        if box.open_right or not words.is_whole(box.occurrence):
            return QRect()
        return box.area.adjusted(box.area.width() - EDGE, 0, 0, 0)

    def crowded_at(self, place: QPoint) -> date | None:
        return next((day for area, day, _count in self.more if area.contains(place)), None)

    def lay_out(self) -> None:
        self.boxes, self.due_boxes, self.more = [], [], []
        days = self.days()
        for start in range(0, len(days), 7):
            week = WeekPlaces(self, days[start : start + 7], self.cell)
            self._measure = TIGHT if week.measure is TIGHT else ROOMY
            self.boxes += week.boxes
            self.due_boxes += week.due_boxes
            self.more += week.more

    def _column(self, number: int) -> int:
        return WEEKS + round((self.width() - WEEKS) * number / 7)

    def _row(self, number: int) -> int:
        first, last = self.period()
        return HEAD + round((self.height() - HEAD) * number / (((last - first).days + 1) // 7))

    # ------------------------------------------------------------ drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("card"))
        self._draw_heads(painter)
        for day in self.days():
            self._draw_day(painter, day, self.cell(day))
        self._draw_grid(painter)
        for due in self.due_boxes:
            paint_event.draw_dues(painter, due.area, due.dues, self._measure.size)
        for box in self.boxes:
            self._draw_box(painter, box)
        for area, day, count in self.more:
            self._draw_more(painter, area, day, count)
        if self.hasFocus():
            paint.draw_focus(painter, self.cell(self.day))

    def _draw_box(self, painter: QPainter, box: Box) -> None:
        roomy = box.area.width() >= TIMED and self._measure is not TIGHT
        text = words.chip_text(box.occurrence, box.day) if roomy else box.occurrence.title
        look = Look(self.is_chosen(box), box.last < self.today, box.open_left, box.open_right, self._measure.size)
        paint_event.draw_bar(painter, box.area, box.occurrence, text, look)

    def _draw_heads(self, painter: QPainter) -> None:
        painter.setFont(font(13, bold=True))
        painter.setPen(colour("quiet"))
        for number, day in enumerate(self.days()[:7]):
            area = QRect(self._column(number) + PAD, 0, 60, HEAD)
            painter.drawText(area, _LEFT, words.weekday(day))
        painter.setFont(font(11))
        for number, day in enumerate(self.days()[::7]):
            area = QRect(PAD, self._row(number) + 5, WEEKS - PAD, 34)
            text = _("KW {week}").format(week=day.isocalendar().week)
            if self.cell(day).height() > 40:
                text = text.replace(" ", "\n")
            painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, text)

    def _draw_day(self, painter: QPainter, day: date, cell: QRect) -> None:
        outside = day.month != self.anchor.month
        if day == self.day:
            painter.fillRect(cell, paint.standing())
        elif outside or day.weekday() > 4:
            painter.fillRect(cell, colour("head"))
        top = 5 if self._measure is not TIGHT else 2
        corner = QRect(cell.x() + PAD, cell.y() + top, cell.width() - 2 * PAD, 18)
        width = paint.draw_number(painter, corner, day, outside, day == self.today)
        taken = 22 if self._measure is TIGHT and any(crowded == day for _a, crowded, _n in self.more) else 0
        self._draw_notes(painter, day, cell, corner.adjusted(width + 6, 1, -taken, 1), outside)

    def _draw_notes(self, painter: QPainter, day: date, cell: QRect, room: QRect, outside: bool) -> None:
        notes = self.notes.get(day, [])
        if named := next((n for n in notes if self._is_named(n, day)), None):
            paint.draw_note(painter, room, named, outside)
        spans = [note for note in notes if note.first != note.last]
        for position, note in enumerate(spans):
            paint.draw_strip(painter, QRect(cell.x(), cell.bottom() - 1 - 3 * position, cell.width(), 2), note)

    def _is_named(self, note: DayNote, day: date) -> bool:
        """Whether the words of a note stand on a day: a longer one is named at its beginning and on Mondays."""
        return note.first == note.last or day == note.first or day.weekday() == 0

    def _draw_grid(self, painter: QPainter) -> None:
        line = colour("line")
        for number in range(7):
            painter.fillRect(self._column(number), HEAD, 1, self.height() - HEAD, line)
        for number in range(len(self.days()) // 7):
            painter.fillRect(0, self._row(number), self.width(), 1, line)

    def _draw_more(self, painter: QPainter, area: QRect, day: date, hidden: int) -> None:
        painter.setFont(font(12 if self._measure is not TIGHT else 11))
        painter.setPen(colour("quiet"))
        if area.width() < TIMED:
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, f"+{hidden}")
            return
        text = _("+1 weiterer") if hidden == 1 else _("+{count} weitere").format(count=hidden)
        painter.drawText(area.adjusted(7, 0, 0, 0), _LEFT, text)


@cache
def _weeks_of(year: int, month: int) -> tuple[date, date]:
    """The first and the last day of the whole weeks of a month; asked for with every cell."""
    first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
    return first - timedelta(days=first.weekday()), last + timedelta(days=6 - last.weekday())
