"""The rooms of a house that offers may use."""

from app.models import Room
from app.text import _
from app.ui.kit.places import section
from app.ui.kit.related import Related

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
