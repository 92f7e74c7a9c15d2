"""Invented volunteers in plenty, the same ones every time."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

FIRST = "Annika Bernd Ceylan Dörte Elif Fiete Grazyna Hauke Ilse Jürgen Karl-Heinz Liselotte Mehmet Noémi Oksana Piet Quirin Rukiye Søren Tesfaye Ümit Veit Wiebke Xaver Yara Zdenka Ann-Kathrin Björn Änne Hans Eva Thea".split()  # noqa: E501, SIM905
LAST = "Müller Schmäling von_Hagen Öztürk Weißhaupt Kluge-Brandt van_der_Velde Łapiński Nguyễn Böhringer Großmann Testmann Ammann Zeh Haßler Yıldırım Fröhlich-Maurer Kaya Pfeifle Räuchle de_Vries Schäfer Überall Stöcklein Wurster Häberle Kovačević Demirel Ostertag Knöpfle".split()  # noqa: E501, SIM905
STREETS = "Beispielweg Hirschbergstraße Am_Testbach Musterallee Lange_Straße Probegässle Schorndorfer_Str. Im_Winkel Fantasieplatz Karlsruher_Allee".split()  # noqa: E501, SIM905
TOWNS = (
    ("71634", "Ludwigsburg"),
    ("71638", "Ludwigsburg"),
    ("70806", "Kornwestheim"),
    ("71691", "Freiberg am Neckar"),
    ("01067", "Dresden"),
    ("74321", "Bietigheim-Bissingen"),
)
HOUSES = ("Hirschbergstraße", "Eglosheim", "Grünbühl-Sonnenberg", "Oßweil", "Hoheneck")
LANGUAGES = ("Arabisch", "Englisch", "Farsi", "Dari", "Türkisch", "Französisch", "Russisch", "Tigrinya")
SKILLS = (
    "Hausaufgabenhilfe",
    "Fahrdienst",
    "Sprachcafé",
    "Kinderbetreuung",
    "Nähen",
    "Behördenbegleitung",
    "Fahrradwerkstatt",
)
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
STATES = {"interested": "Interessentin", "active": "aktiv", "paused": "pausiert", "left": "ausgeschieden"}


@dataclass
class Volunteer:
    """What is true about somebody; a list shows some of it."""

    first_name: str
    last_name: str
    street: str
    postal_code: str
    city: str
    email: str
    phone: str
    mobile: str
    birth_date: date | None
    since: date
    certificate_seen_on: date | None
    languages: list[str]
    skills: list[str]
    available_days: list[str]
    shelter: str
    status: str
    notes: str
    salutation: str
    more_shelters: list[str] = field(default_factory=list)

    def told(self, *keys: str) -> dict[str, Any]:
        """The named facts as the truth beside a list has them; unknown ones are missing."""
        values = {key: getattr(self, key) for key in ("first_name", "last_name", *keys)}
        return {key: value.isoformat() if isinstance(value, date) else value for key, value in values.items() if value}


def volunteers(count: int, seed: int) -> list[Volunteer]:
    """`count` different people."""
    random = Random(seed)
    names = [(first, last.replace("_", " ")) for first in FIRST for last in LAST]
    return [_volunteer(random, first, last) for first, last in random.sample(names, count)]


def _volunteer(r: Random, first: str, last: str) -> Volunteer:
    code, town = r.choice(TOWNS)
    born = date(1942, 1, 1) + timedelta(days=r.randrange(22000))
    since = date(2012, 1, 1) + timedelta(days=r.randrange(1400))
    local = f"{last.split()[-1].lower()}{r.randrange(1000)}".encode("ascii", "ignore").decode()
    return Volunteer(
        first, last, f"{r.choice(STREETS).replace('_', ' ')} {r.randrange(1, 120)}{r.choice(['', '', 'a', '/2'])}",
        code, town,
        f"{local}@beispiel.example" if r.random() < 0.85 else "",
        f"07141 {r.randrange(20000, 999999)}" if r.random() < 0.7 else "",
        f"0171 39200{r.randrange(10, 99)}" if r.random() < 0.7 else "",
        born if r.random() < 0.7 else None, since,
        since + timedelta(days=r.randrange(300)) if r.random() < 0.5 else None,
        sorted(r.sample(LANGUAGES, r.randrange(1, 4))), sorted(r.sample(SKILLS, r.randrange(1, 3))),
        sorted(r.sample(DAYS, r.randrange(1, 4)), key=DAYS.index), r.choice(HOUSES), r.choice(list(STATES)),
        r.choice(["", "", "kommt gern am Wochenende mit dem Rad", "hat ein großes Auto; spricht leise"]),
        r.choice(["Frau", "Herr"]),
    )  # fmt: skip
