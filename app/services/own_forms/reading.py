"""Reads what stands in a form, in the child process and with the limits of every foreign file."""

from datetime import datetime
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.services.imports import limits
from app.services.own_forms.layout import Block, Box, Layout, Page, block, pack, unpack
from app.services.worker import Progress, run_in_child
from app.text import _


def read_layout(content: bytes, name: str, cancelled: Any = None) -> Layout:
    """What stands in a form; UserError (one sentence) for everything that cannot be filled in."""
    job = "app.services.own_forms.reading:read"
    return unpack(run_in_child(job, (content, name), None, cancelled, limits.SECONDS))


def read_file(path: Path) -> bytes:
    """The bytes of a file the user has chosen; UserError for one that is none or too large."""
    from app.services.imports.reading import check_file

    check_file(path)
    return path.read_bytes()


def read(content: bytes, name: str, progress: Progress) -> dict[str, Any]:
    """The child's side."""
    limits.cap_memory()
    return pack(guarded(name, lambda: _layout(content, name)))


def guarded(name: str, work: Any) -> Any:
    """Do what reads a foreign file; whatever libraries raise for a damaged one becomes one sentence."""
    try:
        return work()
    except (UserError, MemoryError, OSError):
        raise
    except Exception as error:  # libraries raise a dozen different types for damaged files
        raise UserError(
            "„{name}“ ist beschädigt und lässt sich nicht lesen. Bitte öffnen und speichern Sie die Datei in Excel "
            "oder LibreOffice noch einmal.",
            name=name,
        ) from error


def _layout(content: bytes, name: str) -> Layout:
    from app.services.own_forms.looks import styles
    from app.services.own_forms.package import Package

    package = Package(content, name)
    kinds = {kind: package.related_part(kind) for kind in ("styles", "theme", "sharedStrings")}
    trees = {kind: package.xml(part) if part else None for kind, part in kinds.items()}
    known = styles(trees["styles"], trees["theme"])
    texts = _shared(trees["sharedStrings"])
    pages = [_page(package, sheet, known, texts) for sheet in package.worksheets]
    return Layout(pages, known.looks, package.counts_from_1904)


def _shared(tree: Any | None) -> list[str]:
    """The shared texts without the readings beside them (phonetic runs)."""
    return [_text(item) for item in (tree if tree is not None else ()) if item.tag.endswith("}si")]


def _text(item: Any) -> str:
    parts = []
    for part in item:
        local = part.tag.rpartition("}")[2]
        if local == "t":
            parts.append(part.text or "")
        elif local == "r":
            parts += [t.text or "" for t in part if t.tag.endswith("}t")]
    return "".join(parts)


def _page(package: Any, sheet: Any, known: Any, texts: list[str]) -> Page:
    from app.services.own_forms.scanning import scan

    found = scan(package.read(sheet.part), package.name)
    page = Page(sheet.name, sheet.hidden, merges=found.merges)
    arrays = [block(c.formula["ref"]) for row in found.rows for c in row.cells if c.formula and _reaches(c.formula)]
    for row in found.rows:
        if row.attributes.get("hidden") in ("1", "true"):
            page.heights[row.number] = 0
        elif "ht" in row.attributes:
            page.heights[row.number] = float(row.attributes["ht"])
        for cell in row.cells:
            page.boxes[cell.row, cell.column] = _box(cell, known, texts, arrays, package.counts_from_1904)
    _set_widths(page, found)
    page.headed = list(_headed(package, sheet.part))
    return page


def _reaches(formula: dict[str, str]) -> bool:
    """Whether the results of a formula stand in other cells, too."""
    return formula.get("t") in ("array", "dataTable") and "ref" in formula


def _box(cell: Any, known: Any, texts: list[str], arrays: list[Block], from_1904: bool) -> Box:
    style = cell.attributes.get("s")
    told = known.format_of(style)
    value = _value(cell, texts, told.kind == "date", from_1904)
    bound = any(reach.holds(cell.row, cell.column) for reach in arrays)
    formula = "bound" if bound or _leads(cell.formula) else "own" if cell.formula is not None else ""
    from app.services.own_forms.looks import shown

    return Box(shown(value, told), formula, told.kind, known.look_of(style))


def _leads(formula: dict[str, str] | None) -> bool:
    """Whether other cells take over this formula."""
    return formula is not None and formula.get("t") == "shared" and "ref" in formula


def _value(cell: Any, texts: list[str], is_day: bool, from_1904: bool) -> Any:
    kind, text = cell.attributes.get("t", "n"), cell.text
    if kind == "s":
        return texts[int(text)] if text else None
    if kind == "b":
        return _("WAHR") if text == "1" else _("FALSCH")
    if kind != "n" or not text:
        return text or None
    amount = float(text)
    return _day(amount, from_1904) if is_day else int(amount) if amount.is_integer() else amount


def _day(amount: float, from_1904: bool) -> datetime | float:
    from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel

    try:
        found = from_excel(amount, MAC_EPOCH if from_1904 else WINDOWS_EPOCH)
    except (ValueError, OverflowError):
        return amount
    return found if isinstance(found, datetime) else amount


def _set_widths(page: Page, found: Any) -> None:
    page.usual_width = float(found.usual.get("defaultColWidth") or page.usual_width)
    for told in found.columns:
        first, last = int(told["min"]), min(int(told["max"]), int(told["min"]) + limits.COLUMNS)
        width = 0.0 if told.get("hidden") in ("1", "true") else float(told.get("width") or page.usual_width)
        page.widths.update(dict.fromkeys(range(first, last + 1), width))


def _headed(package: Any, part: str) -> Any:
    """The rows of headings and of sums that tables of Excel have on a worksheet."""
    for kind, target in package.relations(part).values():
        if kind == "table" and target in package.parts:
            table = package.xml(target)
            area = block(table.get("ref", ""))
            if table.get("headerRowCount", "1") != "0":
                yield Block(area.top, area.left, area.top, area.right)
            if table.get("totalsRowCount", "0") != "0":
                yield Block(area.bottom, area.left, area.bottom, area.right)
