"""Start: what is due, what comes next, how full the houses are, and five figures of the office."""

from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from itertools import chain
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from app.text import _, long_date
from app.ui.kit.desk import Desk
from app.ui.kit.tab import Tab as BaseTab
from app.ui.kit.widgets import label, menu_button, scrolled
from app.ui.start.blocks import deadline_lines, due_lines, event_lines, load_lines
from app.ui.start.card import BlockCard
from app.ui.start.figures import FigureRow
from app.ui.tabs import TABS

Read = Callable[[Desk, date], list[QWidget]]
BLOCKS: tuple[tuple[tuple[str, Read], ...], ...] = (
    ((_("Heute und überfällig"), due_lines),),
    ((_("Nächste Termine"), event_lines),),
    ((_("Belegung der Unterkünfte"), load_lines), (_("Nächste Förderfristen"), deadline_lines)),
)
"""The cards of each column, from left to right."""
ROOMY = 1000
"""Below this width the houses stand under tasks and events, and the page scrolls as a whole."""
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
        self._cards = [[BlockCard(desk, *block) for block in column] for column in BLOCKS]
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 10)
        layout.setSpacing(12)
        layout.addLayout(self._head())
        layout.addWidget(self._scrolled(), 1)
        self._roomy: bool | None = None
        self.refresh()

    def concerns(self, changes: Any) -> bool:
        return True

    def refresh(self) -> None:
        self.title.setText(greeting(datetime.now()))
        self.figures.refresh()
        for card in chain.from_iterable(self._cards):
            card.refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = event.size().width() >= ROOMY
        if roomy is not self._roomy:
            self._roomy = roomy
            self._place()

    def _scrolled(self) -> QScrollArea:
        """Figures and cards; in a small window they scroll together."""
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.figures)
        column.addLayout(self._grid, 1)
        return scrolled(page)

    def _place(self) -> None:
        """Three columns, or two with the third one's cards under them."""
        wide = 3 if self._roomy else 2
        for column in range(3):
            self._grid.setColumnStretch(column, column < wide)
        for position, cards in enumerate(self._cards):
            for row, card in enumerate(cards):
                card.show_whole(not self._roomy)
                if position < wide:
                    down = 1 if row + 1 < len(cards) or len(cards) > 1 else 2
                    self._grid.addWidget(card, row, position, down if self._roomy else 1, 1)
                else:
                    self._grid.addWidget(card, 1, row)
        self._grid.setRowStretch(0, 5)
        self._grid.setRowStretch(1, 3)

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
