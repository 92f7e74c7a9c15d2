"""What stands in the cells of a sheet of hours is understood, or marked in its cell."""

from datetime import date

import pytest

from app.services.hours.names import Known, Names
from app.ui.hours.lines import Cell, Line, Reader, read_day
from app.ui.hours.pasting import lines_of, roles_of
from app.ui.kit.block import block_of

TODAY = date(2026, 11, 23)
PEOPLE = [Known("a", "Nino Beispiel", "Asperg"), Known("b", "Ali Muster", "Tamm"), Known("c", "Eva Probe", ""),
          Known("d", "Eva Probe", "Tamm")]  # fmt: skip


@pytest.fixture
def reader():
    return Reader(Names(PEOPLE), {"h1": "GU Testgasse", "h2": "AU Ziegelmuster"}, TODAY)


def line(*texts):
    return Line([*texts, *[""] * (len(Cell) - len(texts))])


def test_a_line_becomes_an_entry(reader):
    read = reader.read(line("Beispiel, Nino", "14-15.30", "20.11.", "Sprachcafé", "testgasse"))
    assert read.ready
    assert dict(read.values) == {
        "person_id": "a", "day": date(2026, 11, 20), "minutes": 90, "shelter_id": "h1", "activity": "Sprachcafé",
        "notes": "14:00–15:30 Uhr",
    }  # fmt: skip


def test_what_cannot_be_read_is_marked_in_its_cell(reader):
    read = reader.read(line("Eva Probe", "lange", "Pfingsten", "x" * 121, "Schloss"))
    assert sorted(read.problems) == [Cell.PERSON, Cell.TIME, Cell.DAY, Cell.ACTIVITY, Cell.HOUSE]


def test_an_unknown_name_is_somebody_new_and_no_problem(reader):
    read = reader.read(line("Mira Neu", "1", "gestern"))
    assert (read.ready, read.new_name) == (True, "Mira Neu")


def test_a_line_of_copies_is_empty(reader):
    copied = line("", "1,5", "20.11.")
    copied.taken = {Cell.TIME, Cell.DAY}
    assert copied.empty
    assert not reader.read(copied).ready


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("gestern", date(2026, 11, 22)), ("1.12.", date(2025, 12, 1)), ("1.12.2025", date(2025, 12, 1)),
        ("Fr", date(2026, 11, 20)), ("Freitag", date(2026, 11, 20)), ("1. Dezember", date(2025, 12, 1)),
    ],
)  # fmt: skip
def test_a_day_without_a_year_is_over(typed, day):
    assert read_day(typed, TODAY) == day


def test_a_day_to_come_is_told(reader):
    assert "Zukunft" in reader.read(line("Nino Beispiel", "1", "24.11.2026")).problems[Cell.DAY]


def test_one_cell_is_no_block():
    assert block_of("nur ein Wort\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "Nino Beispiel\t1,5\t20.11.2026\tSprachcafé\tGU Testgasse\nAli Muster\t2\t20.11.2026\tNähen\tGU Testgasse",
        "Datum\tStunden\tName\tHaus\tTätigkeit\n20.11.2026\t1,5\tNino Beispiel\tGU Testgasse\tSprachcafé\n"
        "20.11.2026\t2\tAli Muster\tGU Testgasse\tNähen",
        "20.11.2026\tNino Beispiel\tGU Testgasse\tSprachcafé\t1,5\n20.11.2026\tAli Muster\tGU Testgasse\tNähen\t2,0",
        "Beispiel\tNino\t20.11.2026\t14:00\t15:30\tSprachcafé\tGU Testgasse\n"
        "Muster\tAli\t20.11.2026\t14:00\t16:00\tNähen\tGU Testgasse",
    ],
    ids=["in order", "with headings", "in another order", "two columns for name and time"],
)
def test_a_copied_block_finds_its_cells(reader, text):
    block = block_of(text)
    roles, rows = roles_of(block, reader, 0, TODAY)
    read = [reader.read(line(*(texts.get(cell, "") for cell in Cell))) for texts in lines_of(roles, rows)]
    assert [one.problems for one in read] == [{}, {}]
    assert [one.values["person_id"] for one in read] == ["a", "b"]
    assert [one.values["minutes"] for one in read] == [90, 120]
    assert [one.values["activity"] for one in read] == ["Sprachcafé", "Nähen"]


def test_a_column_that_fits_nowhere_goes_into_the_remarks(reader):
    block = block_of("Name\tStunden\tDatum\tSchuhgröße\nNino Beispiel\t1\t20.11.2026\t43")
    roles, rows = roles_of(block, reader, 0, TODAY)
    assert lines_of(roles, rows)[0][Cell.NOTES] == "43"


def test_a_block_in_the_middle_goes_where_it_is_pasted(reader):
    block = block_of("1,5\t20.11.2026\n2\t21.11.2026")
    roles, rows = roles_of(block, reader, Cell.TIME, TODAY)
    assert lines_of(roles, rows) == [{1: "1,5", 2: "20.11.2026"}, {1: "2", 2: "21.11.2026"}]
