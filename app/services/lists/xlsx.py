"""Writes a list as an Excel workbook, styled and ready to print; runs in the child process.

Cells go out through prepared ones, a prototype for each column: styling costs nothing a cell (the library would look up
every style anew). Nothing here imports the models.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel

from app.services.lists.clean import Cleaner, sheet_name
from app.services.worker import Progress

Row = tuple[Any, ...]
_FORMATS = {
    "date": "DD.MM.YYYY",
    "datetime": "DD.MM.YYYY HH:MM",
    "money": '#,##0.00 "€"',
    "number": "#,##0",
    "share": "0.0%",
}
_NUMBERS = ("number", "money", "share")
_WIDEST, _NARROWEST = 44.0, 7.0
_STEP = 500
FONT = "Calibri"


def write(path: str, sheet: dict[str, Any], progress: Progress) -> dict[str, int]:
    """Write `sheet` (the fields of `Sheet`, with `accent` #RRGGBB, `office` and `confidential`) to `path`.

    The answer says in how many texts characters had to be replaced.
    """
    clean = Cleaner()
    book = Workbook(write_only=True)
    _describe(book, sheet, clean)
    _Page(book, sheet, clean, progress).write()
    book.save(path)
    return {"replaced": clean.replaced}


def _describe(book: Workbook, sheet: dict[str, Any], clean: Cleaner) -> None:
    """The office as author; no user, no machine."""
    book.properties.creator = book.properties.lastModifiedBy = clean(sheet["office"]) or "Helferkreis"
    book.properties.title = clean(sheet["title"])


class _Style:
    """The looks of a sheet, each looked up once."""

    def __init__(self, accent: str) -> None:
        line, strong = Side(style="hair", color="FFB8B2AC"), Side(style="thin", color="FF" + accent.lstrip("#"))
        self.rule, self.under, self.over = Border(bottom=line), Border(bottom=strong), Border(top=strong)
        self.title = Font(name=FONT, size=15, bold=True, color="FF" + accent.lstrip("#"))
        self.head = Font(name=FONT, size=10, bold=True, color="FF2B2622")
        self.text, self.bold = Font(name=FONT, size=10), Font(name=FONT, size=10, bold=True)
        self.quiet = Font(name=FONT, size=9, color="FF5F5851")
        self.shade = PatternFill("solid", fgColor="FFF3EFEA")


class _Prepared:
    """A cell as the writer of the library reads it, reused for every row of its column."""

    _value: Any
    coordinate: str

    def __init__(self, model: WriteOnlyCell, letter: str, data_type: str) -> None:
        self.letter, self.data_type, self.parent = letter, data_type, model.parent
        self.style_id, self.has_style, self.hyperlink, self._comment = model.style_id, True, None, None


class _Page:
    """One worksheet: head lines, headings, rows, sums, notes."""

    def __init__(self, book: Workbook, sheet: dict[str, Any], clean: Cleaner, progress: Progress) -> None:
        self.sheet, self.clean, self.progress = sheet, clean, progress
        self.headings = [(clean(h["title"]), h["kind"], h["total"]) for h in sheet["headings"]]
        self.style = _Style(sheet["accent"])
        self.page = book.create_sheet(sheet_name(sheet["title"]))
        self.letters = [get_column_letter(number) for number in range(1, len(self.headings) + 1)]
        self.head = [clean(line) for line in sheet["head"]]
        self.first = len(self.head) + 3
        """The number of the first row under the headings."""

    def write(self) -> None:
        rows = self.sheet["rows"]
        values = [self._plain(row) for row in rows]
        self._set_up(values)
        self._add(self.sheet["title"], self.style.title)
        for line in self.head:
            self._add(line, self.style.quiet)
        self.page.append([])
        self.page.append([self._heading(title, kind) for title, kind, _total in self.headings])
        self._write_rows(values)
        if self.sheet["total"]:
            self.page.append(self._sums())
        if self.sheet["notes"]:
            self.page.append([])
        for note in self.sheet["notes"]:
            self._add(note, self.style.quiet)

    def _plain(self, row: Row) -> list[Any]:
        """The cells as the file holds them: cleaned text, or a number (dates as days, money as euros)."""
        cells: list[Any] = []
        for value, (_title, kind, _total) in zip(row, self.headings, strict=True):
            if value.__class__ is str:
                cells.append(self.clean(value))
            elif isinstance(value, date):
                cells.append(to_excel(value))
            else:
                cells.append(value / 100 if kind == "money" and value is not None else value)
        return cells

    # ------------------------------------------------------------------------------------------- rows

    def _write_rows(self, values: list[list[Any]]) -> None:
        """Hand the rows to the writer of the library as prepared cells."""
        numbers = [self._prepared(letter, h[1], "n") for letter, h in zip(self.letters, self.headings, strict=True)]
        texts = [self._prepared(letter, h[1], "s") for letter, h in zip(self.letters, self.headings, strict=True)]
        days = [self._prepared(letter, "date", "n") for letter in self.letters]
        raw = self.sheet["rows"]
        original = self.page._values_to_row

        def cells(row: tuple[int, list[Any]], number: int) -> Iterator[_Prepared]:
            index, line = row
            label = str(number)
            for i, value in enumerate(line):
                if value.__class__ is str:
                    cell = texts[i]
                else:
                    source = raw[index][i]
                    cell = days[i] if source.__class__ is date else numbers[i]
                cell._value, cell.coordinate = value, cell.letter + label
                yield cell

        self.page._values_to_row = cells
        for index, line in enumerate(values):
            self.page.append((index, line))
            if index % _STEP == 0:
                self.progress(index, len(values))
        self.page._values_to_row = original
        self.progress(len(values), len(values))

    def _prepared(self, letter: str, kind: str, data_type: str) -> _Prepared:
        model = WriteOnlyCell(self.page)
        model.font, model.border = self.style.text, self.style.rule
        numeric = kind in _NUMBERS and data_type == "n"
        model.alignment = Alignment(
            vertical="top", wrap_text=data_type == "s", horizontal="right" if numeric else "left"
        )
        if data_type == "s":
            model.number_format, model.quotePrefix = "@", True
        else:
            model.number_format = _FORMATS.get(kind, "General")
        return _Prepared(model, letter, data_type)

    def _heading(self, title: str, kind: str) -> WriteOnlyCell:
        horizontal = "right" if kind in _NUMBERS else "left"
        alignment = Alignment(vertical="center", horizontal=horizontal, wrap_text=True)
        return self._text(title, self.style.head, alignment, self.style.under, self.style.shade)

    def _sums(self) -> list[WriteOnlyCell]:
        cells = []
        for value, (_title, kind, _total) in zip(self._plain(self.sheet["total"]), self.headings, strict=True):
            cell = self._text(value, self.style.bold, Alignment(), self.style.over, None)
            if not isinstance(value, str):
                cell.number_format = _FORMATS.get(kind, "General")
            cells.append(cell)
        return cells

    def _add(self, text: str, font: Font) -> None:
        self.page.append([self._text(self.clean(text), font, Alignment(vertical="top"), None, None)])

    def _text(
        self, value: Any, font: Font, alignment: Alignment, border: Border | None, fill: PatternFill | None
    ) -> WriteOnlyCell:
        cell = WriteOnlyCell(self.page, value)
        if isinstance(value, str):
            cell.data_type, cell.quotePrefix = "s", True
        cell.font, cell.alignment = font, alignment
        if border:
            cell.border = border
        if fill:
            cell.fill = fill
        return cell

    # ------------------------------------------------------------------------------------------ paper

    def _set_up(self, values: list[list[Any]]) -> None:
        page = self.page
        for letter, width in zip(self.letters, self._widths(values), strict=True):
            page.column_dimensions[letter].width = width
        last = self.first - 1 + len(values)
        page.freeze_panes = f"A{self.first}"
        page.auto_filter.ref = f"A{self.first - 1}:{self.letters[-1]}{max(last, self.first - 1)}"
        page.print_title_rows = f"{self.first - 1}:{self.first - 1}"
        self._set_paper()

    def _set_paper(self) -> None:
        page, clean = self.page, self.clean
        page.page_setup.orientation = "landscape" if self.sheet["landscape"] else "portrait"
        page.page_setup.paperSize = 9  # A4
        page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
        page.sheet_properties.pageSetUpPr.fitToPage = True
        page.page_margins.left = page.page_margins.right = 0.5
        page.page_margins.top, page.page_margins.bottom = 0.6, 0.75
        page.oddFooter.left.text = clean(self.sheet["footer"]).replace("&", "&&")
        page.oddFooter.right.text = self.sheet["paging"]
        for part in (page.oddFooter.left, page.oddFooter.right):
            part.size = 8

    def _widths(self, values: list[list[Any]]) -> list[float]:
        """Wide enough for nearly all texts; long ones wrap."""
        widths = []
        for i, (title, kind, _total) in enumerate(self.headings):
            lengths = sorted(_length(row[i], kind) for row in values)
            usual = lengths[int(len(lengths) * 0.97)] if lengths else 0
            longest = lengths[-1] if lengths else 0
            widest = longest if longest <= _WIDEST / 2 else usual
            words = max((len(word) for word in title.split()), default=0)
            widths.append(min(max(widest, words + 2.5, _NARROWEST) + 1.5, _WIDEST))
        return widths


_LENGTHS: dict[str, Callable[[Any], int]] = {
    "date": lambda value: 10,
    "datetime": lambda value: 16,
    "money": lambda value: len(f"{value:,.2f} €"),
    "number": lambda value: len(f"{value:,}"),
    "share": lambda value: 6,
}


def _length(value: Any, kind: str) -> int:
    if value is None:
        return 0
    if value.__class__ is str:
        return max(map(len, value.split("\n")))
    return _LENGTHS.get(kind, lambda v: len(str(v)))(value)
