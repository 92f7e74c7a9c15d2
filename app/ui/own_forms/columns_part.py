"""Which column of a list stands in which cell of a table's first row."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSpinBox, QVBoxLayout, QWidget

from app.models import Shelter
from app.models.facts import facts
from app.services.lists.sheet import Heading
from app.services.own_forms.layout import Page, letters_of
from app.services.own_forms.places import RUNNING, Place
from app.text import _, fold
from app.ui.kit.combo import Combo
from app.ui.kit.widgets import button, elided, label, row

MOST = 40
HOUSES = "shelters"
"""The list in which the name of a house is just its name."""


class ColumnsPart(QWidget):
    """A box for each cell to the right; `changed` after each choice."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes: list[Combo] = []
        self._page, self._row, self._left = Page(""), 1, 1
        self._headings: Sequence[Heading] = ()
        self._list = ""
        self.grid = QGridLayout()
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setSpacing(4)
        self.grid.setColumnStretch(1, 1)
        self.more = button(_("Weitere Spalte"), self._on_more_clicked, "link", name="moreColumns")
        self.last = QSpinBox()
        self.last.setProperty("role", "field")
        self.last.setRange(0, 9_999)
        self.last.setSpecialValueText(_("so weit Platz ist"))
        self.last.setAccessibleName(_("Tabelle höchstens bis Zeile"))
        self.last.valueChanged.connect(lambda: self.changed.emit())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(label(_("Was in den Spalten steht"), "quiet"))
        layout.addLayout(self.grid)
        layout.addWidget(self.more)
        layout.addLayout(row(label(_("Bis Zeile"), "quiet"), self.last, 1))

    def show_place(self, place: Place, page: Page, at: tuple[int, int], headings: Sequence[Heading]) -> None:
        """Show what is kept, or what the headings above the cells propose."""
        self._page, (self._row, self._left), self._headings, self._list = page, at, headings, place.source
        columns = place.columns or self._proposed()
        self._rebuild(columns)
        self.last.blockSignals(True)
        self.last.setValue(place.last_row)
        self.last.blockSignals(False)

    def columns(self) -> tuple[str, ...]:
        """The names chosen, "" for cells that stay, without those at the end."""
        chosen = [str(box.currentData()) for box in self.boxes]
        while chosen and not chosen[-1]:
            chosen.pop()
        return tuple(chosen)

    def _proposed(self) -> list[str]:
        """For each heading of the form above the cells, the column of nearly the same name; formulas stay."""
        names = []
        for column in range(self._left, min(self._page.columns, self._left + MOST) + 1):
            words = fold(self._heading_above(column))
            if not words:
                break
            names.append("" if self._page.box(self._row, column).formula else self._like(words))
        return names or [""]

    def _heading_above(self, column: int) -> str:
        return self._page.box(self._row - 1, column).text if self._row > 1 else ""

    def _like(self, words: str) -> str:
        if words.rstrip(".") in ("nr", "lfd. nr", "nummer", "lfd nr"):
            return RUNNING
        for fits in (lambda title: title == words, lambda title: len(title) > 3 and (title in words or words in title)):
            for heading in self._headings:
                if any(fits(fold(title)) for title in (heading.title, *_also(heading, self._list))):
                    return heading.name
        return ""

    def _rebuild(self, columns: Sequence[str]) -> None:
        while item := self.grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.boxes = []
        for name in columns[:MOST]:
            self._add(name)
        self.more.setVisible(len(self.boxes) < MOST)

    def _add(self, name: str) -> None:
        column = self._left + len(self.boxes)
        letters, above = letters_of(column), " ".join(self._heading_above(column).split())
        box = Combo(_("Spalte {letters} {heading}").format(letters=letters, heading=above).strip())
        box.setObjectName(f"column-{letters}")
        box.addItem(_("bleibt leer"), "")
        box.addItem(_("laufende Nummer"), RUNNING)
        for heading in self._headings:
            box.addItem(heading.title, heading.name)
        box.setCurrentIndex(max(0, box.findData(name)))
        box.activated.connect(lambda: self.changed.emit())
        head = elided(f"{letters} · {above}" if above else letters, "small")
        head.setFixedWidth(108)
        self.grid.addWidget(head, len(self.boxes), 0)
        self.grid.addWidget(box, len(self.boxes), 1)
        self.boxes.append(box)

    def _on_more_clicked(self) -> None:
        self._add("")
        self.boxes[-1].setFocus()
        self.more.setVisible(len(self.boxes) < MOST)


def _also(heading: Heading, of: str) -> tuple[str, ...]:
    """How other people's lists head the same column: a house stands under its own word, not under "Name"."""
    house = heading.name == "shelter" or (of == HOUSES and heading.name == "name")
    return facts(Shelter.name).found_as if house else ()
