"""The wizard's second page: the file's own rows under heads that say what was understood."""

from functools import partial
from typing import Any, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QHeaderView, QMenu, QTableView, QWidget

from app.services.imports.columns import Column
from app.services.imports.planning import held_back_words
from app.services.imports.recognition import RecognisedList, RecognisedTable
from app.services.imports.sheets import Row
from app.services.imports.values.blank import line_of
from app.text import _, german_date, german_datetime, number, translate
from app.ui.imports import reading
from app.ui.imports.heads import ColumnHeads, Sureness
from app.ui.imports.kinds import KINDS, kind_of
from app.ui.imports.picker import MeaningPicker
from app.ui.kit.cells import CellDelegate
from app.ui.kit.chips import Chips
from app.ui.kit.columns import Cell
from app.ui.kit.list_card import ROW_HEIGHT
from app.ui.kit.rows import RowColumn, RowsModel
from app.ui.kit.tab_bar import TabBar
from app.ui.kit.widgets import column, frame, label, menu_button, row

ROWS_SHOWN = 300
"""Enough to judge a column by; the rest is read all the same."""


class QuietDelegate(CellDelegate):
    """Draws the words of a column that stays out."""

    def _take_theme(self) -> None:
        super()._take_theme()
        self.ink = self.quiet


class ColumnsPage(QWidget):
    """Shows a recognised list and lets every column be corrected."""

    changed = Signal()
    """A column means something else now, or a table is read or not."""
    cleared = Signal()
    """The last doubtful column has its meaning."""
    kind_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.list: RecognisedList | None = None
        self._index = 0
        self._columns: list[Column] = []
        self._make_pieces()
        self._lay_out()

    def _make_pieces(self) -> None:
        self.model = cast(Any, RowsModel((), self._cells))
        self.heads = ColumnHeads()
        self.view = QTableView()
        self.view.setModel(self.model)
        self.view.setHorizontalHeader(self.heads)
        self.view.setAccessibleName(_("Zeilen der Datei"))
        self._delegate = CellDelegate(self.view, self.model, set())
        self._quiet = QuietDelegate(self.view, self.model, set())
        self._behave()
        self.heads.menu_asked.connect(self.open_menu)
        self.heads.moved_to.connect(lambda section: self.view.scrollTo(self.model.index(0, section)))
        self.tabs = TabBar()
        self.tabs.setAccessibleName(_("Tabellenblätter"))
        self.tabs.currentChanged.connect(self._on_tab_changed)
        self.used = QCheckBox(_("Dieses Blatt einlesen"))
        self.used.clicked.connect(self._on_used_clicked)
        self.words, self.note = label("", "strong"), label("", "small", wrap=True)
        self.chips = Chips()
        self._kinds = QMenu(self)
        for kind in KINDS:
            self._kinds.addAction(translate(kind.title), partial(self.kind_asked.emit, kind.key))
        self.kind_button = menu_button("", self._kinds, name="kind")

    def _behave(self) -> None:
        self.view.setItemDelegate(self._delegate)
        self.view.setShowGrid(False)
        self.view.setWordWrap(False)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.view.verticalHeader().setDefaultSectionSize(ROW_HEIGHT - 6)

    def _lay_out(self) -> None:
        card = frame("card")
        inside = column(self.tabs, self.view, gap=0, margins=(1, 1, 1, 1))
        inside.setStretch(1, 1)
        card.setLayout(inside)
        layout = column(gap=10)
        layout.addLayout(row(self.words, 1, label(_("gelesen als Liste von"), "quiet"), self.kind_button))
        layout.addWidget(card, 1)
        layout.addLayout(row(self.chips, 1, self.used))
        layout.addWidget(self.note)
        self.setLayout(layout)

    def show_list(self, found: RecognisedList) -> None:
        """Show a list from its first table that is read."""
        self.list = found
        self.kind_button.setText(translate(kind_of(found.kind).title))
        self.kind_button.setAccessibleName(_("Art der Liste: {kind}").format(kind=self.kind_button.text()))
        self.tabs.blockSignals(True)
        while self.tabs.count():
            self.tabs.removeTab(0)
        for table in found.tables:
            self.tabs.addTab(table.sheet or _("Liste"))
        self.tabs.blockSignals(False)
        self.tabs.setVisible(len(found.tables) > 1)
        self.used.setVisible(len(found.tables) > 1)
        self._index = next((i for i, table in enumerate(found.tables) if table.used), 0)
        self.tabs.setCurrentIndex(self._index)
        self._show_table()

    @property
    def table(self) -> RecognisedTable:
        """The table in view."""
        assert self.list is not None
        return self.list.tables[self._index]

    def open_menu(self, section: int) -> None:
        """Let the user say what a column means."""
        assert self.list is not None
        chosen = self._columns[section]
        known = reading.meanings(self.table, self.list.kind, chosen)
        present = None if reading.left_out(chosen) else chosen.field
        picker = MeaningPicker(self, known, present, lambda name: self.assign(section, name))
        picker.open_under(self.heads.place_under(section))

    def assign(self, section: int, name: str | None) -> None:
        """Give a column a meaning, None for none; after a doubtful one the keyboard goes on to the next of them."""
        doubtful = self.heads.heads[section].sureness is Sureness.UNSURE
        self.table.assign(self._columns[section].index, name)
        self._show_heads()
        self.changed.emit()
        if doubtful and not self.take_focus():
            self.cleared.emit()

    def _show_table(self) -> None:
        self._columns = reading.shown_columns(self.table)
        self.model.show(self.table.table.rows[:ROWS_SHOWN], [RowColumn(c.header) for c in self._columns])
        self._show_heads()
        for section, shown in enumerate(self._columns):
            self.heads.resizeSection(section, self.heads.wanted_width(section, shown.examples))
        self.used.setChecked(self.table.used)

    def _show_heads(self) -> None:
        assert self.list is not None
        heads = [reading.head_of(shown, self.list.kind) for shown in self._columns]
        self.heads.show_heads(heads)
        for section, head in enumerate(heads):
            quiet = head.sureness is Sureness.LEFT_OUT
            self.view.setItemDelegateForColumn(section, self._quiet if quiet else self._delegate)
        self._show_words()

    def _show_words(self) -> None:
        assert self.list is not None
        rows = sum(len(table.table.rows) for table in self.list.tables if table.used)
        self.words.setText(_("{name} · {rows} Zeilen").format(name=self.list.path.name, rows=number(rows)))
        counted = reading.counts(self.table, self.list.kind)
        texts = {
            Sureness.SURE: _("{count} erkannt"),
            Sureness.UNSURE: _("{count} unsicher"),
            Sureness.LEFT_OUT: _("{count} nicht übernommen"),
        }
        self.chips.show_chips([(texts[s].format(count=n), s.tone) for s, n in counted.items() if n])
        self.note.setText(" · ".join(self._notes()))

    def _notes(self) -> list[str]:
        assert self.list is not None
        notes = [_("Stimmt etwas nicht? Klicken Sie auf den Spaltenkopf."), *reading.defaults_of(self.table)]
        if self.list.left_out:
            names = ", ".join(_("„{sheet}“").format(sheet=sheet) for sheet in self.list.left_out)
            notes.append(_("Nicht gelesen, weil keine Liste darin steht: {sheets}").format(sheets=names))
        if told := held_back_words(self.list.held_back):
            notes.append(told)
        return notes

    def _cells(self, numbered: tuple[int, Row]) -> tuple[Cell, ...]:
        _number, cells = numbered
        return tuple((_written(cells[c.index] if c.index < len(cells) else None), None) for c in self._columns)

    def _on_tab_changed(self, index: int) -> None:
        self._index = index
        self._show_table()

    def _on_used_clicked(self, used: bool) -> None:
        self.table.used = used
        self._show_words()
        self.changed.emit()

    def take_focus(self) -> bool:
        """Start the keyboard at the first column that needs a look; False when none does."""
        states = [head.sureness for head in self.heads.heads]
        if Sureness.UNSURE not in states:
            self.heads.go_to(0)
            return False
        self.heads.go_to(states.index(Sureness.UNSURE))
        self.heads.setFocus()
        return True


def _written(cell: Any) -> str:
    if hasattr(cell, "hour"):
        return german_datetime(cell)
    return german_date(cell) if hasattr(cell, "year") else line_of(cell)
