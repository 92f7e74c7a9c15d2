"""Offices that put much into one cell, print their lists, or tick everything off in columns."""

from pathlib import Path
from typing import Any

from tests.imports import writers
from tests.imports.other_offices import GERMAN, Office, office
from tests.imports.people import LANGUAGES, SKILLS, Volunteer, volunteers


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
