"""Fills the list to sign at an event."""

from datetime import date

from app.errors import UserError
from app.models import Event, Participation, ParticipationState, Person
from app.services.documents.data import Participant, SignIn
from app.services.gather.common import coming_events, credits_of, office_of, slots_of
from app.services.office import Services
from app.text import fold

_EXPECTED = (ParticipationState.REGISTERED, ParticipationState.CONFIRMED, ParticipationState.ATTENDED)
_MOST_SLOTS = 8


def next_sign_in(services: Services) -> str:
    """The next event somebody has registered for, else the next event."""
    coming = coming_events(services)
    awaited = next((event for event in coming if event.registered_count), coming[0] if coming else None)
    if awaited is None:
        raise UserError("Es gibt keinen kommenden Termin. Bitte tragen Sie zuerst einen im Kalender ein.")
    return awaited.id


def expected(services: Services, event_id: str) -> list[Participation]:
    """Who is registered, confirmed or was there."""
    return [p for p in services.participations.of(Participation.event_id, event_id) if p.state in _EXPECTED]


def sign_in(services: Services, event_id: str) -> SignIn:
    """The list for an event: everybody expected in the order of names, a column for each of its next meetings."""
    event = services.events.get(event_id)
    found = expected(services, event_id)
    participants = sorted(_participants(services, found), key=lambda p: (fold(p.last_name), fold(p.first_name)))
    return SignIn(
        office=office_of(services),
        as_of=date.today(),
        title=event.title,
        slots=slots_of(services, event, date.today())[:_MOST_SLOTS],
        place=", ".join(filter(None, (event.location, event.room))),
        speaker=_speaker(services, event),
        participants=tuple(participants),
        credits=credits_of(services, event, event.start.date()),
    )


def _speaker(services: Services, event: Event) -> str:
    office = services.office()
    return "" if office and event.speaker == office.unit else event.speaker or ""


def _participants(services: Services, found: list[Participation]) -> list[Participant]:
    ids = [p.person_id for p in found if p.person_id]
    people = {person.id: person for person in services.people.all(Person.id.in_(ids))} if ids else {}
    return [_participant(p, people.get(p.person_id or "")) for p in found]


def _participant(participation: Participation, person: Person | None) -> Participant:
    organisation = participation.organisation or ""
    if person:
        return Participant(person.last_name, person.first_name or "", organisation, participation.id)
    first, _space, last = (participation.name or "").strip().rpartition(" ")
    return Participant(last, first, organisation, participation.id)
