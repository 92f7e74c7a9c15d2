"""Start: what needs the office today, what comes next, how full the houses are, and seven figures of the office."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import partial
from itertools import chain, zip_longest
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from app.models import Credential
from app.services.figures import KEY_FIGURES
from app.services.today import Today
from app.text import _, long_date
from app.ui.kit.desk import Desk
from app.ui.kit.tab import Tab as BaseTab
from app.ui.kit.widgets import label, menu_button, scrolled
from app.ui.start.acts import Acts
from app.ui.start.blocks import BLOCKS, Source
from app.ui.start.card import BlockCard
from app.ui.start.figures import FigureRow
from app.ui.start.keys import LineKeys
from app.ui.start.recent import RecentRow
from app.ui.start.turns import Turns
from app.ui.start.view import LinesView
from app.ui.tabs import TABS

ROOMY = 1160
"""Below this width there are two columns, and the page scrolls as a whole."""
LOW = 480
"""Below this height of a narrow page the figures go without their explanations, so that the cards stay in view."""
LOWER = 43
"""Percent of a column that its lower card has at most where both do not fit."""
BELOW = 33
"""The same for each of two lower cards."""
MINUTE_MS = 60_000
COUNTED = frozenset({"Need", "Request", "Person", "Shelter", "Occupancy", "Assignment", "Application", "Grant",
                     "HoursEntry"})  # fmt: skip
"""Whose changes concern the figures."""
NEW = (
    ("Person", _("Ehrenamtliche/r")),
    ("Event", _("Termin")),
    ("Need", _("Bedarf")),
    ("Problem", _("Problem")),
    ("Shelter", _("Unterkunft")),
    ("Project", _("Projekt")),
    ("Application", _("Antrag")),
    ("Organisation", _("Organisation")),
)


def greeting(now: datetime) -> str:
    """Guten Morgen until 11, Guten Tag until 18, then Guten Abend – with the date."""
    words = _("Guten Morgen") if now.hour < 11 else _("Guten Tag") if now.hour < 18 else _("Guten Abend")
    return f"{words} – {long_date(now.date()).rsplit(' ', 1)[0]}"


def _in_two(columns: list[list[BlockCard]]) -> list[list[BlockCard]]:
    """The cards of three columns in two: people at the left; events, houses and money at the right."""
    left, middle, right = columns
    return [[*left, *middle[1:]], [*middle[:1], *right]]


class Tab(BaseTab):
    """The start page; reads what a commit concerns anew, a small step in each turn of the event loop."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        source = Source(desk, Today(desk.office.database, desk.office.settings))
        self.title, self.turns = label("", "name"), Turns(self)
        self.figures, self.recent = FigureRow(desk), RecentRow(desk, source.today)
        self._acts = Acts(desk, self)
        self._keys = LineKeys(self, self._acts, self._go_to_first)
        self._wide = [[BlockCard(b, source, self._open_list) for b in column] for column in BLOCKS]
        self.columns = self._wide
        self._changed: set[str] | None = None
        self._day = date.today()
        self._roomy: bool | None = None
        self._build()
        self._connect()
        self.refresh()

    @property
    def cards(self) -> Iterator[BlockCard]:
        """All cards, the most urgent first."""
        return filter(None, chain.from_iterable(zip_longest(*self._wide)))

    @property
    def ready(self) -> bool:
        return self.turns.done

    # ---------------------------------------------------------------- news

    def _on_news_committed(self, changes: Any) -> None:
        self._changed = (self._changed or set()) | changes.entities
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True

    def refresh(self) -> None:
        """Read what changed since the last time anew, at first everything; the page follows in small steps."""
        changed, self._changed = self._changed, set()
        everything = changed is None or self._day != date.today()
        self._day = date.today()
        self.title.setText(greeting(datetime.now()))
        for card in self.cards:
            if everything or card.block.watches & (changed or set()):
                self.turns.add((card.block.key, "read"), partial(self._read, card))
        if everything or COUNTED & (changed or set()):
            for position in range(len(KEY_FIGURES)):
                self.turns.add(("figure", position), partial(self.figures.count, position))
        self.turns.add("recent", self.recent.refresh)
        if everything:
            self.turns.add("share", self._share_out)

    def _read(self, card: BlockCard) -> None:
        """Read a card; a drawing that still waited would show what was known before."""
        card.read()
        self.turns.add((card.block.key, "draw"), card.draw)

    def _on_minute(self) -> None:
        if self.isVisible() and (self._day != date.today() or self.title.text() != greeting(datetime.now())):
            self.refresh()

    # ---------------------------------------------------------------- ways

    def commands(self) -> list[QAction]:
        return self._keys.commands

    def _open_list(self, entity: str, filters: tuple[Any, ...]) -> None:
        """Show all of a block; proofs have a window of their own, where one writes to those concerned."""
        if entity != Credential.__name__:
            self.desk.filter_asked.emit(entity, filters)
            return
        from app.services.credentials.outlook import SOON
        from app.ui.people.expiring import ExpiringDialog

        ExpiringDialog(self.window(), self.desk, SOON).open()

    def _go_to_first(self) -> None:
        for card in (card for card in self.cards if card.view.lines.lines):
            card.take_focus(0)
            return

    def _connect(self) -> None:
        for card in self.cards:
            self._acts.serve(card.view)
            card.view.stepped_out.connect(partial(self._on_card_stepped_out, card))
            card.view.moved.connect(partial(self._on_view_moved, card.view))
        self.desk.recent.changed.connect(lambda: self.turns.add("recent", self.recent.refresh))
        minute = QTimer(self)
        minute.timeout.connect(self._on_minute)
        minute.start(MINUTE_MS)
        self.setFocusProxy(self.columns[0][0].view)

    def _on_card_stepped_out(self, card: BlockCard, columns: int, rows: int) -> None:
        """Go to the neighbour that has lines; without one the line stays."""
        column = next(column for column in self.columns if card in column)
        position = self.columns.index(column)
        if rows:
            ways = column[column.index(card) + 1 :] if rows > 0 else column[: column.index(card)][::-1]
        else:
            beside = self.columns[position + columns] if 0 <= position + columns < len(self.columns) else []
            ways = sorted(beside, key=lambda other: beside.index(other) != column.index(card))
        for other in (way for way in ways if way.view.lines.lines):
            other.take_focus(-1 if rows < 0 else 0)
            return

    def _on_view_moved(self, view: LinesView) -> None:
        """Keep the current line in view where the page scrolls as a whole."""
        if view.hasFocus():
            self._keys.stand_on(view)
            line = view.visualRect(view.currentIndex())
            place = view.viewport().mapTo(self._page, line.center())
            self._area.ensureVisible(place.x(), place.y(), 0, line.height())

    # ---------------------------------------------------------------- look

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = event.size().width() >= ROOMY
        if roomy is not self._roomy:
            self._roomy = roomy
            self._place()
        self.figures.spread(roomy, event.size().height() < LOW)
        self.turns.add("share", self._share_out)

    def _build(self) -> None:
        self._row, self._lanes = QHBoxLayout(), [QVBoxLayout() for _column in BLOCKS]
        for lane in self._lanes:
            self._row.addLayout(lane)
        for part in (self._row, *self._lanes):
            part.setContentsMargins(0, 0, 0, 0)
            part.setSpacing(12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 10)
        layout.setSpacing(12)
        layout.addLayout(self._head())
        self._page = QWidget()
        self._area = self._scrolled()
        layout.addWidget(self._area, 1)

    def _scrolled(self) -> QScrollArea:
        """Figures and cards; in a small window they scroll together."""
        column = QVBoxLayout(self._page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.figures)
        column.addLayout(self._row, 1)
        return scrolled(self._page)

    def _place(self) -> None:
        """Three columns of two or three cards, or two columns of more."""
        self.columns = self._wide if self._roomy else _in_two(self._wide)
        for position, lane in enumerate(self._lanes):
            while lane.takeAt(0):
                pass
            cards = self.columns[position] if position < len(self.columns) else []
            for card in cards:
                card.show_whole(not self._roomy)
                lane.addWidget(card)
            if not self._roomy:
                lane.addStretch(1)
            self._row.setStretch(position, bool(cards))
        self._share_out()

    def _share_out(self) -> None:
        """Give the cards of a column its height after what they have to say; the upper one has more of it."""
        tall = self._row.geometry().height() - self._row.spacing()
        for lane, cards in zip(self._lanes, self._wide if self._roomy else (), strict=False):
            lower = [card.wish for card in cards[1:]]
            if cards[0].wish + sum(lower) > tall > 0:
                share = tall * (LOWER if len(lower) == 1 else BELOW) // 100
                lower = [min(wish, share) for wish in lower]
            for position, wish in enumerate((max(tall - sum(lower), 1), *lower)):
                lane.setStretch(position, wish)

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.title)
        line.addWidget(self.recent, 1)
        menu = QMenu(self)
        known = {entity for spec in TABS for entity in spec.entities}
        for entity, words in NEW:
            if entity in known:
                menu.addAction(words, partial(self.desk.new_asked.emit, entity))
        menu.addAction(_("Aufgabe …"), self._acts.new_task)
        line.addWidget(menu_button(_("+ Neu"), menu, "primary", "new"))
        return line
