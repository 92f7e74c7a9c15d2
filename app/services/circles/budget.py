"""The small budget of a helper circle: what is left, and for what no receipt is there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.models import CircleBooking
from app.services.crud import Crud
from app.text import _


class CircleBookings(Crud[CircleBooking]):
    """Bookings; one of nothing is none."""

    entity = CircleBooking

    def check(self, values: dict[str, Any], identity: str | None = None) -> dict[str, str]:
        problems = super().check(values, identity)
        if values.get("amount") == 0:
            problems["amount"] = _("Bitte geben Sie einen Betrag an, Ausgaben mit Minus.")
        return problems


@dataclass(frozen=True)
class Budget:
    """Money of a circle in cents. `left`: of the year's budget, None where it has none; it may be below zero."""

    year: int
    balance: int
    came: int
    spent: int
    left: int | None
    without_receipt: int
    """Expenses of the year for which no receipt is there."""


def budget_of(bookings: Iterable[CircleBooking], yearly: int | None, year: int) -> Budget:
    """What the bookings come to: the balance of all, everything else of one year."""
    every = list(bookings)
    own = [booking for booking in every if booking.day.year == year]
    spent = -sum(b.amount for b in own if b.amount < 0)
    return Budget(
        year,
        sum(b.amount for b in every if b.day <= date(year, 12, 31)),
        sum(b.amount for b in own if b.amount > 0),
        spent,
        None if yearly is None else yearly - spent,
        sum(b.amount < 0 and not b.receipt for b in own),
    )
