"""The lists of all hours, of all expenses and of all allowances."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, ClassVar

from PySide6.QtWidgets import QMenu, QWidget

from app.models import Allowance, AllowanceKind, Expense, HoursEntry
from app.models.base import Attribute
from app.text import _, hours, money, translate
from app.ui.hours.opening import open_sheet
from app.ui.hours.paying import PayDialog
from app.ui.kit import columns
from app.ui.kit.columns import Cell, Column, Look
from app.ui.kit.desk import Desk
from app.ui.kit.detail import Head
from app.ui.kit.list_pane import ListPane
from app.ui.kit.page import PageSpec, form_page
from app.ui.kit.places import Section, section
from app.ui.records import HISTORY_PAGE
from app.ui.theme import Tone

H, E, A = HoursEntry, Expense, Allowance
HOURS_FORM = section("", H.day, H.minutes, H.activity, H.shelter_id, H.project_id, H.event_id, H.notes)
EXPENSE_FORM = section(
    "", E.day, E.kind, E.route, E.purpose, E.kilometres, E.amount, E.receipt, E.funder_id, E.project_id,
    E.shelter_id, E.paid_on, E.notes,
)  # fmt: skip
ALLOWANCE_FORM = section(
    "", A.paid_on, A.kind, A.amount, A.activity, A.elsewhere, A.declared_on, A.override, A.funder_id, A.notes
)


def _kind(kind: AllowanceKind | None) -> Cell:
    """The kind without the paragraph behind it."""
    return (translate(kind.label).partition(" (")[0] if kind else ""), None


def paid(day: date | None) -> Tone:
    """The tone of money that was paid out, or is still waiting."""
    return Tone.GOOD if day else Tone.ATTENTION


class SummedPane(ListPane):
    """A list whose footer tells the sum of what it shows."""

    watches = ("Person", "Shelter", "Project")
    detail_least = 340
    dated: ClassVar[tuple[Attribute]]
    """The day of a record; the newest come first unless somebody sorts otherwise."""
    form: ClassVar[Section]
    """The fields of a record beside the person."""

    def __init__(self, desk: Desk, switches: Sequence[QWidget] = ()) -> None:
        super().__init__(desk, switches)
        if self.order.attribute is None:
            self.order.show(*self.dated, True)
            self._mark_order()

    def sum_of_list(self) -> str:
        """The sum in words; money, where nothing else is said."""
        return money(self.service.total(self.current_query()))

    def pages(self) -> tuple[PageSpec, ...]:
        return (form_page(_("Angaben"), section("", self.entity.person_id, *self.form.lines)), HISTORY_PAGE)

    def show_footer(self) -> None:
        super().show_footer()
        if self.model.ids:
            self.card.say(_("{counted} · {sum}").format(counted=self.card.footer.text(), sum=self.sum_of_list()))


class HoursPane(SummedPane):
    """All hours, the newest first."""

    entity, dated, form = HoursEntry, (H.day,), HOURS_FORM
    title = _("Stunden")
    columns: ClassVar[tuple[Column, ...]] = (
        columns.name(H.person_name, 160),
        Column(H.day, width=104, steady=True),
        Column(H.minutes, Look.FIGURE, 90, steady=True),
        columns.text(H.activity, 160),
        columns.text(H.shelter_name, 150, _("Unterkunft")),
    )
    filters: ClassVar[tuple[Attribute, ...]] = (H.day, H.activity, H.shelter_id, H.project_id, H.person_id, H.minutes)
    search_hint = _("Aufgabe, Bemerkung …")
    new_text = _("+ Stunden")
    new_title = _("Neue Stunden")
    counted = _("{shown} von {total} Einträgen")
    all_counted = _("{total} Einträge")
    empty_text = _(
        "Hier stehen alle Stunden, die Ehrenamtliche geben. Erfassen Sie einen ganzen Bogen auf einmal – "
        "getippt oder aus Excel eingefügt."
    )

    def new_record(self) -> None:
        """A sheet for one or many."""
        self.detail.leave(lambda: open_sheet(self.window(), self.desk))

    def sum_of_list(self) -> str:
        return hours(self.service.minutes(self.current_query()))

    def head(self, record: Any) -> Head:
        return Head(record.person_name or _("ohne Namen"), ((hours(record.minutes), Tone.NEUTRAL),))


class ExpensesPane(SummedPane):
    """All journeys and outlays."""

    entity, dated, form = Expense, (E.day,), EXPENSE_FORM
    title = _("Auslagen")
    columns: ClassVar[tuple[Column, ...]] = (
        columns.name(E.person_name, 140),
        Column(E.day, width=104, steady=True),
        columns.text(E.kind, 130),
        columns.text(E.purpose, 120),
        Column(E.amount, Look.FIGURE, 92, steady=True),
        columns.text(E.paid_on, 128),
    )
    filters: ClassVar[tuple[Attribute, ...]] = (
        E.paid_on, E.day, E.kind, E.receipt, E.person_id, E.project_id, E.funder_id,
    )  # fmt: skip
    search_hint = _("Zweck, Weg …")
    new_text = _("+ Auslage")
    new_title = _("Neue Auslage")
    counted = _("{shown} von {total} Auslagen")
    all_counted = _("{total} Auslagen")
    empty_text = _("Hier stehen Fahrten und andere Auslagen der Ehrenamtlichen. Tragen Sie die erste ein.")

    def head(self, record: Any) -> Head:
        state = _("ausgezahlt") if record.paid_on else _("noch nicht ausgezahlt")
        chips = [(money(record.amount), Tone.NEUTRAL), (state, paid(record.paid_on))]
        return Head(record.person_name or _("ohne Namen"), tuple(chips))

    def fill_more(self, menu: QMenu) -> None:
        menu.addAction(_("Ausgezahlt am …"), self.pay_out)
        menu.addSeparator()

    def ways_for_several(self) -> list[tuple[str, Callable[[], object]]]:
        return [(_("Ausgezahlt am …"), self.pay_out), *super().ways_for_several()]

    def pay_out(self) -> None:
        """Note that the selected were paid."""
        ids = self.selected_ids()
        if ids:
            self.detail.leave(lambda: PayDialog(self.window(), self.office, ids).open())


class AllowancesPane(SummedPane):
    """All allowances."""

    entity, dated, form = Allowance, (A.paid_on,), ALLOWANCE_FORM
    title = _("Pauschalen")
    columns: ClassVar[tuple[Column, ...]] = (
        columns.name(A.person_name, 140),
        Column(A.paid_on, width=124, steady=True),
        Column(A.kind, width=170, cell=_kind),
        columns.text(A.activity, 120),
        Column(A.amount, Look.FIGURE, 98, steady=True),
    )
    filters: ClassVar[tuple[Attribute, ...]] = (A.paid_on, A.kind, A.elsewhere, A.person_id, A.funder_id)
    search_hint = _("Wofür, Bemerkung …")
    new_text = _("+ Pauschale")
    new_title = _("Neue Pauschale")
    counted = _("{shown} von {total} Pauschalen")
    all_counted = _("{total} Pauschalen")
    empty_text = _("Hier stehen gezahlte Pauschalen. Das Programm wacht über die Grenzen des Jahres.")

    def head(self, record: Any) -> Head:
        return Head(record.person_name or _("ohne Namen"), ((money(record.amount), Tone.NEUTRAL),))
