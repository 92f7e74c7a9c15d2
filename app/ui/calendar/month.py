"""The month: weeks from Monday on with their numbers, and in each day as many events as fit."""

from calendar import monthrange
from datetime import date, datetime, timedelta

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent

from app.models import EventState
from app.services.events import Occurrence
from app.text import _
from app.ui.calendar import paint, words
from app.ui.calendar.view import Box, CalendarView
from app.ui.theme import colour, font

HEAD, WEEKS = 28, 44
"""Height of the line of weekdays and width of the column of week numbers."""
TOP, STEP, PAD = 26, 22, 5
"""In a day: where the events begin, how far they are apart, and the room at the sides."""
TIMED = 72
"""Below this width an event is shown without its time, and the rest as a bare number."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class MonthView(CalendarView):
    """One month as a grid."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("month")
        self.more: list[tuple[QRect, date]] = []

    def minimumSizeHint(self) -> QSize:
        return QSize(420, 320)

    def period(self) -> tuple[date, date]:
        first = self.anchor.replace(day=1)
        last = self.anchor.replace(day=monthrange(self.anchor.year, self.anchor.month)[1])
        return first - timedelta(days=first.weekday()), last + timedelta(days=6 - last.weekday())

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
        return next((day for day in self.days() if self.cell(day).contains(place)), None)

    def days(self) -> list[date]:
        """All days shown, whole weeks."""
        first, last = self.period()
        return [first + timedelta(days=n) for n in range((last - first).days + 1)]

    def moment_at(self, place: QPoint) -> tuple[datetime, bool] | None:
        day = self.day_at(place)
        return (datetime(day.year, day.month, day.day), True) if day else None

    def place_of(self, day: date) -> QPoint:
        return self.cell(day).topLeft() + QPoint(PAD, TOP)

    def lay_out(self) -> None:
        self.boxes, self.more = [], []
        for day, found in self.by_day.items():
            self._lay_out_day(day, found)

    def _lay_out_day(self, day: date, found: list[Occurrence]) -> None:
        cell = self.cell(day)
        room = max((cell.height() - TOP - 4) // STEP, 0)
        if not room:
            self.more.append((QRect(cell.right() - 28, cell.y() + 5, 26, 18), day))
            return
        shown = found if len(found) <= room else self._first(found, max(room - 1, 0))
        for area, occurrence in zip(self._areas(cell, shown, day), shown, strict=True):
            self.boxes.append(Box(area, occurrence, day))
        if len(shown) < len(found):
            self.more.append((self._line(cell, len(shown)), day))

    def _areas(self, cell: QRect, shown: list[Occurrence], day: date) -> list[QRect]:
        """Where the events of a day stand; long words get a second line as far as there is room for it."""
        lines = [self._line(cell, position) for position in range(len(shown))]
        more = paint.TALL - paint.CHIP_HEIGHT
        room = (cell.bottom() - 3 - lines[-1].bottom()) // more if lines else 0
        width = cell.width() - 2 * PAD
        long = [n for n, one in enumerate(shown) if not paint.fits(self._text(one, day, width), width)]
        grown = sorted(long, key=lambda n: shown[n].event_id != self.selected)[: max(room, 0)]
        before = [sum(m < n for m in grown) * more for n in range(len(lines))]
        return [line.adjusted(0, before[n], 0, before[n] + more * (n in grown)) for n, line in enumerate(lines)]

    def _text(self, occurrence: Occurrence, day: date, width: int) -> str:
        return words.chip_text(occurrence, day) if width >= TIMED else occurrence.title

    def _first(self, found: list[Occurrence], count: int) -> list[Occurrence]:
        """Those that get the room: the one in view, then what takes place, in the order of the day."""

        def rank(one: Occurrence) -> tuple[bool, bool]:
            return one.event_id != self.selected, one.state is EventState.CANCELLED

        chosen = sorted(found, key=rank)[:count]
        return [one for one in found if one in chosen]

    def _line(self, cell: QRect, position: int) -> QRect:
        top = cell.y() + TOP + position * STEP
        bottom = min(top + paint.CHIP_HEIGHT, cell.bottom() - 3)
        return QRect(cell.x() + PAD, top, cell.width() - 2 * PAD, bottom - top)

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
        for box in self.boxes:
            text = self._text(box.occurrence, box.day, box.area.width())
            paint.draw_event(painter, box.area, box.occurrence, text, self.is_chosen(box))
        for area, day in self.more:
            self._draw_more(painter, area, day)
        if self.hasFocus():
            paint.draw_focus(painter, self.cell(self.day))

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
        corner = QRect(cell.x() + PAD, cell.y() + 5, cell.width() - 2 * PAD, 18)
        width = paint.draw_number(painter, corner, day, outside, day == self.today)
        taken = 24 if any(area.width() < 30 and crowded == day for area, crowded in self.more) else 0
        self._draw_notes(painter, day, cell, corner.adjusted(width + 6, 1, -taken, 1), outside)

    def _draw_notes(self, painter: QPainter, day: date, cell: QRect, room: QRect, outside: bool) -> None:
        notes = self.notes.get(day, [])
        if named := next((n for n in notes if n.first == n.last or day in (n.first, cell_monday(day))), None):
            paint.draw_note(painter, room, named, outside)
        spans = [note for note in notes if note.first != note.last]
        for position, note in enumerate(spans):
            paint.draw_strip(painter, QRect(cell.x(), cell.bottom() - 2 - 3 * position, cell.width(), 3), note)

    def _draw_grid(self, painter: QPainter) -> None:
        line = colour("line")
        for number in range(7):
            painter.fillRect(self._column(number), HEAD, 1, self.height() - HEAD, line)
        for number in range(len(self.days()) // 7):
            painter.fillRect(0, self._row(number), self.width(), 1, line)

    def _draw_more(self, painter: QPainter, area: QRect, day: date) -> None:
        hidden = len(self.events_of(day)) - sum(box.day == day for box in self.boxes)
        painter.setFont(font(12))
        painter.setPen(colour("quiet"))
        if area.width() < TIMED:
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, f"+{hidden}")
            return
        text = _("+1 weiterer") if hidden == 1 else _("+{count} weitere").format(count=hidden)
        painter.drawText(area.adjusted(7, 0, 0, 0), _LEFT, text)

    # ------------------------------------------------------------ mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        place = event.position().toPoint()
        if day := next((day for area, day in self.more if area.contains(place)), None):
            self.open_day(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not any(area.contains(event.position().toPoint()) for area, _day in self.more):
            super().mouseDoubleClickEvent(event)


def cell_monday(day: date) -> date:
    """The Monday of a day's week, where a longer span is named again."""
    return day - timedelta(days=day.weekday())
