"""A small office with everything the lists and documents tell apart: consents, houses, events, money."""

from datetime import date, datetime, timedelta
from typing import Any

from app.models import (
    CircleRole,
    ConsentPurpose,
    EventKind,
    EventState,
    ParticipationState,
    Salutation,
    VolunteerStatus,
)
from app.services.office import Services

TODAY = date.today()
EVENING = datetime.combine(TODAY + timedelta(days=10), datetime.min.time()).replace(hour=19)
PEOPLE = (
    ("Anna", "Öztürk", (ConsentPurpose.AUTHORITY_LIST, ConsentPurpose.SHARE_CONTACT)),
    ("Bernd", "Müller", (ConsentPurpose.AUTHORITY_LIST,)),
    ("Carla", "Heimlich", ()),
    ("Dora", "Ebenso-Heimlich", ()),
)


def fill(services: Services) -> None:
    """Make the office by its services."""
    _office(services)
    house = _houses(services)
    people = _people(services, house)
    funder = services.funders.save(None, {"name": "Ministerium für Muster"})
    services.credits.save(None, {"funder_id": funder, "text": "Gefördert vom Ministerium für Muster",
                                 "valid_from": TODAY - timedelta(days=100)})  # fmt: skip
    project = services.projects.save(None, {"name": "Rad-Treff", "total_cost": 248_000, "lead_id": people[2]})
    application = {"name": "Rad-Treff", "project_id": project, "funder_id": funder, "requested_amount": 223_200}
    application_id = services.applications.save(None, application)
    services.grants.save(None, {"application_id": application_id, "amount": 200_050})
    _events(services, house, people, project)


def _office(services: Services) -> None:
    address = {"street": "Musterplatz 1", "postal_code": "71638", "city": "Ludwigsburg"}
    names = {"name": "Musterverband", "short_name": "MV-LB", "publisher": "Musterverband"}
    services.office_records.save(None, {**names, "unit": "Ehrenamtskoordination", "phone": "07141 000000", **address})


def _houses(services: Services) -> str:
    house = services.shelters.save(None, {"name": "GU Testgasse", "city": "Asperg", "capacity": 24})
    services.shelters.save(None, {"name": "AU Leerstand", "city": "Möglingen", "capacity": 10})
    services.shelters.save(None, {"name": "GU Früher", "closed_on": TODAY - timedelta(days=30)})
    for days, occupied in ((400, 12), (20, 18)):
        counted = {"shelter_id": house, "as_of": TODAY - timedelta(days=days), "occupied": occupied}
        services.occupancies.save(None, counted)
    return house


def _people(services: Services, house: str) -> list[str]:
    circle = services.circles.save(None, {"name": "Helferkreis Asperg", "shelter_id": house})
    ids = []
    for number, (first, last, agreed) in enumerate(PEOPLE):
        values: dict[str, Any] = {
            "first_name": first, "last_name": last, "salutation": Salutation.MS, "phone": f"07141 23125{number}",
            "email": f"{first.lower()}@example.org", "birth_date": date(1970, 1, 5), "since": date(2020, 2, number + 1),
            "status": VolunteerStatus.ACTIVE if number else VolunteerStatus.PAUSED, "notes": "trinkt Tee",
            "languages": ["Arabisch C1", "Deutsch"], "skills": ["Sprachcafé"], "availability": ["mon.morning", "fri"],
        }  # fmt: skip
        person = services.volunteers.save(None, values)
        services.people.place(person, house, date(2024, 3, 1), "Sprachcafé")
        services.people.record_conduct_check(person, date(2024, 1, 15))
        for purpose in agreed:
            services.consents.save(None, {"person_id": person, "purpose": purpose, "given_on": date(2024, 1, 1)})
        ids.append(person)
    services.circle_members.save(None, {"circle_id": circle, "person_id": ids[0], "role": CircleRole.SPEAKER})
    official = services.people.save(None, {"first_name": "Renate", "last_name": "Amtlich", "phone": "07141 000053"})
    for person in (official, ids[2]):
        services.contact_roles.save(None, {"person_id": person, "shelter_id": house, "function": "Heimleitung"})
    return ids


def _events(services: Services, house: str, people: list[str], project: str) -> None:
    evening = services.events.save(None, {
        "title": "Zeit schenken", "kind": EventKind.INFO, "start": EVENING, "end": EVENING + timedelta(hours=2),
        "location": "Kulturzentrum", "state": EventState.FIXED, "project_id": project, "description": "- Tee",
        "registration_until": TODAY + timedelta(days=5),
    })  # fmt: skip
    services.event_texts.save(None, {"event_id": evening, "language": "en", "title": "Give time", "body": "Tea"})
    state = ParticipationState.REGISTERED
    services.participations.save(None, {"event_id": evening, "person_id": people[0], "state": state})
    services.participations.save(None, {"event_id": evening, "name": "Gundula Gast", "state": state})
    whole = {"title": "Fest", "start": datetime(2026, 5, 1), "end": datetime(2026, 5, 2), "all_day": True}
    services.events.save(None, whole)
    cafe = services.events.save(None, {
        "title": "Café Welcome", "kind": EventKind.OFFER, "start": EVENING.replace(hour=15), "shelter_id": house,
        "end": EVENING.replace(hour=17), "state": EventState.FIXED,
    })  # fmt: skip
    services.events.set_series(cafe, "FREQ=WEEKLY;COUNT=12")
