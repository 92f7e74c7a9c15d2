"""A circle's year on one page without a name, and the contact sheet with its chain."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.services.documents.circle_contacts import _chain, _members
from app.services.documents.circle_data import ClimbedStep, HeldMeeting, RaisedProblem
from app.services.documents.hand_table import ROW
from app.services.documents.page import MM
from app.services.documents.table import columns, row
from tests.documents.circle_samples import CONTACTS, YEAR
from tests.documents.samples import pages, printed


def year(**values):
    (page,) = pages(printed("circle-year", replace(YEAR, **values)))
    return page


def contacts(**values):
    return " ".join(pages(printed("circle-contacts", replace(CONTACTS, **values))))


def test_the_page_counts_this_year_only():
    page = year()
    assert "Mitglieder 2" in page and "1 gekommen, 1 gegangen" in page
    assert "1,5 Std." in page and "45,50 €" in page


def test_the_ladder_tells_what_was_reached_kept_and_lost():
    page = year()
    assert "Entwicklung: 2 von 4 Schritten" in page
    assert "seit 07.01.2025" in page and "wieder seit 01.09.2026" in page
    assert "erreicht 01.05.2025, nicht mehr seit 01.04.2026" in page


def test_another_time_tells_another_story():
    page = year(since=date(2025, 1, 1), until=date(2025, 12, 31))
    assert "01.01.2025 bis 31.12.2025" in page and "neu seit 07.01.2025" in page
    assert "Entwicklung: 3 von 4 Schritten" in page and "10 Std." in page


def test_solved_problems_and_the_next_step_are_told():
    page = year()
    assert "Der Schlüssel fehlte – gelöst am 05.02.2026" in page and "1 noch offen" in page
    assert "Nächster Schritt: Gemeinsame Regeln" in page


def test_a_full_year_stays_on_one_page():
    day = date(2026, 1, 5)
    full = {
        "steps": tuple(ClimbedStep(f"Schritt {'mit langen Worten ' * 6}{n}", ((day, None),)) for n in range(10)),
        "meetings": tuple(HeldMeeting(day + timedelta(days=7 * n), 20 + n) for n in range(40)),
        "problems": tuple(RaisedProblem("Ein Problem " * 12, day, day + timedelta(days=n)) for n in range(30)),
        "about": "GU Testgasse · " * 20,
    }
    assert "Seite 1 von 1" in year(**full) and "und 25 weitere" in year(**full)


def test_an_empty_circle_has_its_page_too():
    empty = {name: () for name in ("memberships", "steps", "meetings", "hours", "problems", "bookings")}
    assert "Mitglieder 0" in year(**empty, budget=None)


@pytest.mark.parametrize("words", ["0171 3920077", "katja@example.org", "0171 3920078"])
def test_private_numbers_stand_there_only_when_ticked(words):
    assert words in contacts() and words not in contacts(with_private_data=False)


def test_without_numbers_there_is_room_to_write():
    made = columns(480, ("Telefon", 1))
    assert row(("",), made, least=ROW).height == ROW == 10 * MM
    bare = replace(CONTACTS, with_private_data=False)
    assert [part.by_hand for part in (_members(bare), _chain(bare))] == [True, True]


def test_the_chain_says_who_begins_and_has_a_box_to_tick():
    text = contacts()
    assert "Katja Böhringer beginnt" in text and "☐" in text


def test_who_is_left_out_is_counted():
    assert "Nicht aufgeführt: 1 Person" in contacts()
