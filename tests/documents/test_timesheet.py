"""The sheet of hours says what somebody gave in a period, for a project with the credit of its funder."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from app.errors import UserError
from app.services.documents.data import Credit, GivenHours, Timesheet
from app.services.documents.timesheet import _table, write_many
from app.services.gather.timesheet import timesheet
from tests.documents.samples import OFFICE

DAY = date(2026, 3, 2)
GIVEN = (
    GivenHours(DAY, 90, "14:00–15:30", "Sprachcafé", "GU Testgasse", "", "im Garten"),
    GivenHours(date(2026, 3, 9), 120, "", "Nähen", "GU Testgasse", "Nähcafé"),
    GivenHours(date(2026, 7, 1), 60, "", "Nähen", "GU Testgasse", "Nähcafé"),
)
SHEET = Timesheet(OFFICE, date(2026, 11, 23), "Eva Probe", GIVEN, date(2026, 1, 1), date(2026, 6, 30))


def pages(sheet):
    content = BytesIO()
    write_many(content, [sheet])
    return [page.extract_text() for page in PdfReader(content).pages]


def test_days_and_sum_of_the_period_are_printed():
    (text,) = pages(SHEET)
    assert "Mo 02.03.2026" in text
    assert "Summe (2 Einträge)" in text and "3,5 Std." in text
    assert "01.07.2026" not in text


def test_hours_stand_at_the_right_of_their_column_like_every_figure():
    made, _rows = _table(SHEET, 480)
    assert [column.title for column in made if column.right] == ["Dauer"]


def test_what_is_the_same_everywhere_stands_at_the_top():
    (text,) = pages(SHEET)
    assert text.count("GU Testgasse") == 1


def test_only_the_project_is_printed_with_its_credit():
    chosen = replace(SHEET, project="Nähcafé", credits={"Nähcafé": (Credit("Land", "Finanziert durch das Land"),)})
    (text,) = pages(chosen)
    assert "Summe (1 Eintrag)" in text and "2 Std." in text
    assert "Finanziert durch das Land" in text
    assert "Sprachcafé" not in text


def test_a_funder_without_a_credit_refuses_the_print():
    with pytest.raises(UserError, match="Fördersatz"):
        pages(replace(SHEET, project="Nähcafé", credits={"Nähcafé": (Credit("Land", ""),)}))


def test_a_long_sheet_goes_on_and_signatures_stand_on_its_last_page():
    many = tuple(GivenHours(DAY, 15, activity=f"Aufgabe {n}") for n in range(120))
    told = pages(replace(SHEET, entries=many))
    assert len(told) > 2
    assert ["Unterschrift: Eva Probe" in text for text in told] == [False] * (len(told) - 1) + [True]


def test_who_got_an_allowance_does_not_sign_for_unpaid_hours():
    assert "ohne Bezahlung" in pages(SHEET)[0]
    assert "ohne Bezahlung" not in pages(replace(SHEET, paid=True))[0]


def test_an_empty_period_says_so():
    assert "keine Stunden eingetragen" in pages(replace(SHEET, entries=()))[0]


def test_the_sheet_is_filled_from_the_office(sample):
    yusuf = next(one.id for one in sample.people.all() if one.last_name == "Platzhalter")
    sheet = timesheet(sample, yusuf, date(2000, 1, 1), date.today(), "sprachbr")
    assert sum(entry.minutes for entry in sheet.chosen) == 210 * 60
    assert {entry.span for entry in sheet.chosen if entry.span} != set()


def test_a_project_without_hours_is_told(sample):
    yusuf = next(one.id for one in sample.people.all() if one.last_name == "Platzhalter")
    with pytest.raises(UserError, match="Es gibt: Sprachbrücke"):
        timesheet(sample, yusuf, project="Garten")
