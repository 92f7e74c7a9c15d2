"""The ten houses of the sample office with their rooms, rules and numbers by key date; no resident, only counts."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from app.models import Occupancy, Shelter, ShelterKind
from app.services.sample.maker import Maker

_GU, _AU = ShelterKind.SHARED, ShelterKind.FOLLOW_UP
COUNTY, TOWN = "Landratsamt Musterkreis", "Stadtverwaltung"


@dataclass(frozen=True)
class House:
    """A house and how it is filled today."""

    name: str
    kind: ShelterKind
    street: str
    postal_code: str
    city: str
    district: str | None
    occupied: int
    capacity: int
    transit: str
    rooms: tuple[str, ...]
    languages: tuple[str, ...]


HOUSES = (
    House("GU Am Beispielbogen", _GU, "Am Beispielbogen 3", "71636", "Ludwigsburg", "Weststadt", 41, 48,
          "Bus 425 bis Beispielbogen, 3 Minuten zu Fuß", ("Gemeinschaftsraum EG", "Lernzimmer 1. OG"),
          ("Arabisch", "Dari", "Türkisch", "Tigrinya")),
    House("GU Musterweg", _GU, "Musterweg 24", "71634", "Ludwigsburg", "Eglosheim", 30, 36,
          "Bus 422 bis Musterweg", ("Gemeinschaftsraum EG",), ("Arabisch", "Kurdisch", "Farsi")),
    House("GU Probierstraße", _GU, "Probierstraße 11", "70806", "Kornwestheim", None, 33, 40,
          "S4, S5 bis Kornwestheim, 12 Minuten zu Fuß", ("Café-Raum EG", "Spielzimmer EG"),
          ("Dari", "Arabisch", "Somali")),
    House("GU Testgasse", _GU, "Testgasse 7", "71679", "Asperg", None, 19, 24,
          "S5 bis Asperg, 8 Minuten zu Fuß", ("Werkstatt im Hof", "Gemeinschaftsraum EG"),
          ("Arabisch", "Tigrinya", "Türkisch")),
    House("GU Uferbeispiel", _GU, "Uferbeispiel 2", "71686", "Remseck am Neckar", "Neckargröningen", 26, 30,
          "U12 bis Remseck, 10 Minuten zu Fuß", ("Gemeinschaftsraum EG",), ("Dari", "Paschtu", "Farsi")),
    House("GU Fantasieallee", _GU, "Fantasieallee 40", "74321", "Bietigheim-Bissingen", None, 27, 32,
          "S5 bis Ellental, 6 Minuten zu Fuß", ("Mehrzweckraum UG", "Küche EG"), ("Arabisch", "Kurdisch", "Englisch")),
    House("AU Ziegelmuster", _AU, "Ziegelmuster 5", "71640", "Ludwigsburg", "Oststadt", 17, 20,
          "Bus 421 bis Ziegelmuster", (), ("Ukrainisch", "Russisch")),
    House("AU Platzhalterhof", _AU, "Platzhalterhof 1", "71696", "Möglingen", None, 14, 16,
          "Bus 532 bis Möglingen Rathaus", ("Teeküche EG",), ("Ukrainisch", "Arabisch")),
    House("GU Schillerprobe", _GU, "Schillerprobe 18", "71672", "Marbach am Neckar", None, 18, 22,
          "S4 bis Marbach, 9 Minuten zu Fuß", ("Gemeinschaftsraum EG",), ("Tigrinya", "Arabisch", "Amharisch")),
    House("AU Attrappenring", _AU, "Attrappenring 9", "71691", "Freiberg am Neckar", None, 15, 18,
          "S4 bis Freiberg, 7 Minuten zu Fuß", ("Clubraum UG",), ("Ukrainisch", "Dari")),
)  # fmt: skip
_RULES = (
    "Zimmer nur auf Einladung betreten", "Besuch von 8 bis 22 Uhr, bitte im Büro anmelden",
    "Keine Fotos von Menschen ohne ihre Zustimmung", "Fluchtwege freihalten, kein offenes Feuer",
    "Räume sauber und abgeschlossen verlassen",
)  # fmt: skip
_PARKING = ("2 Plätze vor dem Haus", "Parkplatz an der Sporthalle, 4 Minuten", "nur Anwohnerparken, bitte Bus und Bahn")


def make_houses(maker: Maker) -> dict[str, str]:
    """All houses with their numbers of the last twelve months; the answer maps their names to ids."""
    ids = {house.name: _shelter(maker, number, house) for number, house in enumerate(HOUSES)}
    rows = [row for house in HOUSES for row in _counts(maker, ids[house.name], house)]
    maker.save_all(Occupancy, rows)
    return ids


def _shelter(maker: Maker, number: int, house: House) -> str:
    county = house.kind is _GU
    return maker.save(
        Shelter,
        name=house.name, kind=house.kind, stage=house.kind.stage, tour_position=number + 1,
        street=house.street, postal_code=house.postal_code, city=house.city,
        district=house.district, capacity=house.capacity, transit=house.transit,
        operator=COUNTY if county else f"{TOWN} {house.city}", opened_on=date(2015 + number % 8, 3 + number % 6, 1),
        phone=maker.phone(), email=f"{house.name.split()[-1].casefold().replace('ß', 'ss')}@beispiel.example",
        parking=_PARKING[number % len(_PARKING)],
        access="Schlüssel zum Gemeinschaftsraum im Büro, Ausgabe gegen Unterschrift" if house.rooms else None,
        wifi="Netz „Besuch“, Kennwort im Büro" if number % 3 else None, house_rules="\n".join(_RULES),
        requires_conduct_check=True, requires_measles=county,
        protection_concept="Schutzkonzept des Landkreises, Ansprechperson: Sozialbetreuung" if county else None,
        protection_concept_on=date(2024, 3, 1) if county else None,
        notes="Klingel defekt, bitte anrufen" if number == 3 else None,
    )  # fmt: skip


def _counts(maker: Maker, shelter_id: str, house: House) -> list[dict[str, Any]]:
    occupied, rows = house.occupied, []
    for on in _key_dates(maker.today):
        rows.append(_count(maker, shelter_id, house, on, occupied))
        occupied = min(
            house.capacity, max(house.capacity // 2, occupied + maker.random.choice((-3, -2, -1, 0, 0, 1, 2)))
        )
    return rows


def _key_dates(today: date) -> list[date]:
    """The first day of this month and of the twelve before, newest first."""
    dates = [today.replace(day=1)]
    for _month in range(12):
        dates.append((dates[-1] - timedelta(days=1)).replace(day=1))
    return dates


def _count(maker: Maker, shelter_id: str, house: House, on: date, occupied: int) -> dict[str, Any]:
    small, school, young = (occupied * share // 100 for share in (12, 17, 7))
    adults = occupied - small - school - young
    women = adults * maker.random.randrange(35, 52) // 100
    return {
        "shelter_id": shelter_id, "as_of": on, "capacity": house.capacity, "occupied": occupied,
        "households": occupied * 45 // 100 + 1, "women": women, "men": adults - women, "minors_0_5": small,
        "minors_6_13": school, "minors_14_17": young, "travelling_alone": adults * 30 // 100,
        "languages": _languages(house, occupied),
        "source": f"Meldung {COUNTY}" if house.kind is _GU else "Meldung der Stadt",
    }  # fmt: skip


def _languages(house: House, occupied: int) -> dict[str, int]:
    """How many speak what; groups under five are not told apart."""
    counts, left = {}, occupied
    for language in house.languages:
        share = left // 2
        if share >= 5:
            counts[language], left = share, left - share
    return {**counts, "andere": left} if left else counts
