"""Excel workbooks: the quick way where the cells stand close together, row by row where a file claims wild places."""

import re
from io import BytesIO
from typing import Any

from app.errors import UserError
from app.services.imports import limits
from app.services.imports.formats import archive
from app.services.imports.reading import too_long
from app.services.imports.sheets import Row, Sheet, plain

_WILD = re.compile(rb'\br="(?:[A-Z]{3,}\d*|[A-Z]{0,3}\d{6,})"|mergeCell\b[^>]*ref="[^"]*[A-Z]{3}\d')
"""A column beyond ZZ or a row beyond 99,999: the quick reader would reserve room for all cells up to there."""


def sheets(data: bytes, name: str) -> list[Sheet]:
    """All worksheets with values, hidden ones marked; a formula without a stored value is blank."""
    from app.services.imports.formats import calamine

    with archive.open_archive(data, name) as parts:
        wild = any(_WILD.search(parts.read(part)) for part in parts.namelist() if part.startswith("xl/worksheets/"))
    return _row_by_row(data, name) if wild else calamine.sheets(data, name)


def _row_by_row(data: bytes, name: str) -> list[Sheet]:
    import openpyxl

    assert openpyxl.DEFUSEDXML, "openpyxl must parse through defusedxml"
    book = openpyxl.load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    worksheets = book.worksheets
    if len(worksheets) > limits.SHEETS:
        raise UserError(
            "„{name}“ hat mehr als {most} Tabellenblätter. Bitte teilen Sie die Datei auf.",
            name=name,
            most=limits.SHEETS,
        )
    with archive.open_archive(data, name) as parts:
        return [_sheet(worksheet, parts, name) for worksheet in worksheets]


def _sheet(worksheet: Any, parts: Any, name: str) -> Sheet:
    worksheet.reset_dimensions()
    rows: list[Row] = []
    cells = empty = 0
    for values in worksheet.iter_rows(max_col=limits.COLUMNS, values_only=True):
        row = [plain(_cut(value)) for value in values]
        while row and row[-1] is None:
            row.pop()
        empty = 0 if row else empty + 1
        if empty > _EMPTY_END:
            break
        rows.append(row)
        cells += len(row)
        if len(rows) - empty > limits.ROWS or cells > limits.CELLS:
            raise too_long(name, worksheet.title)
    while rows and not rows[-1]:
        rows.pop()
    return Sheet(worksheet.title, rows, worksheet.sheet_state != "visible", _merged(worksheet, parts))


_EMPTY_END = 2_000
"""So many empty rows in a run end a sheet: nobody's list goes on below, but a stray cell in the last row does exist."""


def _cut(value: Any) -> Any:
    return value[: limits.CELL_CHARACTERS] if value.__class__ is str else value


_MERGE = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')
_MERGES = 500


def _merged(worksheet: Any, parts: Any) -> list[tuple[int, int, int, int]]:
    """Merged ranges near the top, found in the end of the sheet's part; read-only mode does not know them."""
    content = parts.read(worksheet._worksheet_path)
    found = _MERGE.findall(content[content.rfind(b"mergeCells") - 200_000 if len(content) > 200_000 else 0 :])[:_MERGES]
    from openpyxl.utils import range_boundaries

    ranges = []
    for reference in found:
        left, top, right, bottom = range_boundaries(reference.decode())
        if bottom - top < 20 and right <= limits.COLUMNS:
            ranges.append((top - 1, left - 1, bottom - 1, right - 1))
    return ranges
