"""What a change would do to each record: name, value now, value then."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from app.services.many import Effect
from app.text import _, number
from app.ui.kit.show import EMPTY
from app.ui.theme import colour, font

ROW = 28


class EffectTable(QTableWidget):
    """The records that change come first; those that have the value already are quiet."""

    SHOWN: ClassVar[int] = 100

    def __init__(self) -> None:
        super().__init__(0, 3)
        self.setAccessibleName(_("Was sich ändert"))
        self.setHorizontalHeaderLabels([_("Wer"), _("Jetzt"), _("Dann")])
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setMinimumHeight(120)
        self.setStyleSheet("QTableView::item { padding-left: 7px; }")  # under their heads

    def show_effects(self, effects: Sequence[Effect], captions: Mapping[str, str]) -> None:
        """Replace the rows; `captions` names the records of those that are shown."""
        shown = [effect for effect in sorted(effects, key=lambda e: not e.changes) if effect.record_id in captions]
        rest = len(effects) - len(shown)
        self.setRowCount(len(shown) + bool(rest))
        for position, effect in enumerate(shown):
            same = effect.after == effect.before
            then = _("ist schon so") if same else "" if effect.after is None else effect.after or EMPTY
            self._fill(position, (captions[effect.record_id], effect.before or EMPTY, then), same)
        if rest:
            self._fill(len(shown), (_("und {count} weitere").format(count=number(rest)), "", ""), True)

    def told(self) -> list[tuple[str, ...]]:
        """The rows as texts."""
        cells = [[self.item(row, column) for column in range(3)] for row in range(self.rowCount())]
        return [tuple(cell.text() if cell else "" for cell in line) for line in cells]

    def _fill(self, position: int, words: tuple[str, str, str], quiet: bool) -> None:
        for column, text in enumerate(words):
            item = QTableWidgetItem(text)
            if quiet:
                item.setForeground(colour("quiet"))
            elif column == 2:
                item.setFont(font(bold=True))
            self.setItem(position, column, item)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for column in (0, 1):
            self.setColumnWidth(column, self.viewport().width() * 36 // 100)
