"""The small budget of a circle."""

from datetime import date

import pytest

from app.errors import ValidationError
from app.models import CircleBooking
from app.services.circles.budget import budget_of


def booking(year, amount, receipt=True):
    return CircleBooking(day=date(year, 5, 1), amount=amount, purpose="Bastelzeug", receipt=receipt)


def test_what_is_left_of_the_year_is_the_budget_less_what_was_spent():
    made = budget_of([booking(2026, 30_000), booking(2026, -4_500), booking(2025, -2_000)], 60_000, 2026)
    assert (made.balance, made.spent, made.left) == (23_500, 4_500, 55_500)


def test_expenses_without_a_receipt_are_counted():
    made = budget_of([booking(2026, -100, False), booking(2026, 100, False), booking(2025, -1, False)], None, 2026)
    assert (made.without_receipt, made.left) == (1, None)


def test_a_booking_of_nothing_is_refused(services):
    circle = services.circles.save(None, {"name": "Helferkreis Probe"})
    with pytest.raises(ValidationError):
        services.bookings.save(
            None, {"circle_id": circle, "day": date(2026, 5, 1), "amount": 0, "purpose": "Bastelzeug"}
        )
