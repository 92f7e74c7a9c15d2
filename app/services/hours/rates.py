"""What a kilometre is worth: by the funder's rate of the day, the office's own, or what comes with the program."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from app.models import ExpenseKind, MileageRate
from app.services.crud import Crud
from app.services.hours import shipped
from app.services.hours.validity import holds
from app.text import _, money

BY_KILOMETRE = (ExpenseKind.CAR, ExpenseKind.BICYCLE)
"""Kinds of expenses that are counted in kilometres."""


@dataclass(frozen=True)
class Rate:
    """Cents for a kilometre, at most so many for a journey, and who says so."""

    cents: int
    most: int | None
    source: str

    def amount(self, kilometres: int) -> int:
        """Cents for a journey."""
        whole = self.cents * kilometres
        return whole if self.most is None else min(whole, self.most)

    def words(self, kilometres: int) -> str:
        """ "24 km × 0,30 € = 7,20 €", with the cap where it matters."""
        told = _("{km} km × {rate} = {amount}").format(
            km=kilometres, rate=money(self.cents), amount=money(self.cents * kilometres)
        )
        if self.amount(kilometres) == self.cents * kilometres:
            return told
        return _("{told}, höchstens {most}").format(told=told, most=money(self.most))


class Rates(Crud[MileageRate]):
    """The office's own rates; the newest that holds on a day wins, a funder's before the general one."""

    entity = MileageRate

    def check(self, values: dict[str, object], identity: str | None = None) -> dict[str, str]:
        problems = super().check(values, identity)
        kind = values.get("kind")
        if kind is not None and kind not in BY_KILOMETRE:
            problems["kind"] = _("Nach Kilometern wird nur bei Fahrten mit PKW oder Fahrrad gerechnet.")
        first, last = values.get("valid_from"), values.get("valid_to")
        if isinstance(first, date) and isinstance(last, date) and last < first:
            problems["valid_to"] = _("Das Ende liegt vor dem Beginn.")
        return problems

    def rate(self, kind: ExpenseKind, day: date, funder_id: str | None = None) -> Rate | None:
        """What holds on a day for a funder's money; None where nobody has said anything."""
        own = [one for one in self.all(MileageRate.kind == kind) if holds(one, day)]
        for wanted in (funder_id, None) if funder_id else (None,):
            found = _newest(one for one in own if one.funder_id == wanted)
            if found:
                return Rate(found.rate, found.most, found.source or _("eigener Satz des Büros"))
        usual = (one for one in shipped.rates() if one.usual and one.kind is kind and holds(one, day))
        return next((Rate(one.cents, one.most, f"{one.rule}, {one.source}") for one in usual), None)


def _newest(rates: Iterable[MileageRate]) -> MileageRate | None:
    return max(rates, key=lambda one: (one.valid_from or date.min, one.id), default=None)
