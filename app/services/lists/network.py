"""The list of the people to turn to, in authorities, associations and houses."""

from app.models import ContactRole
from app.services.lists.definition import ListDefinition
from app.text import _

CONTACTS = ListDefinition(
    "contacts",
    _("Ansprechpersonen"),
    ContactRole,
    columns=(
        ContactRole.organisation_name, ContactRole.shelter_name, ContactRole.function, ContactRole.person_name,
        ContactRole.phone, ContactRole.mobile, ContactRole.email, ContactRole.presence_hours, ContactRole.deputy_id,
    ),
    person=ContactRole.person_id,
    sort=ContactRole.organisation_name,
    purpose=_("Verzeichnis der Ansprechpersonen"),
    official=True,
    formats=("vcf",),
)  # fmt: skip
