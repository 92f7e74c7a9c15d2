"""Fills the list on which hours are written by hand: for a house, a helper circle, or selected people."""

from collections.abc import Sequence
from datetime import date

from app.errors import UserError
from app.models import Assignment, CircleMember, HelperCircle, Person
from app.models.placement import running
from app.services.documents.paper_data import Expected, HoursSheet
from app.services.gather.common import office_of
from app.services.office import Services
from app.text import _, fold


def next_house(services: Services) -> str:
    """The first house somebody helps in, else the first one."""
    works = services.assignments.all(Assignment.shelter_id.is_not(None), running(Assignment, date.today()))
    ids = {work.shelter_id for work in works}
    houses = services.shelters.all()
    if not houses:
        raise UserError("Es gibt noch keine Unterkunft. Bitte legen Sie zuerst eine an.")
    return next((house.id for house in houses if house.id in ids), houses[0].id)


def of_house(services: Services, identity: str) -> HoursSheet:
    """Everybody with a running work in a house or a place in its circles."""
    house = services.shelters.get(identity)
    works = _running(services, Assignment.shelter_id == identity)
    circles = [circle.id for circle in services.circles.of(HelperCircle.shelter_id, identity)]
    works |= {person: works.get(person, "") for circle in circles for person in _members(services, circle)}
    return _sheet(services, house.name, house.city or "", works)


def next_circle(services: Services) -> str:
    """The first circle."""
    circles = services.circles.ids()
    if not circles:
        raise UserError("Es gibt noch keinen Helferkreis. Bitte legen Sie zuerst einen an.")
    return circles[0]


def of_circle(services: Services, identity: str) -> HoursSheet:
    """The members of a helper circle."""
    circle = services.circles.get(identity)
    members = _members(services, identity)
    works = _running(services, Assignment.person_id.in_(members))
    return _sheet(services, circle.name, "", {person: works.get(person, "") for person in members})


def of_people(services: Services, ids: Sequence[str], title: str = "") -> HoursSheet:
    """Selected people with what they do now."""
    works = _running(services, Assignment.person_id.in_(list(ids)))
    return _sheet(services, title or _("Auswahl"), "", {person: works.get(person, "") for person in ids})


def named(services: Services, key: str, identity: str) -> list[str]:
    """The ids of those on the list of a house or circle."""
    data = of_house(services, identity) if key == "hours-sheet" else of_circle(services, identity)
    return [one.id for one in data.people]


def _members(services: Services, circle: str) -> list[str]:
    today = CircleMember.until.is_(None) | (CircleMember.until >= date.today())
    return [member.person_id for member in services.circle_members.all(CircleMember.circle_id == circle, today)]


def _running(services: Services, *where: object) -> dict[str, str]:
    """The activity of everybody with such a work, by person; the newest of several."""
    found = services.assignments.all(*where, running(Assignment, date.today()))  # type: ignore[arg-type]
    ordered = sorted(found, key=lambda work: work.since or date.min)
    return {work.person_id: work.activity or "" for work in ordered}


def _sheet(services: Services, title: str, place: str, works: dict[str, str]) -> HoursSheet:
    people = services.people.all(Person.id.in_(list(works)), Person.anonymised_on.is_(None)) if works else []
    ordered = sorted(people, key=lambda person: (fold(person.last_name), fold(person.first_name or "")))
    expected = [Expected(one.last_name, one.first_name or "", works[one.id], one.id) for one in ordered]
    return HoursSheet(office_of(services), date.today(), title, place, tuple(expected))
