"""Seven figures of the office; each opens how it is counted and the list behind it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.services.figures import KEY_FIGURES, Definition, Told
from app.text import _, number, translate
from app.ui.kit.charts import KeyFigure
from app.ui.kit.desk import Desk
from app.ui.kit.widgets import button, label, row
from app.ui.start.popup import Popup


class FigurePopup(Popup):
    """How a figure is counted, and the way to what was counted."""

    def __init__(self, parent: QWidget, wanted: Definition, told: Told, show_list: Callable[[], object]) -> None:
        super().__init__(parent, 320)
        self.setObjectName("definition")
        self.setAccessibleName(translate(wanted.title))
        self._show_list = show_list
        self.body.addWidget(label(_("So wird gezählt"), "heading"))
        self.body.addWidget(label(translate(wanted.counted), wrap=True))
        count = _("1 Eintrag") if told.listed == 1 else _("{count} Einträge").format(count=number(told.listed))
        self.way = way = button(_("Liste zeigen"), self.go, "primary", name="showList")
        way.setEnabled(bool(told.listed))
        self.body.addLayout(row(label(count, "small"), 1, way))

    def go(self) -> None:
        """Show the list."""
        self.close()
        self._show_list()


class FigureRow(QWidget):
    """The cards beside each other; in a narrow window in two rows, in a low one without the lines below the numbers."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._told: dict[str, Told] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self._rows = [QHBoxLayout(), QHBoxLayout()]
        for row_ in self._rows:
            row_.setSpacing(12)
            layout.addLayout(row_)
        self.cards = [KeyFigure(translate(w.title), partial(self.explain, at)) for at, w in enumerate(KEY_FIGURES)]
        self._spread = (False, False)
        self.spread(roomy=True, low=False)

    def spread(self, roomy: bool, low: bool) -> None:
        """Have all cards in one row, or in two where there is less room; `low` leaves out what explains the number."""
        if self._spread == (roomy, low):
            return
        self._spread = roomy, low
        first = len(self.cards) if roomy else (len(self.cards) + 1) // 2
        for position, card in enumerate(self.cards):
            self._rows[position >= first].addWidget(card, 1)
            card.show_aside(roomy or not low)

    def count(self, position: int) -> None:
        """Count one figure anew."""
        wanted, card = KEY_FIGURES[position], self.cards[position]
        told = self._desk.office.figures.tell(wanted)
        if self._told.get(wanted.key) != told:
            self._told[wanted.key] = told
            card.show_figure(told.figure, told.aside, translate(wanted.counted))

    def explain(self, position: int) -> None:
        """Show how a figure is counted, under its card."""
        wanted, card = KEY_FIGURES[position], self.cards[position]
        show = partial(self._desk.filter_asked.emit, wanted.entity.__name__, wanted.filters)
        if told := self._told.get(wanted.key):
            popup = FigurePopup(card, wanted, told, show)
            popup.show_at(card.mapToGlobal(QPoint(0, card.height() + 4)), popup.way)
