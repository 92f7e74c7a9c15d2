"""The lists of the houses and of the helper circles around them."""

from app.models import CircleMember, HelperCircle, Shelter
from app.models.base import facts, fields
from app.services.lists import flat
from app.services.lists.definition import ListDefinition, Scope
from app.services.lists.sheet import Records
from app.services.lists.wording import in_json
from app.services.office import Services
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


def _circle_records(services: Services, wanted: ListDefinition, scope: Scope) -> Records:
    """The circles with the members the recipient may know."""
    result = flat.records(services, wanted, scope)
    names = [facts(c).name for c in fields(CircleMember) if facts(c).name != "circle_id"]
    members = [m for m in services.circle_members.all() if scope.gate.may_name(m.person_id)]
    for item in result.items:
        mine = [m for m in members if m.circle_id == item["id"]]
        item["members"] = [{"name": m.person_name, **{n: in_json(getattr(m, n)) for n in names}} for m in mine]
        result.people += [m.person_id for m in mine]
        result.named += len(mine)
    return result


CIRCLES = ListDefinition(
    "circles",
    _("Helferkreise"),
    HelperCircle,
    columns=(
        HelperCircle.name, HelperCircle.shelter_id, HelperCircle.topic, HelperCircle.founded_on, HelperCircle.meeting,
        HelperCircle.member_count,
    ),
    totals=(HelperCircle.member_count,),
    records=_circle_records,
)  # fmt: skip
