"""The list of the visits: which house when, what was agreed, what is open."""

from app.models import Visit
from app.services.lists.definition import ListDefinition
from app.text import _

VISITS = ListDefinition(
    "visits",
    _("Besuche"),
    Visit,
    columns=(
        Visit.day, Visit.shelter_name, Visit.tour, Visit.topics, Visit.result, Visit.written_on, Visit.agreed,
        Visit.open_points, Visit.next_on,
    ),
    sort=Visit.day,
    totals=(Visit.agreed, Visit.open_points),
    purpose=_("Übersicht der Besuche"),
)  # fmt: skip
