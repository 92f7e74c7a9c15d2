"""The lists of the helper circles and of those who belong to them."""

from app.models import CircleMember, HelperCircle
from app.models.facts import facts, fields
from app.services.lists import flat
from app.services.lists.definition import ListDefinition, Scope
from app.services.lists.sheet import Records
from app.services.lists.wording import in_json
from app.services.office import Services
from app.text import _


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
        HelperCircle.member_count, HelperCircle.members_wanted, HelperCircle.last_meeting_on,
        HelperCircle.marker_count, HelperCircle.budget,
    ),
    totals=(HelperCircle.member_count,),
    records=_circle_records,
)  # fmt: skip

CIRCLE_MEMBERS = ListDefinition(
    "circle-members",
    _("Mitglieder der Helferkreise"),
    CircleMember,
    columns=(
        CircleMember.circle_name, CircleMember.person_name, CircleMember.role, CircleMember.subgroup,
        CircleMember.since, CircleMember.until, CircleMember.phone, CircleMember.email,
    ),
    sort=CircleMember.circle_name,
    person=CircleMember.person_id,
    purpose=_("Verzeichnis der Helferkreise"),
)  # fmt: skip
