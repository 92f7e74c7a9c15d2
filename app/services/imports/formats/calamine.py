"""Excel workbooks old and new (.xls, .xlsb, .xlsx) and OpenDocument tables (.ods)."""

from io import BytesIO

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

from app.errors import UserError
from app.services.imports import limits
from app.services.imports.reading import too_long
from app.services.imports.sheets import Row, Sheet, plain


def sheets(data: bytes, name: str) -> list[Sheet]:
    """All worksheets with values, hidden ones marked."""
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
    except PasswordError as error:
        raise UserError(
            "„{name}“ ist mit einem Kennwort geschützt. Bitte speichern Sie die Liste ohne Kennwort.", name=name
        ) from error
    tables = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    if len(tables) > limits.SHEETS:
        raise UserError(
            "„{name}“ hat mehr als {most} Tabellenblätter. Bitte teilen Sie die Datei auf.",
            name=name,
            most=limits.SHEETS,
        )
    return [_sheet(book, table.name, table.visible != SheetVisibleEnum.Visible, name) for table in tables]


def _sheet(book: CalamineWorkbook, title: str, hidden: bool, name: str) -> Sheet:
    table = book.get_sheet_by_name(title)
    rows: list[Row] = []
    for values in table.to_python(skip_empty_area=False, nrows=limits.ROWS + 1):
        row = [
            plain(value[: limits.CELL_CHARACTERS] if isinstance(value, str) else value)
            for value in values[: limits.COLUMNS]
        ]
        while row and row[-1] is None:
            row.pop()
        rows.append(row)
    while rows and not rows[-1]:
        rows.pop()
    if len(rows) > limits.ROWS:
        raise too_long(name, title)
    return Sheet(title, rows, hidden, _merged(table))


def _merged(table: object) -> list[tuple[int, int, int, int]]:
    try:
        ranges = table.merged_cell_ranges or []  # type: ignore[attr-defined]
    except (CalamineError, ValueError):
        return []
    return [(top, left, bottom, right) for (top, left), (bottom, right) in ranges[:500]]
