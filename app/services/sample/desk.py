"""What lies on the sample office's desk: its own data, tasks, talks and documents."""

import hashlib
from collections.abc import Sequence

from app.models import (
    ContactEntry,
    ContactKind,
    Direction,
    Document,
    FieldHelp,
    Office,
    Person,
    SavedView,
    Shelter,
    Task,
    VolunteerStatus,
)
from app.services.query import Filter
from app.services.sample.cast import COORDINATOR, DEPUTY
from app.services.sample.maker import Maker
from app.services.views import ListState, to_json

_ADDRESS = {"street": "Musterplatz 1", "postal_code": "71638", "city": "Ludwigsburg"}
_TASKS = (
    ("Flyer zum Infoabend verteilen (Rathaus, Kirchen)", -2), ("Monatsinfo an die Zentralstelle", 4),
    ("Belegungsliste an das Landratsamt schicken", 0), ("Dankeskarten an die Helferkreise", 16),
    ("Inventur der Ausleihe in der Geschäftsstelle", 33), ("Jahresgespräch mit dem Integrationsbeauftragten", 47),
    ("Anmeldungen zur Schulung prüfen", 1), ("Raum für das Frühjahrstreffen anfragen", -6),
)  # fmt: skip
_AFTER_VISITS = (
    ("Zwei Personen für die Hausaufgabenhilfe am Mittwoch finden", 6), ("Schlüssel für das Lernzimmer klären", -1),
    ("Klingel: bei der Hausverwaltung nachfragen", 3),
)  # fmt: skip
_TOPICS = (
    ("Einsatz besprochen", "Der Einsatz läuft gut, die Zeiten bleiben."),
    ("Urlaub", "Ist zwei Wochen nicht da, die Vertretung ist geklärt."),
    ("Schulung", "Möchte zur nächsten Schulung kommen."),
    ("Fahrtkosten", "Hat das Formular bekommen und schickt es zum Monatsende."),
    ("Rückmeldung nach dem ersten Einsatz", "Herzlich aufgenommen worden, kommt wieder."),
    ("Zeitlich eng", "Kann bis auf Weiteres nur jede zweite Woche."),
)
_HOUSE_RULES = (
    "Zimmer nur auf Einladung", "Im Büro an- und abmelden", "Keine Fotos ohne Zustimmung", "Fluchtwege freihalten",
    "Bei Streit: ruhig bleiben, Heimleitung rufen",
)  # fmt: skip


def make_office(maker: Maker) -> None:
    """Name, address, colour and imprint."""
    maker.save(
        Office, name="Musterverband Ludwigsburg", short_name="MV-LB", unit="Ehrenamtskoordination", **_ADDRESS,
        phone="07141 000000", email="ehrenamt@beispiel.example", website="https://beispiel.example",
        publisher="Musterverband Ludwigsburg, Musterplatz 1, 71638 Ludwigsburg",
        responsible="Kim Koordinata, Musterplatz 1, 71638 Ludwigsburg", coordinator=COORDINATOR, accent="#B3122A",
        house_rules="\n".join(_HOUSE_RULES),
    )  # fmt: skip


def make_desk(maker: Maker, people: Sequence[str], houses: dict[str, str]) -> None:
    """Tasks that hang on nothing, talks with volunteers of the last months, documents with people and houses."""
    for title, days in _TASKS:
        who = DEPUTY if days > 30 else COORDINATOR
        maker.save(Task, title=title, due_on=maker.day(days), assigned_to=who)
    maker.save(Task, title="Plakate nachbestellt", due_on=maker.day(-9), done_on=maker.day(-9), assigned_to=COORDINATOR)
    _views(maker)
    maker.save(FieldHelp, entity="Person", field_name="mobile",
               text="Bitte mit der Person klären, ob wir sie abends anrufen dürfen.")  # fmt: skip
    _talks(maker, people)
    for number, shelter in enumerate(houses.values()):
        title, days = _AFTER_VISITS[number % len(_AFTER_VISITS)]
        maker.save(Task, title=title, due_on=maker.day(days + number), assigned_to=COORDINATOR,
                   subject_type="Shelter", subject_id=shelter)  # fmt: skip
    for house, shelter in list(houses.items())[:4]:
        _document(maker, "Shelter", shelter, "Hausordnung", f"Hausordnung {house}", "\n".join(_HOUSE_RULES))
    for person in people[:12]:
        _document(maker, "Person", person, "Vereinbarung", "Vereinbarung über das Ehrenamt",
                  "Aufgabe, Verschwiegenheit und Versicherung sind besprochen und unterschrieben.")  # fmt: skip


def _views(maker: Maker) -> None:
    arabic = ListState(filters=(Filter(Person.languages, "Arabisch"), Filter(Person.status, VolunteerStatus.ACTIVE)))
    mondays = Filter(Person.availability, ("mon.morning", "mon.afternoon", "mon.evening", "mon.day"))
    kept = {
        "Spricht Arabisch": ("PeoplePane", arabic),
        "Montags frei": ("PeoplePane", ListState(filters=(mondays,))),
        "Ludwigsburger Häuser": ("ShelterPane", ListState(filters=(Filter(Shelter.city, "Ludwigsburg"),))),
    }
    for name, (place, state) in kept.items():
        maker.save(SavedView, name=name, place=place, state=to_json(state))


def _talks(maker: Maker, people: Sequence[str]) -> None:
    dice, kinds = maker.random, (ContactKind.CALL, ContactKind.TALK, ContactKind.EMAIL, ContactKind.COACHING)
    rows = []
    for person in people:
        for _number in range(dice.choice((0, 0, 1, 1, 2, 3))):
            topic, text = dice.choice(_TOPICS)
            rows.append({
                "at": maker.at(maker.day(-dice.randrange(1, 300)),
                f"{dice.randrange(9, 18):02d}:{dice.choice(('00', '20', '45'))}"),
                "kind": dice.choice(kinds), "direction": dice.choice(list(Direction)), "topic": topic, "text": text,
                "by": dice.choice((COORDINATOR, COORDINATOR, DEPUTY)), "subject_type": "Person", "subject_id": person,
            })  # fmt: skip
    maker.save_all(ContactEntry, rows)


def _document(maker: Maker, subject: str, identity: str, name: str, title: str, text: str) -> None:
    content = f"{title}\n\n{text}\n\nMusterverband Ludwigsburg".encode()
    maker.save(Document, name=name, dated_on=maker.day(-200), subject_type=subject, subject_id=identity,
               file_name=f"{name}.txt", media_type="text/plain", size=len(content), content=content,
               digest=hashlib.sha256(content).hexdigest())  # fmt: skip
