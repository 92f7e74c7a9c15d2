"""The lists of hours, of expenses and of allowances."""

from app.models import Allowance, Expense, HoursEntry
from app.services.lists.definition import ListDefinition
from app.text import _

H, E, A = HoursEntry, Expense, Allowance

HOURS = ListDefinition(
    "hours",
    _("Stunden"),
    H,
    columns=(H.day, H.person_name, H.minutes, H.activity, H.shelter_name, H.project_name, H.notes),
    sort=H.day,
    person=H.person_id,
    purpose=_("Nachweis der ehrenamtlichen Stunden"),
    totals=(H.minutes,),
)

EXPENSES = ListDefinition(
    "expenses",
    _("Auslagen"),
    E,
    columns=(
        E.day, E.person_name, E.kind, E.route, E.purpose, E.kilometres, E.rate, E.amount, E.receipt, E.funder_id,
        E.project_id, E.paid_on,
    ),
    sort=E.day,
    person=E.person_id,
    purpose=_("Abrechnung der Auslagen"),
    totals=(E.kilometres, E.amount),
)  # fmt: skip

ALLOWANCES = ListDefinition(
    "allowances",
    _("Pauschalen"),
    A,
    columns=(A.paid_on, A.person_name, A.kind, A.activity, A.amount, A.elsewhere, A.declared_on, A.override),
    sort=A.paid_on,
    person=A.person_id,
    purpose=_("Abrechnung der Pauschalen"),
    totals=(A.amount,),
)
