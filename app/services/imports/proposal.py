"""Finds out which kind of list a file is, so that nobody has to say it first."""

from dataclasses import replace
from pathlib import Path

from app.errors import UserError
from app.services.imports.columns import Column
from app.services.imports.recognition import recognise_sheets
from app.services.imports.sheets import Sheet
from app.services.imports.vocabulary import IGNORED, KINDS

_ROWS = 60
"""Enough rows to tell the kinds apart."""


def propose_kind(sheets: list[Sheet], path: Path) -> str:
    """The kind whose fields explain most of the file; raises the UserError of the first kind when none fits."""
    short = [replace(sheet, rows=sheet.rows[:_ROWS]) for sheet in sheets]
    fits = {kind: fit for kind in KINDS if (fit := _fit(short, path, kind)) > 0}
    if not fits:
        recognise_sheets(short, path, KINDS[0])
    return max(fits, key=lambda kind: fits[kind]) if fits else KINDS[0]


def _fit(sheets: list[Sheet], path: Path, kind: str) -> float:
    try:
        found = recognise_sheets(sheets, path, kind)
    except UserError:
        return 0.0
    return sum(_weight(column) for table in found.tables if table.used for column in table.columns if column.filled)


def _weight(column: Column) -> float:
    if column.field == IGNORED.name:
        return 0.0
    return column.confidence if column.field else -0.3
