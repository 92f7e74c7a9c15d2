"""Stunden: what somebody has given and got back, with the sums of the years and the limits of the allowances."""

from datetime import date
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.models import Allowance, Expense, HoursEntry
from app.services.hours.allowances import Used
from app.services.query import MISSING, Between, Filter, Query
from app.services.settings import ALLOWANCE_NEAR
from app.text import _, hours, money
from app.ui.hours.opening import open_for_people
from app.ui.hours.panes import ALLOWANCE_FORM, EXPENSE_FORM, HOURS_FORM
from app.ui.kit.charts import ProgressLine
from app.ui.kit.chips import Chips
from app.ui.kit.desk import Desk
from app.ui.kit.page import BlocksPage, Page, PageSpec
from app.ui.kit.related import Related, RelatedPage, block, facts_name
from app.ui.kit.widgets import button, clear, label, row
from app.ui.theme import Tone

H, E, A = HoursEntry, Expense, Allowance
YEARS = 3
HOURS = Related(
    _("Stunden"), H, H.person_id, (H.minutes, H.activity), (HOURS_FORM,), _("+ Stunden"),
    quiet=(H.day, H.shelter_name, H.project_name, H.notes), bare=H.day, sort=H.day,
    empty=_("Noch keine Stunden festgehalten."),
)  # fmt: skip
EXPENSES = Related(
    _("Fahrten und Auslagen"), E, E.person_id, (E.amount, E.purpose), (EXPENSE_FORM,), _("+ Auslage"),
    quiet=(E.day, E.kind, E.kilometres, E.paid_on), bare=E.day, sort=E.day, empty=_("Noch keine Auslage festgehalten."),
)  # fmt: skip
ALLOWANCES = Related(
    _("Pauschalen"), A, A.person_id, (A.amount, A.kind), (ALLOWANCE_FORM,), _("+ Pauschale"),
    quiet=(A.paid_on, A.activity, A.notes), sort=A.paid_on, empty=_("Noch keine Pauschale festgehalten."),
)  # fmt: skip


class DatedLines(RelatedPage):
    """New lines begin today; all older ones stand in the list."""

    most = 5

    def first_values(self) -> dict[str, Any]:
        return {facts_name(self.related.sort): date.today()}

    def rest(self, count: int) -> QWidget:
        words = _("1 ältere in der Liste zeigen") if count == 1 else _("{count} ältere in der Liste zeigen")
        return button(words.format(count=count), self.show_all, "link", name="showOlder")

    def show_all(self) -> None:
        """The list of all, with this person."""
        name, filters = self.related.entity.__name__, self.related.filters(self.record.id)
        self.desk.filter_asked.emit(name, filters)


class Summary(Page):
    """What the years come to, and the ways to a sheet and to paper."""

    watched = ("HoursEntry", "Expense", "Allowance")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._chips = Chips()
        self.place.addWidget(self._chips)
        self.place.addLayout(
            row(
                button(_("Stunden erfassen …"), self.open_sheet, name="openSheet"),
                button(_("Stundenzettel drucken …"), self.print_timesheet, name="printTimesheet"),
                1,
            )
        )
        desk.news.committed.connect(self._on_news_committed)

    def load(self, record: Any) -> None:
        super().load(record)
        self._chips.show_chips(self.told())

    def told(self) -> list[tuple[str, Tone]]:
        """Hours of the last years, what is still to be paid, and the card."""
        year, entries = date.today().year, self.office.hours
        chips = []
        for past in range(YEARS):
            span = Between(date(year - past, 1, 1), date(year - past, 12, 31))
            minutes = entries.minutes(Query(filters=(Filter(H.person_id, self.record.id), Filter(H.day, span))))
            if minutes or not past:
                words = _("{year}: {hours}").format(year=year - past, hours=hours(minutes))
                chips.append((words, Tone.NEUTRAL if past else Tone.INFO))
        due = self.office.expenses.total(
            Query(filters=(Filter(E.person_id, self.record.id), Filter(E.paid_on, MISSING)))
        )
        if due:
            chips.append((_("{amount} noch auszuzahlen").format(amount=money(due)), Tone.ATTENTION))
        if self.record.card_reason:
            chips.append((_("erfüllt die Voraussetzungen der Ehrenamtskarte"), Tone.GOOD))
        return chips

    def open_sheet(self) -> None:
        """Enter hours of this person like on paper."""
        open_for_people(self.window(), self.desk, [self.record.id])

    def print_timesheet(self) -> None:
        """Print what she has given, to sign."""
        from app.services.documents.register import document
        from app.ui.outputs.plugin import open_document

        open_document(self.window(), self.desk, document("timesheet"), self.record.id)

    def _on_news_committed(self, changes: Any) -> None:
        if self.record is not None and changes.entities.intersection(self.watched):
            self.when_seen(lambda: self.load(self.office.people.get(self.record.id)))


class Limits(Page):
    """How much of the tax-free limits of this year is used."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.place.addLayout(self._lines)
        desk.news.committed.connect(self._on_news_committed)

    def load(self, record: Any) -> None:
        super().load(record)
        clear(self._lines)
        near = self.office.settings.number(ALLOWANCE_NEAR)
        for used in self.office.allowances.used(record.id, date.today().year):
            if used.total:
                words, name = limit_words(used), _colour(used, near)
                self._lines.addWidget(label(words, "small" if name == "good" else "problem", wrap=True))
                self._lines.addWidget(ProgressLine(min(used.total / used.limit.cents, 1.0), name, words))
        self.setVisible(self._lines.count() > 0)

    def _on_news_committed(self, changes: Any) -> None:
        if self.record is not None and "Allowance" in changes.entities:
            self.load(self.record)


def limit_words(used: Used) -> str:
    """ "Ehrenamtspauschale 2026: 880,00 € von 960,00 €, noch 80,00 €"."""
    words = _("{kind} {year}: {total} von {limit}").format(
        kind=used.kind.label, year=used.year, total=money(used.total), limit=money(used.limit.cents)
    )
    if used.elsewhere:
        words = _("{words}, davon {amount} von anderen Stellen").format(words=words, amount=money(used.elsewhere))
    if used.left < 0:
        return _("{words}, {amount} über der Grenze").format(words=words, amount=money(-used.left))
    return _("{words}, noch {amount}").format(words=words, amount=money(used.left))


def _colour(used: Used, near: int) -> str:
    return "accent" if used.left < 0 else "attention" if used.is_near(near) else "good"


HOURS_PAGE = PageSpec(
    _("Stunden"),
    lambda desk: BlocksPage(
        desk,
        (Summary, Limits, block(HOURS, DatedLines), block(EXPENSES, DatedLines), block(ALLOWANCES, DatedLines)),
    ),
)
