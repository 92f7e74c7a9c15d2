"""Start: what is due, what comes next, how full the houses are, and five figures of the office."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from app.text import _, long_date
from app.ui.kit.desk import Desk
from app.ui.kit.tab import Tab as BaseTab
from app.ui.kit.widgets import clear, frame, label, menu_button
from app.ui.start.blocks import due_lines, event_lines, load_lines
from app.ui.start.figures import FigureRow
from app.ui.tabs import TABS

BLOCKS = (
    (_("Heute und überfällig"), due_lines, 4),
    (_("Nächste Termine"), event_lines, 4),
    (_("Belegung der Unterkünfte"), load_lines, 4),
)
NEW = (
    ("Person", _("Ehrenamtliche/r")),
    ("Event", _("Termin")),
    ("Shelter", _("Unterkunft")),
    ("Project", _("Projekt")),
    ("Application", _("Antrag")),
    ("Organisation", _("Organisation")),
)


def greeting(now: datetime) -> str:
    """Guten Morgen until 11, Guten Tag until 18, then Guten Abend – with the date."""
    words = _("Guten Morgen") if now.hour < 11 else _("Guten Tag") if now.hour < 18 else _("Guten Abend")
    return f"{words} – {long_date(now.date()).rsplit(' ', 1)[0]}"


class Tab(BaseTab):
    """The start page; reads itself anew after every commit."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title = label("", "name")
        self.figures = FigureRow(desk)
        self._columns: list[tuple[QVBoxLayout, Callable[[Desk, date], list[QWidget]]]] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 10)
        layout.setSpacing(12)
        layout.addLayout(self._head())
        layout.addWidget(self.figures)
        layout.addLayout(self._blocks(), 1)
        self.refresh()

    def concerns(self, changes: Any) -> bool:
        return True

    def refresh(self) -> None:
        self.title.setText(greeting(datetime.now()))
        self.figures.refresh()
        for column, read in self._columns:
            clear(column)
            for line in read(self.desk, date.today()):
                column.addWidget(line)
            column.addStretch(1)

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.addWidget(self.title, 1)
        menu = QMenu(self)
        known = {entity for spec in TABS for entity in spec.entities}
        for entity, words in NEW:
            if entity in known:
                menu.addAction(words, partial(self.desk.new_asked.emit, entity))
        line.addWidget(menu_button(_("+ Neu"), menu, "primary", "new"))
        return line

    def _blocks(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(12)
        for position, (title, read, stretch) in enumerate(BLOCKS):
            grid.addWidget(self._block(title, read), 0, position)
            grid.setColumnStretch(position, stretch)
        return grid

    def _block(self, title: str, read: Callable[[Desk, date], list[QWidget]]) -> QFrame:
        card = frame("card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(1, 14, 1, 8)
        layout.setSpacing(4)
        head = label(title, "heading")
        head.setContentsMargins(16, 0, 16, 0)
        layout.addWidget(head)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        page = QWidget()
        page.setObjectName("page")
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 0, 16, 4)
        column.setSpacing(0)
        area.setWidget(page)
        layout.addWidget(area, 1)
        self._columns.append((column, read))
        return card
