"""Opens a form that was just filled in again and compares it with the original: nothing else may have changed."""

import re
from collections.abc import Mapping, Sequence

from app.errors import UserError
from app.services.own_forms.package import Package, opened
from app.services.own_forms.planning import Write
from app.services.own_forms.scanning import Cell, Row, Scan, scan
from app.services.own_forms.splicing import is_stale, without_result

_CALC = re.compile(rb"<(?:\w+:)?calcPr\b[^>]*?/>")
_LINE = re.compile(rb"<(?:\w+:)?(?:Override|Relationship)\b[^>]*calcChain[^>]*/>")


def check(before: Package, after: bytes, writes: Mapping[str, Sequence[Write]], dropped: frozenset[str]) -> None:
    """UserError where anything but the cells chosen and the stored results of formulas is not what it was."""
    file = opened(after)
    sheets = {sheet.part: sheet.name for sheet in before.worksheets}
    if file.namelist() != [part for part in before.parts if part not in dropped]:
        raise _changed(before.name)
    for part in file.namelist():
        old, new = before.read(part), file.read(part)
        if old != new and not _is_same(part, old, new, before, sheets, writes):
            raise _changed(before.name)


def _is_same(
    part: str, old: bytes, new: bytes, before: Package, sheets: Mapping[str, str], writes: Mapping[str, Sequence[Write]]
) -> bool:
    if part in sheets:
        return same_sheet(scan(old, part), scan(new, part), writes.get(sheets[part], ()))
    if part == before.book:
        return _CALC.sub(b"", old) == _CALC.sub(b"", new)
    return part.endswith((".rels", "[Content_Types].xml")) and _LINE.sub(b"", old) == _LINE.sub(b"", new)


def same_sheet(old: Scan, new: Scan, writes: Sequence[Write]) -> bool:
    """Whether a worksheet is what it was apart from the values written, and whether those stand there."""
    values = {(w.row, w.column): w.value for w in writes}
    cells = {(c.row, c.column): c for row in new.rows for c in row.cells}
    known = {(c.row, c.column): (old, c) for row in old.rows for c in row.cells}
    kept = [at for at in known if at not in values]
    return (
        _around(old) == _around(new)
        and cells.keys() == known.keys() | values.keys()
        and all(_expected(*known[at]) == new.data[cells[at].start : cells[at].end] for at in kept)
        and all(_stands(cells[at], value) for at, value in values.items())
        and all(_style(cells[at]) == _style(known[at][1]) for at in values if at in known and _style(known[at][1]))
        and _rows(old) == {number: told for number, told in _rows(new).items() if number in _rows(old)}
    )


def _around(told: Scan) -> tuple[bytes, bytes]:
    """Everything before and after the rows, without how far they reach."""
    assert told.rows_in
    head = told.data[: told.rows_in.start]
    if told.dimension:
        head = head[: told.dimension.start] + head[told.dimension.end or told.dimension.tag :]
    return head, told.data[told.rows_in.end :]


def _expected(told: Scan, cell: Cell) -> bytes:
    """A cell that was not written to, as it should be now."""
    return without_result(told.data, cell) if is_stale(cell) else told.data[cell.start : cell.end]


def _stands(cell: Cell, value: str | int | float | None) -> bool:
    if cell.formula is not None:
        return False
    if value is None or isinstance(value, str):
        told = cell.text.replace("_x005F_", "_")
        return told == (value or "").replace("_x005F_", "_") and cell.attributes.get("t") == (value and "inlineStr")
    return float(cell.text) == float(value)


def _style(cell: Cell) -> str:
    style = cell.attributes.get("s", "")
    return "" if style == "0" else style


def _rows(told: Scan) -> dict[int, dict[str, str]]:
    return {row.number: _facts(row) for row in told.rows}


def _facts(row: Row) -> dict[str, str]:
    return {name: value for name, value in row.attributes.items() if name != "spans"}


def _changed(name: str) -> UserError:
    return UserError(
        "„{name}“ wurde nicht gespeichert: Bei der Kontrolle war außer den gewählten Zellen noch etwas anders als im "
        "Formular. Bitte öffnen und speichern Sie das Formular in Excel oder LibreOffice und laden Sie es neu.",
        name=name,
    )
