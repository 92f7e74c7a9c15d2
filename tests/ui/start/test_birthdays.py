"""Birthdays and anniversaries of the week on the start page."""

from datetime import date, timedelta

import pytest

from app.ui.start.blocks import BLOCKS, Source, birthdays

TODAY = date.today()


@pytest.fixture
def told(desk):
    return lambda: [(line.text, line.aside, line.chip[0]) for line in birthdays(Source(desk, None)).lines]


def years_ago(years):
    """A day of an earlier year that comes again within this week, whatever today is."""
    soon = TODAY + timedelta(days=1)
    soon = soon if (soon.month, soon.day) != (2, 29) else soon + timedelta(days=1)
    return soon.replace(year=soon.year - years)


def test_a_birthday_is_named_with_its_day(person, told):
    person(birth_date=years_ago(41))
    assert [line[:2] for line in told()] == [("Katja Böhringer", "hat Geburtstag")]


def test_a_round_year_with_the_office_is_named(person, told):
    person(since=years_ago(10))
    assert [line[:2] for line in told()] == [("Katja Böhringer", "seit 10 Jahren dabei")]


def test_the_start_page_has_a_card_for_it():
    assert "birthdays" in [block.key for column in BLOCKS for block in column]
