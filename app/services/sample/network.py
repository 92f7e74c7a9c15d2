"""Who the sample office works with: organisations, contacts of every house, helper circles and their members."""

from collections.abc import Sequence
from typing import Any

from app.models import (
    CircleMember,
    CircleRole,
    ContactRole,
    HelperCircle,
    Organisation,
    OrganisationKind as Kind,
    VolunteerStatus,
)
from app.services.sample.cast import Cast
from app.services.sample.houses import COUNTY, HOUSES
from app.services.sample.maker import Maker

CENTRAL = "Bundesverband, Zentralstelle Ehrenamt"
_ORGANISATIONS = (
    (COUNTY, Kind.AUTHORITY, "Ludwigsburg"), (CENTRAL, Kind.CENTRAL_OFFICE, "Musterstadt"),
    ("Stadtverwaltung Ludwigsburg, Integration", Kind.AUTHORITY, "Ludwigsburg"),
    ("Jobcenter Musterkreis", Kind.AUTHORITY, "Ludwigsburg"), ("BAGFW", Kind.ASSOCIATION, "Musterstadt"),
    ("Ökumenische Beispielstelle Asyl", Kind.CHURCH, "Ludwigsburg"), ("Mustergemeinde Weststadt", Kind.CHURCH,
    "Ludwigsburg"),
    ("Freundeskreis Probe Asperg", Kind.CLUB, "Asperg"), ("Sportverein Musterbach", Kind.CLUB, "Kornwestheim"),
    ("Beispiel-Grundschule Oststadt", Kind.SCHOOL, "Ludwigsburg"), ("Kita Fantasia", Kind.SCHOOL,
    "Bietigheim-Bissingen"),
    ("Volkshochschule Musterkreis", Kind.SCHOOL, "Ludwigsburg"), ("Radhaus Probe GmbH", Kind.COMPANY, "Asperg"),
    ("Freiwilligenagentur Beispiel", Kind.CLUB, "Ludwigsburg"),
)  # fmt: skip
_STAFF = (
    ("Heimleitung", "Mo–Fr 8–16 Uhr", ("Renate Beispiel", "Holger Muster", "Nilgün Probe", "Stefan Attrappe")),
    ("Sozialbetreuung", "Mo–Do 9–12 Uhr, Mi 14–17 Uhr", ("Lena Fiktiv", "Karim Vorlage", "Petra Erdacht",
                                                         "Jonas Annahme",
                                                         "Ewa Entwurf")),
    ("Hausmeister", "Di und Fr 7–11 Uhr", ("Uwe Vorbild", "Goran Modell", "Dieter Schablone")),
)  # fmt: skip
_OFFICIALS = (
    ("Anja Amtlich", COUNTY, "Sachbearbeitung Unterbringung", "Mo–Do 8–15 Uhr"),
    ("Bülent Bericht", COUNTY, "Listen und Belegung", "Mo–Fr 9–12 Uhr"),
    ("Clara Zentral", CENTRAL, "Referentin Ehrenamt", "Di–Do 9–16 Uhr"),
    ("Detlef Dezernat", "Stadtverwaltung Ludwigsburg, Integration", "Integrationsbeauftragter", "nach Vereinbarung"),
    ("Esther Ökumene", "Ökumenische Beispielstelle Asyl", "Leitung", "Mo 14–17 Uhr"),
    ("Frank Freiwillig", "Freiwilligenagentur Beispiel", "Beratung", "Do 15–18 Uhr"),
    ("Gesa Grundschule", "Beispiel-Grundschule Oststadt", "Rektorin", "in der großen Pause"),
)  # fmt: skip
_SUBGROUPS = ("Sprache", "Begleitung", "Freizeit", "Garten und Werkstatt", None)


def make_network(maker: Maker, cast: Cast, houses: dict[str, str]) -> None:
    """Organisations, the officials there, and for every house its management, social work and caretaker."""
    ids = {
        name: maker.save(Organisation, name=name, kind=kind, city=city, phone=maker.phone())
        for name, kind, city in _ORGANISATIONS
    }
    for name, organisation, function, hours in _OFFICIALS:
        person = _employee(maker, cast, name, function)
        maker.save(ContactRole, person_id=person, organisation_id=ids[organisation], function=function,
                   presence_hours=hours)  # fmt: skip
    for function, hours, names in _STAFF:
        staff = [_employee(maker, cast, name, function) for name in names]
        _assign(maker, staff, function, hours, houses, ids[COUNTY])


def _employee(maker: Maker, cast: Cast, name: str, function: str) -> str:
    first, last = name.split()
    return cast.person(first, last, employment=function, phone=maker.phone(), street=None, postal_code=None, city=None)


def _assign(maker: Maker, staff: Sequence[str], function: str, hours: str, houses: dict[str, str], county: str) -> None:
    rows = []
    for number, shelter in enumerate(houses.values()):
        who, deputy = staff[number % len(staff)], staff[(number + 1) % len(staff)]
        rows.append({"person_id": who, "shelter_id": shelter, "organisation_id": county, "function": function,
                     "presence_hours": hours, "deputy_id": deputy})  # fmt: skip
    maker.save_all(ContactRole, rows)


def make_circles(maker: Maker, houses: dict[str, str], volunteers: Sequence[dict[str, Any]]) -> dict[str, str]:
    """A helper circle for each house and one for a topic, with speakers and working groups; names to ids."""
    circles = {}
    for number, house in enumerate(HOUSES):
        place = house.district or house.city.split(" am ")[0]
        name, shelter = f"Helferkreis {place}", houses[house.name]
        circles[name] = maker.save(
            HelperCircle, name=name, shelter_id=shelter, founded_on=maker.day(-3300 + 160 * number),
            meeting=f"jeden {('ersten', 'zweiten', 'dritten', 'vierten')[number % 4]} "
                    f"{('Dienstag', 'Mittwoch', 'Donnerstag')[number % 3]} im Monat, 19 Uhr",
        )  # fmt: skip
        active = VolunteerStatus.ACTIVE
        here = [v for v in volunteers if v["shelter_id"] == shelter and v["status"] is active]
        _members(maker, circles[name], here[:24])
    topic = maker.save(
        HelperCircle, name="Sprachpaten Musterkreis", topic="Deutsch lernen zu zweit", meeting="alle zwei Monate"
    )
    circles["Sprachpaten Musterkreis"] = topic
    _members(maker, topic, [v for v in volunteers if "Sprachkurs" in v["skills"] and v["since"]][:15])
    return circles


def _members(maker: Maker, circle: str, people: Sequence[dict[str, Any]]) -> None:
    roles = (CircleRole.SPEAKER, CircleRole.DEPUTY, CircleRole.TREASURER)
    rows = [
        {
            "circle_id": circle, "person_id": person["id"], "since": person["since"],
            "role": roles[place] if place < len(roles) else CircleRole.MEMBER,
            "subgroup": maker.random.choice(_SUBGROUPS),
            "until": maker.today if place > 18 else None,
        }
        for place, person in enumerate(people)
    ]  # fmt: skip
    maker.save_all(CircleMember, rows)
