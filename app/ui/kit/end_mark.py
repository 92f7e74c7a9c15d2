"""A small drawing at the right end of a field that does something when clicked."""

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from app.ui.kit.widgets import Slot, draw_shape
from app.ui.theme import colour

SIDE = 14


class EndMark(QAbstractButton):
    """Looks like the arrow of a field with choices; the field keeps the keyboard."""

    def __init__(self, field: QLineEdit, shape: str, tip: str, slot: Slot) -> None:
        super().__init__(field)
        self._shape = shape
        self.setToolTip(tip)
        self.setAccessibleName(tip)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda: slot())
        field.installEventFilter(self)
        self._place(field.width(), field.height())

    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = colour("text" if self.underMouse() else "quiet")
        painter.setPen(QPen(ink, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        top = (self.height() - SIDE) // 2
        draw_shape(painter, self._shape, QRectF((self.width() - SIDE) // 2, top, SIDE, SIDE))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and isinstance(watched, QLineEdit):
            self._place(watched.width(), watched.height())
        return False

    def _place(self, width: int, height: int) -> None:
        self.setGeometry(width - SIDE - 10, 1, SIDE + 6, height - 2)
