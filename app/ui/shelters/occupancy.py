"""The occupancy of a house by key date, each as a line with its bar."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.models import Occupancy
from app.models.base import Attribute
from app.text import _, german_date
from app.ui.kit.charts import OccupancyBar
from app.ui.kit.places import dotted
from app.ui.kit.related import RelatedLine, RelatedPage
from app.ui.kit.widgets import label

Occ = Occupancy


class OccupancyPage(RelatedPage):
    """Key dates, newest first; a new one starts with today and the places of the house."""

    def first_values(self) -> dict[str, Any]:
        from datetime import date

        return {"as_of": date.today(), "capacity": self.record.capacity}

    def wanted(self) -> list[Attribute]:
        return [Occ.as_of, Occ.occupied, Occ.capacity, Occ.households, Occ.source]

    def make_line(self, record_id: str, values: dict[Any, Any]) -> QWidget:
        occupied, capacity = values["raw", Occ.occupied], values["raw", Occ.capacity] or self.record.capacity or 0
        households = values[Occ.households] and _("{count} Haushalte").format(count=values[Occ.households])
        line = RelatedLine(german_date(values["raw", Occ.as_of]), dotted([households, values[Occ.source]]), None)
        if occupied is not None:
            words = _("{occupied} von {capacity} Plätzen").format(occupied=occupied, capacity=capacity)
            bar = OccupancyBar(occupied, capacity, words)
            bar.setFixedWidth(140)
            line.row.addWidget(bar)
            line.row.addWidget(label(f"{occupied} / {capacity}"))
        line.opened.connect(lambda: self._edit(line, record_id))
        return line
