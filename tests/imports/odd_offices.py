"""Offices with odd shapes: houses with telling names, headers over two rows, area codes apart, files from a Mac."""

from pathlib import Path
from typing import Any
from unicodedata import normalize

from tests.imports import writers
from tests.imports.other_offices import GERMAN, Office, office
from tests.imports.people import Volunteer, volunteers

HEAD = ["Nachname", "Vorname", "E-Mail", "Bemerkung"]


def cells(person: Volunteer) -> list[Any]:
    return [person.last_name, person.first_name, person.email, person.notes]


def housed(count: int, seed: int, *houses: str) -> list[Volunteer]:
    """People of these houses, one house after the other."""
    people = volunteers(count, seed)
    for number, person in enumerate(people):
        person.shelter = houses[number * len(houses) // count]
    return people


def told(people: list[Volunteer]) -> list[dict[str, Any]]:
    return [person.told("email", "notes", "shelter") for person in people]


@office
def houses_whose_names_begin_like_other_words(folder: Path) -> Office:
    houses = ("Alte Schule", "Am Sonnenberg", "Haus Birke", "GU Siemensstraße", "Neue Post")
    people = housed(30, 41, *houses)
    sheets = {house: [[house], [], HEAD, *(cells(p) for p in people if p.shelter == house)] for house in houses}
    return Office(writers.xlsx(folder / "Liste.xlsx", sheets), told(people))


@office
def sheets_that_all_name_the_kind_of_house(folder: Path) -> Office:
    people = housed(24, 42, "Siemensstraße", "Alter Bahnhof", "Nordstadt")
    sheets = {
        f"{kind} {house}": [HEAD, *(cells(p) for p in people if p.shelter == house)]
        for kind, house in (("GU", "Siemensstraße"), ("AU", "Alter Bahnhof"), ("Wohnheim", "Nordstadt"))
    }
    return Office(writers.xlsx(folder / "Liste.xlsx", sheets), told(people))


@office
def group_lines_of_a_single_word(folder: Path) -> Office:
    houses = ("Marienhaus", "Rotes Haus", "Weststadt")
    people = housed(30, 43, *houses)
    rows: list[list[Any]] = [HEAD]
    for house in houses:
        rows += [[house], *(cells(p) for p in people if p.shelter == house)]
    return Office(writers.xlsx(folder / "Gruppen.xlsx", {"Helfer": rows}), told(people))


@office
def an_association_in_the_title(folder: Path) -> Office:
    people = housed(30, 44, "Alte Post", "Haus Birke", "Lindenhof")
    head = [*HEAD, "Einrichtung", "Landkreis"]
    rows = [[*cells(p), p.shelter, "LB"] for p in people]
    return Office(
        writers.text(folder / "Liste.txt", [["Freundeskreis Asyl e.V."], [], head, *rows], "\t"), told(people)
    )


@office
def circles_called_after_their_houses(folder: Path) -> Office:
    people = housed(30, 45, "Siemensstraße", "Waldheim", "Container Festplatz")
    rows = [[*cells(p), p.shelter] for p in people]
    return Office(writers.text(folder / "Kreise.csv", [[*HEAD, "Helferkreis"], *rows]), told(people))


@office
def header_words_broken_over_two_rows(folder: Path) -> Office:
    people = volunteers(30, 46)
    upper = ["Familien-", None, "Telefon", "Telefon", "Geburts-", "dabei", "Unter-", "Bemer-"]
    lower = ["name", "Vorname", "privat", "mobil", "datum", "seit", "kunft", "kungen"]
    rows = [[p.last_name, p.first_name, p.phone, p.mobile, p.birth_date, p.since, p.shelter, p.notes] for p in people]
    path = writers.xlsx(folder / "Paten.xlsx", {"Tabelle1": [["Paten und Helfer"], [], upper, lower, *rows]})
    return Office(path, [p.told("phone", "mobile", "birth_date", "since", "shelter", "notes") for p in people])


@office
def parts_of_the_day_under_weekdays(folder: Path) -> Office:
    people = volunteers(30, 47)
    parts = ["V", "N", "A"]
    upper = ["Name", "Vorname", "E-Mail", *(cell for day in GERMAN.values() for cell in (day, None, None))]
    lower = [None, None, None, *parts * 7]
    rows = [
        [
            *cells(p)[:3],
            *("x" if d in p.available_days and part == n % 3 else None for d in GERMAN for part in range(3)),
        ]
        for n, p in enumerate(people)
    ]
    path = writers.xlsx(folder / "Raster.xlsx", {"Raster": [["V = vormittags"], upper, lower, *rows]})
    slots = ("morning", "afternoon", "evening")
    truth = [p.told("email", "available_days") for p in people]
    for number, (person, one) in enumerate(zip(people, truth, strict=True)):
        one["availability"] = [f"{day}.{slots[number % 3]}" for day in person.available_days]
    return Office(path, truth)


@office
def area_codes_in_a_column_of_their_own(folder: Path) -> Office:
    people = volunteers(30, 48)
    rows = [[*cells(p), *(p.phone.split() if p.phone else ["", ""]), p.mobile] for p in people]
    path = writers.text(folder / "Datei.csv", [[*HEAD, "Vorwahl", "Telefon", "Handy"], *rows])
    return Office(path, [p.told("email", "phone", "mobile", "notes") for p in people])


@office
def accents_apart_as_a_mac_writes_them(folder: Path) -> Office:
    people = volunteers(30, 49)
    path = writers.text(folder / "mac.csv", [[*HEAD, "Unterkunft"], *([*cells(p), p.shelter] for p in people)], ",")
    path.write_text(normalize("NFD", path.read_text("utf-8")), encoding="utf-8")
    return Office(path, told(people))


@office
def levels_in_words_and_words_for_nothing(folder: Path) -> Office:
    people = volunteers(30, 50)
    levels = ("gut", "fließend", "wenig", "MS")
    meant = ("B1", "C1", "A2", "Muttersprache")
    head = [*HEAD, "Sprachen", "Geburtstag", "Einstieg", "Status"]
    rows = [
        [*cells(p), ", ".join(f"{name} ({levels[n % 4]})" for n, name in enumerate(p.languages)),
         p.birth_date or "n. b.", p.since, "on hold"]
        for p in people
    ]  # fmt: skip
    truth = [p.told("email", "notes", "birth_date", "since") for p in people]
    for person, one in zip(people, truth, strict=True):
        one["languages"] = [f"{name} {meant[n % 4]}" for n, name in enumerate(person.languages)]
        one["status"] = "paused"
    return Office(writers.text(folder / "Niveau.csv", [head, *rows]), truth)
