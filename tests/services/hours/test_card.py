"""Who may ask for the Ehrenamtskarte: by hours of a year, by hours in a project, unpaid, by the office's numbers."""

from datetime import date, timedelta

import pytest

from app.models import Person
from app.services.query import PRESENT, Filter, Query
from app.services.settings import CARD_HOURS

TODAY = date.today()


@pytest.fixture
def give(services, katja):
    def give(whole_hours, days_ago=30, **values):
        parts = [24] * (whole_hours // 24) + [whole_hours % 24] * bool(whole_hours % 24)
        row = {"person_id": katja.id, "activity": None, **values}
        days = [TODAY - timedelta(days=days_ago + n) for n in range(len(parts))]
        services.hours.save_sheet([{**row, "day": d, "minutes": p * 60} for d, p in zip(days, parts, strict=True)])

    return give


def fulfilling(services):
    return services.volunteers.count(Query(filters=(Filter(Person.card_reason, PRESENT),)))


def test_200_hours_in_a_year_are_enough(services, give, katja):
    give(199)
    assert fulfilling(services) == 0
    give(1, 60)
    assert services.people.get(katja.id).card_reason == "Stunden in 12 Monaten"
    assert services.people.get(katja.id).recent_hours == 200 * 60


def test_older_hours_do_not_count(services, give):
    give(300, 370)
    assert fulfilling(services) == 0


def test_100_hours_in_one_project_are_enough(services, give):
    one, other = (services.projects.save(None, {"name": name}) for name in ("Rad-Treff", "Garten"))
    give(60, 400, project_id=one)
    give(60, 400, project_id=other)
    assert fulfilling(services) == 0
    give(40, 500, project_id=one)
    assert fulfilling(services) == 1


def test_who_was_paid_an_allowance_is_not_among_them(services, give, katja):
    give(200)
    services.allowances.save(None, {"person_id": katja.id, "paid_on": TODAY, "amount": 5000})
    assert fulfilling(services) == 0


def test_the_office_may_demand_another_number(services, give):
    give(120)
    services.settings.save_numbers({CARD_HOURS: 120})
    assert fulfilling(services) == 1
