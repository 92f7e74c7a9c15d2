"""Allowances stay within the limit of their year, or say why not."""

from datetime import date

import pytest

from app.errors import ValidationError
from app.models import AllowanceKind
from app.services.hours import shipped

TRAINER, VOLUNTEER = AllowanceKind.TRAINER, AllowanceKind.VOLUNTEER


def paid(person, cents, **values):
    return {"person_id": person.id, "paid_on": date(2026, 3, 2), "amount": cents, "activity": "Sprachcafé", **values}


@pytest.mark.parametrize(
    ("kind", "year", "cents"),
    [(TRAINER, 2025, 300_000), (TRAINER, 2026, 330_000), (VOLUNTEER, 2025, 84_000), (VOLUNTEER, 2026, 96_000)],
)
def test_each_year_has_its_limit(kind, year, cents):
    assert shipped.limit(kind, year).cents == cents


def test_up_to_the_limit_nothing_is_asked(services, katja):
    services.allowances.save(None, paid(katja, 90_000))
    services.allowances.save(None, paid(katja, 6_000))
    assert services.allowances.used(katja.id, 2026)[1].left == 0


def test_over_the_limit_a_reason_is_asked(services, katja):
    services.allowances.save(None, paid(katja, 90_000))
    with pytest.raises(ValidationError, match="960,01 € im Jahr 2026, die Grenze liegt bei 960,00 €"):
        services.allowances.save(None, paid(katja, 6_001))
    services.allowances.save(None, paid(katja, 6_001, override="wird versteuert"))
    assert services.allowances.used(katja.id, 2026)[1].left == -1


def test_what_others_paid_counts(services, katja):
    services.allowances.save(None, paid(katja, 90_000, elsewhere=True, activity="Sportverein"))
    with pytest.raises(ValidationError, match="Grenze"):
        services.allowances.save(None, paid(katja, 7_000))


def test_the_next_year_begins_anew(services, katja):
    services.allowances.save(None, paid(katja, 84_000, paid_on=date(2025, 12, 31)))
    services.allowances.save(None, paid(katja, 96_000, paid_on=date(2026, 1, 1)))
    assert [used.total for used in services.allowances.used(katja.id, 2026)] == [0, 96_000]


def test_one_activity_has_one_allowance(services, katja):
    services.allowances.save(None, paid(katja, 100_000, kind=TRAINER))
    with pytest.raises(ValidationError, match="nur eine"):
        services.allowances.save(None, paid(katja, 5_000, activity="sprachcafé"))
    services.allowances.save(None, paid(katja, 5_000, activity="Fahrdienst"))


def test_with_both_allowances_each_says_what_for(services, katja):
    services.allowances.save(None, paid(katja, 100_000, kind=TRAINER))
    with pytest.raises(ValidationError, match="wofür"):
        services.allowances.save(None, paid(katja, 5_000, activity=None))


def test_who_is_near_a_limit_is_found(services, katja):
    services.allowances.save(None, paid(katja, 76_800))
    assert list(services.allowances.near(2026, 80)) == [katja.id]
    assert services.allowances.near(2026, 81) == {}
