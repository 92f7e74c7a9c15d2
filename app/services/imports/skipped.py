"""The rows that were left out, as a file: with the reason before the original cells."""

from pathlib import Path
from typing import Any, BinaryIO

from app.services.files import write_safely
from app.services.imports.planning import Plan
from app.text import _


def write_skipped(plan: Plan, path: Path) -> Path:
    """Write the left-out rows of a plan as .xlsx; UserError when the file cannot be written."""
    return write_safely(path, lambda stream: _write(plan, stream))


def _write(plan: Plan, stream: BinaryIO) -> None:
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet(_("Ausgelassen"))
    sheet.append([_("Grund"), _("Blatt"), _("Zeile"), *plan.headers])
    for step in plan.skipped:
        row = [step.reason, step.found.sheet, step.found.row, *step.found.cells]
        sheet.append([_cell(sheet, value) for value in row])
    book.save(stream)


def _cell(sheet: Any, value: Any) -> Any:
    """Text stays text, so that nothing in a foreign list becomes a formula."""
    from openpyxl.cell import WriteOnlyCell

    if not isinstance(value, str):
        return value
    cell = WriteOnlyCell(sheet, value="".join(c for c in value if c in "\n\t" or ord(c) >= 32))
    cell.data_type = "s"
    return cell
