"""Column heads of a foreign list: its own word above, what the program understood in colour below."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from app.text import _
from app.ui.kit.widgets import draw_shape
from app.ui.theme import Tone, colour, font, theme

HEIGHT = 60
WIDEST, NARROWEST = 260, 110


class Sureness(Enum):
    """How sure a column was understood."""

    SURE = "sure"
    UNSURE = "unsure"
    LEFT_OUT = "left out"

    @property
    def tone(self) -> Tone:
        """The colour that says it."""
        return {"sure": Tone.GOOD, "unsure": Tone.ATTENTION}.get(self.value, Tone.NEUTRAL)


@dataclass(frozen=True)
class Head:
    """One head: the word in the file and the German name of the field, "" where the column stays out."""

    word: str
    field: str
    sureness: Sureness

    @property
    def meaning(self) -> str:
        """The second line; an unsure one asks."""
        if self.sureness is Sureness.LEFT_OUT:
            return _("nicht übernommen")
        return _("{field}?").format(field=self.field) if self.sureness is Sureness.UNSURE else self.field

    @property
    def spoken(self) -> str:
        """For screen readers and tool tips."""
        state = {
            Sureness.SURE: _("erkannt als {field}"),
            Sureness.UNSURE: _("unsicher: vielleicht {field}"),
            Sureness.LEFT_OUT: _("nicht übernommen"),
        }[self.sureness]
        return _("Spalte „{word}“: {state}").format(word=self.word or "–", state=state.format(field=self.field))


class ColumnHeads(QHeaderView):
    """Heads one can walk with the arrow keys and open with Enter, Space or a click."""

    menu_asked = Signal(int)
    moved_to = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.heads: list[Head] = []
        self.current = 0
        self.setSectionsClickable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("Erkannte Spalten; mit den Pfeiltasten wählen, mit Enter ändern"))
        self.setFixedHeight(HEIGHT)
        self.setMinimumSectionSize(NARROWEST)
        self.setHighlightSections(False)
        self.sectionPressed.connect(self.go_to)
        self.sectionClicked.connect(self.menu_asked)

    def show_heads(self, heads: list[Head]) -> None:
        """Replace what the heads say."""
        self.heads = heads
        self.current = min(self.current, max(0, len(heads) - 1))
        self.viewport().update()

    def go_to(self, section: int) -> None:
        """Make a column the present one."""
        if 0 <= section < len(self.heads):
            self.current = section
            self.setAccessibleDescription(self.heads[section].spoken)
            self.viewport().update()
            self.moved_to.emit(section)

    def place_under(self, section: int) -> QPoint:
        """Where the menu of a column opens, on the screen."""
        return self.viewport().mapToGlobal(QPoint(max(0, self.sectionViewportPosition(section)), HEIGHT))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), HEIGHT)

    def wanted_width(self, section: int, examples: list[str]) -> int:
        """Room for the head and the usual cell."""
        head = self.heads[section]
        bold, plain = QFontMetrics(font(13, bold=True)), QFontMetrics(font())
        widths = [bold.horizontalAdvance(head.word), bold.horizontalAdvance(head.meaning) + 20]
        widths += [plain.horizontalAdvance(text) for text in examples]
        return max(NARROWEST, min(WIDEST, max(widths) + 28))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        if section >= len(self.heads):
            return
        head = self.heads[section]
        ink, ground = map(QColor, theme.palette.chip(head.sureness.tone))
        painter.save()
        painter.fillRect(rect, colour("head"))
        box = QRectF(rect.adjusted(3, 30, -3, -4))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(
            QPen(colour("accent"), 1.5) if section == self.current and self.hasFocus() else Qt.PenStyle.NoPen
        )
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 6, 6)
        self._write(painter, rect.adjusted(10, 6, -10, -32), head.word or "–", colour("text" if head.word else "quiet"))
        self._write(painter, rect.adjusted(10, 30, -28, -4), head.meaning, ink)
        painter.setPen(QPen(ink, 1.5))
        draw_shape(painter, "down", QRectF(rect.right() - 24, box.center().y() - 6, 14, 14))
        painter.setPen(colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.restore()

    def _write(self, painter: QPainter, area: QRect, text: str, ink: QColor) -> None:
        painter.setFont(font(13, bold=True))
        painter.setPen(ink)
        shown = painter.fontMetrics().elidedText(text.replace("\n", " "), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: self.current - 1, Qt.Key.Key_Right: self.current + 1, Qt.Key.Key_Home: 0}
        steps[Qt.Key.Key_End] = len(self.heads) - 1
        if event.key() in steps:
            self.go_to(steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Down):
            self.menu_asked.emit(self.current)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        super().focusOutEvent(event)
        self.viewport().update()
