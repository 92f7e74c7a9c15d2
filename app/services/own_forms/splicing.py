"""Changes single cells in the bytes of a worksheet, and what in the workbook belongs to that; all other bytes stay."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from app.services.own_forms.layout import block, reference
from app.services.own_forms.planning import Write
from app.services.own_forms.scanning import Cell, Row, Scan

_TYPE = re.compile(rb"""\st\s*=\s*("[^"]*"|'[^']*')""")
_SPANS = re.compile(rb"""(\sspans\s*=\s*["'])(\d+):(\d+)(["'])""")
_REF = re.compile(rb"""(\sref\s*=\s*["'])([^"']*)(["'])""")
_CODED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
"""What spreadsheet programs read as one character, "_x0041_" as "A" (ECMA-376, ST_Xstring)."""
_OF_ROWS = ("s", "customFormat", "ht", "customHeight")
"""What a new row takes over from the first row of its table."""


@dataclass(frozen=True)
class Edit:
    """Bytes to put in the place of others."""

    start: int
    end: int
    new: bytes


def spliced(data: bytes, edits: Iterable[Edit]) -> bytes:
    """The bytes with the edits, which do not overlap; those at the same place keep their order."""
    parts, at = [], 0
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        parts += [data[at : edit.start], edit.new]
        at = edit.end
    return b"".join([*parts, data[at:]])


def is_stale(cell: Cell) -> bool:
    """Whether a stored result tells former values; not every program calculates anew what has one.

    Formulas that reach into another file keep theirs: nothing of that has changed, and the other file is not here.
    """
    return cell.formula is not None and cell.result is not None and "[" not in cell.formula_text


def without_result(data: bytes, cell: Cell) -> bytes:
    """A cell with a formula, without its stored result and the kind of that."""
    assert cell.result
    tag = _TYPE.sub(b"", data[cell.start : cell.tag])
    return tag + data[cell.tag : cell.result.start] + data[cell.result.end : cell.end]


def filled(scan: Scan, writes: Sequence[Write]) -> bytes:
    """The worksheet with its new values, and without stored results."""
    return _Filling(scan, writes).result()


class _Filling:
    """Collects the edits of one worksheet."""

    def __init__(self, scan: Scan, writes: Sequence[Write]) -> None:
        self.scan, self.prefix = scan, scan.prefix
        self.rows = {row.number: row for row in scan.rows}
        self.cells = {(cell.row, cell.column): cell for row in scan.rows for cell in row.cells}
        self.by_row: dict[int, list[Write]] = {}
        for write in sorted(writes, key=lambda w: (w.row, w.column)):
            self.by_row.setdefault(write.row, []).append(write)
        self.edits: list[Edit] = []

    def result(self) -> bytes:
        overwritten = {(w.row, w.column) for writes in self.by_row.values() for w in writes}
        for row in self.scan.rows:
            for cell in row.cells:
                if (cell.row, cell.column) not in overwritten and is_stale(cell):
                    self.edits.append(Edit(cell.start, cell.end, without_result(self.scan.data, cell)))
        for number, writes in self.by_row.items():
            if number in self.rows:
                self._fill_row(self.rows[number], writes)
        self._add_rows([number for number in self.by_row if number not in self.rows])
        self._widen_dimension()
        return spliced(self.scan.data, self.edits)

    # ------------------------------------------------------------ rows that are there

    def _fill_row(self, row: Row, writes: list[Write]) -> None:
        if row.empty:
            cells = b"".join(self._cell(write, row.attributes) for write in writes)
            tag = self._with_spans(row, writes)
            self.edits.append(Edit(row.start, row.end, tag[:-2].rstrip() + b">" + cells + self._closing(b"row")))
            return
        for write in writes:
            known = self.cells.get((write.row, write.column))
            if known:
                self.edits.append(Edit(known.start, known.end, self._cell(write, row.attributes, known)))
            else:
                at = next((c.start for c in row.cells if c.column > write.column), self._end_of(row))
                self.edits.append(Edit(at, at, self._cell(write, row.attributes)))
        tag = self._with_spans(row, writes)
        if tag != self.scan.data[row.start : row.tag]:
            self.edits.append(Edit(row.start, row.tag, tag))

    def _with_spans(self, row: Row, writes: list[Write]) -> bytes:
        """The tag of a row; where it says how far its cells reach, for the new ones, too."""
        tag = self.scan.data[row.start : row.tag]
        found = _SPANS.search(tag)
        if not found:
            return tag
        first, last = int(found[2]), int(found[3])
        columns = [write.column for write in writes]
        if first <= min(columns) and max(columns) <= last:
            return tag
        reach = b"%d:%d" % (min(first, *columns), max(last, *columns))
        return _SPANS.sub(lambda m: m[1] + reach + m[4], tag)

    def _end_of(self, row: Row) -> int:
        """Where the last tag of a row begins."""
        return self.scan.data.rindex(b"<", row.tag, row.end)

    # ------------------------------------------------------------ rows that are not there

    def _add_rows(self, numbers: list[int]) -> None:
        rows_in = self.scan.rows_in
        assert rows_in
        if rows_in.empty:
            inner = b"".join(self._new_row(number) for number in sorted(numbers))
            if inner:
                tag = self.scan.data[rows_in.start : rows_in.tag - 2].rstrip() + b">"
                self.edits.append(Edit(rows_in.start, rows_in.end, tag + inner + self._closing(b"sheetData")))
            return
        end = self.scan.data.rindex(b"<", rows_in.tag, rows_in.end)
        for number in sorted(numbers):
            at = next((row.start for row in self.scan.rows if row.number > number), end)
            self.edits.append(Edit(at, at, self._new_row(number)))

    def _new_row(self, number: int) -> bytes:
        writes = self.by_row[number]
        model = self.rows.get(max(write.like for write in writes))
        told = {name: model.attributes[name] for name in _OF_ROWS if name in model.attributes} if model else {}
        words = "".join(f" {name}={quoteattr(value)}" for name, value in told.items())
        cells = b"".join(self._cell(write, told) for write in writes)
        return b'<%srow r="%d"%s>' % (self.prefix, number, words.encode()) + cells + self._closing(b"row")

    # ------------------------------------------------------------ cells

    def _cell(self, write: Write, row: dict[str, str], known: Cell | None = None) -> bytes:
        style = self._style(write, row, known)
        shown = ' ph="1"' if known and known.attributes.get("ph") in ("1", "true") else ""
        name = reference(write.row, write.column)
        head = f' r="{name}"' + (f" s={quoteattr(style)}" if style else "") + shown
        tag = b"<%sc%s" % (self.prefix, head.encode())
        if write.value is None:
            return tag + b"/>"
        if isinstance(write.value, str):
            return tag + b' t="inlineStr">' + self._inline(write.value) + self._closing(b"c")
        value = repr(int(write.value) if isinstance(write.value, bool) else write.value).encode()
        return b"%s><%sv>%s</%sv>" % (tag, self.prefix, value, self.prefix) + self._closing(b"c")

    def _inline(self, text: str) -> bytes:
        """A text in its cell; never a formula, whatever it begins with."""
        p = self.prefix
        written = escape(_CODED.sub("_x005F_", text)).encode()
        return b'<%sis><%st xml:space="preserve">%s</%st></%sis>' % (p, p, written, p, p)

    def _style(self, write: Write, row: dict[str, str], known: Cell | None) -> str:
        own = known.attributes.get("s", "") if known else ""
        if own not in ("", "0"):
            return own
        model = self.cells.get((write.like, write.column))
        if model:
            return model.attributes.get("s", "")
        if known:
            return own
        of_row = row.get("s", "") if row.get("customFormat") in ("1", "true") else ""
        return of_row or self._style_of_column(write.column)

    def _style_of_column(self, column: int) -> str:
        told = (c for c in self.scan.columns if int(c["min"]) <= column <= int(c["max"]))
        return next(told, {}).get("style", "")

    def _closing(self, name: bytes) -> bytes:
        return b"</%s%s>" % (self.prefix, name)

    def _widen_dimension(self) -> None:
        span = self.scan.dimension
        if span is None or not self.by_row:
            return
        told = block(span.attributes.get("ref", "A1"))
        columns = [w.column for writes in self.by_row.values() for w in writes]
        top, left = min(told.top, *self.by_row), min(told.left, *columns)
        bottom, right = max(told.bottom, *self.by_row), max(told.right, *columns)
        if (top, left, bottom, right) != (told.top, told.left, told.bottom, told.right):
            ref = f"{reference(top, left)}:{reference(bottom, right)}".encode()
            tag = _REF.sub(lambda m: m[1] + ref + m[3], self.scan.data[span.start : span.tag])
            self.edits.append(Edit(span.start, span.tag, tag))


# ------------------------------------------------------------------------------------------------ the workbook

_CALC = re.compile(rb"<(?:\w+:)?calcPr\b[^>]*?/?>")
_FULL = re.compile(rb"""\sfullCalcOnLoad\s*=\s*("[^"]*"|'[^']*')""")
_BEFORE_CALC = (b"definedNames", b"externalReferences", b"functionGroups", b"sheets")
"""After which of these the order of the workbook allows the rule of calculation (ECMA-376, CT_Workbook)."""


def calculating_anew(book: bytes) -> bytes:
    """The workbook part with the wish that everything is calculated when the file is opened."""
    found = _CALC.search(book)
    if found:
        tag = _FULL.sub(b"", found[0])
        end = b"/>" if tag.endswith(b"/>") else b">"
        return book[: found.start()] + tag[: -len(end)].rstrip() + b' fullCalcOnLoad="1"' + end + book[found.end() :]
    for name in _BEFORE_CALC:
        last = re.search(rb"</((?:\w+:)?)%s\s*>" % name, book)
        if last:
            return book[: last.end()] + b'<%scalcPr fullCalcOnLoad="1"/>' % last[1] + book[last.end() :]
    return book


def without_part(data: bytes, attribute: bytes, ending: bytes) -> bytes:
    """A list of parts (content types, relations) without the line whose `attribute` ends with `ending`."""
    line = rb"""<(?:\w+:)?(?:Override|Relationship)\b[^>]*\s%s\s*=\s*["'][^"']*%s["'][^>]*/>"""
    return re.sub(line % (attribute, re.escape(ending)), b"", data)
