"""Further offices: surveys, hints under headers, comments in cells, doubled columns, fixed widths."""

from pathlib import Path
from typing import Any

from tests.imports import writers
from tests.imports.other_offices import GERMAN, MONTHS, Office, marks, number, office, short
from tests.imports.people import volunteers

LONG_DAYS = "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag".split()  # noqa: SIM905


@office
def answers_of_a_survey(folder: Path) -> Office:
    people = volunteers(30, 21)
    head = ["Zeitstempel", "Wie lautet Ihr Vorname?", "Wie lautet Ihr Nachname?", "Ihre E-Mail-Adresse", "Telefonnummer für Rückfragen", "Welche Sprachen sprechen Sie?", "In welcher Unterkunft möchten Sie helfen?", *(f"An welchen Tagen haben Sie Zeit? [{day}]" for day in LONG_DAYS), "Was möchten Sie uns noch sagen?"]  # fmt: skip  # noqa: E501
    rows = [
        [
            "12.03.2016 14:05:11",
            p.first_name,
            p.last_name,
            p.email,
            p.mobile,
            ", ".join(p.languages),
            p.shelter,
            *marks(p, "Ja"),
            p.notes,
        ]
        for p in people
    ]
    return Office(
        writers.text(folder / "Antworten.csv", [head, *rows], ",", "utf-8"),
        [p.told("email", "mobile", "languages", "shelter", "available_days", "notes") for p in people],
    )


@office
def hints_under_the_headers(folder: Path) -> Office:
    people = volunteers(30, 22)
    head = ["Familienname", "Vorname(n)", "geb.", "Tel", "Tel", "Ehrenamt seit", "Sprachen (Niveau)", "aktiv"]
    hints = ["(Pflichtfeld)", "(Pflichtfeld)", "TT.MM.JJJJ", "privat", "mobil", "Monat/Jahr", "", "ja/nein"]
    rows = [[p.last_name, p.first_name, short(p.birth_date), p.phone, p.mobile, f"{MONTHS[p.since.month - 1]} {p.since.year}", ", ".join(f"{name} (B{n % 2 + 1})" for n, name in enumerate(p.languages)), "ja" if p.status == "active" else "nein"] for p in people]  # fmt: skip  # noqa: E501
    truth = [
        {
            **p.told("birth_date", "phone", "mobile"),
            "since": f"{p.since:%Y-%m}-01",
            "languages": [f"{name} B{n % 2 + 1}" for n, name in enumerate(p.languages)],
        }
        for p in people
    ]
    for person, one in zip(people, truth, strict=True):
        one["status"] = "active" if person.status == "active" else "paused"
    return Office(writers.xlsx(folder / "Vorlage.xlsx", {"Eingabe": [head, hints, *rows]}), truth)


@office
def comments_among_telephone_numbers(folder: Path) -> Office:
    people = volunteers(30, 23)
    head = ["Nr", "Helfer", "Telefon", "Wohnort", "wann", "macht"]
    rows = [
        [
            n,
            f"{p.last_name}, {p.first_name}",
            _numbers(p, n),
            f"{p.postal_code} {p.city}",
            ", ".join(LONG_DAYS[list(GERMAN).index(d)] for d in p.available_days) + (" abends" if n % 2 else ""),
            " + ".join(p.skills),
        ]
        for n, p in enumerate(people, 1)
    ]
    return Office(
        writers.xls(
            folder / "Notizen.xls",
            {"Helfer": [["Asylkreis Musterstadt", "", "", "Stand: März 2016"], head, *rows, ["", "30 Personen"]]},
        ),
        [p.told("phone", "mobile", "postal_code", "city", "available_days", "skills") for p in people],
    )


def _numbers(person: Any, n: int) -> str:
    home = (
        (person.phone.replace(" ", "/"), f"({person.phone[:5]}) {person.phone[6:]}", f"p. {person.phone}")[n % 3]
        if person.phone
        else ""
    )
    mobile = (
        (f"0049{person.mobile[1:]}", f"mobil {person.mobile}", person.mobile.replace(" ", "-"))[n % 3]
        if person.mobile
        else ""
    )
    return ("; ", "\n", ", ")[n % 3].join(filter(None, (home, mobile))) + (
        " (ab 18 Uhr)" if n % 5 == 0 and home + mobile else ""
    )


@office
def fixed_widths(folder: Path) -> Office:
    people = volunteers(25, 24)
    lines = [f"{'Nachname':<24}{'Vorname':<20}{'Telefon':<20}{'E-Mail'}"]
    lines += [f"{p.last_name:<24}{p.first_name:<20}{p.phone or p.mobile or '-':<20}{p.email}" for p in people]
    path = folder / "liste.txt"
    path.write_text("\n".join(lines), encoding="cp1252", errors="replace")
    truth = [
        {**p.told("email"), **({"phone": p.phone} if p.phone else {"mobile": p.mobile} if p.mobile else {})}
        for p in people
    ]
    for one in truth:
        one.update({key: one[key].encode("cp1252", "replace").decode("cp1252") for key in ("first_name", "last_name")})
    return Office(path, truth)


@office
def letters_between_the_names(folder: Path) -> Office:
    people = sorted(volunteers(40, 25), key=lambda p: p.last_name)
    rows: list[list[Any]] = [
        ["Name", "Straße", "PLZ", "Ort", "Telefon", "Handy", "Mail", "Geb.", "Einsatzbereich", "GU"]
    ]
    letter = ""
    for p in people:
        if p.last_name[0].upper() != letter:
            letter = p.last_name[0].upper()
            rows.append([letter])
        rows.append(
            [
                f"{p.last_name} {p.first_name}",
                p.street,
                int(p.postal_code),
                p.city,
                number(p.phone),
                number(p.mobile),
                p.email,
                p.birth_date,
                ", ".join(p.skills),
                p.shelter,
            ]
        )
    return Office(
        writers.ods(folder / "ABC.ods", {"ABC": rows}),
        [
            p.told("street", "postal_code", "city", "phone", "mobile", "email", "birth_date", "skills", "shelter")
            for p in people
        ],
    )


@office
def house_in_the_title_line(folder: Path) -> Office:
    people = volunteers(20, 26)
    rows = [["Unterkunft: Hirschbergstraße", "", "", "Stand 03/2016"], ["Helferkreis", "", "", ""], ["Vor-/Nachname", "Handy / Festnetz", "E-Mail", "Tage"], *([f"{p.first_name} {p.last_name}", " / ".join(filter(None, (p.mobile, p.phone))), p.email, "+".join(GERMAN[d] for d in p.available_days)] for p in people)]  # fmt: skip  # noqa: E501
    return Office(
        writers.xlsx(folder / "Kreis.xlsx", {"Tabelle1": rows}),
        [{**p.told("mobile", "phone", "email", "available_days"), "shelter": "Hirschbergstraße"} for p in people],
    )


@office
def bilingual_headers_and_times_under_weekdays(folder: Path) -> Office:
    people = volunteers(30, 27)
    head = [
        "Name / surname",
        "Vorname / first name",
        "Telefon / phone",
        "E-Mail / email",
        "Sprachen / languages",
        *LONG_DAYS,
    ]
    rows = [[p.last_name, p.first_name, p.phone, p.email, "/".join(p.languages), *marks(p, "14-16")] for p in people]
    return Office(
        writers.text(folder / "bilingual.csv", [["Helferliste"], [], head, *rows], ";", "utf-16"),
        [p.told("phone", "email", "languages", "available_days") for p in people],
    )


@office
def titles_and_salutation_in_the_name(folder: Path) -> Office:
    people = volunteers(30, 28)
    title = lambda n: ("", "Dr. ", "", "Prof. Dr. ")[n % 4]  # noqa: E731
    rows = [
        [
            f"{p.salutation} {title(n)}{p.first_name} {p.last_name}",
            p.street,
            f"{p.postal_code} {p.city}",
            p.phone or p.mobile,
            f"mailto:{p.email}" if p.email else "",
            "liegt vor seit " + short(p.certificate_seen_on) if p.certificate_seen_on else "nein",
        ]
        for n, p in enumerate(people)
    ]
    path = writers.xlsx(
        folder / "Anreden.xlsx",
        {"Liste": [["Ehrenamtliche/r", "Straße", "PLZ Ort", "Telefon", "Mail", "Führungszeugnis"], *rows]},
    )
    truth = [
        {
            **p.told("salutation", "street", "postal_code", "city", "email", "certificate_seen_on"),
            **({"phone": p.phone} if p.phone else {"mobile": p.mobile} if p.mobile else {}),
        }
        for p in people
    ]
    return Office(path, truth)
