"""Lists of invented offices, each with habits of its own, and what they are meant to say."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tests.imports import writers
from tests.imports.people import HOUSES, STATES, Volunteer, volunteers

GERMAN = dict(
    zip(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), ("Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"), strict=True)
)
MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()  # noqa: SIM905


@dataclass
class Office:
    """One list: the file and its truth."""

    path: Path
    truth: list[dict[str, Any]]


Maker = Callable[[Path], Office]
OFFICES: dict[str, Maker] = {}


def office(maker: Maker) -> Maker:
    """Register a list under its name."""
    OFFICES[maker.__name__] = maker
    return maker


def marks(person: Volunteer, mark: str = "x") -> list[str]:
    return [mark if day in person.available_days else "" for day in GERMAN]


def short(day: date | None) -> str:
    return f"{day.day}.{day.month}.{day:%y}" if day else ""


def long(day: date | None) -> str:
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}" if day else ""


def number(phone: str) -> int | str:
    return int(phone.replace(" ", "")) if phone else ""


@office
def a_sheet_for_every_house(folder: Path) -> Office:
    people = volunteers(40, 1)
    for person in people[:8]:
        person.more_shelters = [next(house for house in HOUSES if house != person.shelter)]
    head = ["lfd. Nr.", "Nachn.", "Vorn.", "Tel. priv.", "Handynr.", "eMail-Adresse", "spricht", "hilft bei"]
    sheets: dict[str, Any] = {"Übersicht": [["Haus", "Anzahl Helfer"], *([house, 8] for house in HOUSES)]}
    for house in HOUSES:
        of_house = [p for p in people if house in (p.shelter, *p.more_shelters)]
        rows = [
            [
                n,
                p.last_name,
                p.first_name,
                number(p.phone),
                p.mobile,
                p.email,
                ", ".join(p.languages),
                " / ".join(p.skills),
            ]
            for n, p in enumerate(of_house, 1)
        ]
        sheets[house] = [[f"Ehrenamtliche in der Unterkunft {house}"], [], head, *rows, [], ["Summe", len(rows)]]
    keys = ("phone", "mobile", "email", "languages", "skills")
    return Office(
        writers.xlsx(folder / "Häuser.xlsx", sheets),
        [{**p.told(*keys), "shelters": [p.shelter, *p.more_shelters]} for p in people],
    )


@office
def houses_as_group_lines(folder: Path) -> Office:
    people = sorted(volunteers(36, 2), key=lambda p: p.shelter)
    rows: list[list[Any]] = [
        ["Helferinnen und Helfer", "", "", "", ""],
        ["Name", "Vorname", "Telefon", "Mail", "Geb. am"],
    ]
    for house in HOUSES:
        rows.append([f"Unterkunft {house}", "", "", "", ""])
        rows += [
            [p.last_name, p.first_name, " / ".join(filter(None, (p.phone, p.mobile))), p.email, short(p.birth_date)]
            for p in people
            if p.shelter == house
        ]
    rows.append(["gez. Koordinata", "", "", "", ""])
    path = writers.text(folder / "gruppen.txt", rows, "\t", "utf-16")
    return Office(path, [p.told("phone", "mobile", "email", "birth_date", "shelter") for p in people])


@office
def names_with_comma_and_written_months(folder: Path) -> Office:
    people = volunteers(30, 3)
    head = ["Name, Vorname", "PLZ/Ort", "Strasse", "geb.", "Tel.", "Helfer/in seit", "FZ vorgelegt am", "Einsatzort"]
    rows = [
        [
            f"{p.last_name}, {p.first_name}",
            f"{p.postal_code} {p.city}",
            p.street,
            long(p.birth_date),
            p.phone or p.mobile,
            p.since,
            short(p.certificate_seen_on),
            p.shelter,
        ]
        for p in people
    ]
    path = writers.ods(folder / "Helfer.ods", {"Tabelle1": [["Stand 1.9.2016"], [], head, *rows], "Tabelle2": []})
    truth = [
        p.told("postal_code", "city", "street", "birth_date", "since", "certificate_seen_on", "shelter") for p in people
    ]
    for person, one in zip(people, truth, strict=True):
        one.update({"phone": person.phone} if person.phone else {"mobile": person.mobile} if person.mobile else {})
    return Office(path, truth)


@office
def no_header_at_all(folder: Path) -> Office:
    people = volunteers(40, 4)
    rows = [
        [p.last_name, p.first_name, p.street, p.postal_code, p.city, p.phone, p.mobile, p.email, p.birth_date]
        for p in people
    ]
    path = writers.text(folder / "adressen.csv", rows, ",", "utf-8-sig")
    return Office(
        path, [p.told("street", "postal_code", "city", "phone", "mobile", "email", "birth_date") for p in people]
    )


@office
def everything_in_capitals(folder: Path) -> Office:
    people = [p for p in volunteers(45, 5) if "ß" not in p.last_name and "ı" not in p.last_name][:30]
    head = [
        "NACHNAME",
        "VORNAME",
        "STRASSE",
        "PLZ",
        "WOHNORT",
        "TELEFON",
        "MOBILNUMMER",
        "MAILADRESSE",
        "STATUS",
        "ANMERKUNGEN",
    ]
    rows = [
        [
            p.last_name.upper(),
            p.first_name,
            p.street,
            p.postal_code,
            p.city,
            p.phone or "-",
            p.mobile or "k.A.",
            p.email or "unbekannt",
            STATES[p.status],
            p.notes,
        ]
        for p in people
    ]
    path = writers.text(folder / "GROSS.csv", [head, *rows], ";", "utf-8")
    return Office(
        path, [p.told("street", "postal_code", "city", "phone", "mobile", "email", "status", "notes") for p in people]
    )


@office
def header_in_two_merged_rows(folder: Path) -> Office:
    people = volunteers(30, 6)
    upper = ["", "Person", "", "Kontakt", "", "", "Verfügbarkeit", *[""] * 6, "Führungs-\nzeugnis"]
    lower = ["Nr.", "Name", "Vorname", "Festnetz", "mobil", "E-Mail", *GERMAN.values(), ""]
    rows = [
        [n, p.last_name, p.first_name, number(p.phone), p.mobile, p.email, *marks(p, "✓"), p.certificate_seen_on]
        for n, p in enumerate(people, 1)
    ]
    path = writers.xlsx(
        folder / "zweizeilig.xlsx",
        {"Helfer 2016": [["Freiwillige im Asylkreis"], upper, lower, *rows]},
        {"Helfer 2016": ["A1:N1", "B2:C2", "D2:F2", "G2:M2", "N2:N3"]},
    )
    return Office(path, [p.told("phone", "mobile", "email", "available_days", "certificate_seen_on") for p in people])


@office
def old_excel_with_serial_dates(folder: Path) -> Office:
    people = volunteers(30, 7)
    serial = lambda day: (day - date(1899, 12, 30)).days if day else ""  # noqa: E731
    head = ["Anr.", "Vor- u. Zuname", "Adresse", "Rufnummer", "Geb.datum", "Eintritt", "Sprachkenntnisse", "Wann?"]
    rows = [[p.salutation, f"{p.first_name} {p.last_name}", f"{p.street}\n{p.postal_code} {p.city}", number(p.phone), serial(p.birth_date), serial(p.since), "; ".join(p.languages), "+".join(GERMAN[d] for d in p.available_days) + " nachm."] for p in people]  # fmt: skip  # noqa: E501
    path = writers.xls(
        folder / "alt.xls", {"Tabelle1": [head, *rows[:15], [], ["Zwischensumme", 15], *rows[15:], ["Gesamt", 30]]}
    )
    return Office(
        path,
        [
            p.told(
                "salutation",
                "street",
                "postal_code",
                "city",
                "phone",
                "birth_date",
                "since",
                "languages",
                "available_days",
            )
            for p in people
        ],
    )


@office
def english_address_book_export(folder: Path) -> Office:
    people = volunteers(25, 8)
    head = [
        "First Name",
        "Last Name",
        "E-mail Address",
        "Home Phone",
        "Mobile Phone",
        "Home Street",
        "Home City",
        "Home Postal Code",
        "Birthday",
        "Notes",
    ]
    rows = [
        [
            p.first_name,
            p.last_name,
            p.email,
            p.phone,
            p.mobile,
            p.street,
            p.city,
            p.postal_code,
            p.birth_date and p.birth_date.isoformat(),
            p.notes,
        ]
        for p in people
    ]
    path = writers.text(folder / "contacts.csv", [head, *rows], ",", "utf-8", "\n")
    return Office(
        path,
        [p.told("email", "phone", "mobile", "street", "city", "postal_code", "birth_date", "notes") for p in people],
    )
