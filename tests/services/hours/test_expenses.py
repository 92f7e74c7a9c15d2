"""Travel is paid by the rate of its day and funder, outlays by receipt, and many of them together."""

from datetime import date

import pytest

from app.errors import UserError, ValidationError
from app.models import Expense, ExpenseKind, MileageRate
from app.services.hours import shipped
from app.services.query import MISSING, Filter, Query

DAY = date(2026, 3, 2)


def journey(person, **values):
    return {"person_id": person.id, "day": DAY, "kind": ExpenseKind.CAR, "kilometres": 24, **values}


@pytest.fixture
def funder(services):
    return services.funders.save(None, {"name": "Land"})


def test_a_journey_is_paid_by_the_usual_rate(services, katja):
    kept = services.expenses.get(services.expenses.save(None, journey(katja)))
    assert (kept.rate, kept.amount) == (30, 720)


def test_the_funder_decides_about_the_rate(services, katja, funder):
    services.rates.save(None, {"rate": 28})
    services.rates.save(None, {"rate": 35, "funder_id": funder})
    amounts = [
        services.expenses.get(services.expenses.save(None, journey(katja, funder_id=f))).amount for f in (None, funder)
    ]
    assert amounts == [24 * 28, 24 * 35]


def test_an_old_journey_keeps_the_rate_of_its_day(services, katja):
    services.rates.save(None, {"rate": 20, "valid_to": date(2026, 3, 31)})
    services.rates.save(None, {"rate": 40, "valid_from": date(2026, 4, 1)})
    days = (date(2026, 3, 31), date(2026, 4, 1))
    assert [services.rates.rate(ExpenseKind.CAR, day).cents for day in days] == [20, 40]


def test_a_journey_costs_no_more_than_the_cap(services, katja):
    services.rates.save(None, {"rate": 20, "most": 13000})
    assert services.expenses.get(services.expenses.save(None, journey(katja, kilometres=900))).amount == 13000


def test_more_kilometres_change_the_amount(services, katja):
    identity = services.expenses.save(None, journey(katja))
    services.expenses.save(identity, {"kilometres": 30})
    assert services.expenses.get(identity).amount == 900


def test_a_remark_leaves_the_amount_alone(services, katja):
    identity = services.expenses.save(None, journey(katja))
    services.rates.save(None, {"rate": 99})
    services.expenses.save(identity, {"notes": "mit Anhänger"})
    assert services.expenses.get(identity).amount == 720


def test_another_amount_than_that_of_the_kilometres_is_told(services, katja):
    with pytest.raises(ValidationError, match="24 km × 0,30 € = 7,20 €"):
        services.expenses.save(None, journey(katja, amount=1000))


def test_a_journey_without_a_known_rate_is_told(services, katja):
    with pytest.raises(ValidationError, match="kein Kilometersatz"):
        services.expenses.save(None, journey(katja, kind=ExpenseKind.BICYCLE))


def test_a_ticket_has_an_amount_and_no_kilometres(services, katja):
    ticket = {"person_id": katja.id, "day": DAY, "kind": ExpenseKind.TRANSIT}
    with pytest.raises(ValidationError, match="Betrag"):
        services.expenses.save(None, ticket)
    with pytest.raises(ValidationError, match="Kilometer gehören nur"):
        services.expenses.save(None, {**ticket, "amount": 320, "kilometres": 5})
    assert services.expenses.get(services.expenses.save(None, {**ticket, "amount": 320})).amount == 320


def test_many_are_paid_out_together_and_each_once(services, katja):
    ids = [services.expenses.save(None, journey(katja, kilometres=n)) for n in (10, 20)]
    services.expenses.pay_out(ids[:1], DAY)
    assert services.expenses.pay_out(ids, date(2026, 4, 1)) == "Ausgezahlt am 01.04.2026: 1 Auslage, 6,00 €"
    assert [services.expenses.get(i).paid_on for i in ids] == [DAY, date(2026, 4, 1)]
    with pytest.raises(UserError, match="schon ausgezahlt"):
        services.expenses.pay_out(ids, DAY)


def test_what_is_open_is_summed(services, katja):
    ids = [services.expenses.save(None, journey(katja, kilometres=n)) for n in (10, 20)]
    services.expenses.pay_out(ids[:1], DAY)
    assert services.expenses.total(Query(filters=(Filter(Expense.paid_on, MISSING),))) == 600


def test_every_rate_that_comes_along_has_its_source():
    assert all(one.source and one.valid_from for one in shipped.rates())


def test_only_journeys_have_a_rate(services):
    with pytest.raises(ValidationError, match="PKW oder Fahrrad"):
        services.rates.save(None, {"rate": 10, "kind": ExpenseKind.MATERIAL})
    assert services.crud(MileageRate).count() == 0
