"""The answer under "Überall suchen": records and commands in one list."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.text import _
from app.ui.theme import colour, font

LINE, LINES_SHOWN, WIDTH = 32, 14, 480
_SIDE, _OFFER = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class Offer:
    """One line of the answer."""

    title: str
    side: str
    take: Callable[[], object]
    also: str = ""
    """A word it is found by beside its title."""


class _OfferDelegate(QStyledItemDelegate):
    """Title at the left, kind or shortcut at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, LINE)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, colour("accent_soft"))
        area = option.rect.adjusted(12, 0, -12, 0)
        side = index.data(_SIDE)
        painter.setFont(font(12))
        painter.setPen(colour("quiet"))
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, side)
        room = area.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(side) - 12, 0)
        painter.setFont(font())
        painter.setPen(colour("text"))
        text = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


class FindAnswer(QFrame):
    """Floats under the field; the field keeps the keyboard."""

    taken = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty("role", "box")
        self.setObjectName("findPopup")
        self.list = QListWidget()
        self.list.setAccessibleName(_("Treffer"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setProperty("arrowsFromField", True)
        self.list.setItemDelegate(_OfferDelegate(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.itemClicked.connect(lambda: self.take_current())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self.list)

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Replace the lines; the first one is chosen."""
        self.list.clear()
        for offer in offers:
            item = QListWidgetItem(offer.title, self.list)
            item.setData(_SIDE, offer.side)
            item.setData(_OFFER, offer)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{offer.title}, {offer.side}")
        if not offers:
            item = QListWidgetItem(_("Nichts gefunden."), self.list)
            item.setData(_SIDE, "")
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.list.setCurrentRow(0)

    def place_under(self, field: QWidget) -> None:
        """Appear under the field, at its right edge."""
        corner = field.mapTo(self.window(), QPoint(field.width(), field.height() + 4))
        width = max(field.width(), WIDTH)
        height = min(self.list.count(), LINES_SHOWN) * LINE + 10
        self.setGeometry(corner.x() - width, corner.y(), width, height)
        self.show()
        self.raise_()

    @property
    def titles(self) -> list[str]:
        """What is offered."""
        return [self.list.item(row).text() for row in range(self.list.count())]

    def step(self, rows: int) -> None:
        """Go up or down."""
        self.list.setCurrentRow(min(max(self.list.currentRow() + rows, 0), self.list.count() - 1))

    def take_current(self) -> None:
        """Take the chosen line, if it is one."""
        item = self.list.currentItem()
        if item and (offer := item.data(_OFFER)):
            self.taken.emit(offer)
