"""Draws the small things of a day: its number, holidays and strips, the frame of the keyboard, icons for legends."""

from datetime import date

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QIcon, QPainter, QPen, QPixmap, QPolygonF

from app.services.calendar import DayNote, NoteKind
from app.ui.kit.widgets import draw_shape
from app.ui.theme import Tone, colour, font, mix, theme

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_NOTE_COLOURS = {
    NoteKind.HOLIDAY: "accent", NoteKind.SPECIAL: "quiet", NoteKind.RELIGIOUS: "violet", NoteKind.SCHOOL: "attention",
    NoteKind.PERSONAL: "quiet",
}  # fmt: skip
_FLAG = ((3.5, 13), (3.5, 2), (11, 4.5), (3.5, 7.5))


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
    painter.setPen(colour("on_accent" if today else "quiet" if quiet else "text"))
    painter.drawText(corner, _LEFT, text)
    return width + (8 if today else 0)


def draw_note(painter: QPainter, area: QRect, note: DayNote, quiet: bool) -> None:
    """The name of a holiday beside the number of its day."""
    painter.setFont(font(11))
    painter.setPen(colour("quiet" if quiet else _NOTE_COLOURS[note.kind]))
    measured = QFontMetrics(painter.font())
    text = next((way for way in note.ways if measured.horizontalAdvance(way) <= area.width()), note.ways[-1])
    painter.drawText(area, _LEFT, elided(painter, text, area.width()))


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


def tone_icon(tone: Tone, ticked: bool = False) -> QIcon:
    """A small square in a tone, for legends and menus; filled and ticked where it is chosen."""
    pixmap = QPixmap(42, 42)
    pixmap.setDevicePixelRatio(3)
    pixmap.fill(Qt.GlobalColor.transparent)
    ink, ground = names(tone)
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


def flag_icon(tone: Tone) -> QIcon:
    """A small flag in a tone, for deadlines in menus."""
    pixmap = QPixmap(42, 42)
    pixmap.setDevicePixelRatio(3)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw_flag(painter, QPointF(0, 0), colour(tone.value))
    painter.end()
    return QIcon(pixmap)


def draw_flag(painter: QPainter, corner: QPointF, ink: QColor, scale: float = 1) -> None:
    """A flag on its pole, 14 px high at scale 1."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ink, 1.3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    points = [corner + QPointF(scale * x, scale * y) for x, y in _FLAG]
    painter.setBrush(ink)
    painter.drawPolygon(QPolygonF(points[1:]))
    painter.drawLine(points[0], points[1])


def elided(painter: QPainter, text: str, width: int) -> str:
    """A text with dots at its end where the room ends."""
    return QFontMetrics(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, width)


def names(tone: Tone) -> tuple[str, str]:
    """The fields of the palette for words and ground in a tone."""
    return tone.value, f"{tone.value}_soft"
