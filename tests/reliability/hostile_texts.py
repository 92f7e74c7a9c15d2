"""Random texts in every field, handed out in every way, and read back: the same text, or one that was told."""

import csv
import io
import json
import logging
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

from app.errors import UserError, ValidationError
from app.models.base import Kind, entities
from app.models.facts import facts, fields
from app.services.lists.definition import ListDefinition
from app.services.lists.disclosure import OWN_OFFICE, gate
from app.services.lists.export import export, records_of, sheet_of
from app.services.lists.filters import scope
from app.services.lists.register import LISTS
from app.services.lists.sheet import Sheet
from app.services.migrations.steps import create
from app.services.office import Services
from app.services.opening import open_services
from app.services.outputs import print_document
from app.text import storable
from tests.lists.office import fill
from tests.reliability import texts
from tests.reliability.trial import Outcome, problems_of

_TEXTS = {Kind.TEXT, Kind.NOTES, Kind.PHONE, Kind.EMAIL, Kind.URL}
_LONGEST = 40_000
_MORE_PEOPLE = 12
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def handing_out(folder: Path, random: Random) -> Outcome:
    """One office full of such texts: saved, listed and printed in every way."""
    with _office(folder, random) as office:
        lost = office.losses + sum(_lists(office.services, folder)) + sum(_documents(office.services, folder))
        tried = sum(len(values) for _crud, _identity, values in office.written)
    return Outcome(tried, lost + problems_of(folder / "Büro.db"))


class _office:  # noqa: N801 - used as "with _office(…) as office"
    """A small office in which every text of every record was replaced by a random one."""

    def __init__(self, folder: Path, random: Random) -> None:
        create(folder / "Büro.db")
        self.services = open_services(folder / "Büro.db")
        fill(self.services)
        self.written: list[tuple[Any, str, dict[str, str]]] = []
        self.losses = 0
        self.printable = random.random() < 0.4
        for _number in range(_MORE_PEOPLE):
            self.services.volunteers.save(None, {"last_name": texts.text(random, 80) or "x"})
        for owner in entities():
            crud = self.services.crud(owner)
            for identity in crud.ids():
                self._write(crud, identity, random)

    def __enter__(self) -> "_office":
        self.losses += sum(not self._kept(*one) for one in self.written)
        return self

    def __exit__(self, *_error: object) -> None:
        self.services.close()

    def _write(self, crud: Any, identity: str, random: Random) -> None:
        values = {one.name: self._value(one, random) for one in map(facts, fields(crud.entity)) if _takes_text(one)}
        while values:
            try:
                crud.save(identity, values)
                break
            except ValidationError as refused:  # a sentence for each field is a proper answer
                self.losses += not all(sentence.endswith(".") for sentence in refused.problems.values())
                values = {name: value for name, value in values.items() if name not in refused.problems}
        self.written.append((crud, identity, {k: v for k, v in values.items() if isinstance(v, str)}))

    def _value(self, told: Any, random: Random) -> Any:
        if told.kind is Kind.SEVERAL:
            return [texts.text(random, 80, self.printable) for _number in range(2)]
        return texts.text(random, told.length or _LONGEST, self.printable)

    def _kept(self, crud: Any, identity: str, values: dict[str, str]) -> bool:
        record = crud.get(identity)
        return all((getattr(record, name) or "") == storable(text) for name, text in values.items())


def _takes_text(told: Any) -> bool:
    return (told.kind in _TEXTS and not told.choices) or (told.kind is Kind.SEVERAL and told.name != "availability")


# ---------------------------------------------------------------------------------------------------- lists


def _lists(services: Services, folder: Path) -> Iterator[int]:
    """For every list and every kind of file, how many texts came back as others, unless that was told."""
    for wanted in LISTS:
        asked = scope(services, wanted, (), gate(services, OWN_OFFICE))
        for ending in wanted.endings:
            path = folder / f"{wanted.key}.{ending}"
            notes = export(services, wanted.key, path, recipient=OWN_OFFICE).notes
            told = any("ersetzt oder gekürzt" in note for note in notes)
            yield _READERS[ending](services, wanted, asked, path, told)
            path.unlink()


def _workbook(services: Services, wanted: ListDefinition, asked: Any, path: Path, told: bool) -> int:
    from openpyxl import load_workbook
    from openpyxl.utils.escape import unescape

    sheet, page = sheet_of(services, wanted, asked), load_workbook(path).active
    formulas = sum(cell.data_type in "fe" for row in page.iter_rows() for cell in row)
    tall = sum((one.height or 0) > 409 for one in page.row_dimensions.values())
    first = int(page.auto_filter.ref.split(":")[0].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) + 1
    last = first + len(sheet.rows) - 1
    read = [[unescape(cell) if isinstance(cell, str) else cell for cell in row]
            for row in page.iter_rows(first, last, max_col=len(sheet.headings), values_only=True)]  # fmt: skip
    return formulas + tall + (_differences(sheet, read, told) if sheet.rows else 0)


def _differences(sheet: Sheet, read: Sequence[Sequence[Any]], told: bool) -> int:
    pairs = [pair for row, back in zip(sheet.rows, read, strict=True) for pair in zip(row, back, strict=True)]
    return sum(not same(ours, theirs or "", told) for ours, theirs in pairs if isinstance(ours, str))


def same(ours: str, theirs: str, told: bool) -> bool:
    """Whether a text came back: composed, with line feeds, and what no file can hold replaced, if that was told."""
    wanted = unicodedata.normalize("NFC", ours)
    for end in ("\r\n", "\r", "\x85", "\u2028", "\u2029"):
        wanted = wanted.replace(end, "\n")
    if theirs == wanted:
        return True
    return told and theirs == "".join(c if _is_legal(c) else "\ufffd" for c in wanted)[:32_767]


def _is_legal(character: str) -> bool:
    """What XML 1.0 may hold (section 2.2), without DEL."""
    code = ord(character)
    return code in (9, 10, 13) or 0x20 <= code < 0xD800 and code != 0x7F or 0xE000 <= code < 0xFFFE or code > 0xFFFF


def _table(services: Services, wanted: ListDefinition, asked: Any, path: Path, told: bool) -> int:
    sheet = sheet_of(services, wanted, asked)
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream, delimiter=";"))[1:]
    calculated = sum(_is_calculated(cell) for row in rows for cell in row)
    plain = [[cell.removeprefix("'") if cell[:1] == "'" else cell for cell in row] for row in rows]
    doubled = [[cell if ours is not None and str(ours).startswith("'") else back
                for ours, cell, back in zip(one, row, other, strict=True)]
               for one, row, other in zip(sheet.rows, rows, plain, strict=True)]  # fmt: skip
    return calculated + _differences(sheet, doubled, told)


def _is_calculated(cell: str) -> bool:
    """Whether a spreadsheet program would calculate it; numbers that we write ourselves may be negative."""
    return cell.startswith(_FORMULAS) and not cell.lstrip("-").replace(".", "").replace(",", "").isdecimal()


def _json(services: Services, wanted: ListDefinition, asked: Any, path: Path, _told: bool) -> int:
    return int(json.loads(path.read_bytes()) != records_of(services, wanted, asked).items)


def _cards(services: Services, wanted: ListDefinition, asked: Any, path: Path, _told: bool) -> int:
    """As many cards as people, each with its name and nothing that a text brought in."""
    import vobject

    cards = list(vobject.readComponents(path.read_text("utf-8")))
    known = {"n", "fn", "uid", "tel", "email", "adr", "title", "categories", "org", "version"}
    strange = sum(bool(set(card.contents) - known) for card in cards)
    doubled = len(cards) - len({card.uid.value for card in cards})
    return strange + doubled + (not cards)


def _calendar(services: Services, wanted: ListDefinition, _asked: Any, path: Path, _told: bool) -> int:
    import icalendar

    entries = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    titles = sorted(_composed(event.title) for event in services.events.all())
    return int(sorted(str(entry["SUMMARY"]) for entry in entries) != titles)


def _composed(text: str) -> str:
    """As a calendar holds it; the library takes a backslash with an N for a line end, in both directions."""
    from app.services.lists.clean import Cleaner

    return Cleaner()(text).replace(r"\N", "\n")


_READERS: dict[str, Callable[[Services, ListDefinition, Any, Path, bool], int]] = {
    "xlsx": _workbook, "csv": _table, "json": _json, "vcf": _cards, "ics": _calendar,
}  # fmt: skip


# ------------------------------------------------------------------------------------------------ documents


def _documents(services: Services, folder: Path) -> Iterator[int]:
    """Every document of every record: printed or refused in a sentence, and nothing in it does anything."""
    for key, owner in _PRINTED:
        for identity in services.crud(owner).ids()[:_MOST]:
            path = folder / "Blatt.pdf"
            try:
                print_document(services, key, identity, path)
            except UserError as refused:
                yield int(not str(refused).endswith("."))
                continue
            yield dangers(path.read_bytes())


_MOST = 4
_PRINTED = (
    ("flyer", "Event"), ("sign-in", "Event"), ("handout", "Shelter"), ("information", "Person"),
    ("processing-record", "Office"),
)  # fmt: skip


def dangers(content: bytes) -> int:
    """Whether a PDF cannot be read, or does something: runs a script, opens a file, or leads elsewhere."""
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(
        logging.CRITICAL
    )  # of letters beyond U+FFFF, which reportlab spells its own way
    reader = PdfReader(io.BytesIO(content))
    unread = sum(not page.extract_text().strip() for page in reader.pages)
    annotations = [a.get_object() for page in reader.pages for a in page.get("/Annots") or ()]
    root = reader.trailer["/Root"]
    return unread + len(annotations) + sum(name in root for name in ("/OpenAction", "/AA", "/AcroForm", "/Names"))
