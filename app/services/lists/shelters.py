"""The list of the houses."""

from app.models import Shelter
from app.services.lists.definition import ListDefinition
from app.text import _

SHELTERS = ListDefinition(
    "shelters",
    _("Unterkünfte"),
    Shelter,
    columns=(
        Shelter.name, Shelter.kind, Shelter.operator, Shelter.street, Shelter.postal_code, Shelter.city,
        Shelter.district, Shelter.phone, Shelter.email, Shelter.capacity, Shelter.occupied, Shelter.counted_on,
        Shelter.helper_count,
    ),
    totals=(Shelter.capacity, Shelter.occupied),
)  # fmt: skip
