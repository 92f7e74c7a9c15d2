"""Fills the documents about a helper circle: a year's development without a name, and how its members are reached."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import or_, select

from app.errors import UserError
from app.models import (
    CircleBooking,
    CircleMarker,
    CircleMember,
    CircleRole,
    Event,
    EventKind,
    EventState,
    HelperCircle,
    HoursEntry,
    Participation,
    ParticipationState,
    Problem,
    Shelter,
)
from app.services.circles.chain import chain
from app.services.circles.development import next_rung
from app.services.circles.ladder import steps
from app.services.circles.members import Member, first_by_person, members_of
from app.services.documents.circle_data import (
    Call,
    CircleContact,
    CircleContacts,
    CircleYear,
    ClimbedStep,
    HeldMeeting,
    RaisedProblem,
)
from app.services.gather.common import office_of
from app.services.lists.disclosure import Gate, consent_notes, gate
from app.services.office import Services
from app.text import _, german_date

RECIPIENT = _("Mitglieder des Helferkreises")
"""Who gets the contact sheet; they learn only of those who agreed."""


def next_circle(services: Services) -> str:
    """The first circle by name."""
    if ids := services.circles.ids():
        return str(ids[0])
    raise UserError("Es gibt noch keinen Helferkreis. Bitte legen Sie zuerst einen an.")


# ---------------------------------------------------------------- the year


def circle_year(services: Services, circle_id: str, since: date | None = None, until: date | None = None) -> CircleYear:
    """Everything that is known of a circle, with the time to tell of: this year unless said otherwise."""
    circle, today = services.circles.get(circle_id), date.today()
    coming = next_rung(services.development.rungs(circle_id))
    last = until or today
    return CircleYear(
        office=office_of(services),
        as_of=today,
        title=circle.name,
        about=_about(services, circle),
        memberships=tuple(_memberships(services, circle_id)),
        steps=tuple(_steps(services, circle_id)),
        meetings=tuple(_meetings(services, circle_id)),
        hours=tuple(_hours(services, circle)),
        problems=tuple(_problems(services, circle_id)),
        bookings=tuple((b.day, b.amount) for b in services.bookings.of(CircleBooking.circle_id, circle_id)),
        budget=circle.budget,
        next_title=coming.step.title if coming else "",
        next_step=coming.step.step if coming else "",
        since=since or date(last.year, 1, 1),
        until=last,
    )


def _about(services: Services, circle: HelperCircle) -> str:
    house = services.captions(Shelter, [circle.shelter_id] if circle.shelter_id else [])
    founded = _("gegründet am {day}").format(day=german_date(circle.founded_on)) if circle.founded_on else ""
    meets = _("Treffen {when}").format(when=circle.meeting) if circle.meeting else ""
    return " · ".join(filter(None, (*house.values(), circle.topic, founded, meets)))


def _memberships(services: Services, circle_id: str) -> list[tuple[str, date | None, date | None]]:
    """Who belonged to the circle when, each person as a number; somebody made nameless still counts."""
    m = CircleMember
    wanted = select(m.person_id, m.since, m.until).where(m.circle_id == circle_id, m.deleted_at.is_(None))
    with services.database.reading() as connection:
        rows = connection.execute(wanted.order_by(m.id)).all()
    signs = {person: str(place) for place, person in enumerate(dict.fromkeys(row.person_id for row in rows), 1)}
    return [(signs[row.person_id], row.since, row.until) for row in rows]


def _steps(services: Services, circle_id: str) -> list[ClimbedStep]:
    spans: dict[str, list[Any]] = {}
    for marker in sorted(services.crud(CircleMarker).of(CircleMarker.circle_id, circle_id), key=lambda m: m.reached_on):
        spans.setdefault(marker.marker, []).append((marker.reached_on, marker.lost_on))
    return [ClimbedStep(step.title, tuple(spans.get(step.key, ()))) for step in steps(services.settings)]


def _meetings(services: Services, circle_id: str) -> list[HeldMeeting]:
    """Meetings that were, each with those noted as there; of a series those that stand by themselves."""
    known = services.events.all(
        Event.circle_id == circle_id, Event.kind == EventKind.CIRCLE_MEETING, Event.series_id.is_(None),
        Event.state != EventState.CANCELLED,
    )  # fmt: skip
    there = _attended(services, [event.id for event in known])
    held = [HeldMeeting(event.start.date(), there.count(event.id)) for event in known]
    return sorted((one for one in held if one.day <= date.today()), key=lambda one: one.day)


def _attended(services: Services, events: Sequence[str]) -> list[str]:
    """The event of every participation that took place."""
    p = Participation
    wanted = select(p.event_id).where(
        p.event_id.in_(events), p.state == ParticipationState.ATTENDED, p.deleted_at.is_(None)
    )
    with services.database.reading() as connection:
        return list(connection.execute(wanted).scalars())


def _hours(services: Services, circle: HelperCircle) -> list[tuple[date, int]]:
    """Hours that members gave while they belonged to the circle: in its house, or at its events."""
    h, m, e = HoursEntry, CircleMember, Event
    belonged = (
        select(m.id)
        .where(m.circle_id == circle.id, m.person_id == h.person_id, m.deleted_at.is_(None))
        .where(or_(m.since.is_(None), m.since <= h.day), or_(m.until.is_(None), m.until >= h.day))
        .exists()
    )
    own = select(e.id).where(e.circle_id == circle.id)
    place = (
        h.event_id.in_(own) if circle.shelter_id is None else (h.shelter_id == circle.shelter_id) | h.event_id.in_(own)
    )
    with services.database.reading() as connection:
        rows = connection.execute(select(h.day, h.minutes).where(belonged, place, h.deleted_at.is_(None)))
        return [(row.day, row.minutes) for row in rows]


def _problems(services: Services, circle_id: str) -> list[RaisedProblem]:
    found = services.crud(Problem).of(Problem.circle_id, circle_id)
    return [RaisedProblem(problem.title, problem.raised_on, problem.solved_on) for problem in found]


# ---------------------------------------------------------------- the contacts


def circle_contacts(services: Services, circle_id: str, with_private_data: bool = False) -> CircleContacts:
    """Members and chain as far as they agreed that the others know them."""
    circle, open_to = services.circles.get(circle_id), gate(services, RECIPIENT)
    members = _current(services, circle_id)
    named = [member for member in members if open_to.may_name(member.person_id)]
    if members and not named:
        raise UserError("Von den Mitgliedern hat niemand zugestimmt, dass der Name weitergegeben wird.")
    phones = {m.person_id: m.phone if open_to.may_reach(m.person_id) else "" for m in named}
    withheld = sum(not open_to.may_reach(m.person_id) for m in first_by_person(named))
    left = unnamed_members(services, circle_id)
    return CircleContacts(
        office=office_of(services),
        as_of=date.today(),
        title=circle.name,
        about=_about(services, circle),
        members=tuple(_contact(member, open_to) for member in named),
        calls=tuple(Call(caller.name, called.name, phones[called.person_id]) for caller, called in chain(named)),
        notes=tuple(consent_notes(left, 0)),
        private_notes=tuple(consent_notes(0, withheld)),
        with_private_data=with_private_data,
    )


def named_members(services: Services, circle_id: str) -> list[str]:
    """The ids of everybody a contact sheet names."""
    open_to = gate(services, RECIPIENT)
    return sorted({m.person_id for m in _current(services, circle_id) if open_to.may_name(m.person_id)})


def unnamed_members(services: Services, circle_id: str) -> int:
    """How many members did not agree to stand on a contact sheet."""
    everybody = first_by_person(_current(services, circle_id))
    return len(everybody) - len(named_members(services, circle_id))


def _current(services: Services, circle_id: str) -> list[Member]:
    today = date.today()
    return [member for member in members_of(services.database, circle_id, today) if member.is_current(today)]


def _contact(member: Member, open_to: Gate) -> CircleContact:
    reach = open_to.may_reach(member.person_id)
    role = "" if member.role is CircleRole.MEMBER else member.role.label
    return CircleContact(
        member.name, role, member.subgroup, member.phone if reach else "", member.email if reach else ""
    )
