"""What belongs into the cell in hand: chosen here, and told to the dialog as a place."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from app.services.lists.sheet import Heading
from app.services.own_forms.layout import Page, reference
from app.services.own_forms.places import Place, PlaceKind, likely, sources
from app.services.own_forms.planning import near, standing_in_the_way
from app.text import _
from app.ui.kit.combo import Combo
from app.ui.kit.widgets import label
from app.ui.own_forms.columns_part import ColumnsPart
from app.ui.own_forms.list_part import ListPart

Columns = tuple[list[Heading], list[tuple[str, str]]]
"""The columns of a list, and what can be summed up over it as (label, name)."""
Ask = Callable[[str, Callable[[Columns], None]], None]
"""Finds them beside the window: key of the list, and who takes them."""


class CellCard(QWidget):
    """`changed` tells the place as it is now; None where nothing belongs into the cell."""

    changed = Signal(object)

    def __init__(self, ask: Ask) -> None:
        super().__init__()
        self._ask = ask
        self._page, self._at = Page(""), (1, 1)
        self._place = Place("", "A1")
        self._make_pieces()
        self._lay_out()
        self._connect()

    # ------------------------------------------------------------ building

    def _make_pieces(self) -> None:
        self.title, self.hint = label("", "strong", wrap=True), label("", "small", wrap=True)
        self.kind = Combo(_("Was in die Zelle gehört"), [(kind.label, kind) for kind in PlaceKind])
        self.kind.setObjectName("placeKind")
        self.source = Combo(_("Angabe"))
        self.source.setObjectName("placeSource")
        self._offer_sources()
        self.list, self.columns = ListPart(), ColumnsPart()
        self.sum = Combo(_("Welche Zahl"))
        self.sum_head = label(_("Welche Zahl"), "quiet")
        self.text = QLineEdit()
        self.text.setAccessibleName(_("Fester Text"))
        self.text.setPlaceholderText(_("z. B. ein Aktenzeichen"))
        self.mandatory = QCheckBox(_("Muss ausgefüllt sein"))

    def _offer_sources(self) -> None:
        group = ""
        for one in sources():
            if one.group != group and group:
                self.source.insertSeparator(self.source.count())
            group = one.group
            self.source.addItem(f"{one.group}: {one.label}", one.key)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        parts = (self.title, self.kind, self.hint, self.source, self.text, self.list, self.sum_head, self.sum,
                 self.columns, self.mandatory)  # fmt: skip
        for part in parts:
            layout.addWidget(part)

    def _connect(self) -> None:
        self.kind.activated.connect(self._on_kind_chosen)
        self.source.activated.connect(lambda: self._tell())
        self.text.editingFinished.connect(self._tell)
        self.list.changed.connect(self._tell)
        self.list.list_changed.connect(self._on_list_chosen)
        self.sum.activated.connect(lambda: self._tell())
        self.columns.changed.connect(self._tell)
        self.mandatory.clicked.connect(lambda: self._tell())

    # ------------------------------------------------------------ showing

    def show_cell(self, page: Page, row: int, column: int, place: Place | None) -> None:
        """Take another cell in hand, with what belongs there."""
        self._page, self._at = page, (row, column)
        self._place = place or Place(page.name, reference(row, column))
        self.title.setText(_("Zelle {cell}").format(cell=near(page, row, column)))
        blocked = standing_in_the_way(page, row, column).format(cell=reference(row, column))
        own = _("Hier steht eine Formel; ein Wert würde sie ersetzen.") if page.box(row, column).formula else ""
        self.hint.setText(blocked or own)
        self.hint.setVisible(bool(self.hint.text()))
        self.kind.setEnabled(not blocked)
        self.kind.setCurrentIndex(self.kind.findData(self._place.kind))
        self.mandatory.setChecked(self._place.mandatory)
        self.text.setText(self._place.text)
        self.source.setCurrentIndex(max(0, self.source.findData(self._place.source)))
        self.list.show_place(self._place)
        self._show_parts()
        self._ask_columns()

    def _show_parts(self) -> None:
        kind, has_list = self._place.kind, bool(self.list.key)
        self.source.setVisible(kind is PlaceKind.VALUE)
        self.text.setVisible(kind is PlaceKind.TEXT)
        self.list.setVisible(kind in _OF_LISTS)
        for part in (self.sum_head, self.sum):
            part.setVisible(kind is PlaceKind.SUM and has_list)
        self.columns.setVisible(kind is PlaceKind.TABLE and has_list)

    def _ask_columns(self) -> None:
        if self._place.kind in _OF_LISTS and self.list.key:
            cell = self._place.cell
            self._ask(self.list.key, lambda found: self._show_columns(cell, found))

    def _show_columns(self, cell: str, found: Columns) -> None:
        if cell != self._place.cell:
            return
        headings, sums = found
        self.sum.clear()
        for words, name in sums:
            self.sum.addItem(words, name)
        name = self._place.columns[0] if self._place.columns else ""
        self.sum.setCurrentIndex(max(0, self.sum.findData(name)))
        self.columns.show_place(self._place, self._page, self._at, headings)
        self._show_parts()
        if self._place.kind is PlaceKind.TABLE and not self._place.columns and self.columns.columns():
            self._tell()

    # ------------------------------------------------------------ telling

    def _on_kind_chosen(self) -> None:
        self._place = replace(
            self._place, kind=self.kind.currentData(), source="", columns=(), filters=(), last_row=0, text=""
        )
        self.source.setCurrentIndex(max(0, self.source.findData(likely(self._words()) or None)))
        self.list.show_place(self._place)
        self._show_parts()
        self._tell()

    def _words(self) -> str:
        """What the form says beside the cell."""
        return near(self._page, *self._at).partition(" (")[2].rstrip(")")

    def _on_list_chosen(self) -> None:
        self._place = replace(self._place, columns=())
        self.sum.clear()
        self.columns.show_place(self._place, self._page, self._at, ())
        self._show_parts()
        self._tell()
        self._ask_columns()

    def _tell(self) -> None:
        place = self.place()
        self._place = place
        idle = place.kind is PlaceKind.NOTHING and not place.mandatory
        self.changed.emit(None if idle else place)

    def place(self) -> Place:
        """What is chosen for the cell in hand."""
        kind = self._place.kind
        values: dict[str, Any] = {"mandatory": self.mandatory.isChecked()}
        if kind is PlaceKind.VALUE:
            values["source"] = self.source.currentData() or ""
        elif kind is PlaceKind.TEXT:
            values["text"] = self.text.text().strip()
        elif kind in _OF_LISTS:
            values |= self.list.values()
            values["columns"] = self._chosen_columns(kind)
            values["last_row"] = self.columns.last.value() if kind is PlaceKind.TABLE else 0
        return replace(self._place, **values)

    def _chosen_columns(self, kind: PlaceKind) -> Sequence[str]:
        if kind is PlaceKind.TABLE:
            return self.columns.columns()
        return (self.sum.currentData(),) if self.sum.currentData() else ()


_OF_LISTS = (PlaceKind.SUM, PlaceKind.TABLE)
