"""The smallest pieces: labels, buttons, cards with their role for the stylesheet and a name for screen readers."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QKeySequence, QPainter, QPaintEvent, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from app.ui.theme import colour, theme

Slot = Callable[[], object]
GAP = 4
"""Free pixels between the words of a button and its arrow."""
EDGE = 16
"""Free pixels at the edge of the window."""
SHAPES = {
    "down": ((3, 5), (7, 9), (11, 5)),
    "up": ((3, 9), (7, 5), (11, 9)),
    "left": ((9, 3), (5, 7), (9, 11)),
    "right": ((5, 3), (9, 7), (5, 11)),
    "check": ((3, 7), (6, 10), (11, 4)),
}


def draw_shape(painter: QPainter, shape: str, area: QRectF) -> None:
    """Draw one of SHAPES or "cross" into a 14 px square, in the painter's pen."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(area.topLeft())
    if shape == "cross":
        painter.drawLine(QPointF(4, 4), QPointF(10, 10))
        painter.drawLine(QPointF(10, 4), QPointF(4, 10))
    else:
        painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in SHAPES[shape]]))
    painter.restore()


def icon(shape: str, name: str = "quiet", lead: int = 0) -> QIcon:
    """A line drawing in a colour of the palette, sharp up to 300 %, with `lead` free pixels before it."""
    pixmap = QPixmap(42 + 3 * lead, 42)
    pixmap.setDevicePixelRatio(3)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setPen(QPen(colour(name), 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    draw_shape(painter, shape, QRectF(lead, 0, 14, 14))
    painter.end()
    return QIcon(pixmap)


def follow_theme(widget: QWidget, paint: Slot) -> None:
    """Do `paint` now and whenever the palette changes, as long as the widget lives."""
    paint()
    connection: Any = theme.changed.connect(paint)
    widget.destroyed.connect(lambda: isValid(theme) and theme.disconnect(connection))


def label(text: str = "", role: str = "", wrap: bool = False) -> QLabel:
    """A text; `role` is one of quiet, small, heading, name, figure, strong, problem."""
    result = QLabel(text)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setProperty("role", role)
    result.setWordWrap(wrap)
    return result


class _Elided(QLabel):
    """Ends in dots where the room ends, and tells the rest as a tool tip."""

    shortens = True

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        self.setToolTip("" if shown == self.text() else self.text())
        painter = QPainter(self)
        painter.setPen(self.palette().windowText().color())
        painter.drawText(self.rect(), self.alignment() | Qt.AlignmentFlag.AlignVCenter, shown)


def elided(text: str = "", role: str = "") -> QLabel:
    """A text on one line that may be shortened."""
    result = _Elided(text)
    result.setTextFormat(Qt.TextFormat.PlainText)
    result.setProperty("role", role)
    return result


def button(text: str, slot: Slot | None = None, role: str = "", tip: str = "", name: str = "") -> QPushButton:
    """A push button; `role` is one of primary, toggle, flat, link or empty."""
    result = QPushButton(text)
    result.setProperty("role", role)
    result.setObjectName(name)
    result.setToolTip(tip)
    result.setAccessibleName(text.replace("&", "") or tip)
    result.setAutoDefault(False)
    if slot:
        result.clicked.connect(lambda: slot())
    return result


def shape_button(shape: str, tip: str, slot: Slot | None = None, role: str = "flat") -> QPushButton:
    """A small button with a line drawing and its meaning as tool tip and accessible name."""
    result = button("", slot, role, tip)
    result.setFixedWidth(28)
    result.setIconSize(QSize(14, 14))
    follow_theme(result, lambda: result.setIcon(icon(shape)))
    return result


class _WithinWindow(QObject):
    """Lets a menu that would reach over the edge of the window end where its button ends."""

    def __init__(self, owner: QPushButton, menu: QMenu) -> None:
        super().__init__(menu)
        self._owner = owner
        menu.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QMenu) and isValid(self._owner):
            window = self._owner.window()
            edge = window.mapToGlobal(QPoint(window.width(), 0)).x()
            if watched.x() + watched.width() > edge - EDGE:
                end = self._owner.mapToGlobal(QPoint(self._owner.width(), 0)).x()
                watched.move(end - watched.width(), watched.y())
        return False


def menu_button(text: str, menu: QMenu, role: str = "", name: str = "") -> QPushButton:
    """A button with an arrow that opens a menu."""
    result = button(text, None, role, name=name)
    result.setMenu(menu)
    _WithinWindow(result, menu)
    result.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a menu takes the direction of its button
    shade = "on_accent" if role == "primary" else "quiet"
    result.setIconSize(QSize(14 + GAP, 14))
    follow_theme(result, lambda: result.setIcon(icon("down", shade, GAP)))
    return result


def action(owner: QWidget, text: str, slot: Slot, shortcut: str = "", here: bool = False) -> QAction:
    """An action of `owner`; `here` limits its shortcut to the owner and what lies in it."""
    result = QAction(text, owner)
    result.triggered.connect(lambda: slot())
    if shortcut:
        result.setShortcut(QKeySequence(shortcut))
    if here:
        result.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    owner.addAction(result)
    return result


def frame(role: str) -> QFrame:
    """A card, box, foot or other framed ground."""
    result = QFrame()
    result.setProperty("role", role)
    return result


def scrolled(part: QWidget) -> QScrollArea:
    """A part that scrolls up and down where the room is short; its ground shows through."""
    result = QScrollArea()
    result.setWidgetResizable(True)
    result.setFrameShape(QFrame.Shape.NoFrame)
    result.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    result.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    result.setWidget(part)
    part.setAutoFillBackground(False)
    return result


def set_role(widget: QWidget, **properties: object) -> None:
    """Change properties the stylesheet looks at."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def row(*parts: QWidget | int, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    """Pieces beside each other; a number is a stretch."""
    layout = QHBoxLayout()
    _fill(layout, parts, gap, margins)
    return layout


def column(*parts: QWidget | int, gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """Pieces under each other; a number is a stretch."""
    layout = QVBoxLayout()
    _fill(layout, parts, gap, margins)
    return layout


def _fill(layout: QBoxLayout, parts: tuple[QWidget | int, ...], gap: int, margins: tuple[int, int, int, int]) -> None:
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    for part in parts:
        if isinstance(part, int):
            layout.addStretch(part)
        else:
            layout.addWidget(part)


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let go of it."""
    while item := layout.takeAt(0):
        if widget := item.widget():
            widget.hide()
            widget.deleteLater()
        elif inner := item.layout():
            clear(inner)
