"""Reads a field by its facts alone, so that a new one arrives without a rule of its own, and none is lost unsaid."""

from collections.abc import Callable
from datetime import datetime, time
from typing import Any

from app.models.base import Facts, Kind
from app.models.facts import facts_by_name
from app.services.hours import duration
from app.services.imports.columns import Column
from app.services.imports.rows.common import Cells, Found, title_of
from app.services.imports.sheets import Cell
from app.services.imports.values import addresses, dates, phones, words
from app.services.imports.values.blank import line_of, text_of
from app.services.imports.values.numbers import cents, is_plain, whole
from app.text import fold


def read_rest(owner: Any, cells: Cells, found: Found, century: str = "past") -> None:
    """Take over the fields of an entity that no rule has asked for; what cannot be read as its kind is told.

    `century` is that of two-digit years (`dates.date_in`): an event lies ahead, what happened to a house behind.
    """
    told = facts_by_name(owner)
    for name in cells.unasked:
        if name in told:
            for column, cell in cells.of(name):
                _read_field(told[name], column, cell, found, century)


def _read_field(told: Facts, column: Column, cell: Cell, found: Found, century: str) -> None:
    """Take over one cell as the kind of its field, notes from several; what is left over is told."""
    before = found.values.get(told.name) if told.kind is Kind.NOTES else None
    value = dates.date_in(cell, century) if told.kind is Kind.DATE else _READ[told.kind](told, cell)
    if value is not None:
        found.values[told.name] = f"{before}\n{value}" if before else value
    if value is None or not _is_all(told, cell):
        found.unread.append(f"{title_of(column)}: {line_of(cell)}")


def _is_all(told: Facts, cell: Cell) -> bool:
    """Whether nothing of a cell that was read is lost."""
    if told.kind is Kind.NUMBER:
        return is_plain(cell)
    return told.kind is not Kind.TEXT or len(line_of(cell)) <= (told.length or len(line_of(cell)))


def _text(told: Facts, cell: Cell) -> str:
    return line_of(cell)[: told.length]


def _choice(told: Facts, cell: Cell) -> str | None:
    """The English key of the choice with this label."""
    written = fold(line_of(cell))
    return next((one.name for one in told.choices or () if written in (fold(one.label), one.name.lower())), None)


def _minutes(_told: Facts, cell: Cell) -> int | None:
    try:
        return duration.read(line_of(cell)).exact
    except ValueError:
        return None


def _moment(_told: Facts, cell: Cell) -> datetime | None:
    day = dates.date_in(cell, "event")
    return None if day is None else datetime.combine(day, next(iter(dates.times_in(cell)), time.min))


_READ: dict[Kind, Callable[[Facts, Cell], Any]] = {
    Kind.TEXT: _text,
    Kind.URL: _text,
    Kind.NOTES: lambda _told, cell: text_of(cell),
    Kind.NUMBER: lambda _told, cell: whole(cell),
    Kind.MONEY: lambda _told, cell: cents(cell),
    Kind.HOURS: _minutes,
    Kind.DATETIME: _moment,
    Kind.YES_NO: lambda _told, cell: words.yes_or_no(line_of(cell)),
    Kind.CHOICE: _choice,
    Kind.SEVERAL: lambda _told, cell: list(words.several_in(text_of(cell))) or None,
    Kind.PHONE: lambda told, cell: " / ".join(phones.numbers_in(cell))[: told.length] or None,
    Kind.EMAIL: lambda _told, cell: next(iter(addresses.emails_in(cell)), None),
}
