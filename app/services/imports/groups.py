"""What sheets and lines between the rows say about everybody below: the house where they help, or their status."""

import re
from typing import Any

from app.services.imports.columns import Column
from app.services.imports.headings import group_status, house_in, sheet_house, without_kind
from app.services.imports.sheets import Row
from app.services.imports.tables import Table, usual_filling
from app.services.imports.values import addresses, names, words
from app.services.imports.values.blank import key, line_of

NamedTable = tuple[Table, list[Column], dict[str, Any]]
"""A table with its columns and what holds for all its rows."""


def name_by_sheet(tables: list[NamedTable], shelters: frozenset[str]) -> None:
    """Where no column names the house, the sheet or its title does; status sheets ("Ehemalige") give the status."""
    without = [(table, defaults) for table, columns, defaults in tables if not _has(columns, "shelter")]
    own = {table.sheet: sheet_house(table.sheet) for table, _defaults in without}
    several = len(set(own.values()) - {""}) > 1
    for table, defaults in without:
        if house := _house_of(table, own[table.sheet], several, shelters):
            defaults["shelters"] = [house]
    names_of = without_kind(name for _table, defaults in without for name in defaults.get("shelters", ()))
    for _table, defaults in without:
        if "shelters" in defaults:
            defaults["shelters"] = [names_of[name] for name in defaults["shelters"]]
    for table, columns, defaults in tables:
        if not _has(columns, "status"):
            title = " ".join([table.sheet, *table.titles[-1:]])
            status = next((s for word in re.findall(r"[^\W\d_]{5,}", title) if (s := group_status(word))), "")
            if status:
                defaults["status"] = status


def _has(columns: list[Column], name: str) -> bool:
    return any(column.field == name and column.filled for column in columns)


def _house_of(table: Table, own: str, several: bool, shelters: frozenset[str]) -> str:
    title = next((house for line in reversed(table.titles) if (house := house_in(line))), "")
    sure = bool(house_in(table.sheet)) or key(own) in shelters
    if own and title and key(title).startswith(key(own)):
        return title
    return own if own and (several or sure) else title


def group_lines(table: Table, columns: list[Column]) -> dict[int, dict[str, Any]]:
    """The rows that are headings of those below, by their number, with what they say (maybe nothing)."""
    usual = usual_filling(table)
    if usual < 3 or table.fields:
        return {}
    lone = {number: text for number, row in table.rows if (text := _lone_text(row))}
    places = {column.index: column.field for column in columns}
    bare = _bare_headings(table, lone, places)
    told = {
        number: said
        for number, (index, text) in lone.items()
        if (said := _said(text, places.get(index), columns, number in bare)) is not None
    }
    houses = without_kind(house for said in told.values() for house in said.get("shelters", ()))
    for said in told.values():
        if "shelters" in said:
            said["shelters"] = [houses[house] for house in said["shelters"]]
    return told


def _lone_text(row: Row) -> tuple[int, str] | None:
    """Place and text of the only filled cell of a row."""
    filled = [(index, cell) for index, cell in enumerate(row) if cell is not None]
    return (filled[0][0], line_of(filled[0][1])) if len(filled) == 1 and isinstance(filled[0][1], str) else None


def _said(text: str, field: str | None, columns: list[Column], bare: bool) -> dict[str, Any] | None:
    """What a heading inside the table says about the rows below it; None for a row of data."""
    status, house = group_status(text), house_in(text)
    if status or house:
        return {"status": status} if status else {"shelters": [house]}
    if field in ("email", "phone", "mobile", "notes") or (not bare and _is_person(text, field)):
        return None
    if len(text) < 3 or len(text) > 60 or any(column.field == "shelter" for column in columns):
        return {}
    return {"shelters": [text.strip(" :")]}


def _is_person(text: str, field: str | None) -> bool:
    """Whether a text under a column of names can be somebody's name."""
    if field not in ("name", "last_name", "first_name"):
        return False
    return (
        "," in text
        or any(names.is_first_name(word) for word in text.split())
        or (field != "name" and len(text.split()) == 1 and not words.is_skill(text))
    )


def _bare_headings(table: Table, lone: dict[int, tuple[int, str]], places: dict[int, str | None]) -> set[int]:
    """Lone words that head groups although they could be last names: there are several, one stands on top of the
    table or sounds like a house, and nobody else in the list is without a first name."""
    first = next((index for index, field in places.items() if field == "first_name"), None)
    words_alone = {number for number, (_index, text) in lone.items() if "," not in text}
    if first is None or not words_alone:
        return set()
    nameless = any(first >= len(row) or row[first] is None for number, row in table.rows if number not in lone)
    opens = table.rows[0][0] in words_alone
    sounding = any(addresses.sounds_like_house(lone[number][1]) for number in words_alone)
    several = len(words_alone) > 1
    return words_alone if not nameless and (opens, sounding, several).count(True) > 1 else set()
