"""Who the sample office works with: organisations and contacts of every house."""

from collections.abc import Sequence

from app.models import (
    ContactRole,
    Organisation,
    OrganisationKind as Kind,
)
from app.services.sample.cast import Cast
from app.services.sample.houses import COUNTY
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
