"""Travel and outlays: reckoned by the kilometre with the rate of the day, or by receipt, and paid out together."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, select

from app.errors import UserError, ValidationError
from app.models import Expense, ExpenseKind
from app.services.crud import Crud, records_of
from app.services.database import Database
from app.services.hours.rates import BY_KILOMETRE, Rate, Rates
from app.services.hours.trashed import of_people_outside
from app.services.query import EVERYTHING, Query
from app.text import _, german_date, money

_RECKONED = ("kind", "day", "funder_id", "kilometres", "amount")
"""What the amount of a journey follows from, and itself."""


class Expenses(Crud[Expense]):
    """Expenses of people outside the trash."""

    entity = Expense

    def __init__(self, database: Database, rates: Rates) -> None:
        super().__init__(database)
        self.rates = rates

    def base(self) -> list[ColumnElement[bool]]:
        return [of_people_outside(Expense)]

    def total(self, query: Query = EVERYTHING) -> int:
        """Cents that the expenses of a list are together."""
        with self.database.reading() as connection:
            wanted = select(func.coalesce(func.sum(Expense.amount), 0))
            return int(connection.execute(self._found(connection, query, wanted)).scalar_one())

    def save(self, identity: str | None, values: dict[str, Any], version: int | None = None) -> str:
        """As everywhere; a journey by the kilometre gets its rate and amount from the day and the funder."""
        if problems := self.check(values, identity):  # before the amount typed gives way to the one reckoned
            raise ValidationError(problems)
        return super().save(identity, self.reckoned(values, identity), version)

    def check(self, values: dict[str, Any], identity: str | None = None) -> dict[str, str]:
        if identity == "several":
            return super().check(values, identity)
        whole = self._whole(values, identity)
        rate = self._rate(whole)
        told = self.reckoned(values, identity)
        problems = super().check(told, identity)
        problems |= _about_kilometres(whole, rate)
        typed = values.get("amount")
        if "kilometres" not in problems and rate and typed is not None and typed != told.get("amount"):
            problems["amount"] = _(
                "Bei Kilometern rechnet das Programm: {words}. Bitte lassen Sie das Feld leer."
            ).format(words=rate.words(whole["kilometres"]))
        elif whole.get("amount") is not None and whole["amount"] <= 0:
            problems["amount"] = _("Bitte nennen Sie einen Betrag über 0,00 €.")
        return problems

    def reckoned(self, values: dict[str, Any], identity: str | None = None) -> dict[str, Any]:
        """The values with rate and amount, where they follow from kilometres."""
        if identity and not set(_RECKONED) & values.keys():
            return values
        whole = self._whole(values, identity)
        rate = self._rate(whole)
        if rate is None:
            return {**values, "rate": None} if identity and whole.get("kilometres") is None else values
        return {**values, "rate": rate.cents, "amount": rate.amount(whole["kilometres"])}

    def pay_out(self, ids: Sequence[str], on: date) -> str:
        """Note that all of these that are still open were paid on a day, as one action; the answer names it."""
        rows = self.rows(ids, (Expense.id, Expense.amount, Expense.paid_on))
        due = {identity: amount for identity, amount, paid_on in rows if paid_on is None}
        if not due:
            raise UserError("Diese Auslagen sind alle schon ausgezahlt.")
        what = _("1 Auslage") if len(due) == 1 else _("{count} Auslagen").format(count=len(due))
        name = _("Ausgezahlt am {day}: {what}, {total}").format(
            day=german_date(on), what=what, total=money(sum(due.values()))
        )
        with self.database.transaction(name) as session:
            for expense in records_of(session, Expense, list(due)):
                expense.paid_on = on
        return name

    def _whole(self, values: dict[str, Any], identity: str | None) -> dict[str, Any]:
        """The values that the record will have."""
        known = vars(self.get(identity)) if identity else {"kind": ExpenseKind.CAR}
        return {**{name: known.get(name) for name in _RECKONED}, **values}

    def _rate(self, whole: dict[str, Any]) -> Rate | None:
        if whole["kind"] not in BY_KILOMETRE or not whole.get("kilometres") or not whole.get("day"):
            return None
        return self.rates.rate(whole["kind"], whole["day"], whole.get("funder_id"))


def _about_kilometres(whole: dict[str, Any], rate: Rate | None) -> dict[str, str]:
    kilometres = whole.get("kilometres")
    if kilometres is None:
        return {}
    if whole["kind"] not in BY_KILOMETRE:
        return {"kilometres": _("Kilometer gehören nur zu Fahrten mit PKW oder Fahrrad.")}
    if not 0 < kilometres <= 2000:
        return {"kilometres": _("Bitte nennen Sie 1 bis 2.000 Kilometer.")}
    if rate is None and whole.get("day"):
        missing = _("Für diesen Tag ist kein Kilometersatz bekannt. Bitte tragen Sie ihn unter „Extras“ ein.")
        return {"kilometres": missing}
    return {}
