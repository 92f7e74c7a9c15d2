"""The occupancy of a house by key date: its curve, who they are in numbers, and each count as a line with its bar."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.models import Occupancy
from app.models.base import Attribute
from app.models.facts import facts
from app.services.occupancy import languages
from app.services.occupancy.doubts import GROUPS, doubts
from app.services.occupancy.entries import NAMES
from app.text import _, german_date, translate
from app.ui.kit.charts import OccupancyBar
from app.ui.kit.curves import Curve, QuietBars, Sample
from app.ui.kit.desk import Desk
from app.ui.kit.places import dotted
from app.ui.kit.related import Related, RelatedLine, RelatedPage
from app.ui.kit.widgets import button, column, label
from app.ui.occupancy.opening import open_grid, open_overview

Occ = Occupancy
LANGUAGES = 6
"""So many languages have a bar of their own."""


class OccupancyPage(RelatedPage):
    """Key dates, newest first; a new one starts with today and the places of the house."""

    def __init__(self, desk: Desk, related: Related, titled: bool = False) -> None:
        self.curve = Curve(_("Menschen im Haus"), 120)
        self.groups, self.spoken = QuietBars(_("Alter und Geschlecht")), QuietBars(_("Sprachen"))
        self._heads = [label("", "small"), label("", "small")]
        super().__init__(desk, related, titled)
        head = self.place.itemAt(0).layout()
        assert isinstance(head, QHBoxLayout)
        head.addWidget(button(_("Alle Häuser erfassen …"), self.enter_all, "flat", _("Strg+Umschalt+B"), "enterAll"))
        head.addWidget(button(_("Überblick …"), self.look_at_all, "flat", _("Strg+Umschalt+U"), "overviewOfAll"))
        self._parts = QWidget()
        parts = QHBoxLayout(self._parts)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(24)
        for head, bars in zip(self._heads, (self.groups, self.spoken), strict=True):
            parts.addLayout(column(head, bars, 1, gap=2), 1)
        self.place.insertWidget(1, self.curve)
        self.place.insertWidget(2, self._parts)

    def enter_all(self) -> None:
        """The grid of all houses, at this one."""
        open_grid(self.window(), self.desk, house=self.record.id)

    def look_at_all(self) -> None:
        """How all houses stand."""
        open_overview(self.window(), self.desk)

    def first_values(self) -> dict[str, Any]:
        from datetime import date

        return {"as_of": date.today(), "capacity": self.record.capacity}

    def wanted(self) -> list[Attribute]:
        return [Occ.as_of, Occ.occupied, Occ.capacity, Occ.households, Occ.languages, Occ.source]

    def _show_lines(self) -> None:
        super()._show_lines()
        points = self.office.overview.series(self.record.id).get(self.record.id, [])
        self.curve.show_samples([Sample(point.day, point.occupied, point.places) for point in points])
        self.curve.setVisible(len(points) > 1)
        self._show_parts()

    def _show_parts(self) -> None:
        """Age, sex and languages of the newest count."""
        ids = self.found()[:1]
        newest = self._crud.get(ids[0]) if ids else None
        named = [(translate(facts(getattr(Occ, name)).label), getattr(newest, name, None)) for name in GROUPS]
        groups = [(words, count) for words, count in named if count is not None]
        spoken = languages.ordered(newest.languages if newest else None)[:LANGUAGES]
        day = german_date(newest.as_of) if newest else ""
        heads = (_("Alter und Geschlecht am {day}"), _("Sprachen am {day}"))
        pairs = zip(self._heads, heads, (self.groups, self.spoken), (groups, spoken), strict=True)
        for head, words, bars, parts in pairs:
            head.setText(words.format(day=day))
            head.setVisible(bool(parts))
            bars.setVisible(bool(parts))
            bars.show_parts(parts)
        self._parts.setVisible(bool(groups or spoken))

    def _open_box(self, record: Any, position: int, line: QWidget | None = None) -> None:
        super()._open_box(record, position, line)
        if self._box is not None:
            told = label("", "problem", wrap=True)
            told.setObjectName("doubt")
            self._box.layout().insertWidget(1, told)
            self._box.form.changed.connect(partial(self._tell_doubts, self._box, told))
            self._tell_doubts(self._box, told)

    def _tell_doubts(self, box: Any, told: QLabel) -> None:
        """Say while somebody types what does not fit; it can be kept all the same."""
        record = box.record if isinstance(box.record, dict) else {one: getattr(box.record, one) for one in NAMES}
        odd = doubts({**record, **box.form.typed()[0]}, {}, self.record.capacity)
        told.setText(_("Bitte prüfen: {what}").format(what="; ".join(odd.values())) if odd else "")
        told.setVisible(bool(odd))

    def make_line(self, record_id: str, values: dict[Any, Any]) -> QWidget:
        occupied, capacity = values["raw", Occ.occupied], values["raw", Occ.capacity] or self.record.capacity or 0
        households = values[Occ.households] and _("{count} Haushalte").format(count=values[Occ.households])
        aside = dotted([households, values[Occ.languages], values[Occ.source]])
        line = RelatedLine(german_date(values["raw", Occ.as_of]), aside, None)
        if occupied is not None:
            words = _("{occupied} von {capacity} Plätzen").format(occupied=occupied, capacity=capacity)
            bar = OccupancyBar(occupied, capacity, words)
            bar.setFixedWidth(140)
            line.row.addWidget(bar)
            line.row.addWidget(label(f"{occupied} / {capacity}"))
        line.opened.connect(lambda: self._edit(line, record_id))
        return line
