"""Text tables, cards, calendars, pages and old workbooks that are damaged, endless or something else."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from tests.imports import writers
from tests.imports.hostile import raw

Maker = Callable[[Path], Path]
HEAD = "Nachname;Vorname;E-Mail\n"
_CARD = "BEGIN:VCARD\nVERSION:3.0\n{lines}\nEND:VCARD\n"
_EVENT = "BEGIN:VCALENDAR\nVERSION:2.0\nBEGIN:VEVENT\nUID:1\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n"
_ROWS = [["Nachname", "Vorname", "E-Mail"], ["Muster", "Änne", "aenne@beispiel.example"]]


def text(content: str, encoding: str = "utf-8") -> Maker:
    """A file with this text."""
    return raw(content.encode(encoding, "surrogatepass"))


def card(lines: str) -> Maker:
    """One card of these lines."""
    return text(_CARD.format(lines=lines))


def event(lines: str) -> Maker:
    """A calendar with one appointment of these lines."""
    return text(_EVENT.format(lines=lines))


def old_book(damage: Callable[[bytearray], None]) -> Maker:
    """A real .xls with damage done to its bytes."""

    def make(path: Path) -> Path:
        data = bytearray(writers.xls(path, {"Liste": _ROWS}).read_bytes())
        damage(data)
        path.write_bytes(bytes(data))
        return path

    return make


def _loop(data: bytearray) -> None:
    """Its table of sectors points back to its own beginning, for ever."""
    for offset in range(512, 1_024, 4):
        data[offset : offset + 4] = b"\x00\x00\x00\x00"


def _sector_size(data: bytearray) -> None:
    data[30:34] = b"\xff\x00\xff\x00"


def _records(data: bytearray) -> None:
    for offset in range(600, min(len(data), 2_400), 7):
        data[offset] = 0xFF


def _cut(data: bytearray) -> None:
    del data[700:]


def open_document(content: str, manifest: str = "<manifest/>", kind: str = "spreadsheet") -> Maker:
    """An OpenDocument file with this content part."""

    def make(path: Path) -> Path:
        buffer = io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
            archive.writestr("content.xml", content)
            archive.writestr("META-INF/manifest.xml", manifest)
        path.write_bytes(buffer.getvalue())
        return path

    return make


TEXTS: dict[str, Maker] = {
    "zero.csv": raw(b""),
    "one.csv": raw(b"\xff"),
    "nuls.csv": raw(b"\0" * 5_000),
    "long-line.csv": text(HEAD + "x" * 5_000_000 + ";y;z\n"),
    "wide.csv": text(HEAD + "x;" * 100_000 + "\n" + "Muster;Anna;a@b.example\n"),
    "quotes.csv": text(HEAD + '"' * 100_001 + "\n"),
    "open-quote.csv": text(HEAD + 'Muster;"Anna;a@b.example\n' * 2_000),
    "mixed.csv": raw(HEAD.encode() + "Müller;Änne;a@b.example\n".encode("cp1252") + "Weiß;Jörg;b@b.example\n".encode()),
    "utf-16-odd.csv": raw("\ufeff".encode("utf-16-le") + HEAD.encode("utf-16-le") + b"\x00\xd8A"),
    "utf-16-surrogate.csv": text("\ufeff" + HEAD + "Mu\ud800ster;A\udfffnna;a@b.example\n", "utf-16-le"),
    "utf-8-surrogate.csv": text(HEAD + "Mu\ud800ster;Anna;a@b.example\n"),
    "marks.csv": text("\ufeff\ufeff\ufeff" + HEAD + "\u202eretsuM;A\u200bnna;\u2066a@b.example\n"),
    "controls.csv": text(HEAD + "Mus\x1bter;An\x07na;a@b.example\n" * 50),
    "formulas.csv": text(HEAD + "=cmd|' /C calc'!A0;+1+1;@SUM(A1)\n-1+1;\t=1;a@b.example\n"),
    "separator.csv": text('sep="\n' + HEAD),
    "separator-odd.csv": text("sep=\t\nA\tB\nC\tD\n"),
    "rows.csv": text(HEAD + "a;b;c\n" * 60_000),
    "blank-rows.csv": text(HEAD + "\n" * 60_000 + "a;b;c@d.example\n"),
    "spaces.csv": text("a" + " " * 200_000 + "b\n"),
    "dates.csv": text("Name;Geburtstag\n" + "A;99.99.9999\n" * 30),
    "numbers.csv": text("Nachname;Vorname;Telefon\n" + "A;B;" + "9" * 20_000 + "\n"),
    "mail.csv": text(HEAD + "A;B;" + "a@" * 20_000 + "\n"),
    "names.csv": text(HEAD + "a " * 16_000 + ";b;c@d.example\n"),
    "empty-cards.vcf": text(_CARD.format(lines="") * 3),
    "cut-card.vcf": text("BEGIN:VCARD\nVERSION:3.0\nN:Muster;A\n"),
    "card-in-card.vcf": text("BEGIN:VCARD\n" * 500 + "END:VCARD\n" * 500),
    "long-card.vcf": card("N:" + ";".join(["x" * 5_000] * 50)),
    "picture.vcf": card("N:A;B\nPHOTO;ENCODING=b:" + "A" * 900_000),
    "quoted.vcf": card("N;ENCODING=QUOTED-PRINTABLE;CHARSET=nichts:=ZZ=E4=\nFN:=" + "=" * 4_000),
    "begin.vcf": card("BEGIN:VCALENDAR\nN:A;B\nEND:VEVENT"),
    "params.vcf": card("TEL" + ";TYPE=x" * 20_000 + ":1\nN:A;B"),
    "many.vcf": text(_CARD.format(lines="N:A;B") * 3_000),
    "folded.vcf": card("N:A;B\nNOTE:" + "\n " * 50_000 + "x"),
    "commas.vcf": card("N:A;B\nNOTE:" + "," * 300_000),
    "zone.ics": event("DTSTART;TZID=Nirgendwo/Hier:20261123T190000\nSUMMARY:A"),
    "century.ics": event("DTSTART:99991231T235959Z\nDTEND:00010101T000000Z\nSUMMARY:A"),
    "first-year.ics": event("DTSTART:00010101T000000Z\nSUMMARY:A"),
    "far.ics": event("DTSTART:20261123T190000Z\nDURATION:P999999999D\nSUMMARY:A"),
    "rule.ics": event("DTSTART:20261123T190000\nRRULE:FREQ=SECONDLY;COUNT=999999999\nSUMMARY:A"),
    "rule-odd.ics": event("DTSTART:20261123T190000\nRRULE:FREQ=IMMER\nSUMMARY:A"),
    "no-date.ics": event("DTSTART:heute\nSUMMARY:A"),
    "no-start.ics": event("SUMMARY:A"),
    "mixed-dates.ics": event("DTSTART;VALUE=DATE:20261123\nDTEND:20261123T190000Z\nEXDATE:20261124T190000\nSUMMARY:A"),
    "moved.ics": event("DTSTART:20261123T190000\nRECURRENCE-ID:gestern\nSUMMARY:A"),
    "nested.ics": text("BEGIN:VCALENDAR\n" * 3_000 + "END:VCALENDAR\n" * 3_000),
    "period.ics": event("DTSTART;VALUE=PERIOD:20261123T190000Z/PT1H\nSUMMARY:A"),
    "clock.ics": event("DTSTART;VALUE=TIME:190000\nSUMMARY:A"),
    "categories.ics": event("DTSTART:20261123T190000\nCATEGORIES:" + "a," * 50_000 + "\nSUMMARY:A"),
    "nested.xls": text("<table><tr><td>" * 3_000),
    "span.xls": text('<table><tr><td colspan="99999999999">A</td></tr></table>'),
    "script.xls": text("<html><script>alert(1)</script><table><tr><td>Name</td><td>Ort</td></tr></table>"),
    "entity.xls": text("<table><tr><td>&#xD800;&#0;&#99999999;</td></tr><tr><td>&lt;b&gt;</td></tr></table>"),
    "loop.xls": old_book(_loop),
    "sectors.xls": old_book(_sector_size),
    "records.xls": old_book(_records),
    "short.xls": old_book(_cut),
    "empty.ods": open_document(""),
    "plain.ods": open_document("<a/>"),
    "laughs.ods": open_document('<!DOCTYPE a [<!ENTITY b "haha">]><a>&b;</a>'),
    "locked.ods": open_document("x", "<manifest:encryption-data/>"),
    "text.ods": open_document("<a/>", kind="text"),
    "deep.ods": open_document("<a>" * 200_000),
    "rtf.xls": text("{\\rtf1 Liste}"),
    "zip.csv": raw(b"PK\x05\x06" + b"\0" * 18),
    "gzip.csv": raw(b"\x1f\x8b\x08" + b"\0" * 50),
    "json.csv": text('[{"a": 1}]'),
    "xml.xls": text("<?xml version='1.0'?><Workbook/>"),
}
