"""Birthdays and anniversaries come up on their day."""

import json
from datetime import date

import pytest

from app.models import VolunteerStatus
from app.services.lists.export import export
from app.services.occasions import occasions

NOVEMBER = (date(2026, 11, 1), date(2026, 11, 30))


def told(services, first=NOVEMBER[0], last=NOVEMBER[1]):
    return [(one.day, one.name, one.words) for one in occasions(services.database, first, last)]


def test_a_birthday_tells_no_age(services, saved):
    saved("Ott", birth_date=date(1970, 11, 5))
    assert told(services) == [(date(2026, 11, 5), "Ott", "hat Geburtstag")]


def test_a_round_one_does(services, saved):
    saved("Ott", birth_date=date(1966, 11, 5))
    assert told(services) == [(date(2026, 11, 5), "Ott", "wird 60")]


@pytest.mark.parametrize(("since", "words"), [(2025, "seit einem Jahr dabei"), (2016, "seit 10 Jahren dabei")])
def test_an_anniversary_is_named(services, saved, since, words):
    saved("Ott", since=date(since, 11, 5))
    assert told(services) == [(date(2026, 11, 5), "Ott", words)]


def test_other_years_are_no_anniversary(services, saved):
    saved("Ott", since=date(2023, 11, 5))
    assert told(services) == []


def test_who_has_left_is_not_named(services, saved):
    saved("Ott", birth_date=date(1966, 11, 5), status=VolunteerStatus.LEFT)
    assert told(services) == []


def test_a_leap_day_is_kept_in_march(services, saved):
    saved("Ott", birth_date=date(1988, 2, 29))
    assert told(services, date(2026, 2, 20), date(2026, 3, 10)) == [(date(2026, 3, 1), "Ott", "hat Geburtstag")]


def test_the_turn_of_the_year_is_one_span(services, saved):
    saved("Ott", birth_date=date(1971, 1, 3))
    saved("Aal", birth_date=date(1971, 12, 29))
    assert [name for _day, name, _words in told(services, date(2026, 12, 20), date(2027, 1, 10))] == ["Aal", "Ott"]


def test_the_list_has_the_coming_year(services, saved, tmp_path):
    saved("Ott", birth_date=date(1970, 11, 5))
    export(services, "occasions", tmp_path / "a.json")
    assert [item["name"] for item in json.loads((tmp_path / "a.json").read_text("utf-8"))] == ["Ott"]


def test_nobody_outside_learns_of_a_birthday(services, saved, tmp_path):
    saved("Ott", birth_date=date(1970, 11, 5))
    written = export(services, "occasions", tmp_path / "a.json", recipient="Landratsamt")
    assert (written.named, written.left_out) == (0, 1)
