"""How many people belonged to a circle at the end of each year, as small columns."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.services.circles.members import Heads
from app.text import _
from app.ui.kit.widgets import follow_theme
from app.ui.theme import colour, font, tabular

HEIGHT, COLUMN, GAP, BAR = 84, 58, 6, 34
FIGURE, YEAR = 18, 16
_CENTRE = Qt.AlignmentFlag.AlignCenter


class HeadsChart(QWidget):
    """A column for each year with its number above and the year below; the present year is the strong one."""

    def __init__(self, heads: Sequence[Heads]) -> None:
        super().__init__()
        self._heads = tuple(heads)
        self.setFixedHeight(HEIGHT)
        self.setMinimumWidth(len(heads) * (COLUMN + GAP))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        words = "; ".join(_told(one) for one in heads)
        self.setAccessibleName(_("Mitglieder am Jahresende: {years}").format(years=words))
        self.setToolTip("\n".join(_told(one) for one in heads))
        follow_theme(self, self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        most = max((one.count for one in self._heads), default=0) or 1
        room = HEIGHT - FIGURE - YEAR - 6
        for place, one in enumerate(self._heads):
            now, x = place == len(self._heads) - 1, place * (COLUMN + GAP)
            tall = max(room * one.count / most, 2.0)
            bar = QRectF(x + (COLUMN - BAR) / 2, FIGURE + room - tall, BAR, tall)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("good" if now else "bar"))
            painter.drawRoundedRect(bar, 3, 3)
            self._word(painter, QRectF(x, bar.y() - FIGURE, COLUMN, FIGURE), str(one.count), now, "text")
            self._word(
                painter, QRectF(x, HEIGHT - YEAR, COLUMN, YEAR), _("heute") if now else str(one.year), now, "quiet"
            )

    def _word(self, painter: QPainter, area: QRectF, words: str, strong: bool, name: str) -> None:
        painter.setFont(tabular(font(12, bold=strong)))
        painter.setPen(colour(name))
        painter.drawText(area, _CENTRE, words)


def _told(one: Heads) -> str:
    words = _("{year}: {count} Mitglieder, {came} gekommen, {left} gegangen")
    return words.format(year=one.year, count=one.count, came=one.came, left=one.left)
