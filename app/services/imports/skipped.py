"""The rows an import left out, as a list that can be corrected and read again."""

from typing import Any

from app.models.base import Kind
from app.services.imports.planning import Plan, Step
from app.services.imports.recognition import RecognisedList, RecognisedTable, letter
from app.services.lists.disclosure import OWN_OFFICE
from app.services.lists.sheet import Heading, Sheet
from app.text import _


def skipped_sheet(found: RecognisedList, plan: Plan) -> Sheet:
    """Every row left out with its own columns as they were, and why it stayed out."""
    named = {table.sheet: _headers(table) for table in found.tables}
    headers = list(dict.fromkeys(header for names in named.values() for header in names))
    titles = [_("Warum nicht übernommen"), _("Blatt"), _("Zeile"), *headers]
    rows = [_row(step, named.get(step.found.sheet, []), headers) for step in plan.skipped]
    title = _("Nicht übernommen aus {name}").format(name=plan.file_name)
    headings = [Heading(f"column{place}", text, Kind.TEXT.value) for place, text in enumerate(titles)]
    return Sheet(title, OWN_OFFICE, columns=titles, headings=headings, rows=rows)


def _headers(table: RecognisedTable) -> list[str]:
    """What the columns are called, those without a header by their letter."""
    headers = [" ".join(header.split()) for header in table.table.headers]
    return [header or _("Spalte {letter}").format(letter=letter(place)) for place, header in enumerate(headers)]


def _row(step: Step, own: list[str], headers: list[str]) -> tuple[Any, ...]:
    cells = dict(zip(own, step.found.cells, strict=False))
    return (step.reason, step.found.sheet, str(step.found.row), *(_text(cells.get(header)) for header in headers))


def _text(cell: Any) -> Any:
    return str(cell) if isinstance(cell, (int, float)) else cell
