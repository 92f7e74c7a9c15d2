""" "Überall suchen": one field over all records and commands, with their shortcuts at the right."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from app.text import _, fold
from app.ui.theme import colour, font

PAUSE_MS = 120
COMMANDS_SHOWN = 6
LINE = 32


@dataclass(frozen=True)
class Offer:
    """One line of the answer."""

    title: str
    side: str
    take: Callable[[], object]


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
        side = index.data(Qt.ItemDataRole.UserRole)
        painter.setFont(font(12))
        painter.setPen(colour("quiet"))
        painter.drawText(area, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, side)
        room = area.adjusted(0, 0, -painter.fontMetrics().horizontalAdvance(side) - 12, 0)
        painter.setFont(font())
        painter.setPen(colour("text"))
        text = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


class FindField(QLineEdit):
    """The field in the window's head; `commands()` gives the actions, `records(text)` the hits of the services."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("findField")
        self.setPlaceholderText(_("Überall suchen …"))
        self.setAccessibleName(_("Überall suchen"))
        self.setToolTip(_("Strg+K"))
        self.setTextMargins(0, 0, 52, 0)
        self.commands: Callable[[], Sequence[QAction]] = tuple
        self.records: Callable[[str], Sequence[Any]] = lambda text: ()
        self.open_record: Callable[[str, str], object] = lambda entity, record_id: None
        self._popup: QFrame | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.look_up)
        self.textEdited.connect(lambda: self._pause.start())

    def look_up(self) -> None:
        """Show what fits the words typed so far."""
        self._pause.stop()
        self._list().clear()
        for offer in self._offers(self.text().strip()):
            item = QListWidgetItem(offer.title)
            item.setData(Qt.ItemDataRole.UserRole, offer.side)
            item.setData(Qt.ItemDataRole.UserRole + 1, offer.take)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{offer.title}, {offer.side}")
            self._list().addItem(item)
        if not self._list().count():
            item = QListWidgetItem(_("Nichts gefunden."))
            item.setData(Qt.ItemDataRole.UserRole, "")
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            self._list().addItem(item)
        self._list().setCurrentRow(0)
        self._show_popup()

    @property
    def offers(self) -> list[str]:
        """The titles now offered."""
        return [self._list().item(i).text() for i in range(self._list().count())]

    def close_popup(self) -> None:
        """Put the answer away."""
        if self._popup:
            self._popup.hide()

    def _offers(self, text: str) -> list[Offer]:
        commands = [self._command(a) for a in self.commands() if a.isEnabled() and fold(text) in fold(_plain(a))]
        if not text:
            return commands[:14]
        hits = [
            Offer(hit.title, hit.subtitle, lambda hit=hit: self.open_record(hit.entity, hit.id))
            for hit in self.records(text)
        ]
        return hits + commands[:COMMANDS_SHOWN]

    def _command(self, action: QAction) -> Offer:
        return Offer(_plain(action), action.shortcut().toString(QKeySequence.SequenceFormat.NativeText), action.trigger)

    def _list(self) -> QListWidget:
        if self._popup is None:
            self._popup = QFrame(self.window())
            self._popup.setProperty("role", "box")
            self._popup.setObjectName("findPopup")
            answers = QListWidget()
            answers.setObjectName("findList")
            answers.setAccessibleName(_("Treffer"))
            answers.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            answers.setItemDelegate(_OfferDelegate(answers))
            answers.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            answers.itemClicked.connect(self._take)
            layout = QVBoxLayout(self._popup)
            layout.setContentsMargins(4, 4, 4, 4)
            layout.addWidget(answers)
        return self._popup.findChild(QListWidget)

    def _show_popup(self) -> None:
        assert self._popup
        corner = self.mapTo(self.window(), QPoint(0, self.height() + 4))
        height = min(self._list().count(), 14) * LINE + 10
        width = max(self.width(), 420)
        right = corner.x() + self.width()
        self._popup.setGeometry(QRect(right - width, corner.y(), width, height))
        self._popup.show()
        self._popup.raise_()

    def _take(self, item: QListWidgetItem) -> None:
        take = item.data(Qt.ItemDataRole.UserRole + 1)
        self.clear()
        self.close_popup()
        self.clearFocus()
        if take:
            take()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.close_popup()
            self.clearFocus()
        elif step := steps.get(Qt.Key(event.key())):
            self._list().setCurrentRow(min(max(self._list().currentRow() + step, 0), self._list().count() - 1))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._pause.isActive():
                self.look_up()
            if item := self._list().currentItem():
                self._take(item)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: Any) -> None:
        super().focusOutEvent(event)
        self.close_popup()

    def paintEvent(self, event: Any) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRect(self.width() - 54, (self.height() - 19) // 2, 43, 18)
        painter.setPen(colour("line"))
        painter.setBrush(colour("card"))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(colour("quiet"))
        painter.setFont(font(11))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, _("Strg K"))

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)


def _plain(action: QAction) -> str:
    return action.text().replace("&", "")
