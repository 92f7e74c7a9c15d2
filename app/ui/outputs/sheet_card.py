"""Shows a gathered list before it leaves: how many, who is left out and why, and the rows themselves."""

from datetime import date, datetime
from typing import Any, cast

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QStackedWidget

from app.services.lists.sheet import Sheet
from app.text import _, german_date, german_datetime, money, number
from app.ui.kit.chips import Chips
from app.ui.kit.columns import Cell, Look
from app.ui.kit.empty import EmptyState
from app.ui.kit.list_card import ListView
from app.ui.kit.rows import RowColumn, RowsModel
from app.ui.kit.widgets import column, label
from app.ui.theme import Tone, font

ROWS_SHOWN = 200
WIDEST = 320
_FIGURES = ("number", "money", "hours", "share")


class SheetCard(QFrame):
    """A card with counts, notes and the first rows of a sheet."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self.chips, self.notes = Chips(), label("", "small", wrap=True)
        self._kinds: list[str] = []
        self.model = cast(Any, RowsModel((), self._cells))
        self.pages = QStackedWidget()
        self.view: ListView | None = None
        layout = column(gap=6, margins=(1, 12, 1, 1))
        head = column(self.chips, self.notes, gap=6, margins=(14, 0, 14, 4))
        layout.addLayout(head)
        layout.addWidget(self.pages, 1)
        self.setLayout(layout)
        self.say(_("Die Liste wird zusammengestellt …"))

    def show_sheet(self, sheet: Sheet, more: str = "") -> None:
        """Show a list; the view is made anew because its columns differ. `more` is said about the file besides."""
        self._kinds = [heading.kind for heading in sheet.headings]
        rows = sheet.rows[:ROWS_SHOWN]
        self.model.show(
            rows, [_column(h.title, h.kind, [row[i] for row in rows[:40]]) for i, h in enumerate(sheet.headings)]
        )
        self.chips.show_chips(_counts(sheet))
        notes = [*sheet.notes, *([more] if more else [])]
        self.notes.setText("\n".join(notes))
        self.notes.setVisible(bool(notes))
        self._put(
            self._view() if sheet.rows else EmptyState(_("Mit diesen Angaben steht niemand und nichts in der Liste."))
        )

    def say(self, sentence: str) -> None:
        """Stand a sentence where the rows would be."""
        self.chips.show_chips([])
        self.notes.hide()
        self._put(EmptyState(sentence))

    def _view(self) -> ListView:
        self.view = ListView(self.model, _("Vorschau der Liste"))
        header = self.view.horizontalHeader()
        header.setSectionsClickable(False)
        for place, one in enumerate(self.model.columns):
            header.resizeSection(place, one.width)
        header.setStretchLastSection(False)
        return self.view

    def _put(self, widget: Any) -> None:
        while old := self.pages.widget(0):
            self.pages.removeWidget(old)
            old.deleteLater()
        self.pages.addWidget(widget)

    def _cells(self, values: tuple[Any, ...]) -> tuple[Cell, ...]:
        return tuple((_written(value, kind), None) for value, kind in zip(values, self._kinds, strict=True))


def _column(title: str, kind: str, values: list[Any]) -> RowColumn:
    """Wide enough for its heading and its usual values."""
    bold, plain = QFontMetrics(font(bold=True)), QFontMetrics(font())
    widths = [bold.horizontalAdvance(title), *(plain.horizontalAdvance(_written(value, kind)) for value in values)]
    return RowColumn(title, Look.FIGURE if kind in _FIGURES else Look.TEXT, min(WIDEST, max(widths) + 24))


def _counts(sheet: Sheet) -> list[tuple[str, Tone]]:
    rows = len(sheet.rows)
    chips = [(_("1 Zeile") if rows == 1 else _("{count} Zeilen").format(count=number(rows)), Tone.NEUTRAL)]
    if sheet.named:
        chips.append((_("{count} mit Namen").format(count=number(sheet.named)), Tone.INFO))
    if sheet.left_out:
        chips.append((_("{count} ohne Namen").format(count=number(sheet.left_out)), Tone.ATTENTION))
    return chips


def _written(value: Any, kind: str) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return german_datetime(value)
    if isinstance(value, date):
        return german_date(value)
    if kind == "money":
        return money(value)
    if kind == "hours":
        return number(value / 60, 2)  # as in the file, so that the figures stand below each other
    if kind == "share":
        return f"{number(value * 100, 1)} %"
    return number(value) if kind == "number" else str(value).replace("\n", " ")
