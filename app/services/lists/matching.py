"""The lists of matching: needs, questions, assignments, and who interprets."""

from dataclasses import replace

from app.models import Assignment, Need, Person, Request
from app.services.crud import Query
from app.services.lists import flat
from app.services.lists.definition import ListDefinition, Scope
from app.services.lists.sheet import Records, Sheet
from app.services.office import Services
from app.text import _

NEEDS = ListDefinition(
    "needs",
    _("Bedarfe"),
    Need,
    columns=(
        Need.title, Need.category, Need.place_name, Need.languages, Need.time_shape, Need.starts_on, Need.ends_on,
        Need.people_wanted, Need.filled, Need.missing, Need.asked, Need.urgency, Need.find_until, Need.state,
        Need.closed_on, Need.closed_because,
    ),
    sort=Need.find_until,
    totals=(Need.people_wanted, Need.filled, Need.missing),
)  # fmt: skip

REQUESTS = ListDefinition(
    "requests",
    _("Anfragen"),
    Request,
    columns=(
        Request.need_title, Request.person_name, Request.state, Request.asked_on, Request.channel, Request.answered_on,
        Request.reason, Request.override,
    ),
    person=Request.person_id,
    sort=Request.asked_on,
    purpose=_("Übersicht der Vermittlung"),
)  # fmt: skip

ASSIGNMENTS = ListDefinition(
    "assignments",
    _("Einsätze"),
    Assignment,
    columns=(
        Assignment.person_name, Assignment.activity, Assignment.shelter_id, Assignment.need_id, Assignment.since,
        Assignment.until, Assignment.hours_per_week, Assignment.ended_because, Assignment.override,
    ),
    person=Assignment.person_id,
    sort=Assignment.since,
    purpose=_("Übersicht der Einsätze"),
)  # fmt: skip


def _translating(services: Services, scope: Scope) -> Scope:
    """Only those who interpret, in the order of their names."""
    pool = [told.person_id for told in services.matching.interpreters()]
    if scope.ids is not None:
        pool = [identity for identity in scope.ids if identity in set(pool)]
    elif scope.query != Query():
        found = set(services.volunteers.ids(scope.query))
        pool = [identity for identity in pool if identity in found]
    return replace(scope, ids=tuple(pool))


def _sheet(services: Services, wanted: ListDefinition, scope: Scope) -> Sheet:
    return flat.sheet(services, wanted, _translating(services, scope))


def _records(services: Services, wanted: ListDefinition, scope: Scope) -> Records:
    return flat.records(services, wanted, _translating(services, scope))


INTERPRETERS = ListDefinition(
    "interpreters",
    _("Dolmetschende"),
    Person,
    columns=(
        Person.last_name, Person.first_name, Person.languages, Person.interprets_for, Person.interpreting_fee,
        Person.availability, Person.mobile, Person.phone, Person.email, Person.status,
    ),
    person=Person.id,
    purpose=_("Vermittlung von Dolmetschenden"),
    sheet=_sheet,
    records=_records,
    service="volunteers",
)  # fmt: skip
