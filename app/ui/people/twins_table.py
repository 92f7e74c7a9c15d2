"""Two records of one person side by side: in each line where they differ, whose words stay."""

from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QTableWidgetItem

from app.services.twins.merging import BOTH, GONE, KEPT, Difference
from app.text import _, translate
from app.ui.kit.plain_table import ROW, PlainTable
from app.ui.kit.widgets import icon
from app.ui.theme import colour, font

SIDES = (KEPT, GONE)
SHARES = (24, 38)
MOST_LINES = 4
"""Lines of a value that are shown; the rest is in its tool tip."""
PADDING = 24


class TwinsTable(PlainTable):
    """Arrows left and right choose a side, Space goes on to the next choice (one, the other, both)."""

    def __init__(self) -> None:
        super().__init__(_("Unterschiede"), ("", "", ""), SHARES, selectable=True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setWordWrap(True)
        self._found: list[Difference] = []
        self.chosen_ways: dict[str, str] = {}
        """Whose value each field gets, by its name."""
        self.clicked.connect(self._on_clicked)

    def show_differences(self, found: list[Difference], heads: tuple[str, str]) -> None:
        """Show the fields in which two records differ, with what is proposed chosen."""
        self._found = found
        self.chosen_ways = {told.name: told.proposed for told in found}
        self.setHorizontalHeaderLabels(["", *heads])
        self.setRowCount(len(found))
        for row in range(len(found)):
            self._write(row)
        if found:
            self.setCurrentCell(0, 1)

    def choose(self, row: int, way: str) -> None:
        """Let the value of a line be the one of this side, or both."""
        told = self._found[row]
        if way != BOTH or told.joinable:
            self.chosen_ways[told.name] = way
            self._write(row)

    def _write(self, row: int) -> None:
        told = self._found[row]
        way = self.chosen_ways[told.name]
        head = QTableWidgetItem(translate(told.label))
        head.setForeground(colour("quiet"))
        self.setItem(row, 0, head)
        for column, (side, words) in enumerate(zip(SIDES, (told.kept, told.gone), strict=True), 1):
            self.setItem(row, column, _cell(words, way in (side, BOTH), translate(told.label)))
        self._fit(row)

    def _fit(self, row: int) -> None:
        """Be as high as the longer of both values, up to some lines."""
        width = max(self.viewport().width() * SHARES[1] // 100 - 40, 80)
        room = self.fontMetrics().boundingRect
        flags = Qt.TextFlag.TextWordWrap
        texts = (self._found[row].kept, self._found[row].gone)
        tall = max(room(0, 0, width, 10_000, int(flags), text).height() for text in texts)
        self.setRowHeight(row, max(ROW, min(tall, MOST_LINES * self.fontMetrics().lineSpacing()) + 10))

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column():
            self._turn(index.row(), SIDES[index.column() - 1])

    def _turn(self, row: int, side: str) -> None:
        """Choose a side; where both can stand together, a side already chosen with the other one is left out."""
        now = self.chosen_ways[self._found[row].name]
        other = GONE if side == KEPT else KEPT
        wanted = other if now == BOTH else BOTH if now == other and self._found[row].joinable else side
        self.choose(row, wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentRow()
        sides: dict[Any, str] = {Qt.Key.Key_Left: KEPT, Qt.Key.Key_Right: GONE}
        if row >= 0 and event.key() in sides:
            self.choose(row, sides[event.key()])
        elif row >= 0 and event.key() == Qt.Key.Key_Space:
            told = self._found[row]
            ways = [KEPT, GONE, BOTH] if told.joinable else [KEPT, GONE]
            self.choose(row, ways[(ways.index(self.chosen_ways[told.name]) + 1) % len(ways)])
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        for row in range(len(self._found)):
            self._fit(row)


def _cell(words: str, chosen: bool, field: str) -> QTableWidgetItem:
    shown = words or "–"
    cell = QTableWidgetItem(icon("check", "accent") if chosen else icon_place(), shown)
    cell.setToolTip(words)
    state = _("bleibt") if chosen else _("entfällt")
    cell.setData(Qt.ItemDataRole.AccessibleTextRole, f"{field}: {shown}, {state}")
    if chosen:
        cell.setFont(font(bold=True))
    else:
        cell.setForeground(colour("quiet"))
    return cell


def icon_place() -> Any:
    """Nothing, as wide as the tick, so that the words of both sides begin alike."""
    from PySide6.QtGui import QIcon, QPixmap

    empty = QPixmap(14, 14)
    empty.fill(Qt.GlobalColor.transparent)
    return QIcon(empty)
