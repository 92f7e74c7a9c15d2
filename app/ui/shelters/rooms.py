"""The rooms of a house that offers may use."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.models import Room
from app.text import _
from app.ui.kit.places import section
from app.ui.kit.related import Related, RelatedPage

R = Room
ROOMS = Related(
    _("Räume für Angebote"),
    Room,
    R.shelter_id,
    (R.name,),
    (section("", R.name, R.seats, R.key, R.booking, R.equipment, R.notes),),
    _("+ Raum"),
    quiet=(R.seats, R.key, R.booking, R.equipment),
    empty=_("Noch kein Raum eingetragen, den Angebote nutzen dürfen."),
)


class RoomsPage(RelatedPage):
    """Rooms; of key and booking it is said which is which."""

    def make_line(self, record_id: str, values: dict[Any, Any]) -> QWidget:
        told = dict(values)
        told[R.key] = values[R.key] and _("Schlüssel: {key}").format(key=values[R.key])
        told[R.booking] = values[R.booking] and _("Belegung mit: {who}").format(who=values[R.booking])
        return super().make_line(record_id, told)
