"""The occupancy for any key date: the newest count until then, the change to the one before, sums and share of use."""

from datetime import timedelta
from pathlib import Path

import pytest

from app.models import Shelter
from app.services.office import Services
from app.services.query import Filter, Query
from tests.lists.office import TODAY
from tests.lists.reading import cells, exported, table

NOW = TODAY - timedelta(days=10)


@pytest.fixture
def counted(services: Services) -> Services:
    """A second count of one house and the first one of the other."""
    house, empty = (services.shelters.ids(Query(filters=(Filter(Shelter.name, n),)))[0] for n in _NAMES)
    told = {"occupied": 20, "women": 8, "languages": {"Farsi": 5, "Arabisch": 9}, "source": "Meldung des Kreises"}
    services.occupancies.save(None, {"shelter_id": house, "as_of": NOW, "capacity": 25, **told})
    services.occupancies.save(None, {"shelter_id": empty, "as_of": NOW, "occupied": 8})
    return services


_NAMES = ("GU Testgasse", "AU Leerstand")


def test_the_change_is_to_the_count_before(counted: Services, tmp_path: Path):
    rows = table(exported(counted, "occupancy", tmp_path / "a.xlsx"))
    assert [(row["Unterkunft"], row["Veränderung"]) for row in rows[:2]] == [
        ("AU Leerstand", None),
        ("GU Testgasse", 2),
    ]


def test_languages_are_counts_in_words(counted: Services, tmp_path: Path):
    rows = table(exported(counted, "occupancy", tmp_path / "a.xlsx"))
    assert rows[1]["Sprachen"] == "Arabisch 9, Farsi 5"


def test_the_share_of_all_is_that_of_the_sums(counted: Services, tmp_path: Path):
    page = exported(counted, "occupancy", tmp_path / "a.xlsx")
    total = next(row for row in cells(page) if row[0] == "Summe")
    assert total[3:8] == [35, 28, 7, 0.8, 2]


def test_an_earlier_key_date_shows_what_was_known_then(counted: Services, tmp_path: Path):
    day = NOW - timedelta(days=1)
    rows = table(exported(counted, "occupancy", tmp_path / "a.xlsx", f"Stichtag={day:%d.%m.%Y}"))
    assert [(row["Unterkunft"], row["Belegt"], row["Veränderung"]) for row in rows[:2]] == [
        ("AU Leerstand", None, None), ("GU Testgasse", 18, 6),
    ]  # fmt: skip


def test_machines_get_counts_as_numbers(counted: Services, tmp_path: Path):
    house = exported(counted, "occupancy", tmp_path / "a.json")[-1]
    assert (house["languages"], house["change"], house["previous"], house["share"]) == (
        {"Arabisch": 9, "Farsi": 5}, 2, 18, 0.8,
    )  # fmt: skip


def test_a_sum_goes_into_a_text_file_too(counted: Services, tmp_path: Path):
    path = tmp_path / "a.csv"
    exported(counted, "occupancy", path)
    assert "80,0 %" in path.read_text("utf-8-sig")
