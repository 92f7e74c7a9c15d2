"""The dialogs of hours with something in them, for the pictures of the program."""

from collections.abc import Callable, Iterator
from typing import Any

from app.models import Expense
from app.services.query import MISSING, Filter, Query
from app.text import _, german_date
from app.ui.hours.before_saving import BeforeSaving
from app.ui.hours.lines import Cell
from app.ui.hours.opening import open_for_people
from app.ui.hours.paying import PayDialog


def pictures(window: Any, settle: Callable[[], None]) -> Iterator[tuple[str, Any]]:
    """The sheet half filled, the question before it is kept, the day of paying."""
    office = window.desk.office
    people = office.volunteers.ids()[:5]
    sheet = open_for_people(window, window.desk, people)
    settle()
    for row in range(len(people)):
        sheet.model.write(row, Cell.TIME, "14-15.30")
    last = len(people)
    for cell, text in ((Cell.PERSON, _("Mira Neu")), (Cell.TIME, _("lange")), (Cell.DAY, german_date(None) or "?")):
        sheet.model.write(last, cell, text)
    sheet.view.go(0, Cell.TIME)
    settle()
    yield "hours-sheet", sheet
    question = BeforeSaving(sheet, [_("Mira Neu")], [sheet.model.lines[0].texts[Cell.PERSON]], 1)
    question.open()
    yield "hours-before-saving", question
    question.reject()
    sheet.model.remove(range(len(sheet.model.lines)))
    sheet._begun = []
    sheet.reject()
    due = office.expenses.ids(Query(filters=(Filter(Expense.paid_on, MISSING),)))
    dialog = PayDialog(window, office, due[:3])
    dialog.open()
    yield "hours-paying", dialog
    dialog.reject()
