"""Filters are said in German or English, and a wrong one is answered with what there is."""

from pathlib import Path

import pytest

from app.errors import UserError
from app.services.lists.export import export
from app.services.lists.filters import find_record
from app.services.office import Services
from tests.lists.office import EVENING
from tests.lists.reading import exported


@pytest.mark.parametrize(
    ("condition", "names"),
    [
        ("status=aktiv", 3), ("Status=PAUSED", 1), ("status=active,paused", 4), ("Sprachen=arabisch", 4),
        ("languages=Farsi", 0), ("Verfügbar=Montag", 4), ("availability=Fr", 4), ("availability=Di", 0),
        ("Familienname=müller", 1), ("shelter=testgasse", 4), ("dabei seit=02.02.2020", 1),
        ("since=2020-02-02..2020-02-03", 2), ("since=..01.02.2020", 1), ("Unterkunft=Testgasse", 4),
    ],
)  # fmt: skip
def test_a_filter_finds_what_it_says(services: Services, tmp_path: Path, condition: str, names: int):
    assert len(exported(services, "volunteers", tmp_path / "a.json", condition)) == names


def test_several_filters_hold_together(services: Services, tmp_path: Path):
    assert len(exported(services, "volunteers", tmp_path / "a.json", "status=aktiv", "first_name=Bernd")) == 1


def test_events_of_a_day_or_a_project(services: Services, tmp_path: Path):
    path = tmp_path / "a.json"
    assert len(exported(services, "events", path, f"start={EVENING:%d.%m.%Y}")) == 2
    assert len(exported(services, "events", path, "Projekt=Rad-Treff")) == 1
    assert len(exported(services, "events", path, "Ganztägig=ja")) == 1


def test_money_is_written_the_german_way(services: Services, tmp_path: Path):
    assert len(exported(services, "projects", tmp_path / "a.json", "Gesamtkosten=2.000,00..2.500")) == 1


def test_participants_of_one_event(services: Services, tmp_path: Path):
    rows = exported(services, "participants", tmp_path / "a.csv", "event=Zeit schenken")
    assert [row["Name"] for row in rows] == ["Anna Öztürk", "Gundula Gast"]


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("Schuhgröße=42", "Nach „Schuhgröße“"), ("status=müde", "Möglich sind: interessiert"), ("Ort", "kein Filter"),
        ("=x", "kein Filter"), ("since=gestern", "kein Datum"), ("birth_year=viele", "keine Zahl"),
        ("certificate_seen_on=2024-01-15", "lässt sich diese Liste nicht filtern"),
    ],
)  # fmt: skip
def test_a_wrong_filter_is_answered_in_one_sentence(services: Services, tmp_path: Path, condition: str, words: str):
    with pytest.raises(UserError, match=words):
        export(services, "volunteers", tmp_path / "a.json", [condition])


def test_a_record_is_found_by_id_or_name(services: Services):
    house = find_record(services, "Shelter", "testgasse")
    assert find_record(services, "Shelter", house.id).id == house.id
    with pytest.raises(UserError, match="passt auf mehrere"):
        find_record(services, "Shelter", "GU")
    with pytest.raises(UserError, match="gibt es nicht"):
        find_record(services, "Shelter", "Schloss")
