"""An Excel list as the Landratsamt opens and prints it (domain conventions for lists)."""

from datetime import datetime
from itertools import pairwise
from pathlib import Path

from app.services.lists.export import proposed_name, write_sheet
from app.services.lists.sheet import Heading, Sheet
from app.services.office import Services
from app.text import german_date
from tests.lists.office import TODAY
from tests.lists.reading import cells, exported, sheet, table

TOUCHING = ("right", "left")


def test_the_first_four_rows_say_what_when_who_and_which(services: Services, tmp_path: Path):
    page = exported(services, "volunteers", tmp_path / "a.xlsx", "status=aktiv")
    head = [row[0] for row in cells(page)[:4]]
    assert head[:2] == ["Ehrenamtliche", f"Stand: {german_date(TODAY)}"]
    assert head[2].startswith("Erstellt von: Musterverband, Ehrenamtskoordination")
    assert head[3] == "Auswahl: Status: aktiv"


def test_dates_are_dates_and_money_is_money(services: Services, tmp_path: Path):
    people = exported(services, "volunteers", tmp_path / "a.xlsx")
    assert table(people)[0]["Dabei seit"] == datetime(2020, 2, 4)
    assert people["J7"].number_format == "DD.MM.YYYY"
    money = exported(services, "funding", tmp_path / "b.xlsx")
    assert table(money)[0]["Bewilligt"] == 2000.5
    assert money["G7"].number_format == '#,##0.00 "€"'


def test_telephone_numbers_are_text(services: Services, tmp_path: Path):
    page = exported(services, "volunteers", tmp_path / "a.xlsx")
    assert (page["F7"].value, page["F7"].data_type, page["F7"].quotePrefix) == ("07141 231253", "s", True)


def test_the_heading_stays_while_scrolling_and_on_every_page(services: Services, tmp_path: Path):
    page = exported(services, "volunteers", tmp_path / "a.xlsx")
    assert (page.freeze_panes, page.print_title_rows, page.auto_filter.ref) == ("A7", "$6:$6", "A6:N10")


def test_words_behind_a_number_keep_off_it(services: Services, tmp_path: Path):
    page = exported(services, "circles", tmp_path / "a.xlsx")
    places = [[cell.alignment for cell in page[row]] for row in (6, 7)]
    behind = [two for row in places for one, two in pairwise(row) if (one.horizontal, two.horizontal) == TOUCHING]
    assert behind and {place.indent for place in behind} == {1}


def test_it_prints_across_on_a4_one_page_wide(services: Services, tmp_path: Path):
    page = exported(services, "volunteers", tmp_path / "a.xlsx")
    setup = page.page_setup
    assert (setup.orientation, int(setup.paperSize), int(setup.fitToWidth), int(setup.fitToHeight)) == (
        "landscape",
        9,
        1,
        0,
    )
    assert page.sheet_properties.pageSetUpPr.fitToPage


def test_a_list_with_names_says_it_is_confidential(services: Services, tmp_path: Path):
    page = exported(services, "volunteers", tmp_path / "a.xlsx")
    assert page.oddFooter.left.text == "Vertraulich – nicht weitergeben"
    assert page.oddFooter.right.text == "Seite &P von &N"
    assert exported(services, "projects", tmp_path / "b.xlsx").oddFooter.left.text == "Musterverband"


def test_the_sum_stands_under_the_rows_and_outside_the_filter(services: Services, tmp_path: Path):
    page = exported(services, "occupancy", tmp_path / "a.xlsx")
    last = cells(page)[8]
    assert (last[0], last[3], last[4], last[5]) == ("Summe", 34, 18, 6)
    assert page.auto_filter.ref.endswith("8")


def test_the_author_is_the_office_and_nobody_else(services: Services, tmp_path: Path):
    exported(services, "volunteers", tmp_path / "a.xlsx")
    properties = sheet(tmp_path / "a.xlsx").parent.properties
    assert (properties.creator, properties.lastModifiedBy) == ("Musterverband", "Musterverband")


def test_long_texts_wrap_in_a_row_that_is_high_enough(services: Services, tmp_path: Path):
    long = Sheet("Lang", "eigenes Büro", headings=[Heading("a", "Text"), Heading("b", "Zahl", "number")])
    long.rows = [("Wort " * 60, 1), ("kurz", 2)]
    write_sheet(services, long, tmp_path / "a.xlsx")
    page = sheet(tmp_path / "a.xlsx")
    assert page.row_dimensions[7].height > 50 and page.row_dimensions[8].height is None
    assert page.column_dimensions["A"].width <= 50


def test_an_empty_list_has_its_headings(services: Services, tmp_path: Path):
    page = exported(services, "volunteers", tmp_path / "a.xlsx", "Ort=Nirgendwo")
    assert table(page) == [] and page["A6"].value == "Nachname"


def test_the_proposed_name_tells_day_office_and_list(services: Services):
    assert (
        proposed_name(services, "Belegung zum Stichtag", "xlsx", TODAY) == f"{TODAY}_MV-LB_Belegung-zum-Stichtag.xlsx"
    )
    assert "/" not in proposed_name(services, "a/b: c?", "csv")
