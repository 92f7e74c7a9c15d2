"""The ranked people of a need as lines: name and score, why, and what is missing or stands in the way."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.text import _
from app.ui.kit.chips import chip_width, draw_chip
from app.ui.kit.widgets import follow_theme
from app.ui.theme import Tone, colour, font, tabular

EDGE, LINE, SMALL, LEFT, GAP = 8, 19, 17, 14, 10
SCORE = 30
MOST = 2
"""Lines of reasons that are shown; the tool tip has them all."""
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Candidate:
    """A line: somebody with her score, the reasons, what is lacking, what stands in the way, and an open question."""

    person_id: str
    name: str
    score: int
    reasons: str
    lacks: str = ""
    against: str = ""
    phone: str = ""
    request_id: str = ""
    chip: tuple[str, Tone] | None = None
    placed: bool = False

    @property
    def grey(self) -> bool:
        """Whether something stands in the way; who was asked is not meant."""
        return bool(self.against) and not self.request_id

    @property
    def aside(self) -> str:
        """What speaks against it, in one line."""
        if self.grey:
            return _("Geht nicht: {why}").format(why=self.against)
        return _("Aber: {what}").format(what=self.lacks) if self.lacks else ""

    @property
    def spoken(self) -> str:
        """The line as a screen reader says it."""
        score = _("{score} von 100 Punkten").format(score=self.score)
        chip = self.chip[0] if self.chip else ""
        return ", ".join(part for part in (self.name, chip, score, self.reasons, self.aside, self.phone) if part)


class Candidates(QAbstractListModel):
    """The lines of a need."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Candidate, ...] = ()

    def show(self, lines: Sequence[Candidate]) -> None:
        """Replace the lines."""
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        told = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return told.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return told.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return "\n".join(part for part in (told.reasons, told.aside) if part)
        return None


class CandidateDelegate(QStyledItemDelegate):
    """Draws a line; who cannot be asked is quieter."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        follow_theme(view, self._take_theme)

    def _take_theme(self) -> None:
        self.bold, self.plain, self.small = font(bold=True), font(), font(12)
        self.figures = tabular(self.bold)
        self.metrics, self.small_metrics = QFontMetrics(self.bold), QFontMetrics(self.small)

    def line(self, index: Index) -> Candidate:
        """The line at an index."""
        return self._view.model().lines[index.row()]  # type: ignore[attr-defined]

    def _room(self) -> int:
        return self._view.viewport().width() - 2 * LEFT - SCORE - GAP

    def _rows(self, told: Candidate) -> int:
        """Lines the reasons take."""
        if not told.reasons:
            return 0
        box = self.small_metrics.boundingRect(QRect(0, 0, max(self._room(), 80), 10_000), _WRAPPED, told.reasons)
        return min(MOST, max(1, round(box.height() / self.small_metrics.lineSpacing())))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        told = self.line(index)
        rows = self._rows(told) + bool(told.aside)
        return QSize(100, 2 * EDGE + LINE + rows * SMALL + 1)

    def paint(self, painter: QPainter, option: Any, index: Index) -> None:
        told, area = self.line(index), option.rect
        painter.save()
        self._ground(painter, area, option.state, index)
        left, top = area.x() + LEFT, area.y() + EDGE
        painter.setFont(self.figures)
        painter.setPen(colour("quiet" if told.grey else "accent"))
        painter.drawText(QRect(left, top, SCORE, LINE), _RIGHT, str(told.score))
        left += SCORE + GAP
        self._name(painter, told, QRect(left, top, area.right() - LEFT - left, LINE))
        self._reasons(painter, told, QRect(left, top + LINE, self._room(), area.height() - 2 * EDGE - LINE))
        painter.restore()

    def _ground(self, painter: QPainter, area: QRect, state: Any, index: Index) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, colour("accent_soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, colour("head"))
        if index.row() == self._view.currentIndex().row() and self._view.hasFocus():
            painter.fillRect(area.x(), area.y(), 3, area.height() - 1, colour("accent"))
        painter.fillRect(area.x() + LEFT, area.bottom(), area.width() - 2 * LEFT, 1, colour("line"))

    def _name(self, painter: QPainter, told: Candidate, area: QRect) -> None:
        wide = chip_width(told.chip[0]) if told.chip else 0
        chip = QRect(area.right() - wide, area.y() - 1, wide, LINE + 2)
        painter.setFont(self.bold)
        painter.setPen(colour("quiet" if told.grey else "text"))
        room = area.width() - (wide + GAP if wide else 0)
        name = self.metrics.elidedText(told.name, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(area.x(), area.y(), room, LINE), _LEFT, name)
        used = self.metrics.horizontalAdvance(name) + GAP
        if told.phone and used + self.small_metrics.horizontalAdvance(told.phone) < room:
            painter.setFont(self.small)
            painter.setPen(colour("quiet"))
            painter.drawText(QRect(area.x() + used, area.y(), room - used, LINE), _LEFT, told.phone)
        if told.chip:
            draw_chip(painter, chip, *told.chip)

    def _reasons(self, painter: QPainter, told: Candidate, area: QRect) -> None:
        painter.setFont(self.small)
        painter.setPen(colour("quiet" if told.grey else "text"))
        rows = self._rows(told)
        for row, words in enumerate(self._wrapped(told.reasons, area.width(), rows)):
            painter.drawText(QRect(area.x(), area.y() + row * SMALL, area.width(), SMALL), _LEFT, words)
        if told.aside:
            painter.setPen(colour("attention" if told.grey else "quiet"))
            shown = self.small_metrics.elidedText(told.aside, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(QRect(area.x(), area.y() + rows * SMALL, area.width(), SMALL), _LEFT, shown)

    def _wrapped(self, words: str, width: int, rows: int) -> list[str]:
        """The reasons in at most so many lines, parted between reasons where that can be."""
        lines: list[str] = []
        for part in words.split(" · ") if words else ():
            joined = f"{lines[-1]} · {part}" if lines else part
            if lines and self.small_metrics.horizontalAdvance(joined) <= width:
                lines[-1] = joined
            elif len(lines) < rows:
                lines.append(part)
            else:
                lines[-1] = joined
        return [self.small_metrics.elidedText(one, Qt.TextElideMode.ElideRight, width) for one in lines]


class CandidatesView(QListView):
    """Lines that act by keys: Enter asks, Z is a yes, A a no, E begins the work, P opens the person."""

    ask = Signal()
    accept = Signal()
    decline = Signal()
    place = Signal()
    look = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines = Candidates()
        self.setModel(self.lines)
        self.setItemDelegate(CandidateDelegate(self))
        self.setAccessibleName(_("Wer passt"))
        self.setObjectName("candidates")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setMinimumHeight(220)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.doubleClicked.connect(lambda _index: self.look.emit())
        key = Qt.Key
        self._keys = {
            key.Key_Return: self.ask, key.Key_Enter: self.ask, key.Key_Z: self.accept, key.Key_A: self.decline,
            key.Key_E: self.place, key.Key_P: self.look,
        }  # fmt: skip

    @property
    def current(self) -> Candidate | None:
        """The line the keys act on."""
        row = self.currentIndex().row()
        return self.lines.lines[row] if 0 <= row < len(self.lines.lines) else None

    @property
    def chosen(self) -> list[Candidate]:
        """The selected lines, in their order."""
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [self.lines.lines[row] for row in rows]

    def show_lines(self, lines: Sequence[Candidate]) -> None:
        """Replace the lines and stay on the same person, else on the first line."""
        stood, place = (self.current.person_id if self.current else ""), self.verticalScrollBar().value()
        self.lines.show(lines)
        row = next((row for row, told in enumerate(lines) if told.person_id == stood), 0)
        if lines:
            self.setCurrentIndex(self.lines.index(row, 0))
        self.verticalScrollBar().setValue(place)
        if stood:
            self.scrollTo(self.currentIndex())

    def stand_on_next(self) -> None:
        """Stand on the first person who was neither asked nor placed and can be asked, else on the first line."""
        free = (row for row, told in enumerate(self.lines.lines) if not (told.request_id or told.placed or told.grey))
        self.setCurrentIndex(self.lines.index(next(free, 0), 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        way = self._keys.get(Qt.Key(event.key())) if plain else None
        if way is not None:
            way.emit()
        elif plain and event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.lines.lines:
            self.setCurrentIndex(self.lines.index(0, 0))
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
