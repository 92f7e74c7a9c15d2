"""The arrivals of a house as a short list, with the way to each."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.models import Arrival
from app.models.base import Attribute
from app.text import _, german_date, number
from app.ui.arrivals.places import SECTIONS
from app.ui.kit.places import dotted
from app.ui.kit.related import Related, RelatedLine, RelatedPage
from app.ui.kit.widgets import button
from app.ui.theme import Tone

A = Arrival
ARRIVALS = Related(
    _("Ankünfte"),
    Arrival,
    A.shelter_id,
    (A.arrives_on,),
    SECTIONS,
    _("+ Ankunft"),
    quiet=(A.languages,),
    sort=A.arrives_on,
    empty=_("Keine Ankunft angekündigt."),
)


class ArrivalsPage(RelatedPage):
    """Arrivals by their day, each with its numbers and whether it is prepared."""

    def wanted(self) -> list[Attribute]:
        return [A.arrives_on, A.people, A.languages, A.prepared_on]

    def make_line(self, record_id: str, values: dict[Any, Any]) -> QWidget:
        people = _("{count} Personen").format(count=number(values["raw", A.people]))
        prepared = values["raw", A.prepared_on]
        chip = (_("vorbereitet"), Tone.GOOD) if prepared else (_("noch nicht vorbereitet"), Tone.ATTENTION)
        day = german_date(values["raw", A.arrives_on])
        line = RelatedLine(dotted([day, people]), values[A.languages], chip)
        line.row.addWidget(button(_("Ansehen"), lambda: self.desk.open(Arrival.__name__, record_id), "flat"))
        line.opened.connect(lambda: self._edit(line, record_id))
        return line
