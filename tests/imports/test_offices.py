"""Lists as offices keep them arrive without a hint, cell by cell, and nobody twice."""

import pytest

from tests.imports import busy_offices, more_offices, odd_offices  # noqa: F401 - they register their lists
from tests.imports.office import LISTS, events, mistakes, shelters, take_over, truth, volunteers
from tests.imports.other_offices import OFFICES

PEOPLE = (
    "Ehrenamtliche Gesamtliste.xlsx",
    "Helferliste_Eglosheim.xls",
    "freiwillige_export.csv",
    "Kontakte Outlook.vcf",
)


@pytest.mark.parametrize("name", PEOPLE)
def test_the_office_s_lists_of_people_arrive_whole(office, name):
    take_over(office, LISTS / name)
    share, wrong = mistakes(truth(LISTS / name), volunteers(office))
    assert share >= 0.99, wrong[:10]
    assert len(volunteers(office)) == len(truth(LISTS / name))


def test_the_list_of_houses_arrives_with_its_occupancy(office):
    take_over(office, LISTS / "Unterkünfte.xlsx", "shelters")
    share, wrong = mistakes(truth(LISTS / "Unterkünfte.xlsx"), shelters(office))
    assert share == 1, wrong[:10]


def test_outlook_s_calendar_arrives_in_local_time_with_its_series(office):
    take_over(office, LISTS / "Termine Outlook.ics", "events")
    expected = [
        {k: v for k, v in event.items() if k != "occurrences"} for event in truth(LISTS / "Termine Outlook.ics")
    ]
    share, wrong = mistakes(expected, events(office))
    assert share == 1, wrong[:10]
    series = {event["uid"] for event in truth(LISTS / "Termine Outlook.ics") if event["occurrences"] > 1}
    assert {event["uid"] for event in events(office) if event["rule"]} == series


@pytest.mark.parametrize("name", OFFICES)
def test_the_list_of_another_office_arrives_whole(office, tmp_path, name):
    made = OFFICES[name](tmp_path)
    take_over(office, made.path)
    share, wrong = mistakes(made.truth, volunteers(office))
    assert share >= 0.99, wrong[:10]
    assert len(volunteers(office)) == len(made.truth)
