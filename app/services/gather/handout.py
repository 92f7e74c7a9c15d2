"""Fills the handout for a visit of a shelter: numbers of residents, functions, offers; private numbers if wanted."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

from app.errors import UserError
from app.models import (
    CircleMember,
    CircleRole,
    ContactRole,
    Event,
    EventKind,
    EventState,
    HelperCircle,
    Need,
    Occupancy,
    Person,
    Shelter,
    Urgency,
)
from app.models.facts import facts
from app.services.documents.data import Slot
from app.services.documents.handout_data import (
    Contact,
    Group,
    Handout,
    Offer,
    OpenNeed,
    OpenPoint,
    Residents,
    Upcoming,
    Volunteer,
)
from app.services.events import Occurrence
from app.services.gather.common import office_of
from app.services.houses.offers import running
from app.services.matching.needs import OPEN
from app.services.matching.times import words_of
from app.services.occupancy.languages import ordered
from app.services.office import Services
from app.services.query import Filter, Not, Query, Within
from app.services.visits.points import open_points
from app.text import translate

WEEKS_AHEAD = 4
_COUNTS = (
    Occupancy.women, Occupancy.men, Occupancy.minors_0_5, Occupancy.minors_6_13, Occupancy.minors_14_17,
    Occupancy.travelling_alone,
)  # fmt: skip


def next_handout(services: Services) -> str:
    """The shelter that is visited next, else the first one by name."""
    for occurrence in services.events.upcoming(EventKind.VISIT, count=20):
        if shelter := services.events.get(occurrence.event_id).shelter_id:
            return shelter
    if ids := services.shelters.ids():
        return ids[0]
    raise UserError("Es gibt noch keine Unterkunft. Bitte tragen Sie zuerst eine ein.")


def handout(services: Services, shelter_id: str, with_private_data: bool = False) -> Handout:
    """Everything to have along on a visit, as of today."""
    shelter, today = services.shelters.get(shelter_id), date.today()
    office = services.office()
    coming = _coming(services, shelter_id, today)
    rules = shelter.house_rules or (office.house_rules if office else "") or ""
    return Handout(
        office=office_of(services),
        as_of=today,
        shelter=shelter.name,
        kind=shelter.kind.label if shelter.kind else "",
        operator=shelter.operator or "",
        street=shelter.street or "",
        postal_code=shelter.postal_code or "",
        city=" ".join(filter(None, (shelter.city, shelter.district and f"({shelter.district})"))),
        transit=shelter.transit or "",
        parking=shelter.parking or "",
        key=shelter.access or "",
        contacts=tuple(_contacts(services, shelter_id)),
        rules=tuple(line.strip(" -•*") for line in rules.splitlines() if line.strip()),
        residents=_residents(services, shelter),
        circle=", ".join(c.name.removeprefix(f"{translate(c.singular)} ") for c in _circles(services, shelter_id)),
        groups=tuple(_groups(services, shelter_id)),
        offers=tuple(_offers(services, shelter_id)),
        needs=tuple(_needs(services, shelter_id)),
        last_visit=_last_visit(services, shelter_id),
        open_points=tuple(_open_points(services, shelter_id)),
        upcoming=tuple(Upcoming(_slot(o), o.title, o.location) for o in coming),
        visit_on=next((o.start.date() for o in coming if o.kind is EventKind.VISIT), None),
        wifi=shelter.wifi or "",
        phone=shelter.phone or "",
        with_private_data=with_private_data,
    )


def named_people(services: Services, shelter_id: str) -> list[str]:
    """The ids of everybody a handout names."""
    roles = services.contact_roles.of(ContactRole.shelter_id, shelter_id)
    speakers = [m for circle in _circles(services, shelter_id) for m in _members(services, circle) if _speaks(m)]
    return sorted(
        {r.person_id for r in roles} | {r.deputy_id for r in roles if r.deputy_id} | {m.person_id for m in speakers}
    )


def _contacts(services: Services, shelter_id: str) -> Iterator[Contact]:
    roles = services.contact_roles.of(ContactRole.shelter_id, shelter_id)
    deputies = services.captions(Person, [role.deputy_id for role in roles if role.deputy_id])
    for role in roles:
        yield Contact(
            role=role.function or "",
            name=str(role.person_name or ""),
            organisation=str(role.organisation_name or ""),
            phone=str(role.phone or role.mobile or ""),
            email=str(role.email or ""),
            hours=role.presence_hours or "",
            deputy=deputies.get(role.deputy_id or "", ""),
        )


def _residents(services: Services, shelter: Shelter) -> Residents | None:
    counted = services.occupancies.of(Occupancy.shelter_id, shelter.id)
    if not counted:
        return None
    newest = max(counted, key=lambda o: (o.as_of, o.changed_at))
    groups = [(translate(facts(c).label), getattr(newest, facts(c).name)) for c in _COUNTS]
    return Residents(
        as_of=newest.as_of,
        capacity=newest.capacity if newest.capacity is not None else shelter.capacity,
        occupied=newest.occupied,
        households=newest.households,
        groups=tuple((label, count) for label, count in groups if count is not None),
        languages=tuple(ordered(newest.languages)),
        source=newest.source or "",
    )


def _circles(services: Services, shelter_id: str) -> list[HelperCircle]:
    return services.circles.of(HelperCircle.shelter_id, shelter_id)


def _members(services: Services, circle: HelperCircle) -> list[CircleMember]:
    today = date.today()
    return [m for m in services.circle_members.of(CircleMember.circle_id, circle.id) if not m.until or m.until >= today]


def _speaks(member: CircleMember) -> bool:
    return member.role in (CircleRole.SPEAKER, CircleRole.DEPUTY)


def _groups(services: Services, shelter_id: str) -> Iterator[Group]:
    """The circle as a whole, then its working groups."""
    for circle in _circles(services, shelter_id):
        members = _members(services, circle)
        phones = _phones(services, [m.person_id for m in members if _speaks(m)])
        whole = _group(circle.name, [m for m in members if not m.subgroup], phones, len(members))
        yield replace(whole, whole=True)
        for name in dict.fromkeys(m.subgroup for m in members if m.subgroup):
            own = [m for m in members if m.subgroup == name]
            yield _group(name, own, phones, len(own))


def _group(name: str, members: list[CircleMember], phones: dict[str, str], count: int) -> Group:
    speakers = (Volunteer(str(m.person_name), phones.get(m.person_id, "")) for m in members if _speaks(m))
    return Group(name, tuple(speakers), count)


def _phones(services: Services, ids: list[str]) -> dict[str, str]:
    people = services.people.all(Person.id.in_(ids)) if ids else []
    return {person.id: person.mobile or person.phone or "" for person in people}


def _offers(services: Services, shelter_id: str) -> Iterator[Offer]:
    """Offers of the house that still take place, each once."""
    for one in running(services.events, shelter_id, date.today()):
        yield Offer(one.when, one.title, one.room, (Volunteer(one.held_by),) if one.held_by else ())


def _needs(services: Services, shelter_id: str) -> Iterator[OpenNeed]:
    found = services.needs.ids(Query(filters=(*OPEN, Filter(Need.shelter_id, shelter_id)), sort=Need.find_until))
    told = (Need.title, Need.languages, Need.time_shape, Need.slots, Need.dates, Need.missing, Need.urgency)
    rows = services.needs.rows(found, (*told, Need.created_at))
    for title, languages, shape, slots, dates, missing, urgency, since in rows:
        details = ", ".join(filter(None, (words_of(shape, slots, dates), ", ".join(languages))))
        yield OpenNeed(title, details, missing, since.date() if since else None, urgency is Urgency.HIGH)


def _last_visit(services: Services, shelter_id: str) -> date | None:
    """The last visit, also one that stands in the calendar only."""
    held = Filter(Event.kind, EventKind.VISIT), Filter(Event.state, Not(EventState.CANCELLED))
    mine = (*held, Filter(Event.shelter_id, shelter_id), Filter(Event.start, Within(None, 0)))
    events = services.events.rows(services.events.ids(Query(filters=mine, sort=Event.start))[-1:], (Event.start,))
    days = [start.date() for (start,) in events if start < datetime.now()]
    visit = services.visits.last(shelter_id, date.today())
    return max([*days, *([visit.day] if visit else [])], default=None)


def _open_points(services: Services, shelter_id: str) -> Iterator[OpenPoint]:
    for task in open_points(services, shelter_id):
        yield OpenPoint(task.title, task.assigned_to or "", task.due_on)


def _coming(services: Services, shelter_id: str, today: date) -> list[Occurrence]:
    """What takes place at the house or in its circle within four weeks."""
    circles = {circle.id for circle in _circles(services, shelter_id)}
    own = {
        event.id
        for event in services.events.all(Event.shelter_id.is_not(None) | Event.circle_id.is_not(None))
        if event.shelter_id == shelter_id or event.circle_id in circles
    }
    found = services.events.between(today, today + timedelta(weeks=WEEKS_AHEAD))
    return [o for o in found if o.event_id in own and o.state is not EventState.CANCELLED]


def _slot(occurrence: Occurrence) -> Slot:
    return Slot(occurrence.start, occurrence.end if occurrence.end > occurrence.start else None, occurrence.all_day)
