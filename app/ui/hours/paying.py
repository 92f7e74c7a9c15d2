"""Asks on which day expenses were paid out."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.models import Expense
from app.models.facts import facts
from app.text import _, money
from app.ui.kit.dialog import Dialog
from app.ui.kit.editors import DateEditor
from app.ui.kit.widgets import label, row


class PayDialog(Dialog):
    """One day for all of them; what was paid already stays as it is."""

    def __init__(self, parent: QWidget, office: Any, ids: Sequence[str]) -> None:
        super().__init__(parent, _("Auslagen ausgezahlt"), 420)
        self.setObjectName("payOut")
        self._office, self._ids = office, list(ids)
        due = [amount for amount, day in office.expenses.rows(ids, (Expense.amount, Expense.paid_on)) if day is None]
        what = _("1 offene Auslage") if len(due) == 1 else _("{count} offene Auslagen").format(count=len(due))
        words = _("{what}, zusammen {total}.").format(what=what, total=money(sum(due)))
        self.body.addWidget(label(words if due else _("Diese Auslagen sind alle schon ausgezahlt."), wrap=True))
        self.day = DateEditor(facts(Expense.paid_on))
        self.day.setAccessibleName(_("Ausgezahlt am"))
        self.day.set_value(date.today())
        self.body.addLayout(row(label(_("Ausgezahlt am"), "quiet"), self.day))
        self._problem = label("", "problem", wrap=True)
        self.body.addWidget(self._problem)
        self.add_button(_("Abbrechen"))
        keep = self.add_button(_("Festhalten"), self.save, "primary")
        keep.setEnabled(bool(due))
        self.save_with(keep)

    def save(self) -> None:
        """Note the day."""
        try:
            day = self.day.value() or date.today()
        except ValueError as refused:
            self._problem.setText(str(refused))
            return
        self._office.expenses.pay_out(self._ids, day)
        self.accept()
