"""Files that want to break the reader: claims, bombs, disguises."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
_PARTS = {
    "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'  # noqa: E501
    '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'  # noqa: E501
    '<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',  # noqa: E501
    "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',  # noqa: E501
    "xl/_rels/workbook.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',  # noqa: E501
    "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>',  # noqa: E501
}  # fmt: skip


def cell(place: str, text: str) -> str:
    """A cell with its text in place."""
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def workbook(path: Path, rows: str, after: str = "", head: str = "", parts: dict[str, str] | None = None) -> Path:
    """A minimal workbook with raw rows, for claims that no library would write."""
    sheet = f'<?xml version="1.0"?>{head}<worksheet {MAIN}><sheetData>{rows}</sheetData>{after}</worksheet>'
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**_PARTS, "xl/worksheets/sheet1.xml": sheet, **(parts or {})}.items():
            archive.writestr(name, content)
    return path


def _row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def corners(path: Path) -> Path:
    """1.7 kB that claim 17 billion cells: the first and the last one."""
    return workbook(path, _row(1, cell("A1", "Name")) + _row(1048576, cell("XFD1048576", "Ende")))


def everything_merged(path: Path) -> Path:
    return workbook(
        path, _row(1, cell("A1", "Name")), '<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    )


def many_merges(path: Path) -> Path:
    ranges = "".join(f'<mergeCell ref="A{n}:B{n}"/>' for n in range(1, 100_001))
    return workbook(path, _row(1, cell("A1", "Name")), f"<mergeCells>{ranges}</mergeCells>")


def millions_of_cells(path: Path) -> Path:
    return workbook(path, "".join(f'<row r="{n}">{"<c><v>1</v></c>" * 190}</row>' for n in range(1, 45_000)))


def too_many_rows(path: Path) -> Path:
    return workbook(path, "".join(f'<row r="{n}"><c><v>1</v></c></row>' for n in range(1, 50_100)))


def bomb(path: Path) -> Path:
    return workbook(path, _row(1, cell("A1", "x" * 60_000_000)))


def entities(path: Path) -> Path:
    return workbook(path, _row(1, cell("A1", "&a;")), head='<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">]>')


def deeply_nested(path: Path) -> Path:
    return workbook(path, _row(1, "<a>" * 300_000 + "</a>" * 300_000))


def doubled_part(path: Path) -> Path:
    workbook(path, _row(1, cell("A1", "Name")))
    with zipfile.ZipFile(path, "a") as archive:
        import warnings

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            archive.writestr("xl/workbook.xml", "<workbook/>")
    return path


def huge_row_number(path: Path) -> Path:
    return workbook(path, _row(1, cell("A1", "Name")) + '<row r="2000000000"><c r="A2000000000"><v>1</v></c></row>')


def cut_off(path: Path) -> Path:
    workbook(path, _row(1, cell("A1", "Name")))
    path.write_bytes(path.read_bytes()[:700])
    return path


def nonsense_references(path: Path) -> Path:
    return workbook(path, '<row r="x"><c r="1A" t="s"><v>999999</v></c></row>')


def repeated_open_document(path: Path) -> Path:
    names = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'  # noqa: E501
    row = '<table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384" office:value-type="float" office:value="1"/></table:table-row>'  # noqa: E501
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr(
            "content.xml",
            f'<office:document-content {names}><office:body><office:spreadsheet><table:table table:name="A">{row}</table:table></office:spreadsheet></office:body></office:document-content>',  # noqa: E501
        )
        archive.writestr(
            "META-INF/manifest.xml",
            '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
        )
    return path


def locked_zip(path: Path) -> Path:
    workbook(path, _row(1, cell("A1", "Name")))
    data = bytearray(path.read_bytes())
    start = data.rfind(b"PK\x01\x02")
    data[start + 8] |= 1
    path.write_bytes(bytes(data))
    return path


def locked_office(path: Path) -> Path:
    path.write_bytes(
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600
    )
    return path


def document_called_list(path: Path) -> Path:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    path.write_bytes(buffer.getvalue())
    return path


def raw(content: bytes) -> Callable[[Path], Path]:
    """A file with just this content."""

    def make(path: Path) -> Path:
        path.write_bytes(content)
        return path

    return make


HOSTILE: dict[str, Callable[[Path], Path]] = {
    "corners.xlsx": corners, "merged.xlsx": everything_merged, "merges.xlsx": many_merges,
    "millions.xlsx": millions_of_cells, "rows.xlsx": too_many_rows, "bomb.xlsx": bomb,
    "entities.xlsx": entities, "nested.xlsx": deeply_nested, "doubled.xlsx": doubled_part,
    "number.xlsx": huge_row_number, "cut.xlsx": cut_off, "nonsense.xlsx": nonsense_references,
    "repeated.ods": repeated_open_document, "zip.xlsx": locked_zip, "locked.xlsx": locked_office,
    "word.xlsx": document_called_list,
    "pdf.xlsx": raw(b"%PDF-1.7\n%..."), "picture.csv": raw(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9),
    "base.xls": raw(b"SQLite format 3\0" + b"\0" * 500), "blank.csv": raw(b"\n \n;;\n"),
    "noise.xls": raw(bytes(range(256)) * 40),
    "half.xls": raw(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook".encode("utf-16-le") + b"\xff" * 3000),
    "card.vcf": raw(b"BEGIN:VCARD\nN:x"), "day.ics": raw(b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n"),
    "page.xls": raw(b"<html><body>Guten Tag</body></html>"), "nul.csv": raw(b"Name;Vorname\x00\nA;B\n"),
    "quote.csv": raw('Name;Vorname;E-Mail\n"Müller;Anna;a@b.example\n'.encode()),
}  # fmt: skip
