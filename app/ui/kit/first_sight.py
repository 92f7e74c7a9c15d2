"""The list that was open last, shown from the file itself until the data layer and its tab are there."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app import __version__
from app.services.first_sight import FirstSight, ListSql, look_into
from app.text import number
from app.ui.kit.list_card import ListCard
from app.ui.kit.look import Look, PlainColumn
from app.ui.kit.memory import recall, remember
from app.ui.kit.table import TableModel
from app.ui.kit.two_cards import TwoCards
from app.ui.kit.widgets import frame

_KEY = "window/first_sight"
FIRST_SIGHT = "firstSight"


@dataclass(frozen=True)
class Kept:
    """What is remembered of a list: how to read and draw it, never anything that stands in it."""

    tab: str
    """The key of its tab."""
    key: str
    """The name of its pane, under which its widths and its record are remembered."""
    order: str
    """By what it was sorted, as its pane remembers it."""
    section: int
    descending: bool
    title: str
    counted: str
    top: int
    """Where its card begins in the tab, in pixels."""
    beside: list[int]
    """The least width and height of the record's card."""
    sql: ListSql
    columns: list[PlainColumn]


def keep(kept: Kept | None, path: Path | None) -> None:
    """Remember a list of the database at `path` for the next start; None forgets the last one."""
    told = json.dumps({**asdict(kept), "for": _mark(path)}, default=lambda look: look.value) if kept and path else ""
    remember(_KEY, told)


def recalled(tab: str, path: Path) -> Kept | None:
    """What was kept of the list in `tab`; None where this program, database or order is another one."""
    try:
        told: dict[str, Any] = json.loads(recall(_KEY, "") or "{}")
        if told.pop("for", None) != _mark(path) or told["tab"] != tab:
            return None
        told["sql"] = ListSql(**told["sql"])
        told["columns"] = [PlainColumn(**{**column, "look": Look(column["look"])}) for column in told["columns"]]
        kept = Kept(**told)
    except (ValueError, TypeError, KeyError):  # somebody wrote something else there
        return None
    return kept if kept.order == recall(f"{kept.key}/sort", "") else None


def _mark(path: Path) -> str:
    """The version of the program and the file, without its name."""
    return f"{__version__} {crc32(str(path.absolute()).encode()):08x}"


class FirstSightPage(QWidget):
    """Looks like the tab it stands for, at the same place; its list can be scrolled and selected in."""

    def __init__(self, kept: Kept, reader: FirstSight) -> None:
        super().__init__()
        self.setObjectName(FIRST_SIGHT)
        self.kept, self._reader = kept, reader
        self.card = ListCard(TableModel(reader, kept.columns), kept.title, kept.key)
        self.card.view.header.mark(kept.section, kept.descending)
        record = frame("card")
        record.setMinimumSize(*kept.beside)
        self._splitter = TwoCards(self.card, record, kept.key)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, kept.top, 16, 10)
        layout.addWidget(self._splitter)
        self.setFocusProxy(self.card.view)

    def fill(self) -> bool:
        """Read the list and stand on the record of the last visit; False when it is empty."""
        model = self.card.model
        model.show(None)
        count = number(len(model.ids))
        self.card.footer.setText(self.kept.counted.format(shown=count, total=count))
        record = f"{self.kept.key}/record"
        found = self.card.go_to(recall(record, "")) or self.card.go_to(next(iter(model.ids), ""))
        self.card.current_changed.connect(lambda record_id: remember(record, record_id))  # the tab will open there
        return found

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._splitter.turn(event.size())

    def hand_over(self, card: ListCard) -> None:
        """Let the list of the tab stand where this one stood."""
        if card.model.ids == self.card.model.ids:
            card.take_place(self.card)

    def end(self) -> None:
        """Let go of the file and of the rows: what is left of the page itself may wait long for its removal."""
        self._reader.close()
        self.card.blockSignals(True)
        self.card.model.clear()
        self.deleteLater()


def first_sight(tab: str, path: Path) -> FirstSightPage | None:
    """The filled list that was open last in `tab`; None where anything does not fit."""
    kept = recalled(tab, path)
    reader = look_into(path, kept.sql) if kept else None
    if kept is None or reader is None:
        return None
    page = FirstSightPage(kept, reader)
    if page.fill():
        return page
    page.end()
    return None
