"""Fills the sheet of hours of one person."""

from dataclasses import replace
from datetime import date

from app.errors import UserError
from app.models import Allowance, HoursEntry, Project
from app.services.documents.data import Credit, GivenHours, Timesheet
from app.services.gather.common import credits_for, funders_of_project, office_of
from app.services.hours.duration import parted
from app.services.office import Services
from app.services.query import Between, Filter, Query
from app.text import fold

H = HoursEntry


def timesheet(
    services: Services, person_id: str, since: date | None = None, until: date | None = None, project: str = ""
) -> Timesheet:
    """All hours of a person, with the period to print (this year unless said otherwise) and the project.

    UserError for a project that she gave no hours to.
    """
    year = date.today().year
    since, until = since or date(year, 1, 1), until or date(year, 12, 31)
    result = Timesheet(
        office=office_of(services),
        as_of=date.today(),
        person=services.people.get(person_id).caption,
        entries=_entries(services, person_id),
        since=since,
        until=until,
        paid=_is_paid(services, person_id, since, until),
        credits=_credits(services, person_id, since, until),
    )
    return _of_project(result, project) if project else result


def _entries(services: Services, person_id: str) -> tuple[GivenHours, ...]:
    wanted = Query(filters=(Filter(H.person_id, person_id),), sort=H.day)
    columns = (H.day, H.minutes, H.notes, H.activity, H.shelter_name, H.project_name)
    found = []
    for day, minutes, notes, activity, house, project in services.hours.rows(services.hours.ids(wanted), columns):
        span, rest = parted(notes)
        found.append(GivenHours(day, minutes, span, activity or "", house or "", project or "", rest))
    return tuple(found)


def _is_paid(services: Services, person_id: str, since: date, until: date) -> bool:
    mine = (Filter(Allowance.person_id, person_id), Filter(Allowance.elsewhere, False))
    return services.allowances.count(Query(filters=(*mine, Filter(Allowance.paid_on, Between(since, until))))) > 0


def _credits(services: Services, person_id: str, since: date, until: date) -> dict[str, tuple[Credit, ...]]:
    """What the funders of each project demand, as valid at the end of the period."""
    ids = {
        i for i, _count in services.hours.facets(H.project_id, Query(filters=(Filter(H.person_id, person_id),))) if i
    }
    projects = services.projects.all(Project.id.in_(ids)) if ids else []
    return {p.name: credits_for(services, funders_of_project(services, p.id, since, until), until) for p in projects}


def _of_project(sheet: Timesheet, words: str) -> Timesheet:
    exact = [name for name in sheet.projects if fold(name) == fold(words)]
    found = exact or [name for name in sheet.projects if fold(words) in fold(name)]
    if len(found) == 1:
        return replace(sheet, project=found[0])
    raise UserError(
        "Für ein Projekt „{words}“ hat {person} keine Stunden. Es gibt: {names}.",
        words=words,
        person=sheet.person,
        names=", ".join(sheet.projects) or "–",
    )
