"""The lists of projects, of the money for them, and of the pots it may come from."""

from app.models import Application, FundingProgramme, Grant, Project
from app.models.base import Kind
from app.models.facts import facts, fields
from app.services.lists import flat
from app.services.lists.definition import ListDefinition, Scope
from app.services.lists.sheet import Records
from app.services.lists.wording import in_json
from app.services.office import Services
from app.text import _

PROJECTS = ListDefinition(
    "projects",
    _("Projekte"),
    Project,
    columns=(
        Project.name, Project.kind, Project.stage, Project.applicant, Project.shelter_id, Project.starts_on,
        Project.ends_on, Project.total_cost, Project.granted_amount, Project.target_group,
    ),
    totals=(Project.total_cost, Project.granted_amount),
)  # fmt: skip


def _records(services: Services, wanted: ListDefinition, scope: Scope) -> Records:
    """Applications with the grants that followed."""
    result = flat.records(services, wanted, scope)
    grants, names = services.grants.all(), [facts(c).name for c in fields(Grant) if facts(c).kind is not Kind.REFERENCE]
    for item in result.items:
        mine = [grant for grant in grants if grant.application_id == item["id"]]
        item["grants"] = [{name: in_json(getattr(grant, name)) for name in names} for grant in mine]
    return result


FUNDING = ListDefinition(
    "funding",
    _("Förderungen"),
    Application,
    columns=(
        Application.name, Application.funder_name, Application.programme_name, Application.state,
        Application.reference_number, Application.requested_amount, Application.granted_amount, Application.submit_by,
        Application.submitted_on, Application.decided_on, Application.next_deadline,
    ),
    totals=(Application.requested_amount, Application.granted_amount),
    records=_records,
)  # fmt: skip

PROGRAMMES = ListDefinition(
    "programmes",
    _("Förderprogramme"),
    FundingProgramme,
    columns=(
        FundingProgramme.name, FundingProgramme.funder_name, FundingProgramme.deadline_kind, FundingProgramme.deadline,
        FundingProgramme.max_amount, FundingProgramme.own_share_percent, FundingProgramme.checked_on,
        FundingProgramme.website,
    ),
)  # fmt: skip
