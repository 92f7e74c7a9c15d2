"""One rung of the ladder: two rails, a knot that says whether the step stands, its title and its dates."""

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from app.services.circles.development import Rung
from app.text import _, german_date
from app.ui.kit.chips import Chip
from app.ui.kit.places import dotted
from app.ui.kit.widgets import button, draw_shape, follow_theme, label
from app.ui.theme import Tone, colour

LEFT, RIGHT, GUTTER = 10.0, 38.0, 56
"""Where the two rails stand, and where the words begin."""
KNOT = 9.0
"""Radius of the mark on a rung."""
END = 12.0
"""How far the rails reach beyond the first and the last rung."""


class RungLine(QFrame):
    """Says `opened` for a click or Enter, and `taken_over` where the data already show that the step stands."""

    opened = Signal()
    taken_over = Signal()

    def __init__(self, rung: Rung, comes_next: bool, first: bool, last: bool) -> None:
        super().__init__()
        self.rung, self.comes_next, self._first, self._last = rung, comes_next, first, last
        self.setObjectName("rung")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        chip = _chip(rung, comes_next)
        quiet = _quiet(rung)
        self.setAccessibleName(dotted([rung.step.title, chip[0] if chip else "", quiet, rung.proof]))
        line = QHBoxLayout(self)
        line.setContentsMargins(GUTTER, 8, 6, 8)
        line.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(label(rung.step.title, "strong" if rung.stands or comes_next else "", wrap=True))
        if quiet:
            words.addWidget(label(quiet, "small", wrap=True))
        if rung.proof:
            self._add_proof(words)
        line.addLayout(words, 1)
        if chip:
            line.addWidget(Chip(*chip), 0, Qt.AlignmentFlag.AlignTop)
        follow_theme(self, self.update)

    def _add_proof(self, words: QVBoxLayout) -> None:
        words.addWidget(label(self.rung.proof, "small", wrap=True))
        take = button(_("Als erreicht übernehmen"), self.taken_over.emit, "link", name="takeOver")
        take.setAccessibleName(_("Als erreicht übernehmen: {title}").format(title=self.rung.step.title))
        words.addWidget(take, 0, Qt.AlignmentFlag.AlignLeft)

    # ------------------------------------------------------------ the drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(colour("accent"), 1) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(colour("head") if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(ground, 6, 6)
        middle = min(self.height() / 2, 20.0)
        self._draw_rails(painter, middle)
        self._draw_knot(painter, QPointF((LEFT + RIGHT) / 2, middle))

    def _draw_rails(self, painter: QPainter, middle: float) -> None:
        top = middle - END if self._last else 0.0
        foot = middle + END if self._first else float(self.height())
        painter.setPen(QPen(colour("bar"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for x in (LEFT, RIGHT):
            painter.drawLine(QPointF(x, top), QPointF(x, foot))
        painter.setPen(QPen(colour("good" if self.rung.stands else "bar"), 2 if self.rung.stands else 1))
        painter.drawLine(QPointF(LEFT, middle), QPointF(RIGHT, middle))

    def _draw_knot(self, painter: QPainter, at: QPointF) -> None:
        """A filled mark with a tick for a step that stands, a ring for one that does not."""
        stands, lost = self.rung.stands, self.rung.lost_on is not None
        name = "good" if stands else "accent" if self.comes_next else "attention" if lost else "bar"
        painter.setPen(QPen(colour(name), 2))
        painter.setBrush(colour("good" if stands else "card"))
        painter.drawEllipse(at, KNOT, KNOT)
        if stands:
            painter.setPen(QPen(colour("card"), 1.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            draw_shape(painter, "check", QRectF(at.x() - 7, at.y() - 7, 14, 14))
        elif lost:
            painter.drawLine(QPointF(at.x() - 4, at.y()), QPointF(at.x() + 4, at.y()))
        elif self.comes_next:
            painter.setBrush(colour("accent"))
            painter.drawEllipse(at, 3.0, 3.0)

    # ------------------------------------------------------------ what the user does

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: object) -> None:
        self.update()

    def leaveEvent(self, event: object) -> None:
        self.update()


def _chip(rung: Rung, comes_next: bool) -> tuple[str, Tone] | None:
    if rung.stands:
        return _("seit {day}").format(day=german_date(rung.reached_on)), Tone.GOOD
    if rung.lost_on:
        return _("nicht mehr seit {day}").format(day=german_date(rung.lost_on)), Tone.ATTENTION
    return (_("als Nächstes"), Tone.STRONG) if comes_next else None


def _quiet(rung: Rung) -> str:
    """When a lost step was reached, and when it was talked about last."""
    reached = _("erreicht am {day}").format(day=german_date(rung.reached_on)) if rung.lost_on else ""
    talked = _("besprochen am {day}").format(day=german_date(rung.talks[0].at.date())) if rung.talks else ""
    return dotted([reached, talked])
