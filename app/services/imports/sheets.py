"""What every file becomes before anybody interprets it: sheets of plain cells."""

import unicodedata
from dataclasses import dataclass, field
from datetime import date, datetime
from types import NoneType
from typing import Any

Cell = str | int | float | bool | date | datetime | None
Row = list[Cell]


@dataclass
class Sheet:
    """One table of a file.

    `fields` names the columns where the format itself says what they are (vCard, iCalendar); otherwise it is empty and
    the columns are recognised. `merged` holds (first row, first column, last row, last column), counted from 0.
    """

    name: str
    rows: list[Row]
    hidden: bool = False
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    fields: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.name = unicodedata.normalize("NFC", self.name)


def pack(sheets: list[Sheet]) -> list[dict[str, Any]]:
    """Plain JSON data for the way out of the child process."""
    return [{**vars(sheet), "rows": [[_packed(cell) for cell in row] for row in sheet.rows]} for sheet in sheets]


def unpack(data: list[dict[str, Any]]) -> list[Sheet]:
    """The sheets that `pack` made plain."""
    return [
        Sheet(
            name=sheet["name"],
            rows=[[_unpacked(cell) if cell.__class__ is list else cell for cell in row] for row in sheet["rows"]],
            hidden=sheet["hidden"],
            merged=[(a, b, c, d) for a, b, c, d in sheet["merged"]],
            fields=sheet["fields"],
        )
        for sheet in data
    ]


def _packed(cell: Cell) -> Any:
    if isinstance(cell, date):
        return [cell.isoformat()]
    if cell.__class__ in _PLAIN:
        return cell
    raise TypeError(f"{type(cell)} is no cell")


_PLAIN = {str, int, float, bool, NoneType}


def _unpacked(cell: Any) -> Cell:
    text = cell[0]
    return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)


def plain(value: Any) -> Cell:
    """A library's cell as one of our kinds: whole numbers without ".0", midnights as dates, no blanks around."""
    if value is None or value.__class__ is int or value.__class__ is bool:
        return value
    if value.__class__ is str:
        return _text(value)
    if value.__class__ is float:
        return _number(value)
    if isinstance(value, datetime):
        value = value.replace(tzinfo=None, microsecond=0)
        return value if value.hour or value.minute or value.second else date(value.year, value.month, value.day)
    if isinstance(value, date):
        return value
    return _text(value.strftime("%H:%M") if hasattr(value, "strftime") else _duration(str(value)))


def _text(value: str) -> str | None:
    if "\r" in value or "_x000D_" in value:
        value = value.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
    if not value.isascii():
        value = unicodedata.normalize("NFC", value)  # a Mac writes "ä" as two characters
    value = value.replace("\xa0", " ").replace("\u200b", "").replace("\ufeff", "").replace("\x00", "").strip()
    return value or None


def _number(value: float) -> Cell:
    if value != value or value in (float("inf"), float("-inf")):
        return None
    return int(value) if value.is_integer() else value


def _duration(text: str) -> str:
    """ "19:30:00" as "19:30"."""
    parts = text.split(":")
    return ":".join(parts[:2]).rjust(5, "0") if len(parts) == 3 else text
