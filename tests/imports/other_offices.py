"""Lists of invented offices, each with habits of its own, and what they are meant to say."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tests.imports import writers
from tests.imports.people import HOUSES, LANGUAGES, SKILLS, STATES, Volunteer, volunteers

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


@office
def everything_about_reaching_in_one_cell(folder: Path) -> Office:
    people = volunteers(30, 9)
    head = ["Wer", "Erreichbarkeit", "Wohnhaft", "Zeiten", "Einsatz"]
    rows = [
        [f"{p.salutation} {p.first_name} {p.last_name}", "\n".join(filter(None, (p.phone and f"Tel: {p.phone}", p.mobile and f"mobil: {p.mobile}", p.email and f"Mail: {p.email}"))),  # noqa: E501
         f"{p.postal_code} {p.city}, {p.street}", ", ".join(GERMAN[d] for d in p.available_days), p.shelter]
        for p in people
    ]  # fmt: skip
    truth = [
        p.told("salutation", "phone", "mobile", "email", "postal_code", "city", "street", "available_days", "shelter")
        for p in people
    ]
    return Office(writers.xlsx(folder / "Kontakt.xlsx", {"Helfer": [head, *rows]}), truth)


@office
def a_sheet_for_every_state(folder: Path) -> Office:
    people = volunteers(40, 10)
    titles = {"active": "Aktive", "interested": "Interessenten", "left": "Ehemalige", "paused": "Pausierte"}
    head = ["Vorname", "Familienname", "Telefonnummer", "E-Mailadresse", "Hausnr.", "Straße", "Postleitzahl", "Stadt"]
    row = lambda p: [  # noqa: E731
        p.first_name,
        p.last_name,
        p.phone,
        p.email,
        p.street.rsplit(" ", 1)[1],
        p.street.rsplit(" ", 1)[0],
        int(p.postal_code),
        p.city,
    ]
    sheets = {title: [head, *(row(p) for p in people if p.status == state)] for state, title in titles.items()}
    path = writers.xlsx(
        folder / "Status.xlsx", {**sheets, "alt": [head, *(row(p) for p in volunteers(5, 99))]}, hidden=["alt"]
    )
    return Office(path, [p.told("phone", "email", "street", "postal_code", "city", "status") for p in people])


@office
def printed_pages_with_repeated_headers(folder: Path) -> Office:
    people = volunteers(45, 11)
    head = [None, None, "Nr", "Zuname", "Vorname", "Tel.-Nr.", "Mobiltel.", "Mail-Adr.", "Bemerk."]
    rows: list[list[Any]] = [[None, None, "Freundeskreis Asyl"], [None, None, "Telefonliste"], []]
    for start in range(0, len(people), 15):
        page = people[start : start + 15]
        rows += [
            head,
            *(
                [
                    None,
                    None,
                    start + n,
                    p.last_name + " ",
                    p.first_name,
                    f"+49 (0) {p.phone[1:]}" if p.phone else None,
                    p.mobile.replace(" ", "/"),
                    p.email,
                    p.notes,
                ]
                for n, p in enumerate(page, 1)
            ),
        ]
        rows += [[None, None, f"Seite {start // 15 + 1} von 3"], []]
    rows += [[None, None, "Legende:"], [None, None, "rot = nicht mehr aktiv"]]
    return Office(
        writers.xlsx(folder / "Druck.xlsx", {"Tabelle1": rows, "Tabelle2": [], "Tabelle3": []}),
        [p.told("phone", "mobile", "email", "notes") for p in people],
    )


@office
def languages_and_help_as_columns_of_marks(folder: Path) -> Office:
    people = volunteers(35, 12)
    head = ["Name", "Vorname", "E-Mail", *LANGUAGES, *SKILLS, "verfügbar"]
    rows = [
        [
            p.last_name,
            p.first_name,
            p.email,
            *("x" if one in p.languages else None for one in LANGUAGES),
            *("x" if s in p.skills else None for s in SKILLS),
            _span(p),
        ]
        for p in people
    ]
    return Office(
        writers.xlsx(folder / "Matrix.xlsx", {"Matrix": [head, *rows]}),
        [p.told("email", "languages", "skills", "available_days") for p in people],
    )


def _span(person: Volunteer) -> str:
    return " und ".join(
        {
            "mon": "montags",
            "tue": "dienstags",
            "wed": "mittwochs",
            "thu": "donnerstags",
            "fri": "freitags",
            "sat": "samstags",
            "sun": "sonntags",
        }[d]
        for d in person.available_days
    )


@office
def web_page_called_xls(folder: Path) -> Office:
    people = volunteers(25, 13)
    head = [
        "ID",
        "Anrede",
        "Name",
        "Vorname",
        "E-Mail",
        "Telefon (privat)",
        "Telefon (mobil)",
        "Geburtstag",
        "Ehrenamtlich seit",
    ]
    rows = [
        [1000 + n, p.salutation, p.last_name, p.first_name, p.email, p.phone, p.mobile, p.birth_date, p.since]
        for n, p in enumerate(people)
    ]
    return Office(
        writers.html(folder / "export.xls", [head, *rows]),
        [p.told("salutation", "email", "phone", "mobile", "birth_date", "since") for p in people],
    )


def _fits(person: Volunteer, encoding: str) -> bool:
    return (
        f"{person.first_name}{person.last_name}".encode(encoding, "ignore").decode(encoding)
        == person.first_name + person.last_name
    )


@office
def last_name_first_without_comma(folder: Path) -> Office:
    people = [p for p in volunteers(80, 14) if " " not in p.last_name and _fits(p, "cp850")][:35]
    head = ["Nachname Vorname", "m/w", "Telefon 1", "Telefon 2", "email", "Gebiet"]
    rows = [
        [
            f"{p.last_name} {p.first_name}",
            "w" if p.salutation == "Frau" else "m",
            p.mobile,
            p.phone,
            p.email,
            ", ".join(p.skills),
        ]
        for p in people
    ]
    return Office(
        writers.text(folder / "nachname.csv", [head, *rows], "|", "cp850"),
        [p.told("salutation", "phone", "mobile", "email") for p in people],
    )


@office
def several_tables_below_each_other(folder: Path) -> Office:
    people = volunteers(30, 15)
    one = ["Name", "Vorname", "Handy", "Mail"]
    two = ["Vorname", "Nachname", "Telefon", "E-Mail", "Seit"]
    rows = [
        ["Sprachcafé"],
        one,
        *([p.last_name, p.first_name, p.mobile, p.email] for p in people[:15]),
        [],
        [],
        ["Weitere"],
        two,
        *([p.first_name, p.last_name, p.phone, p.email, p.since] for p in people[15:]),
    ]
    path = writers.xlsx(folder / "untereinander.xlsx", {"Helfer": rows})
    return Office(
        path,
        [*(p.told("mobile", "email") for p in people[:15]), *(p.told("phone", "email", "since") for p in people[15:])],
    )


@office
def only_names_and_addresses(folder: Path) -> Office:
    people = volunteers(20, 16)
    rows = [
        ["Ehrenamtliche", "Mail"],
        *([f"{p.first_name} {p.last_name}", f"{p.first_name} <{p.email}>" if p.email else "?"] for p in people),
    ]
    return Office(writers.text(folder / "Verteiler.csv", rows, ";"), [p.told("email") for p in people])
