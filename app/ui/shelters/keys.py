"""Keys of a house that are out: given out in a line, taken back with one click."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.models import KeyHandover
from app.models.base import Attribute
from app.text import _, german_date
from app.ui.kit.places import dotted, section
from app.ui.kit.related import Related, RelatedLine, RelatedPage
from app.ui.kit.widgets import button
from app.ui.theme import Tone

K = KeyHandover
FORM = (section("", K.key, K.person_id, K.given_on, K.returned_on, K.notes),)
KEYS = Related(
    _("Ausgegebene Schlüssel"),
    KeyHandover,
    K.shelter_id,
    (K.key, K.person_name),
    FORM,
    _("+ Schlüssel ausgeben"),
    quiet=(K.given_on, K.notes),
    sort=K.given_on,
    empty=_("Kein Schlüssel ist ausgegeben."),
)


class KeysPage(RelatedPage):
    """Keys that are out first; then those that came back."""

    def first_values(self) -> dict[str, Any]:
        return {"given_on": date.today()}

    def wanted(self) -> list[Attribute]:
        return [*super().wanted(), K.returned_on]

    def found(self) -> list[str]:
        ids = super().found()
        back = {i for i, (day,) in zip(ids, self._crud.rows(ids, (K.returned_on,)), strict=True) if day}
        return sorted(ids, key=lambda identity: identity in back)

    def make_line(self, record_id: str, values: dict[Any, Any]) -> QWidget:
        back = values["raw", K.returned_on]
        chip = (_("zurück {day}").format(day=german_date(back)), Tone.GOOD) if back else None
        given = _("seit {day}").format(day=german_date(values["raw", K.given_on]))
        line = RelatedLine(dotted([values[K.key], values[K.person_name]]), dotted([given, values[K.notes]]), chip)
        line.opened.connect(lambda: self._edit(line, record_id))
        if not back:
            line.row.addWidget(button(_("Ist zurück"), lambda: self.take_back(record_id), name="keyBack"))
        return line

    def take_back(self, record_id: str) -> None:
        """Note that the key came back today."""
        self.office.keys.take_back(record_id, date.today())
