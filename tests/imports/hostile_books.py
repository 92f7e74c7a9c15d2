"""Workbooks whose package or parts lie: what Excel never writes, but an attacker or a broken disk may."""

import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.imports.hostile import MAIN, _row, cell, workbook

Maker = Callable[[Path], Path]
PLAIN = _row(1, cell("A1", "Nachname"), cell("B1", "Vorname"), cell("C1", "E-Mail")) + _row(
    2, cell("A2", "Muster"), cell("B2", "Änne"), cell("C2", "aenne@beispiel.example")
)
_SHEET = "xl/worksheets/sheet1.xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def with_parts(parts: dict[str, str], rows: str = PLAIN, after: str = "") -> Maker:
    """The plain list with parts more, or others."""
    return lambda path: workbook(path, rows, after, parts=parts)


def with_rows(rows: str, after: str = "", head: str = "") -> Maker:
    """Raw rows instead of the plain ones."""
    return lambda path: workbook(path, rows, after, head)


def without(name: str) -> Maker:
    """The plain list without one of its parts."""

    def make(path: Path) -> Path:
        workbook(path, PLAIN)
        with zipfile.ZipFile(path) as archive:
            kept = {entry: archive.read(entry) for entry in archive.namelist() if entry != name}
        with zipfile.ZipFile(path, "w") as archive:
            for entry, content in kept.items():
                archive.writestr(entry, content)
        return path

    return make


def patched(change: Callable[[bytearray], None]) -> Maker:
    """The plain list with bytes of its archive changed."""

    def make(path: Path) -> Path:
        data = bytearray(workbook(path, PLAIN).read_bytes())
        change(data)
        path.write_bytes(bytes(data))
        return path

    return make


def _claim_size(data: bytearray) -> None:
    """The first part claims 4 GB in the directory."""
    start = data.find(b"PK\x01\x02")
    data[start + 24 : start + 28] = struct.pack("<I", 0xFFFFFFF0)


def _claim_nothing(data: bytearray) -> None:
    """All parts claim to be empty, so that no sum of sizes is too large."""
    start = data.find(b"PK\x01\x02")
    while start != -1:
        data[start + 24 : start + 28] = struct.pack("<I", 0)
        start = data.find(b"PK\x01\x02", start + 4)


def _other_method(data: bytearray) -> None:
    """A way of packing that nobody knows."""
    for mark, offset in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        start = data.find(mark)
        data[start + offset : start + offset + 2] = struct.pack("<H", 93)


def _same_data(data: bytearray) -> None:
    """Every part points to the bytes of the first (as in overlapping bombs)."""
    start = data.find(b"PK\x01\x02")
    while start != -1:
        data[start + 42 : start + 46] = struct.pack("<I", 0)
        start = data.find(b"PK\x01\x02", start + 4)


def _directory_outside(data: bytearray) -> None:
    start = data.rfind(b"PK\x05\x06")
    data[start + 16 : start + 20] = struct.pack("<I", 0x7FFFFFFF)


def _many_entries(data: bytearray) -> None:
    start = data.rfind(b"PK\x05\x06")
    data[start + 8 : start + 12] = struct.pack("<HH", 0xFFFF, 0xFFFF)


def many_parts(path: Path) -> Path:
    return workbook(path, PLAIN, parts={f"xl/media/{n}.txt": "x" for n in range(1_200)})


def many_sheets(path: Path) -> Path:
    sheets = "".join(f'<sheet name="B{n}" sheetId="{n}" r:id="r1"/>' for n in range(1, 5_001))
    return workbook(path, PLAIN, parts={"xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>'})  # noqa: E501  # fmt: skip


def nested_archive(path: Path) -> Path:
    inner = workbook(path.with_name("inner.zip"), PLAIN).read_bytes()
    path.with_name("inner.zip").unlink()
    with zipfile.ZipFile(path, "w") as archive:
        for number in range(5):
            archive.writestr(f"{number}.zip", inner)
    return path


def shared_bomb(path: Path) -> Path:
    """150 MB of one shared string that 2,000 cells show."""
    rows = "".join(f'<row r="{n}"><c r="A{n}" t="s"><v>0</v></c></row>' for n in range(1, 2_000))
    strings = f"<sst {MAIN}><si><t>{'ä' * 3_900_000}</t></si></sst>"
    return workbook(path, rows, parts={"xl/sharedStrings.xml": strings, **_types("sharedStrings")})


def _types(part: str) -> dict[str, str]:
    """The relation by which the workbook finds a part."""
    own = f'<Relationship Id="r9" Type="{_OFFICE}/{part}" Target="{part}.xml"/>'
    sheet = f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>'
    return {"xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{sheet}{own}</Relationships>'}


def _related(target: str, mode: str = "") -> dict[str, str]:
    """A workbook whose sheet lies at `target`."""
    sheet = f'<Relationship Id="r1" Type="{_OFFICE}/worksheet" Target="{target}"{mode}/>'
    return {"xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_RELATIONS}">{sheet}</Relationships>'}


def _strings(content: str) -> dict[str, str]:
    return {"xl/sharedStrings.xml": f"<sst {MAIN}>{content}</sst>", **_types("sharedStrings")}


def _styles(content: str) -> dict[str, str]:
    return {"xl/styles.xml": f"<styleSheet {MAIN}>{content}</styleSheet>", **_types("styles")}


_SHARED = '<row r="1"><c r="A1" t="s"><v>{index}</v></c><c r="B1" t="s"><v>0</v></c></row>'
_LAUGHS = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
_FILE = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
_BURIED = f"<!--{'x' * 5_000}-->{_LAUGHS}"
_WIDE = "".join(f'<c r="{letter}{second}2" t="inlineStr"><is><t>x</t></is></c>' for letter in "ABCDEFGHIJ" for second in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")  # noqa: E501  # fmt: skip

BOOKS: dict[str, Maker] = {
    "laughs.xlsx": with_rows(_row(1, cell("A1", "&c;")), head=_LAUGHS),
    "outside.xlsx": with_rows(_row(1, cell("A1", "&a;")), head=_FILE),
    "buried.xlsx": with_rows(_row(1, cell("A1", "&c;")), head=_BURIED),
    "strings-entity.xlsx": lambda path: workbook(
        path, _SHARED.format(index=0), parts={**_strings(""), "xl/sharedStrings.xml": f"{_LAUGHS}<sst {MAIN}><si><t>&c;</t></si></sst>"}  # noqa: E501
    ),
    "shared-bomb.xlsx": shared_bomb,
    "shared-far.xlsx": with_parts(_strings("<si><t>a</t></si>"), _SHARED.format(index=4_000_000_000)),
    "shared-negative.xlsx": with_parts(_strings("<si><t>a</t></si>"), _SHARED.format(index=-1)),
    "shared-text.xlsx": with_parts(_strings("<si><t>a</t></si>"), _SHARED.format(index="viel")),
    "shared-missing.xlsx": with_rows(_SHARED.format(index=0)),
    "shared-open.xlsx": with_parts(_strings("<si><t>a</t>"), _SHARED.format(index=0)),
    "claims-4gb.xlsx": patched(_claim_size),
    "claims-nothing.xlsx": patched(_claim_nothing),
    "method.xlsx": patched(_other_method),
    "overlap.xlsx": patched(_same_data),
    "directory.xlsx": patched(_directory_outside),
    "entries.xlsx": patched(_many_entries),
    "parts.xlsx": many_parts,
    "sheets.xlsx": many_sheets,
    "inner.xlsx": nested_archive,
    "traversal.xlsx": with_parts({"../../../../tmp/helferkreis-outside.txt": "x", "/etc/helferkreis-outside": "x"}),
    "traversal-sheet.xlsx": with_parts(_related("../../../../../etc/passwd")),
    "external.xlsx": with_parts(_related("http://beispiel.example/blatt.xml", ' TargetMode="External"')),
    "links.xlsx": with_parts({
        "xl/externalLinks/externalLink1.xml": f'<externalLink {MAIN}><externalBook xmlns:r="{_OFFICE}" r:id="r1"/></externalLink>',  # noqa: E501
        "xl/externalLinks/_rels/externalLink1.xml.rels": f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="{_OFFICE}/externalLinkPath" Target="file:///etc/passwd" TargetMode="External"/></Relationships>',  # noqa: E501
    }),
    "macro.xlsx": with_parts({"xl/vbaProject.bin": "\xd0\xcf\x11\xe0" * 50, "xl/activeX/activeX1.bin": "x" * 500}),
    "no-types.xlsx": without("[Content_Types].xml"),
    "no-relations.xlsx": without("xl/_rels/workbook.xml.rels"),
    "no-sheet.xlsx": without(_SHEET),
    "no-root.xlsx": without("_rels/.rels"),
    "empty-sheet.xlsx": with_parts({_SHEET: ""}),
    "not-xml.xlsx": with_parts({_SHEET: "Guten Tag"}),
    "empty-book.xlsx": with_parts({"xl/workbook.xml": ""}),
    "dimension.xlsx": with_parts({_SHEET: f'<worksheet {MAIN}><dimension ref="A1:XFD1048576"/><sheetData>{PLAIN}</sheetData></worksheet>'}),  # noqa: E501
    "dimension-odd.xlsx": with_parts({_SHEET: f'<worksheet {MAIN}><dimension ref="Z9:A1"/><sheetData>{PLAIN}</sheetData></worksheet>'}),  # noqa: E501
    "columns.xlsx": with_rows(PLAIN + f'<row r="3">{_WIDE}</row>'),
    "backwards.xlsx": with_rows(_row(9, cell("C9", "x"), cell("A9", "y")) + _row(2, cell("A2", "z")) + PLAIN),
    "twice.xlsx": with_rows(PLAIN + PLAIN + PLAIN),
    "date.xlsx": with_parts(
        _styles('<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'),
        PLAIN + '<row r="3"><c r="A3" s="1"><v>99999999999999</v></c><c r="B3" s="1"><v>-1e308</v></c><c r="C3" s="1"><v>1e999</v></c></row>',  # noqa: E501
    ),
    "style.xlsx": with_parts(_styles('<cellXfs count="1"><xf numFmtId="-7"/></cellXfs>'), PLAIN + '<row r="3"><c r="A3" s="70000"><v>1</v></c></row>'),  # noqa: E501
    "types.xlsx": with_rows(PLAIN + '<row r="3"><c r="A3" t="zz"><v>1</v></c><c r="B3" t="b"><v>9</v></c><c r="C3" t="d"><v>heute</v></c><c t="e"><v>#REF!</v></c></row>'),  # noqa: E501
    "formula.xlsx": with_rows(PLAIN + '<row r="3"><c r="A3"><f>cmd|\' /C calc\'!A0</f></c><c r="B3" t="str"><f>WEBSERVICE("http://beispiel.example")</f><v>=1+1</v></c></row>'),
    "merge-odd.xlsx": with_rows(PLAIN, '<mergeCells><mergeCell ref="Z9:A1"/><mergeCell ref="quer"/><mergeCell/></mergeCells>'),  # noqa: E501
    "long-text.xlsx": with_rows(PLAIN + _row(3, cell("A3", "ü" * 200_000), cell("B3", "x"))),
    "controls.xlsx": with_rows(PLAIN + _row(3, cell("A3", "_x0000_a_x001F_b_xD800_"), cell("B3", "\u202egnp.exe"))),
    "utf-7.xlsx": with_parts({_SHEET: f'<?xml version="1.0" encoding="utf-7"?><worksheet {MAIN}><sheetData>{PLAIN}</sheetData></worksheet>'}),  # noqa: E501
}  # fmt: skip
