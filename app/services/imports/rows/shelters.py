"""Rows of houses: master data, occupancy and who is responsible there."""

from datetime import date
from typing import Any

from app.models import Shelter
from app.services.imports.columns import Column
from app.services.imports.rows.common import Cells, Found, title_of
from app.services.imports.rows.plain import read_rest
from app.services.imports.sheets import Row
from app.services.imports.values import addresses, dates, names, phones, words
from app.services.imports.values.blank import line_of, text_of
from app.services.imports.values.numbers import is_plain, whole
from app.services.occupancy import languages

_KINDS = (
    ("EMERGENCY", ("not", "halle")), ("RECEPTION", ("lea", "ea", "erstaufnahme", "bea")),
    ("FLAT", ("wohnung", "whg", "vu")),
    ("FOLLOW_UP", ("au", "anschluss", "kommunal", "obdach")),
    ("SHARED", ("gu", "gemeinschaft", "vorläufig", "vorlaeufig", "sammel")),
)  # fmt: skip
COUNTED = (
    "occupied",
    "households",
    "women",
    "men",
    "minors_0_5",
    "minors_6_13",
    "minors_14_17",
    "travelling_alone",
    "languages",
    "source",
)
"""What belongs to the count of a key date besides its places."""
NUMBERS = ("households", "women", "men", "minors_0_5", "minors_6_13", "minors_14_17", "travelling_alone")


class ShelterReader:
    """Reads the rows of one table of houses; telephone columns behind a responsible person belong to that person."""

    def __init__(
        self, columns: list[Column], rows: list[tuple[int, Row]], sheet: str, as_of: date | None = None
    ) -> None:
        del rows
        self.columns, self.sheet, self._as_of = columns, sheet, as_of
        self._owner = _contact_columns(columns)

    def read(self, number: int, row: Row, defaults: dict[str, Any]) -> Found:
        """The house in a row; `defaults` hold where the row says nothing."""
        own = [column for column in self.columns if column.index not in self._owner]
        cells = Cells(row, own)
        found = Found(self.sheet, number, dict(defaults), list(row))
        values = found.values
        if name := cells.line("name"):
            values["name"] = name[:120]
        if kind := kind_of(cells.line("kind") or name):
            values["kind"] = kind
        _address(cells, values)
        _reach(cells, values)
        self._numbers(cells, found)
        if rooms := [room for _column, text in cells.entries("rooms") for room in words.several_in(text)]:
            values["rooms"] = rooms
        if contacts := self._contacts(row):
            values["contacts"] = contacts
        read_rest(Shelter, cells, found)
        return found

    def _numbers(self, cells: Cells, found: Found) -> None:
        for column, cell in cells.of("occupied"):
            _number(found, "occupied", column, cell)
        self._counts(cells, found)
        _further(cells, found)
        if found.values.keys() & {"occupied", "languages", *NUMBERS}:
            found.values["as_of"] = dates.date_in(cells.first("as_of")) or found.values.get("as_of", self._as_of)

    def _counts(self, cells: Cells, found: Found) -> None:
        """Columns headed by key dates: the newest is the occupancy, the others are earlier ones."""
        counts = [
            {"as_of": dates.date_in(column.header, "event"), "occupied": number}
            for column, cell in cells.of("counts")
            if (number := whole(cell)) is not None
        ]
        found.unread += [
            f"{title_of(column)}: {line_of(cell)}" for column, cell in cells.of("counts") if not is_plain(cell)
        ]
        counts.sort(key=lambda count: str(count["as_of"]))
        if counts and "occupied" not in found.values:
            found.values.update(counts.pop())
        if counts:
            found.values["counts"] = counts

    def _contacts(self, row: Row) -> list[dict[str, str]]:
        made: dict[str, dict[str, str]] = {}
        for column in self.columns:
            if (column.field or "").startswith("contact:"):
                text = text_of(row[column.index]) if column.index < len(row) else ""
                if text:
                    made[str(column.field)] = _contact(str(column.field)[8:], text)
        for index, owner in self._owner.items():
            cell = row[index] if index < len(row) else None
            if owner in made and cell is not None:
                _reach(Cells(row, [column for column in self.columns if column.index == index]), made[owner])
        return list(made.values())


def _number(found: Found, name: str, column: Column, cell: Any) -> None:
    """The whole number of a cell; what else it says is told."""
    if (number := whole(cell)) is not None:
        found.values[name] = number
    if number is None or not is_plain(cell):
        found.unread.append(f"{title_of(column)}: {line_of(cell)}")


def _further(cells: Cells, found: Found) -> None:
    """Households, groups and languages of the count, and who told it."""
    for name in NUMBERS:
        for column, cell in cells.of(name):
            _number(found, name, column, cell)
    if source := cells.line("source"):
        found.values["source"] = source[:120]
    for column, cell in cells.of("languages"):
        counts, unread = languages.known_in(line_of(cell))
        if counts:
            found.values["languages"] = counts
        found.unread += [f"{title_of(column)}: {part}" for part in unread]


def _contact_columns(columns: list[Column]) -> dict[int, str]:
    """Which telephone and e-mail columns stand right behind a responsible person, and whose they are."""
    owned: dict[int, str] = {}
    current = ""
    for column in columns:
        if (column.field or "").startswith("contact:"):
            current = str(column.field)
        elif column.field in ("phone", "mobile", "email") and current:
            owned[column.index] = current
        elif column.field:
            current = ""
    return owned


def _contact(function: str, cell: str) -> dict[str, str]:
    """A responsible person in one cell, maybe with telephone and e-mail behind the name."""
    numbers, emails = phones.numbers_in(cell), addresses.emails_in(cell)
    lines = cell.replace(",", "\n").replace(";", "\n").split("\n")
    bare = lines[0] if numbers or emails else cell
    bare = "".join(character for character in bare if not character.isdecimal()).strip(" ,/-+()\n") if numbers else bare
    name = names.split_name(" ".join(bare.removesuffix("Tel.").split()))
    made = {"function": function, "first_name": name.first, "last_name": name.last, "academic_title": name.title}
    for number in numbers:
        made.setdefault("mobile" if phones.is_mobile(number) else "phone", number)
    if emails:
        made["email"] = emails[0]
    return {key: value for key, value in made.items() if value}


def _address(cells: Cells, values: dict[str, Any]) -> None:
    read = addresses.Address()
    for name in ("address", "place", "street"):
        if text := cells.text(name):
            part = addresses.split_address(text)
            read = addresses.Address(
                read.street or part.street, read.postal_code or part.postal_code, read.city or part.city
            )
    code = cells.first("postal_code")
    found = {
        "street": addresses.joined(read.street, cells.line("house_number")),
        "postal_code": addresses.postal_code_of(code) if code is not None else read.postal_code,
        "city": cells.line("city") or read.city,
    }
    values.update({key: value for key, value in found.items() if value})


def _reach(cells: Cells, values: dict[str, Any]) -> None:
    for name in ("phone", "mobile"):
        for _column, cell in cells.of(name):
            numbers = phones.numbers_in(cell)
            if numbers:
                values.setdefault(
                    "mobile" if "function" in values and phones.is_mobile(numbers[0]) else "phone",
                    " / ".join(numbers)[:60],
                )
    emails = addresses.emails_in(cells.first("email"))
    if emails:
        values.setdefault("email", emails[0])


def kind_of(text: str) -> str:
    """The kind of house that a word or a name's first word tells, as its English key; empty when it tells none."""
    lowered = text.casefold()
    first = lowered.replace("(", " ").replace(")", " ").replace("-", " ").split()
    for kind, starts in _KINDS:
        for start in starts:
            if start in first[:1] or (len(start) > 3 and start in lowered) or f"({start})" in lowered:
                return kind
    return ""
