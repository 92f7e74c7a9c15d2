"""Draws events and deadlines: a bar in the tone of the kind, a block with its hours, a flag for what is due."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from app.models import EventState
from app.services.deadlines import Due
from app.services.events import Occurrence
from app.ui import tones
from app.ui.calendar import words
from app.ui.calendar.paint import draw_flag, elided, names
from app.ui.theme import colour, font, mix, theme

CHIP_HEIGHT, LINE = 20, 17
TALL = CHIP_HEIGHT + LINE - 1
"""Height of a bar with two lines of words."""
TIGHT_LINE = 13
"""Height of a line of small words."""
BEFORE, AFTER = 7, 5
"""Room at the sides of the words in a bar."""
NARROW = 64
"""Below this width a block of the week shows its title only."""
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip


@dataclass(frozen=True)
class Look:
    """How an event stands out: in view, over, going on in the row before or after, in small words."""

    chosen: bool = False
    past: bool = False
    open_left: bool = False
    open_right: bool = False
    size: int = 12


def draw_bar(painter: QPainter, area: QRect, occurrence: Occurrence, text: str, look: Look) -> None:
    """An event as a rounded bar, over two lines where it is high enough for them."""
    ink = _fill(painter, area, occurrence, look)
    tight = look.size < 12
    room = area.adjusted(3 if tight else BEFORE, 0, -2 if tight else -AFTER, 0)
    painter.setFont(_type(occurrence, look.size, look.chosen))
    painter.setPen(ink)
    if area.height() >= TALL:
        _draw_lines(painter, room.adjusted(0, 1, 0, 0), wrapped(painter, text, room.width(), 2))
    else:
        painter.drawText(room, _LEFT, elided(painter, text, room.width()))


def fits(text: str, width: int, chosen: bool = False) -> bool:
    """Whether an event's words need no second line in a bar of this width."""
    return QFontMetrics(font(12, bold=chosen)).horizontalAdvance(text) <= width - BEFORE - AFTER


def draw_block(painter: QPainter, area: QRect, occurrence: Occurrence, look: Look) -> None:
    """An event with room for its hours, its title over several lines, and its place."""
    painter.setPen(_fill(painter, area, occurrence, look))
    room = area.adjusted(7, 3, -5, -3)
    if area.width() < NARROW:
        _draw_narrow(painter, area, occurrence)
        return
    hours = words.times(occurrence.start, occurrence.end, occurrence.all_day)
    painter.setFont(font(11))
    painter.drawText(QRect(room.x(), room.y(), room.width(), 16), _LEFT, elided(painter, hours, room.width()))
    painter.setFont(_type(occurrence, 12, True))
    count = (room.height() - 16) // LINE
    title = wrapped(painter, occurrence.title, room.width(), count)
    _draw_lines(painter, room.adjusted(0, 16, 0, 0), title)
    if len(title) < count and occurrence.location:
        painter.setFont(font(12))
        place = [elided(painter, occurrence.location, room.width())]
        _draw_lines(painter, room.adjusted(0, 16 + LINE * len(title), 0, 0), place)


def _draw_narrow(painter: QPainter, area: QRect, occurrence: Occurrence) -> None:
    """The title alone, in small words over as many lines as there are."""
    painter.setFont(font(10))
    count = max((area.height() - 2) // TIGHT_LINE, 1)
    for number, text in enumerate(wrapped(painter, occurrence.title, area.width() - 5, count)):
        line = QRect(area.x() + 3, area.y() + 1 + number * TIGHT_LINE, area.width() - 4, TIGHT_LINE)
        painter.drawText(line, _LEFT, text)


def draw_dues(painter: QPainter, area: QRect, dues: Sequence[Due], size: int = 12, told: str = "") -> None:
    """Deadlines of a day on one line: a flag and words without a ground, so that nobody takes them for an event."""
    ink = colour(tones.due(dues[0].day).value)
    tight = size < 12
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(mix(ink.name(), theme.palette.card, 0.35)), 1))
    if not tight:
        painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    corner = QPointF(area.x() - 1, area.center().y() - 5) if tight else QPointF(area.x() + 4, area.center().y() - 7)
    draw_flag(painter, corner, ink, 0.8 if tight else 1)
    painter.setFont(font(size))
    painter.setPen(ink)
    room = area.adjusted(11 if tight else 20, 0, -2 if tight else -AFTER, 0)
    painter.drawText(room, _LEFT, elided(painter, told or words.dues_text(dues), room.width()))


def wrapped(painter: QPainter, text: str, width: int, count: int) -> list[str]:
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
    return [elided(painter, line, width) for line in lines[: max(count, 0)]]


def _draw_lines(painter: QPainter, room: QRect, lines: list[str]) -> None:
    for number, text in enumerate(lines):
        painter.drawText(QRect(room.x(), room.y() + number * LINE, room.width(), LINE), _LEFT, text)


def _type(occurrence: Occurrence, size: int, bold: bool) -> QFont:
    result = font(size, bold=bold)
    result.setStrikeOut(occurrence.state is EventState.CANCELLED)
    return result


def _fill(painter: QPainter, area: QRect, occurrence: Occurrence, look: Look) -> QColor:
    """The ground of an event: paler when it is over, with a broken line while it is only planned."""
    ink, soft = (getattr(theme.palette, name) for name in names(words.tone(occurrence.kind)))
    ground = mix(soft, theme.palette.card, 0.5) if look.past else soft
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(area)
    painter.setBrush(QColor(ground))
    painter.setPen(_border(QColor(ink), ground, occurrence, look))
    box = QRectF(area).adjusted(-8 if look.open_left else 0.75, 0.75, 8 if look.open_right else -0.75, -0.75)
    painter.drawRoundedRect(box, 4, 4)
    painter.restore()
    return QColor(ink)


def _border(ink: QColor, ground: str, occurrence: Occurrence, look: Look) -> QPen:
    if look.chosen:
        return QPen(ink, 1.5)
    if occurrence.state is EventState.DRAFT:
        return QPen(QColor(mix(ink.name(), ground, 0.45)), 1, Qt.PenStyle.DashLine)
    return QPen(Qt.PenStyle.NoPen)
