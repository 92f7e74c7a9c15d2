"""The form of an invented authority that the sample office fills in every month."""

import hashlib
import re
from datetime import date
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from app.models import AuthorityForm
from app.services.own_forms.places import Period, Place, PlaceKind, pack
from app.services.sample.maker import Maker
from app.text import _

_ROOM = range(11, 27)
"""The rows the form has for houses."""
_REPORT, _HOUSES = "Meldung", "Helfende je Haus"
_PLACES = (
    Place(_REPORT, "C3", PlaceKind.VALUE, "office.name", mandatory=True),
    Place(_REPORT, "C4", PlaceKind.VALUE, "office.coordinator", mandatory=True),
    Place(_REPORT, "C5", PlaceKind.VALUE, "office.phone"),
    Place(_REPORT, "C6", PlaceKind.TEXT, text="AZ 12-345/26"),
    Place(_REPORT, "F3", PlaceKind.VALUE, "day.as_of", mandatory=True),
    Place(_REPORT, "F4", PlaceKind.VALUE, "figure.active"),
    Place(_REPORT, "F5", PlaceKind.SUM, "hours", ("minutes",), period=Period.YEAR),
    Place(_REPORT, "F6", mandatory=True),
    Place(_REPORT, "A11", PlaceKind.TABLE, "occupancy", ("nr", "shelter", "city", "capacity", "occupied"),
          mandatory=True),
    Place(_HOUSES, "A4", PlaceKind.TABLE, "volunteers-by-shelter", ("shelter", "name", "role", "phone", "since")),
)  # fmt: skip


def make_forms(maker: Maker) -> None:
    """One form with its places."""
    content = form_of_county()
    maker.save(
        AuthorityForm, name=_("Monatsmeldung Unterkünfte"), recipient=_("Landratsamt"),
        purpose=_("Monatliche Meldung"), file_name="Monatsmeldung.xlsx", size=len(content), content=content,
        digest=hashlib.sha256(content).hexdigest(), places=pack(_PLACES), figures={},
    )  # fmt: skip


def form_of_county() -> bytes:
    """The empty form, with what such files have: merged heads, formulas, rules, a list to choose from, a print area."""
    from openpyxl import Workbook

    book = Workbook()
    _report(book.active, "FF1F4E78")
    _houses(book.create_sheet(_HOUSES), "FF1F4E78")
    stream = BytesIO()
    book.save(stream)
    return _dated(stream.getvalue())


def _report(page: Any, colour: str) -> None:
    from openpyxl.formatting.rule import CellIsRule
    from openpyxl.styles import Font, PatternFill
    from openpyxl.worksheet.datavalidation import DataValidation

    page.title = _REPORT
    _title(page, "Monatsmeldung Unterkünfte und Ehrenamt", "A1:G1", colour)
    words = (("Träger", "Stichtag"), ("Ansprechperson", "Aktive Ehrenamtliche"), ("Telefon", "Stunden in diesem Jahr"),
             ("Aktenzeichen", "Gemeldete Vorfälle"))  # fmt: skip
    for row, (left, right) in enumerate(words, 3):
        page.cell(row, 1, left)
        page.cell(row, 5, right)
        page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=2)
        page.merge_cells(start_row=row, start_column=3, end_row=row, end_column=4)
        for column in (3, 6):
            page.cell(row, column).fill = PatternFill("solid", fgColor="FFFFF8E1")
    page["F3"].number_format, page["F5"].number_format = "DD.MM.YYYY", "#,##0.0"
    page["A8"] = "Belegung der Unterkünfte"
    page["A8"].font = Font(bold=True, color=colour)
    _headings(page, 10, ("Nr.", "Unterkunft", "Ort", "Plätze", "Belegt", "Frei", "Auslastung"), colour)
    _rows_with_formulas(page)
    page.conditional_formatting.add(
        "G11:G26", CellIsRule(operator="greaterThan", formula=["0.95"], fill=PatternFill(bgColor="FFFFC7CE"))
    )
    choice = DataValidation(type="list", formula1='"keine,1 bis 3,mehr als 3"', allow_blank=True)
    choice.add("F6")
    page.add_data_validation(choice)
    _widths(page, (6, 30, 20, 11, 24, 13, 13))
    page.print_area = "A1:G27"
    page.freeze_panes = "A11"


def _rows_with_formulas(page: Any) -> None:
    from openpyxl.styles import Font

    for row in _ROOM:
        page.cell(row, 6, f'=IF(D{row}="","",D{row}-E{row})')
        page.cell(row, 7, f'=IF(N(D{row})=0,"",E{row}/D{row})').number_format = "0.0%"
        for column in range(1, 8):
            page.cell(row, column).border = _thin()
    last = _ROOM.stop
    page.cell(last, 2, "Summe")
    for letter in "DEF":
        page[f"{letter}{last}"] = f"=SUM({letter}{_ROOM.start}:{letter}{last - 1})"
    page[f"G{last}"] = f"=IF(D{last}=0,0,E{last}/D{last})"
    page[f"G{last}"].number_format = "0.0%"
    for column in range(1, 8):
        page.cell(last, column).font = Font(bold=True)


def _houses(page: Any, colour: str) -> None:
    _title(page, "Helfende je Haus (nur mit Einwilligung)", "A1:E1", colour)
    _headings(page, 3, ("Unterkunft", "Name", "Funktion", "Telefon", "Seit"), colour)
    for column in range(1, 6):
        page.cell(4, column).border = _thin()
    page["E4"].number_format = "DD.MM.YYYY"
    _widths(page, (30, 30, 24, 20, 13))


def _title(page: Any, words: str, reach: str, colour: str) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    page["A1"] = words
    page["A1"].font = Font(bold=True, size=14, color="FFFFFFFF")
    page["A1"].fill = PatternFill("solid", fgColor=colour)
    page["A1"].alignment = Alignment(horizontal="center", vertical="center")
    page.merge_cells(reach)
    page.row_dimensions[1].height = 26


def _headings(page: Any, row: int, words: tuple[str, ...], colour: str) -> None:
    from openpyxl.styles import Font, PatternFill

    for column, text in enumerate(words, 1):
        cell = page.cell(row, column, text)
        cell.font, cell.border = Font(bold=True, color=colour), _thin()
        cell.fill = PatternFill("solid", fgColor="FFDDEBF7")


def _thin() -> Any:
    from openpyxl.styles import Border, Side

    side = Side("thin", color="FF9DB2C6")
    return Border(left=side, right=side, top=side, bottom=side)


def _widths(page: Any, widths: tuple[float, ...]) -> None:
    for letter, width in zip("ABCDEFG", widths, strict=False):
        page.column_dimensions[letter].width = width


def _dated(content: bytes) -> bytes:
    """The same file on every day: the library writes the present moment into it."""
    day = f"{date(2026, 1, 5).isoformat()}T08:00:00Z".encode()
    result = BytesIO()
    with ZipFile(BytesIO(content)) as before, ZipFile(result, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            part = before.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", day, part)
            after.writestr(ZipInfo(name), part, ZIP_DEFLATED)
    return result.getvalue()
