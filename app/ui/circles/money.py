"""Kasse: what a circle has to spend, what it spent it on, and for what the receipt is missing."""

from datetime import date
from typing import Any

from app.models import CircleBooking
from app.services.circles.budget import Budget, budget_of
from app.text import _, money
from app.ui.kit.charts import ProgressLine
from app.ui.kit.chips import Chip, Chips
from app.ui.kit.desk import Desk
from app.ui.kit.page import BlocksPage, Page, PageSpec
from app.ui.kit.places import section
from app.ui.kit.related import Related, RelatedLine, RelatedPage, block
from app.ui.kit.widgets import button, clear, column, label
from app.ui.theme import Tone

B = CircleBooking
BOOKINGS = Related(
    _("Buchungen"),
    CircleBooking,
    B.circle_id,
    (B.purpose,),
    (section("", B.day, B.amount, B.purpose, B.receipt),),
    _("+ Ausgabe"),
    quiet=(B.day,),
    bare=B.day,
    sort=B.day,
    empty=_("Noch keine Buchung. Ausgaben stehen mit Minus."),
)


class BookingsPage(RelatedPage):
    """The bookings, the newest first; a missing receipt stands out and comes with one click.

    Nobody types a minus for what was bought: an amount under "+ Ausgabe" gets it with its first digit.
    """

    def __init__(self, desk: Desk, related: Related, titled: bool = False) -> None:
        super().__init__(desk, related, titled)
        self._spends = True
        head = self.place.itemAt(0).layout()
        assert head is not None
        head.addWidget(button(_("+ Einnahme"), self.add_income, "flat", name="addIncome"))

    def add(self) -> None:
        """Write down what was spent."""
        self._spends = True
        super().add()

    def add_income(self) -> None:
        """Write down what came in."""
        self._spends = False
        self.begin({})

    def begin(self, taken_over: dict[str, Any]) -> None:
        super().begin(taken_over)
        amount = self.boxes[0].form.editor("amount")
        amount.setPlaceholderText(_("was es gekostet hat") if self._spends else _("was dazukam"))
        if self._spends:
            amount.textEdited.connect(lambda text: amount.setText(f"-{text}") if text[:1].isdigit() else None)

    def first_values(self) -> dict[str, Any]:
        return {"day": date.today()}

    def wanted(self) -> list[Any]:
        return [*super().wanted(), B.amount, B.receipt]

    def make_line(self, record_id: str, values: dict[Any, Any]) -> RelatedLine:
        line = super().make_line(record_id, values)
        assert isinstance(line, RelatedLine)
        if values["raw", B.amount] < 0 and not values["raw", B.receipt]:
            words = _("Liegt vor")
            line.row.addWidget(Chip(_("Beleg fehlt"), Tone.ATTENTION))
            take = button(words, lambda: self.take_receipt(record_id), "flat", name="takeReceipt")
            take.setAccessibleName(_("Beleg liegt vor: {purpose}").format(purpose=values[B.purpose]))
            line.row.addWidget(take)
        amount = _signed(values["raw", B.amount])
        line.row.addWidget(label(amount, "strong"))
        line.setAccessibleName(_("{line} · {amount}").format(line=line.accessibleName(), amount=amount))
        return line

    def take_receipt(self, booking_id: str) -> None:
        """Note that a receipt has come."""
        self.office.bookings.save(booking_id, {"receipt": True})


class Summary(Page):
    """The balance, what is left of the year's budget, and what is missing."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        desk.news.committed.connect(self._on_news_committed)

    def load(self, record: Any) -> None:
        super().load(record)
        clear(self.place)
        told = budget_of(self.office.bookings.of(B.circle_id, record.id), record.budget, date.today().year)
        self.place.addLayout(column(label(_signed(told.balance), "figure"), label(_("in der Kasse"), "quiet"), gap=0))
        if record.budget:
            words = _budget_words(told, record.budget)
            share = min(max(told.spent / record.budget, 0.0), 1.0)
            self.place.addWidget(label(words, "small", wrap=True))
            over = told.left is not None and told.left < 0
            self.place.addWidget(ProgressLine(share, "accent" if over else "good", words))
        if chips := _chips(told):
            self.place.addWidget(Chips(chips))

    def _on_news_committed(self, changes: Any) -> None:
        if self.record is not None and CircleBooking.__name__ in changes.entities:
            self.when_seen(lambda: self.load(self.office.circles.get(self.record.id)))


def _signed(cents: int) -> str:
    """An amount with the minus sign of print: "−49,90 €"."""
    return money(cents).replace("-", "−")


def _budget_words(told: Budget, yearly: int) -> str:
    """ "Budget 2026: 120,00 € von 600,00 € ausgegeben, noch 480,00 €"."""
    words = _("Budget {year}: {spent} von {yearly} ausgegeben").format(
        year=told.year, spent=money(told.spent), yearly=money(yearly)
    )
    left = told.left or 0
    more = _("{words}, {amount} zu viel") if left < 0 else _("{words}, noch {amount}")
    return more.format(words=words, amount=money(abs(left)))


def _chips(told: Budget) -> list[tuple[str, Tone]]:
    if not told.without_receipt:
        return []
    count = told.without_receipt
    words = _("1 Beleg fehlt") if count == 1 else _("{count} Belege fehlen").format(count=count)
    return [(words, Tone.ATTENTION)]


MONEY_PAGE = PageSpec(_("Kasse"), lambda desk: BlocksPage(desk, (Summary, block(BOOKINGS, BookingsPage))))
