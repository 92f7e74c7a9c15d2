"""Draws the small things of the calendar: event chips, day numbers, strips of holidays."""

from datetime import date

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter, QPen, QPixmap

from app.models import EventState
from app.services.calendar import DayNote, NoteKind
from app.services.events import Occurrence
from app.ui.calendar import words
from app.ui.kit.widgets import draw_shape
from app.ui.theme import Tone, colour, font, mix, theme

CHIP_HEIGHT, LINE = 20, 17
TALL = CHIP_HEIGHT + LINE - 1
"""Height of a bar with two lines of words."""
BEFORE, AFTER = 7, 5
"""Room at the sides of the words in a bar."""
NARROW = 64
"""Below this width a block of the week shows its title only."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NOTE_COLOURS = {
    NoteKind.HOLIDAY: "accent", NoteKind.SPECIAL: "accent", NoteKind.RELIGIOUS: "info", NoteKind.SCHOOL: "attention",
}  # fmt: skip


def draw_event(painter: QPainter, area: QRect, occurrence: Occurrence, text: str, selected: bool) -> None:
    """An event as a rounded bar in the tone of its kind, over two lines where it is high enough for them."""
    ink, ground = (colour(name) for name in _names(words.tone(occurrence.kind)))
    _fill(painter, area, ink, ground, selected)
    type_ = font(12, bold=selected)
    type_.setStrikeOut(occurrence.state is EventState.CANCELLED)
    room = area.adjusted(BEFORE, 0, -AFTER, 0)
    painter.setFont(type_)
    painter.setPen(ink)
    if area.height() >= TALL:
        _draw_lines(painter, room.adjusted(0, 1, 0, 0), _wrapped(painter, text, room.width(), 2))
    else:
        painter.drawText(room, _LEFT, _elided(painter, text, room.width()))


def fits(text: str, width: int) -> bool:
    """Whether an event's words need no second line in a bar of this width."""
    return QFontMetrics(font(12, bold=True)).horizontalAdvance(text) <= width - BEFORE - AFTER


def draw_block(painter: QPainter, area: QRect, occurrence: Occurrence, selected: bool) -> None:
    """An event with room for its hours, its title over several lines, and its place."""
    ink, ground = (colour(name) for name in _names(words.tone(occurrence.kind)))
    _fill(painter, area, ink, ground, selected)
    room = area.adjusted(7, 3, -5, -3)
    painter.setPen(ink)
    if area.width() < NARROW:
        painter.setFont(font(11))
        _draw_lines(painter, area.adjusted(3, 2, -1, 0), _wrapped(painter, occurrence.title, area.width() - 4, 3))
        return
    hours = words.times(occurrence.start, occurrence.end, occurrence.all_day)
    painter.setFont(font(11))
    painter.drawText(QRect(room.x(), room.y(), room.width(), 16), _LEFT, _elided(painter, hours, room.width()))
    type_ = font(12, bold=True)
    type_.setStrikeOut(occurrence.state is EventState.CANCELLED)
    painter.setFont(type_)
    count = (room.height() - 16) // LINE
    title = _wrapped(painter, occurrence.title, room.width(), count)
    _draw_lines(painter, room.adjusted(0, 16, 0, 0), title)
    if len(title) < count and occurrence.location:
        painter.setFont(font(12))
        place = [_elided(painter, occurrence.location, room.width())]
        _draw_lines(painter, room.adjusted(0, 16 + LINE * len(title), 0, 0), place)


def _draw_lines(painter: QPainter, room: QRect, lines: list[str]) -> None:
    for number, text in enumerate(lines):
        painter.drawText(QRect(room.x(), room.y() + number * LINE, room.width(), LINE), _LEFT, text)


def _wrapped(painter: QPainter, text: str, width: int, count: int) -> list[str]:
    """The text in at most `count` lines, the last one elided; never a cut line."""
    metrics, lines = QFontMetrics(painter.font()), [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if metrics.horizontalAdvance(longer) <= width or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > count:
        lines = [*lines[: count - 1], " ".join(lines[max(count - 1, 0) :])]
    return [_elided(painter, line, width) for line in lines[: max(count, 0)]]


def _fill(painter: QPainter, area: QRect, ink: QColor, ground: QColor, selected: bool) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(ground)
    painter.setPen(QPen(ink, 1.5) if selected else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(QRectF(area).adjusted(0.75, 0.75, -0.75, -0.75), 4, 4)


def _elided(painter: QPainter, text: str, width: int) -> str:
    return QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, width)


def draw_number(painter: QPainter, corner: QRect, day: date, quiet: bool, today: bool) -> int:
    """The number of a day at the left of `corner`; today stands out. The answer is its width."""
    type_ = font(13, bold=today)
    text = str(day.day)
    width = QFontMetrics(type_).horizontalAdvance(text)
    painter.setFont(type_)
    if today:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("accent"))
        painter.drawRoundedRect(QRectF(corner.x() - 2, corner.y() - 1, width + 10, corner.height() + 1), 9, 9)
        corner = corner.adjusted(3, 0, 0, 0)
    painter.setPen(colour("on_accent") if today else faint() if quiet else colour("text"))
    painter.drawText(corner, _LEFT, text)
    return width + (8 if today else 0)


def draw_note(painter: QPainter, area: QRect, note: DayNote, quiet: bool) -> None:
    """The name of a holiday beside the number of its day."""
    painter.setFont(font(11))
    painter.setPen(faint() if quiet else colour(_NOTE_COLOURS[note.kind]))
    painter.drawText(area, _LEFT, _elided(painter, note.words, area.width()))


def draw_strip(painter: QPainter, area: QRect, note: DayNote) -> None:
    """A thin line under a day that lies in a longer span (school holidays, Ramadan)."""
    name = _NOTE_COLOURS[note.kind]
    painter.fillRect(area, QColor(mix(getattr(theme.palette, name), theme.palette.card, 0.45)))


def draw_focus(painter: QPainter, area: QRect) -> None:
    """The frame of the day the keyboard stands on."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(colour("accent"), 1.5))
    painter.drawRoundedRect(QRectF(area).adjusted(1.5, 1.5, -1.5, -1.5), 3, 3)


def standing() -> QColor:
    """The ground of the day the user stands on, lighter than the events on it."""
    return QColor(mix(theme.palette.accent_soft, theme.palette.card, 0.55))


def faint() -> QColor:
    """Days that are not the point: quiet, still readable."""
    return QColor(mix(theme.palette.quiet, theme.palette.card, 0.8))


def tone_icon(tone: Tone, ticked: bool = False) -> QIcon:
    """A small square in a tone, for legends and menus; filled and ticked where it is chosen."""
    pixmap = QPixmap(42, 42)
    pixmap.setDevicePixelRatio(3)
    pixmap.fill(Qt.GlobalColor.transparent)
    ink, ground = _names(tone)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(colour(ink if ticked else ground))
    painter.setPen(QPen(colour(ink), 1.5))
    painter.drawRoundedRect(QRectF(1, 1, 12, 12), 3, 3)
    if ticked:
        painter.setPen(QPen(colour("card"), 1.8))
        draw_shape(painter, "check", QRectF(0, 0, 14, 14))
    painter.end()
    return QIcon(pixmap)


def _names(tone: Tone) -> tuple[str, str]:
    return tone.value, f"{tone.value}_soft"
