"""Whoever leaves takes everything along: JSON, CSV, calendar and address cards, read back by other programs."""

from datetime import date, datetime
from pathlib import Path

import icalendar
import pytest
import vobject

from app.errors import UserError
from app.models import Event, Person, Shelter
from app.models.base import entities
from app.models.facts import facts, fields
from app.services.lists.export import export
from app.services.lists.register import LISTS
from app.services.office import Services
from tests.lists.office import EVENING, TODAY
from tests.lists.reading import exported


def test_a_volunteer_leaves_complete(services: Services, tmp_path: Path):
    person = exported(services, "volunteers", tmp_path / "a.json", "Vorname=Anna")[0]
    wanted = {
        "salutation": "Frau", "first_name": "Anna", "last_name": "Öztürk", "birth_date": "1970-01-05",
        "status": "paused", "since": "2020-02-01", "languages": ["Arabisch", "Deutsch"],
        "language_levels": {"Arabisch": "C1"},
        "skills": ["Sprachcafé"], "available_days": ["mon", "fri"], "shelter": "GU Testgasse",
        "certificate_seen_on": "2024-01-15", "notes": "trinkt Tee", "phone": "07141 231250",
    }  # fmt: skip
    assert {key: person[key] for key in wanted} == wanted
    assert person["assignments"][0]["activity"] == "Sprachcafé"
    assert [consent["purpose"] for consent in person["consents"]] == ["authority_list", "share_contact"]


@pytest.mark.parametrize(
    ("key", "entity"), [("volunteers", Person), ("shelters", Shelter), ("events", Event)], ids=lambda value: str(value)
)
def test_every_declared_field_is_in_the_way_out(services: Services, tmp_path: Path, key: str, entity: type):
    record = exported(services, key, tmp_path / "a.json")[0]
    assert entity in entities()
    assert [name for name in (facts(f).name for f in fields(entity)) if name not in record] == []


def test_a_shelter_knows_its_newest_count(services: Services, tmp_path: Path):
    house = exported(services, "shelters", tmp_path / "a.json", "name=Testgasse")[0]
    assert (house["name"], house["capacity"], house["occupied"], house["city"]) == ("GU Testgasse", 24, 18, "Asperg")


def test_events_have_local_times_and_whole_days_dates(services: Services, tmp_path: Path):
    events = {event["title"]: event for event in exported(services, "events", tmp_path / "a.json")}
    assert events["Zeit schenken"]["start"] == EVENING.isoformat()
    assert (events["Fest"]["start"], events["Fest"]["end"], events["Fest"]["all_day"]) == (
        "2026-05-01",
        "2026-05-02",
        True,
    )
    assert (events["Café Welcome"]["occurrences"], events["Zeit schenken"]["kind"]) == (12, "info")
    assert events["Fest"]["uid"].endswith("@helferkreis")


def test_circles_go_with_their_members(services: Services, tmp_path: Path):
    circle = exported(services, "circles", tmp_path / "a.json")[0]
    assert [(m["name"], m["role"]) for m in circle["members"]] == [("Anna Öztürk", "speaker")]


def test_every_list_can_be_written_as_it_says(services: Services, tmp_path: Path):
    for wanted in LISTS:
        for ending in wanted.endings:
            assert export(services, wanted.key, tmp_path / f"a.{ending}").path.stat().st_size > 2


def test_grants_go_with_their_application(services: Services, tmp_path: Path):
    assert exported(services, "funding", tmp_path / "a.json")[0]["grants"][0]["amount"] == 200_050


def test_the_calendar_has_zones_for_times_and_none_for_whole_days(services: Services, tmp_path: Path):
    export(services, "events", tmp_path / "a.ics")
    calendar = icalendar.Calendar.from_ical((tmp_path / "a.ics").read_bytes())
    entries = {str(entry["SUMMARY"]): entry for entry in calendar.walk("VEVENT")}
    assert entries["Zeit schenken"]["DTSTART"].params["TZID"] == "Europe/Berlin"
    assert entries["Zeit schenken"].start.replace(tzinfo=None) == EVENING
    assert (entries["Fest"].start, entries["Fest"].end) == (date(2026, 5, 1), date(2026, 5, 3))
    assert entries["Café Welcome"]["RRULE"].to_ical() == b"FREQ=WEEKLY;COUNT=12"


def test_a_series_ends_in_universal_time(services: Services, tmp_path: Path):
    event = services.events.save(None, {"title": "Bis Mai", "start": datetime(2026, 4, 1, 10)})
    services.events.set_series(event, "FREQ=WEEKLY;UNTIL=20260506T235959")
    export(services, "events", tmp_path / "a.ics", ["Titel=Bis Mai"])
    assert "UNTIL=20260506T215959Z" in (tmp_path / "a.ics").read_text("utf-8")


def test_school_holidays_are_exceptions_of_a_series_that_rests(services: Services, tmp_path: Path):
    event = services.events.save(None, {"title": "Hausaufgaben", "start": datetime(2026, 10, 19, 15)})
    services.events.set_series(event, "FREQ=WEEKLY;COUNT=3", skip_school_holidays=True)
    found = exported(services, "events", tmp_path / "a.json", "Titel=Hausaufgaben")[0]
    assert (found["excluded"], found["occurrences"]) == (["2026-10-26T15:00:00"], 2)
    export(services, "events", tmp_path / "a.ics", ["Titel=Hausaufgaben"])
    assert "EXDATE;TZID=Europe/Berlin:20261026T150000" in (tmp_path / "a.ics").read_text("utf-8")


def test_address_cards_can_be_read(services: Services, tmp_path: Path):
    export(services, "volunteers", tmp_path / "a.vcf")
    cards = list(vobject.readComponents((tmp_path / "a.vcf").read_text("utf-8")))
    anna = next(card for card in cards if card.fn.value == "Anna Öztürk")
    assert (len(cards), anna.email.value, anna.tel.value, anna.n.value.family) == (
        4, "anna@example.org", "07141 231250", "Öztürk",
    )  # fmt: skip


def test_contacts_have_their_function_on_the_card(services: Services, tmp_path: Path):
    export(services, "contacts", tmp_path / "a.vcf")
    cards = {card.fn.value: card for card in vobject.readComponents((tmp_path / "a.vcf").read_text("utf-8"))}
    assert cards["Renate Amtlich"].title.value == "Heimleitung"
    assert cards["Renate Amtlich"].org.value == ["GU Testgasse"]


def test_people_without_a_function_are_not_forgotten(services: Services, tmp_path: Path):
    services.people.save(None, {"first_name": "Otto", "last_name": "Outlook", "email": "otto@example.org"})
    people = {person["last_name"]: person for person in exported(services, "contacts", tmp_path / "a.json")}
    assert people.keys() == {"Amtlich", "Heimlich", "Outlook"}
    assert people["Amtlich"]["roles"][0]["function"] == "Heimleitung"
    assert [row["Name"] for row in exported(services, "contacts", tmp_path / "a.csv")][-1] == "Otto Outlook"
    assert len(exported(services, "contacts", tmp_path / "b.json", "Funktion=Heimleitung")) == 2


def test_csv_is_what_german_programs_expect(services: Services, tmp_path: Path):
    exported(services, "projects", tmp_path / "a.csv")
    raw = (tmp_path / "a.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbfName;Art;Stand;") and b"2.480,00" in raw and raw.endswith(b"\r\n")


def test_occupancy_of_an_earlier_day_is_the_count_before_it(services: Services, tmp_path: Path):
    day = TODAY.replace(year=TODAY.year - 1)
    house = exported(services, "occupancy", tmp_path / "a.json", f"Stichtag={day:%d.%m.%Y}")[-1]
    assert (house["shelter"], house["occupied"]) == ("GU Testgasse", 12)


def test_closed_houses_are_in_no_occupancy(services: Services, tmp_path: Path):
    names = [house["shelter"] for house in exported(services, "occupancy", tmp_path / "a.json")]
    assert names == ["AU Leerstand", "GU Testgasse"]


@pytest.mark.parametrize(
    ("key", "name"), [("volunteers", "a.pdf"), ("occupancy", "a.ics"), ("events", "a.vcf"), ("events", "a")]
)
def test_a_kind_of_file_that_does_not_fit_is_refused(services: Services, tmp_path: Path, key: str, name: str):
    with pytest.raises(UserError, match="eine dieser Endungen: .xlsx, .csv, .json"):
        export(services, key, tmp_path / name)
