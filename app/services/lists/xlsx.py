"""Writes a list as an Excel workbook, styled and ready to print; runs in the child process.

The library writes everything but the rows of the table: those go into its stream as finished text, in looks that were
numbered once for each column, since it would look up every cell's style anew. Nothing here imports the models.
"""

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import to_excel

from app.services.lists.clean import Cleaner, sheet_name
from app.services.lists.layout import CAPS, PAGE, SAMPLE, SHORT, length_of, lines_of, usual, width_of
from app.services.worker import Progress

Row = tuple[Any, ...]
_FORMATS = {
    "date": "DD.MM.YYYY",
    "datetime": "DD.MM.YYYY HH:MM",
    "money": '#,##0.00 "€"',
    "hours": "#,##0.00",
    "number": "#,##0",
    "share": "0.0%",
}
_NUMBERS = ("number", "money", "hours", "share")
_UNITS = {"money": 100, "hours": 60}
"""How the file differs from what is kept: euros, not cents; hours, not minutes."""
_STEP = 500
_COLOUR, _ACCENT = re.compile("#[0-9A-Fa-f]{6}"), "#B3122A"
_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""What spreadsheet programs read as one character, "_x0041_" as "A" (ECMA-376, ST_Xstring)."""
"""Rows between two words about the progress."""
FONT = "Calibri"


def write(path: str, sheet: dict[str, Any], progress: Progress) -> dict[str, int]:
    """Write `sheet` (what `export.packed` makes of a `Sheet`) to `path`, a file in a folder of the caller's own.

    The library keeps its drafts, which hold personal data, in that folder too, so they go with it even when this
    process is ended half-way. The answer says in how many texts characters had to be replaced.
    """
    clean = Cleaner()
    with _drafts_in(os.path.dirname(path)):
        book = Workbook(write_only=True)
        _describe(book, sheet, clean)
        _Page(book, sheet, clean, progress).write()
        book.save(path)
    return {"replaced": clean.replaced}


@contextmanager
def _drafts_in(folder: str) -> Iterator[None]:
    before, tempfile.tempdir = tempfile.tempdir, folder
    try:
        yield
    finally:
        tempfile.tempdir = before


def _describe(book: Workbook, sheet: dict[str, Any], clean: Cleaner) -> None:
    """The office as author; no user, no machine."""
    book.properties.creator = book.properties.lastModifiedBy = clean(sheet["office"]) or "Helferkreis"
    book.properties.title = clean(sheet["title"])


class _Style:
    """The looks of a sheet, each looked up once."""

    def __init__(self, accent: str) -> None:
        colour = "FF" + (accent if _COLOUR.fullmatch(accent) else _ACCENT).lstrip("#")
        line, strong = Side(style="hair", color="FFB8B2AC"), Side(style="thin", color=colour)
        self.rule, self.under, self.over = Border(bottom=line), Border(bottom=strong), Border(top=strong)
        self.title = Font(name=FONT, size=15, bold=True, color=colour)
        self.head = Font(name=FONT, size=10, bold=True, color="FF2B2622")
        self.text, self.bold = Font(name=FONT, size=10), Font(name=FONT, size=10, bold=True)
        self.quiet = Font(name=FONT, size=9, color="FF5F5851")
        self.shade = PatternFill("solid", fgColor="FFF3EFEA")


class _Page:
    """One worksheet: head lines, headings, rows, sums, notes."""

    def __init__(self, book: Workbook, sheet: dict[str, Any], clean: Cleaner, progress: Progress) -> None:
        self.sheet, self.clean, self.progress = sheet, clean, progress
        self.headings = [(clean(h["title"]), h["kind"], h["total"]) for h in sheet["headings"]]
        self.style = _Style(sheet["accent"])
        self.page = book.create_sheet(sheet_name(sheet["title"]))
        self.letters = [get_column_letter(number) for number in range(1, len(self.headings) + 1)]
        self.head = [clean(line) for line in sheet["head"]]
        self.first = len(self.head) + 4
        """The number of the first row under the headings."""

    def write(self) -> None:
        rows = self.sheet["rows"]
        values = [self._plain(row) for row in rows]
        self._set_up(values)
        self._add(self.sheet["title"], self.style.title)
        for line in self.head:
            self._add(line, self.style.quiet)
        self.page.append([])
        heads = zip(self.headings, self._off(), strict=True)
        self.page.append([self._heading(title, kind, off) for (title, kind, _total), off in heads])
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
                cells.append(value / _UNITS[kind] if kind in _UNITS and value is not None else value)
        return cells

    # ------------------------------------------------------------------------------------------- rows

    def _write_rows(self, values: list[list[Any]]) -> None:
        """Hand finished rows to the stream of the library, past its cells."""
        styles = [
            (self._style(kind, "s", off), self._style(kind, "n", off), self._style("date", "n", off))
            for (_title, kind, _total), off in zip(self.headings, self._off(), strict=True)
        ]
        columns = list(zip(self.letters, styles, strict=True))
        raw, total = self.sheet["rows"], len(values)

        def write_row(stream: Any, row: tuple[int], number: int) -> None:
            (index,) = row
            stream._file(self._row(columns, values[index], raw[index], number))

        writer = self.page._writer
        before = self.page._values_to_row, writer.write_row
        self.page._values_to_row, writer.write_row = (lambda row, _number: row), write_row
        for index in range(total):
            self.page.append((index,))
            if index % _STEP == 0:
                self.progress(index, total)
        self.page._values_to_row, writer.write_row = before
        self.progress(total, total)

    def _row(self, columns: list[Any], values: list[Any], raw: Row, number: int) -> str:
        """The XML of one row; `values` as in the file, `raw` as they came (a date has its own format everywhere)."""
        height = self.page.row_dimensions[number].height if number in self.page.row_dimensions else None
        parts = [f'<row r="{number}" ht="{height}" customHeight="1">' if height else f'<row r="{number}">']
        for (letter, (text, plain, day)), value, source in zip(columns, values, raw, strict=True):
            if value is None:
                parts.append(f'<c r="{letter}{number}" s="{plain}"/>')
            elif value.__class__ is str:
                space = ' xml:space="preserve"' if value != value.strip() or "\n" in value else ""
                inline = f"<is><t{space}>{_written(value)}</t></is>"
                parts.append(f'<c r="{letter}{number}" s="{text}" t="inlineStr">{inline}</c>')
            else:
                style = day if source.__class__ is date else plain
                parts.append(f'<c r="{letter}{number}" s="{style}"><v>{value!r}</v></c>')
        return "".join(parts) + "</row>"

    def _off(self) -> list[bool]:
        """For each column whether numbers stand before it; not every program shows the room that they leave."""
        kinds = [kind for _title, kind, _total in self.headings]
        return [before in _NUMBERS for before in ["", *kinds[:-1]]]

    def _style(self, kind: str, data_type: str, off: bool) -> int:
        """The number of the look of a column's texts ("s") or numbers ("n") in the workbook."""
        model = WriteOnlyCell(self.page)
        model.font, model.border = self.style.text, self.style.rule
        model.alignment = _aligned(kind if data_type == "n" else "text", "top", data_type == "s", off)
        if data_type == "s":
            model.number_format, model.quotePrefix = "@", True
        else:
            model.number_format = _FORMATS.get(kind, "General")
        return int(model.style_id)

    def _heading(self, title: str, kind: str, off: bool) -> WriteOnlyCell:
        place = _aligned(kind, "center", True, off)
        return self._text(title, self.style.head, place, self.style.under, self.style.shade)

    def _sums(self) -> list[WriteOnlyCell]:
        cells = []
        for value, (_title, kind, _total) in zip(self._plain(self.sheet["total"]), self.headings, strict=True):
            cell = self._text(value, self.style.bold, _aligned(kind, "center"), self.style.over, None)
            if not isinstance(value, str):
                cell.number_format = _FORMATS.get(kind, "General")
            cells.append(cell)
        return cells

    def _add(self, text: str, font: Font) -> None:
        self.page.append([self._text(self.clean(text), font, Alignment(vertical="top"), None, None)])

    def _text(
        self, value: Any, font: Font, alignment: Alignment, border: Border | None, fill: PatternFill | None
    ) -> WriteOnlyCell:
        cell = WriteOnlyCell(self.page, _literal(value) if isinstance(value, str) else value)
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
        widths = self._widths(values)
        for letter, width in zip(self.letters, widths, strict=True):
            page.column_dimensions[letter].width = width
        self._set_heights(values, widths)
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
        """Wide enough for nearly all texts while the page is not full, else the long ones wrap; words stay whole."""
        sample = values[:: len(values) // SAMPLE + 1]
        needs = [self._need(i, sample) for i in range(len(self.headings))]
        caps = (cap for cap in CAPS if sum(width_of(need, cap) for need in needs) <= PAGE or cap == CAPS[-1])
        cap = next(caps)
        return [width_of(need, cap) for need in needs]

    def _need(self, i: int, values: list[list[Any]]) -> tuple[float, float]:
        """Characters of a column's usual text and of its usual longest word, the heading included."""
        title, kind, _total = self.headings[i]
        cells = [row[i] for row in values]
        head = (len(title) if len(title) <= SHORT else max(len(word) for word in title.split())) + 1.5
        words = [max(map(len, cell.split()), default=0) if cell.__class__ is str else 0 for cell in cells]
        return max(usual([length_of(cell, kind) for cell in cells]), head), max(usual(words), head)

    def _set_heights(self, values: list[list[Any]], widths: list[float]) -> None:
        """Room for the lines of long texts; spreadsheet programs do not all find it by themselves."""
        self.page.row_dimensions[1].height = 22
        lines = max((lines_of(title, width) for (title, *_rest), width in zip(self.headings, widths, strict=True)))
        self.page.row_dimensions[self.first - 1].height = 13.0 * lines + 6
        for number, row in enumerate(values, self.first):
            lines = max((lines_of(cell, width) for cell, width in zip(row, widths, strict=True)), default=1)
            if lines > 1:
                self.page.row_dimensions[number].height = 13.0 * lines + 1


def _written(value: str) -> str:
    return escape(_literal(value))


def _literal(value: str) -> str:
    """The text with signs that spreadsheet programs would decode, escaped."""
    return _ESCAPE.sub("_x005F_", value) if "_x" in value else value


def _aligned(kind: str, vertical: str, wrap: bool = False, off: bool = False) -> Alignment:
    """Numbers to the right, a little off the next column, and that one a little `off` them."""
    number = kind in _NUMBERS
    across = "right" if number else "left"
    return Alignment(vertical=vertical, wrap_text=wrap, horizontal=across, indent=int(number or off))
