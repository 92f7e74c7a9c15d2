"""Hours in lists and their sums: one definition, also for those who may not be named."""

from datetime import date

import pytest

from app.errors import UserError
from app.models import HoursEntry
from app.models.facts import facts
from app.services.lists.disclosure import OWN_OFFICE, Gate, gate
from app.services.lists.filters import scope
from app.services.lists.hours_sums import HOURS_SUMS
from app.services.lists.register import definition
from app.services.query import Current, Filter, Query

OWN = Gate(OWN_OFFICE)


def sheet(office, *conditions, recipient=OWN):
    asked = scope(office, HOURS_SUMS, conditions, recipient)
    return HOURS_SUMS.sheet(office, HOURS_SUMS, asked)


@pytest.mark.parametrize("by", ["Aufgabe", "Unterkunft", "Projekt", "Monat", "Person"])
def test_however_hours_are_summed_they_come_to_the_same(sample, by):
    year = Query(filters=(Filter(HoursEntry.day, Current("year")),))
    assert sheet(sample, f"nach={by}").total[1] == sample.hours.minutes(year)


def test_the_list_names_its_columns_as_the_window_does(sample):
    heads = [facts(column).label for column in definition("hours").columns]
    assert heads == ["Tag", "Name", "Stunden", "Aufgabe", "Unterkunft", "Projekt", "Bemerkung"]


def test_months_stand_in_their_order_and_in_words(sample):
    names = [row[0] for row in sheet(sample, "nach=Monat", f"Zeitraum={date.today().year - 1}").rows]
    assert names[-1] == f"Dezember {date.today().year - 1}"


@pytest.mark.parametrize("words", ["1.1.2026..30.6.2026", "1.1.2026 bis 30.6.2026", "1.1.2026–30.6.2026"])
def test_a_period_is_understood(sample, words):
    asked = scope(sample, HOURS_SUMS, [f"Zeitraum={words}"], OWN)
    assert (asked.options["period"].low, asked.options["period"].high) == (date(2026, 1, 1), date(2026, 6, 30))


def test_an_unknown_way_to_sum_is_told(sample):
    with pytest.raises(UserError, match="Es geht: Aufgabe, Unterkunft"):
        sheet(sample, "nach=Wetter")


def test_who_has_not_agreed_is_told_in_one_line(sample):
    outside = sheet(sample, "nach=Person", recipient=gate(sample, "Landratsamt"))
    assert outside.rows[-1][0] == "weitere Personen"
    assert outside.total[1] == sheet(sample, "nach=Person").total[1]


@pytest.mark.parametrize(("key", "column"), [("hours", "minutes"), ("expenses", "amount"), ("allowances", "amount")])
def test_every_list_of_hours_and_money_has_its_sum(sample, key, column):
    from app.services.lists.flat import sheet as flat

    wanted = definition(key)
    made = flat(sample, wanted, scope(sample, wanted, [], OWN))
    place = next(at for at, heading in enumerate(made.headings) if heading.name == column)
    assert made.total[place] == sum(row[place] for row in made.rows) > 0
