"""From a file to recognised tables and their records, with every column open to correction."""

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.services.imports.columns import DAYS, Column, recognise
from app.services.imports.groups import group_lines, name_by_sheet
from app.services.imports.key_dates import key_date
from app.services.imports.reading import read_list
from app.services.imports.rows.common import Found, title_of
from app.services.imports.rows.events import EventReader
from app.services.imports.rows.people import PeopleReader
from app.services.imports.rows.shelters import ShelterReader
from app.services.imports.sheets import Cell, Row, Sheet
from app.services.imports.tables import Table, tables, usual_filling
from app.services.imports.values.blank import key, line_of
from app.services.imports.vocabulary import ESSENTIAL, KINDS, targets
from app.services.worker import Progress
from app.text import _

NAMES = {
    "volunteers": _("Ehrenamtlichen"),
    "shelters": _("Unterkünften"),
    "events": _("Terminen"),
    "contacts": _("Ansprechpersonen"),
}
_READERS = {"volunteers": PeopleReader, "contacts": PeopleReader, "events": EventReader, "shelters": ShelterReader}


@dataclass
class RecognisedTable:
    """A table whose columns mean something; `defaults` hold for all its rows (the sheet's house, a status)."""

    table: Table
    columns: list[Column]
    defaults: dict[str, Any] = field(default_factory=dict)
    used: bool = True
    corrected: bool = False

    @property
    def sheet(self) -> str:
        """The name of its sheet."""
        return self.table.sheet

    @property
    def signature(self) -> str:
        """What tables of the same shape have in common: their headers in order."""
        return hashlib.sha256("\n".join(key(header) for header in self.table.headers).encode()).hexdigest()

    def assign(self, index: int, name: str | None) -> None:
        """Let the column at `index` mean `name`; a meaning that only one column can have leaves its former column."""
        chosen = next(column for column in self.columns if column.index == index)
        many = {target.name for kind in KINDS for target in targets(kind) if target.many}
        for column in self.columns:
            if name and column.field == name and column is not chosen and name not in many:
                column.field = None
        chosen.field, chosen.confidence, chosen.tick = name, 1.0, ""
        self.corrected = True

    @property
    def mapping(self) -> dict[str, str | None]:
        """Header (or place, where there is none) → meaning, to be remembered."""
        return {str(column.index): column.field for column in self.columns}


@dataclass
class RecognisedList:
    """A file as the program understands it: its tables, and the sheets in which it found nothing to read."""

    path: Path
    kind: str
    tables: list[RecognisedTable]
    left_out: list[str] = field(default_factory=list)

    def records(self) -> list[Found]:
        """One record for every row of data in all tables that are used, in their order."""
        return [found for table in self.tables if table.used for found in _records(table, self.kind, self.path.stem)]

    def corrections(self) -> dict[str, dict[str, str | None]]:
        """The columns of tables that were corrected, by their signature, for the next list of that shape."""
        return {table.signature: table.mapping for table in self.tables if table.corrected}

    @property
    def headers(self) -> list[str]:
        """The headers of the first used table, for a file of left-out rows."""
        first = next((table for table in self.tables if table.used), None)
        return [" ".join(header.split()) for header in first.table.headers] if first else []

    @property
    def held_back(self) -> list[str]:
        """The headers of the columns that are not read, since names of residents may stand in them."""
        columns = [column for table in self.tables if table.used for column in table.columns]
        return list(dict.fromkeys(title_of(one) for one in columns if one.held_back and one.field is None))

    @property
    def columns(self) -> dict[str, str | None]:
        """Header → meaning over all used tables; a column without header is called by its place ("Spalte C")."""
        answer: dict[str, str | None] = {}
        for table in self.tables:
            for column in table.columns if table.used else ():
                if column.header or column.filled:
                    title = " ".join(column.header.replace("-\n", "").split()) or _("Spalte {letter}").format(
                        letter=letter(column.index)
                    )
                    answer[title] = answer.get(title) or _told(column.field)
        return answer


def _told(name: str | None) -> str | None:
    return None if name == "ignored" else "availability" if name in DAYS else name


def letter(index: int) -> str:
    """The letters a spreadsheet gives a column: 0 → A, 26 → AA."""
    return (letter(index // 26 - 1) if index >= 26 else "") + chr(65 + index % 26)


def open_list(
    path: Path,
    kind: str,
    shelters: frozenset[str] = frozenset(),
    remembered: dict[str, dict[str, str | None]] | None = None,
    progress: Progress | None = None,
    cancelled: Any = None,
) -> RecognisedList:
    """Read and recognise a file as a list of `kind` (volunteers, shelters, occupancy, events, contacts).

    `shelters` are the keys of the houses the office knows; `remembered` are corrected columns by the signature of
    their headers. Raises UserError when the file cannot be read or holds no such list.
    """
    return recognise_sheets(read_list(path, progress, cancelled), path, kind, shelters, remembered or {})


def recognise_sheets(
    sheets: list[Sheet],
    path: Path,
    kind: str,
    shelters: frozenset[str] = frozenset(),
    remembered: dict[str, dict[str, str | None]] | None = None,
) -> RecognisedList:
    """The recognised list of sheets already read."""
    if not any(any(cell is not None for cell in row) for sheet in sheets for row in sheet.rows):
        raise UserError("„{name}“ enthält keine Angaben.", name=path.name)
    found: list[RecognisedTable] = []
    left_out: list[str] = []
    for sheet in sheets:
        usable = [table for one in tables(sheet, kind) if (table := _table(one, kind, shelters, remembered or {}))]
        found += usable
        if not usable and any(any(cell is not None for cell in row) for row in sheet.rows):
            left_out.append(sheet.name)
    if any(not table.table.hidden for table in found):
        for table in found:
            table.used = not table.table.hidden
    if not found:
        raise UserError(
            "In „{name}“ wurde keine Liste von {what} gefunden. Bitte prüfen Sie, ob es die richtige Datei ist und "
            "ob über den Spalten Überschriften stehen.",
            name=path.name, what=NAMES[kind],
        )  # fmt: skip
    if kind == "volunteers":
        name_by_sheet([(table.table, table.columns, table.defaults) for table in found], shelters)
    return RecognisedList(path, kind, found, left_out)


def _table(
    table: Table, kind: str, shelters: frozenset[str], remembered: dict[str, dict[str, str | None]]
) -> RecognisedTable | None:
    """The table with its columns; None when it is no list of the kind."""
    if not table.rows:
        return None
    if table.fields:
        columns = [
            Column(index, header, name, 1.0, _examples(table, index))
            for index, (header, name) in enumerate(zip(table.headers, table.fields, strict=True))
        ]
        for column in columns:
            column.filled = sum(index_filled(row, column.index) for _number, row in table.rows)
    else:
        typical = max(2, usual_filling(table) * 0.35)
        rows = [
            row
            for _number, row in table.rows
            if sum(cell is not None for cell in row) >= min(typical, len(table.headers))
        ]
        columns = recognise(table.headers, rows, kind, shelters)
    made = RecognisedTable(table, columns)
    _follow(columns, remembered.get(made.signature, {}))
    return made if _is_list(made, kind) else None


def _follow(columns: list[Column], known: dict[str, str | None]) -> None:
    """Read the columns as they were corrected the last time."""
    for column in columns:
        place = str(column.index)
        if place in known:
            column.tick = column.tick if column.field == known[place] else ""
            column.field, column.confidence = known[place], 1.0


def index_filled(row: Row, index: int) -> bool:
    """Whether a row has something in a column."""
    return index < len(row) and row[index] is not None


def _examples(table: Table, index: int) -> list[str]:
    return list(dict.fromkeys(line_of(row[index]) for _n, row in table.rows[:50] if index_filled(row, index)))[:3]


def _is_list(table: RecognisedTable, kind: str) -> bool:
    fields = {column.field for column in table.columns if column.field and column.filled} - {"ignored"}
    headed = any(column.header for column in table.columns)
    if kind == "events":
        return {"title", "start"} <= fields or (
            "start" in fields and bool(fields & {"location", "speaker", "description"})
        )
    if kind == "shelters" and not fields & {
        "street",
        "address",
        "capacity",
        "occupied",
        "kind",
        "city",
        "place",
        "operator",
    }:
        return False
    if not fields & ESSENTIAL[kind]:
        return False
    if headed:
        return len(fields) > 1 or len(table.columns) < 3
    return len(fields) > 1 and len(table.table.rows) > 1


def _records(table: RecognisedTable, kind: str, file_name: str) -> list[Found]:
    reader = _reader(table, kind, file_name)
    groups = group_lines(table.table, table.columns) if kind in ("volunteers", "contacts") else {}
    defaults = dict(table.defaults)
    answer = []
    for number, row in table.table.rows:
        if number in groups:
            defaults = {**table.defaults, **groups[number]}
        else:
            answer.append(reader.read(number, row, defaults))
    return answer


def _reader(table: RecognisedTable, kind: str, file_name: str) -> Any:
    if kind == "shelters":
        titles = [*table.table.titles, table.sheet]
        return ShelterReader(table.columns, table.table.rows, table.sheet, key_date(titles, file_name))
    return _READERS[kind](table.columns, table.table.rows, table.sheet)


__all__ = ["Cell", "RecognisedList", "RecognisedTable", "open_list", "recognise_sheets"]
