"""Finds each row and cell of a worksheet with its place in the bytes, so that single cells can be changed in them."""

import re
from dataclasses import dataclass, field
from typing import Any

from app.errors import UserError
from app.services.own_forms.layout import Block, block, position

MOST_CELLS, MOST_MERGES = 200_000, 2_000
"""A form has a few thousand cells and dozens of merged blocks; what has more is a list, or wants to do harm."""
_TAG_END = re.compile(rb"""(?:[^"'>]|"[^"]*"|'[^']*')*>""")
_UTF8 = re.compile(rb"<\?xml[^>]*encoding=[\"'](?!utf-?8|us-ascii)", re.IGNORECASE)


@dataclass
class Span:
    """An element in the bytes: `[start, tag)` is its first tag, `[start, end)` all of it; `empty` ends with "/>"."""

    start: int
    tag: int
    attributes: dict[str, str]
    end: int = 0
    empty: bool = False


@dataclass
class Cell(Span):
    """A cell with its parts: the attributes and text of its formula, where its result stands, and its text."""

    row: int = 0
    column: int = 0
    formula: dict[str, str] | None = None
    formula_text: str = ""
    result: Span | None = None
    text: str = ""


@dataclass
class Row(Span):
    """A row with its cells in their order."""

    number: int = 0
    cells: list[Cell] = field(default_factory=list)


@dataclass
class Scan:
    """A worksheet: its rows, and what lies around them."""

    data: bytes
    rows: list[Row] = field(default_factory=list)
    rows_in: Span | None = None
    """The element of all rows."""
    dimension: Span | None = None
    merges: list[Block] = field(default_factory=list)
    columns: list[dict[str, str]] = field(default_factory=list)
    usual: dict[str, str] = field(default_factory=dict)
    """Usual width and height."""

    @property
    def prefix(self) -> bytes:
        """What stands before the names of elements, as b"x:"."""
        assert self.rows_in
        name = re.match(rb"<([^\s/>]*)", self.data[self.rows_in.start :])
        assert name
        return name[1].removesuffix(b"sheetData")


def scan(data: bytes, name: str) -> Scan:
    """Read a worksheet part; UserError where it is in an odd encoding, has too many cells or no rows at all."""
    from defusedxml.ElementTree import DefusedXMLParser

    if _UTF8.match(data) or data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise _unusable(name)
    reader = _Reader(data, name)
    parser = DefusedXMLParser(target=reader, forbid_dtd=True)
    reader.place = parser.parser
    parser.feed(data)
    parser.close()
    if reader.found.rows_in is None:
        raise _unusable(name)
    return reader.found


class _Reader:
    """Takes the elements one after the other."""

    def __init__(self, data: bytes, name: str) -> None:
        self.found, self.name, self.place = Scan(data), name, None
        self._open: list[str] = []
        self._row, self._cell, self._count = 0, 0, 0
        self._words: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        local = tag.rpartition("}")[2]
        self._open.append(local)
        if begin := _BEGIN.get("/".join(self._open[-3:])) or _BEGIN.get("/".join(self._open[-2:])):
            begin(self, self._span(attributes))

    def _span(self, attributes: dict[str, str]) -> Span:
        at = self.place.CurrentByteIndex  # type: ignore[attr-defined]
        found = _TAG_END.match(self.found.data, at)
        assert found
        return Span(at, found.end(), attributes, 0, self.found.data[found.end() - 2 : found.end()] == b"/>")

    def end(self, tag: str) -> None:
        path = "/".join(self._open[-2:])
        self._open.pop()
        if path == "row/c":
            self._close(self.found.rows[-1].cells[-1])
        elif path == "sheetData/row":
            self._close(self.found.rows[-1])
        elif path == "worksheet/sheetData":
            self._close(self.found.rows_in)
        elif path == "c/v":
            self._end_result()
        elif path == "c/f":
            self.found.rows[-1].cells[-1].formula_text = self._said()
        elif path in ("is/t", "r/t"):
            self.found.rows[-1].cells[-1].text += self._said() if self._words is not None else ""

    def _end_result(self) -> None:
        cell = self.found.rows[-1].cells[-1]
        self._close(cell.result)
        cell.text = self._said()

    def _close(self, span: Span | None) -> None:
        assert span
        at: int = self.place.CurrentByteIndex  # type: ignore[attr-defined]
        span.end = span.tag if span.empty else self.found.data.index(b">", at) + 1

    def data(self, text: str) -> None:
        if self._words is not None:
            self._words.append(text)

    def _said(self) -> str:
        said, self._words = "".join(self._words or ()), None
        return said

    # ------------------------------------------------------------ what begins

    def begin_rows(self, span: Span) -> None:
        self.found.rows_in = span

    def begin_row(self, span: Span) -> None:
        self._row = int(span.attributes.get("r") or self._row + 1)
        self._cell = 0
        self.found.rows.append(Row(**vars(span), number=self._row))

    def begin_cell(self, span: Span) -> None:
        told = span.attributes.get("r")
        row, self._cell = position(told) if told else (self._row, self._cell + 1)
        self.found.rows[-1].cells.append(Cell(**vars(span), row=row, column=self._cell))
        self._count += 1
        if self._count > MOST_CELLS:
            raise too_large(self.name)

    def begin_formula(self, span: Span) -> None:
        self.found.rows[-1].cells[-1].formula = span.attributes
        self._words = []

    def begin_result(self, span: Span) -> None:
        self.found.rows[-1].cells[-1].result = span
        self._words = []

    def begin_text(self, _span: Span) -> None:
        self._words = []

    def note_dimension(self, span: Span) -> None:
        self.found.dimension = span

    def note_merge(self, span: Span) -> None:
        self.found.merges.append(block(span.attributes["ref"]))
        if len(self.found.merges) > MOST_MERGES:
            raise too_large(self.name)

    def note_column(self, span: Span) -> None:
        self.found.columns.append(span.attributes)

    def note_usual(self, span: Span) -> None:
        self.found.usual = span.attributes


_BEGIN: dict[str, Any] = {
    "worksheet/sheetData": _Reader.begin_rows, "worksheet/sheetData/row": _Reader.begin_row,
    "sheetData/row/c": _Reader.begin_cell, "row/c/f": _Reader.begin_formula, "row/c/v": _Reader.begin_result,
    "c/is/t": _Reader.begin_text, "is/r/t": _Reader.begin_text, "worksheet/dimension": _Reader.note_dimension,
    "worksheet/mergeCells/mergeCell": _Reader.note_merge, "worksheet/cols/col": _Reader.note_column,
    "worksheet/sheetFormatPr": _Reader.note_usual,
}  # fmt: skip


def too_large(name: str) -> UserError:
    return UserError(
        "„{name}“ ist für ein Formular zu groß. Eine Liste wird unter „Liste einlesen“ eingelesen.", name=name
    )


def _unusable(name: str) -> UserError:
    return UserError(
        "„{name}“ ist ungewöhnlich aufgebaut. Bitte öffnen Sie die Datei in Excel oder LibreOffice und speichern Sie "
        "sie dort noch einmal als .xlsx.",
        name=name,
    )
