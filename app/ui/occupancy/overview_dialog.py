"""Belegung im Überblick: all houses on a key date, their total, and the way of both."""

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QGridLayout, QWidget

from app.models import Shelter
from app.services.occupancy.overview import Point, Total, together, total
from app.text import _, german_date, number
from app.ui.kit.charts import KeyFigure
from app.ui.kit.combo import Combo
from app.ui.kit.curves import Curve, Sample
from app.ui.kit.dialog import Dialog
from app.ui.kit.widgets import button, label, row
from app.ui.occupancy.opening import open_grid
from app.ui.occupancy.overview_table import OverviewModel, OverviewTable
from app.ui.occupancy.words import houses, per_helper, percent, signed

SIZE = (1040, 720)
CURVE = 150
LOW_WINDOW = 560
"""Below this height of the window the houses need the room of the curve; each keeps its small one."""
DAYS = 60
"""So many key dates can be chosen."""


class OverviewDialog(Dialog):
    """How the houses stand; closes when one of them is opened."""

    def __init__(self, parent: QWidget, desk: Any, day: date | None = None) -> None:
        super().__init__(parent, _("Belegung im Überblick"), 640)
        self.setObjectName("occupancyOverview")
        self.desk, self.office = desk, desk.office
        self.model = OverviewModel()
        self.table = OverviewTable(self.model)
        self.table.opened.connect(self._on_table_opened)
        self._lay_out(parent.height() < LOW_WINDOW)
        self._series: dict[str, list[Point]] = {}
        self._fill_days(day)
        self.resize(*SIZE)
        self.tell()
        self.table.setFocus()
        desk.news.committed.connect(self._on_news_committed)

    def _lay_out(self, low: bool) -> None:
        self._day = Combo(_("Stichtag"))
        self._day.setFixedWidth(190)
        self._day.currentIndexChanged.connect(lambda _at: self.tell())
        self._said = label("", "small")
        self.body.addLayout(row(label(_("Stichtag"), "quiet"), self._day, self._said, 1))
        self.figures = {key: KeyFigure(title) for key, title in _FIGURES}
        grid = QGridLayout()
        grid.setSpacing(8)
        for at, card in enumerate(self.figures.values()):
            card.show_aside(not low)
            grid.addWidget(card, 0, at)
            grid.setColumnStretch(at, 1)
        self.body.addLayout(grid)
        self.curve = Curve(_("Menschen in allen Häusern"), CURVE)
        self.curve.setHidden(low)
        self.body.addWidget(self.curve)
        self.body.addWidget(self.table, 1)
        self.add_left(button(_("Als Liste ausgeben …"), self.give_out, name="giveOut"))
        self.add_left(button(_("Belegung erfassen …"), self.enter, name="enterCounts"))
        self.add_button(_("Schließen"))

    def _fill_days(self, wanted: date | None) -> None:
        self._day.blockSignals(True)
        self._day.clear()
        self._day.addItem(_("neueste Zahlen"), None)
        for day in self.office.occupancies.days()[:DAYS]:
            self._day.addItem(german_date(day), day)
        self._day.setCurrentIndex(max(self._day.findData(wanted), 0))
        self._day.blockSignals(False)

    # ------------------------------------------------------------------------------------------ showing

    @property
    def day(self) -> date | None:
        """The key date in view, None for the newest numbers of each house."""
        day: date | None = self._day.currentData()
        return day

    def tell(self) -> None:
        """Read everything anew."""
        standings = self.office.overview.standings(self.day)
        self._series = self.office.overview.series()
        until = self.day or date.max
        shown = {house: [p for p in points if p.day <= until] for house, points in self._series.items()}
        self.model.show(standings, {house: _samples(points) for house, points in shown.items()})
        self.curve.show_samples(_samples(together(shown.values())))
        if standings:
            self.table.selectRow(0)
        self._tell_total(total(standings), len(standings))

    def _tell_total(self, whole: Total, count: int) -> None:
        of = _("von {places} Plätzen").format(places=number(whole.places))
        free = max(whole.places - whole.occupied, 0)
        told = {
            "occupied": (number(whole.occupied), of),
            "share": (percent(whole.share) or "–", _("{count} Plätze frei").format(count=number(free))),
            "change": (signed(whole.change) or "–", _("seit dem Stand davor")),
            "each": (
                per_helper(whole.per_helper) or "–",
                _("Menschen, {count} Einsätze").format(count=number(whole.helpers)),
            ),
            "alone": (number(whole.alone), _("Haus") if whole.alone == 1 else _("Häuser")),
        }
        for key, (figure, aside) in told.items():
            self.figures[key].show_figure(figure, aside, aside)
        words = _("1 Haus hat noch keine Zahlen") if whole.uncounted == 1 else _("{houses} haben noch keine Zahlen")
        self._said.setText(words.format(houses=houses(whole.uncounted)) if whole.uncounted else houses(count))

    # ------------------------------------------------------------------------------------------ ways on

    def _on_table_opened(self, shelter_id: str) -> None:
        self.accept()
        self.desk.open(Shelter.__name__, shelter_id)

    def enter(self) -> None:
        """Type the numbers of this key date, or of today."""
        window = self.parentWidget()
        assert window is not None
        self.accept()
        QTimer.singleShot(0, window, partial(open_grid, window, self.desk, self.day))

    def give_out(self) -> None:
        """The list of this key date as a file."""
        from app.services.lists.register import definition
        from app.ui.outputs.plugin import open_list

        chosen = {"as_of": german_date(self.day)} if self.day else {}
        open_list(self, self.desk, definition("occupancy"), chosen)

    def _on_news_committed(self, changes: Any) -> None:
        if {"Occupancy", "Shelter", "Assignment"} & changes.entities:
            self._fill_days(self.day)
            self.tell()


_FIGURES = (
    ("occupied", _("Belegt")), ("share", _("Auslastung")), ("change", _("Veränderung")),
    ("each", _("Je Ehrenamt")), ("alone", _("Niemand hilft")),
)  # fmt: skip


def _samples(points: list[Point]) -> list[Sample]:
    return [Sample(point.day, point.occupied, point.places) for point in points]
