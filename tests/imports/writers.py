"""Writes tables into the formats offices use, without tidying anything."""

import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

Rows = Sequence[Sequence[Any]]


def xlsx(
    path: Path, sheets: dict[str, Rows], merges: dict[str, Sequence[str]] | None = None, hidden: Sequence[str] = ()
) -> Path:
    """An Excel workbook; `merges` are ranges by sheet."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
        for merge in (merges or {}).get(title, ()):
            sheet.merge_cells(merge)
        if title in hidden:
            sheet.sheet_state = "hidden"
    book.save(path)
    return path


def xls(path: Path, sheets: dict[str, Rows]) -> Path:
    """An Excel 97 workbook; dates get a date format, other numbers none."""
    import xlwt

    book = xlwt.Workbook()
    style = xlwt.easyxf(num_format_str="DD.MM.YYYY")
    for title, rows in sheets.items():
        sheet = book.add_sheet(title)
        for i, row in enumerate(rows):
            for j, cell in enumerate(row):
                if cell not in (None, ""):
                    sheet.write(i, j, cell, style) if isinstance(cell, date) else sheet.write(i, j, cell)
    book.save(str(path))
    return path


def text(path: Path, rows: Rows, separator: str = ";", encoding: str = "utf-8", end: str = "\r\n") -> Path:
    """A text table; cells with the separator, quotes or line breaks are quoted."""
    lines = [separator.join(_quoted(cell, separator) for cell in row) for row in rows]
    path.write_bytes((end.join(lines) + end).encode(encoding))
    return path


def _quoted(cell: Any, separator: str) -> str:
    written = "" if cell is None else f"{cell:%d.%m.%Y}" if isinstance(cell, date) else str(cell)
    return (
        f'"{written.replace(chr(34), chr(34) * 2)}"' if any(c in written for c in (separator, "\n", '"')) else written
    )


def ods(path: Path, sheets: dict[str, Rows]) -> Path:
    """An OpenDocument table with dates, numbers and texts as such."""
    tables = "".join(
        f'<table:table table:name="{escape(title)}">'
        + "".join(f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows)
        + "</table:table>"
        for title, rows in sheets.items()
    )
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '  # noqa: E501
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'  # noqa: E501
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = f'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/></manifest:manifest>'  # noqa: E501
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("content.xml", content, zipfile.ZIP_DEFLATED)
        archive.writestr("META-INF/manifest.xml", manifest)
    return path


def _ods_cell(cell: Any) -> str:
    if cell in (None, ""):
        return "<table:table-cell/>"
    if isinstance(cell, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{cell.isoformat()}"/>'
    if isinstance(cell, (int, float)):
        return f'<table:table-cell office:value-type="float" office:value="{cell}"/>'
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(cell).split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'


def html(path: Path, rows: Rows) -> Path:
    """A web page with one table, as portals save it under an Excel name."""
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(_quoted(cell, chr(0)))}</td>" for cell in row) + "</tr>" for row in rows
    )
    path.write_text(
        f'<html><head><meta charset="utf-8"></head><body><table border=1>{body}</table></body></html>', encoding="utf-8"
    )
    return path
