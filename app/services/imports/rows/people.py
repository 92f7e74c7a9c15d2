"""Rows of people: volunteers and contacts."""

import re
from dataclasses import replace
from functools import cache
from typing import Any

from app.models import Person, PersonLanguage, Salutation
from app.models.base import Kind
from app.models.facts import attribute, facts
from app.services.imports.columns import DAYS, Column
from app.services.imports.rows.common import Cells, Found, title_of
from app.services.imports.rows.plain import read_rest
from app.services.imports.rows.reach import reach
from app.services.imports.sheets import Row
from app.services.imports.values import addresses, dates, days, names, words
from app.services.imports.values.blank import line_of, text_of
from app.text import _

_DEAD = re.compile(r"\s*(?:†|\(?\bverstorben\b\)?)\s*", re.IGNORECASE)
_SALUTATIONS = {Salutation.MS.value: "MS", Salutation.MR.value: "MR"}
_OF_OTHERS = ("organisation", "function", "presence_hours", "website", "circle")
"""What belongs to the organisation or circle of a person."""


class PeopleReader:
    """Reads the rows of one table of people; what holds for the whole column is found out once."""

    def __init__(self, columns: list[Column], rows: list[tuple[int, Row]], sheet: str) -> None:
        self.columns, self.sheet = columns, sheet
        self._shouted = {
            c.field
            for c in columns
            if c.field in ("last_name", "first_name", "name") and names.are_shouted(_texts(c, rows))
        }
        whole = next((c for c in columns if c.field == "name"), None)
        self._last_first = whole is not None and _last_first(whole, _texts(whole, rows))

    def read(self, number: int, row: Row, defaults: dict[str, Any]) -> Found:
        """The person in a row; `defaults` (shelter, status) hold where the row says nothing."""
        cells = Cells(row, self.columns)
        found = Found(self.sheet, number, {}, list(row))
        remarks: list[str] = []
        email = reach(cells, found, remarks)
        self._name(cells, found, email)
        self._address(cells, found)
        self._dates(cells, found)
        self._office(cells, found, remarks)
        for key, value in defaults.items():
            found.values.setdefault(key, value)
        self._notes(cells, found, remarks)
        read_rest(Person, cells, found)
        return found

    # ------------------------------------------------------------------ the person

    def _name(self, cells: Cells, found: Found, email: str) -> None:
        told = " ".join(cells.line(name) for name in ("name", "first_name", "last_name"))
        name = self._name_of(cells, email)
        if born := names.born_in(cells.line("name")) or names.born_in(cells.line("last_name")):
            found.unread.append(_("Geburtsname: {name}").format(name=born))
        if _DEAD.search(told):
            found.values["status"] = "LEFT"
            name = replace(name, first=_DEAD.sub(" ", name.first).strip(), last=_DEAD.sub(" ", name.last).strip())
        greeting = cells.line("salutation")
        title = names.titles_in(greeting)
        said = words.salutation_of(greeting.split()[0] if title else greeting) or name.salutation
        self._set(found, "first_name", name.first)
        self._set(found, "last_name", name.last)
        self._set(found, "academic_title", name.title or title)
        self._set(found, "salutation", _SALUTATIONS.get(said, ""))

    def _name_of(self, cells: Cells, email: str) -> names.Name:
        """The name out of one cell or two; what one of several cells lacks, another gives."""
        first = self._calm(cells.line("first_name"), "first_name")
        last = self._calm(names.without_birth_name(cells.line("last_name")), "last_name")
        whole = _DEAD.sub(" ", cells.line("name")).strip()
        if whole and not (first and last):
            name = names.split_name(whole, self._last_first, email)
            if "name" in self._shouted or name.last.isupper():
                name = replace(name, first=names.quietened(name.first), last=names.quietened(name.last))
            elif whole.islower():
                name = replace(name, first=names.raised(name.first), last=names.raised(name.last))
            return replace(name, first=name.first or first, last=name.last or last)
        if last and not first and "," in last:
            return names.split_name(last)
        title, first = names.without_title(first)
        other, last = names.without_title(last)
        return names.Name("", title or other, first, last)

    def _calm(self, text: str, name: str) -> str:
        return names.quietened(text) if name in self._shouted else names.raised(text)

    def _address(self, cells: Cells, found: Found) -> None:
        parts = addresses.Address()
        for name in ("address", "place", "street"):
            text = cells.text(name)
            if text and (name != "street" or addresses.is_address(text)):
                read = addresses.split_address(text)
                if name == "place" and not read.postal_code:
                    read = addresses.Address("", "", line_of(text))
                parts = addresses.Address(
                    parts.street or read.street, parts.postal_code or read.postal_code, parts.city or read.city
                )
        street = (
            cells.line("street")
            if cells.line("street") and not addresses.is_address(cells.text("street"))
            else parts.street
        )
        code = cells.first("postal_code")
        city = cells.line("city")
        if city and addresses.is_place(city):
            read = addresses.split_address(city)
            city, code = read.city, code or read.postal_code
        self._set(found, "street", addresses.joined(street, cells.line("house_number")))
        self._set(found, "postal_code", addresses.postal_code_of(code) if code is not None else parts.postal_code)
        self._set(found, "city", city or parts.city)

    # ------------------------------------------------------------------ dates and office

    def _dates(self, cells: Cells, found: Found) -> None:
        for name, kind in (
            ("birth_date", "birth"),
            ("since", "past"),
            ("left_on", "past"),
            ("certificate_seen_on", "past"),
        ):
            for column, cell in cells.of(name):
                day = dates.seen_in(cell) if name == "certificate_seen_on" else dates.date_in(cell, kind)
                if day is None:
                    self._undated(column, cell, found)
                elif name == "birth_date" and not dates.is_exact(cell):
                    found.values["birth_year"] = day.year
                else:
                    found.values[name] = day
        year = dates.date_in(cells.first("birth_year"), "birth")
        if year:
            found.values["birth_year"] = year.year

    def _undated(self, column: Column, cell: Any, found: Found) -> None:
        text = line_of(cell)
        if words.yes_or_no(text) is not False:
            found.unread.append(f"{title_of(column)}: {text}")

    def _office(self, cells: Cells, found: Found, remarks: list[str]) -> None:
        self._several(cells, found)
        self._days(cells, found, remarks)
        self._status(cells, found)
        shelters = [shelter for _column, text in cells.entries("shelter") for shelter in _shelters(text)]
        if shelters:
            found.values["shelters"] = list(dict.fromkeys(shelters))
        for name in _OF_OTHERS:
            self._set(found, name, cells.line(name))
        for column, cell in cells.of("mobility"):
            said = words.yes_or_no(text_of(cell))
            text = title_of(column) if said else "" if said is False else line_of(cell)
            if text:
                found.values["mobility"] = ", ".join(filter(None, (found.values.get("mobility"), text)))
        given = [
            name[8:].upper()
            for name in sorted(cells.fields)
            if name.startswith("consent_") and words.yes_or_no(cells.line(name))
        ]
        if given:
            found.values["consents"] = given

    def _several(self, cells: Cells, found: Found) -> None:
        languages: list[str] = []
        for column, text in cells.entries("languages"):
            read = list(words.languages_in(text))
            languages += [_levelled(column, text)] if column.tick else read
            found.unread += [f"{title_of(column)}: {note}" for note in words.beside_languages(text)]
        skills = [
            skill
            for column, text in cells.entries("skills")
            for skill in ([text] if column.tick else words.several_in(text))
        ]
        if languages:
            found.values["languages"] = list(dict.fromkeys(languages))
        if skills:
            found.values["skills"] = list(dict.fromkeys(skill[:80] for skill in skills))

    def _days(self, cells: Cells, found: Found, remarks: list[str]) -> None:
        slots: list[days.Slot] = []
        for day in DAYS:
            for column, cell in cells.of(day):
                part = next(filter(None, map(days.part_of, column.header.split("\n"))), "")
                slots += [(day, said or part) for day, said in days.slots_under(day, cell)]
        for column, cell in cells.of("availability"):
            read = days.slots_in(line_of(cell))
            slots += read
            found.unread += [f"{title_of(column)}: {note}" for note in days.beside_days(line_of(cell)) if read]
            if not read and days.mark(cell) is None:
                remarks.append(f"{title_of(column)}: {line_of(cell)}")
        if slots:
            ordered = sorted(dict.fromkeys(slots), key=lambda slot: DAYS.index(slot[0]))
            found.values["availability"] = [f"{day}.{part or 'day'}" for day, part in ordered]

    def _status(self, cells: Cells, found: Found) -> None:
        for column, cell in cells.of("status"):
            text = line_of(cell)
            said = days.mark(cell) if "aktiv" in column.header.casefold() else None
            status = ("ACTIVE" if said else "PAUSED") if said is not None else words.status_of(text).upper()
            if status:
                found.values.setdefault("status", status)
            else:
                found.unread.append(f"{title_of(column)}: {text}")

    def _notes(self, cells: Cells, found: Found, remarks: list[str]) -> None:
        self._set(found, "notes", "\n".join(filter(None, [cells.text("notes"), *dict.fromkeys(remarks)])))

    def _set(self, found: Found, name: str, value: str) -> None:
        if value:
            found.values[name] = value[: _length(name)]


@cache
def _length(name: str) -> int | None:
    try:
        told = facts(attribute(Person, name))
    except KeyError:
        return 160
    return None if told.kind in (Kind.NOTES, Kind.CHOICE) else told.length


def _texts(column: Column, rows: list[tuple[int, Row]]) -> list[str]:
    return [
        line_of(row[column.index])
        for _number, row in rows[:500]
        if column.index < len(row) and row[column.index] is not None
    ]


def _last_first(column: Column, texts: list[str]) -> bool:
    """Whether whole names without comma stand last name first: the cells decide, else the header."""
    if names.last_name_first(texts):
        return True
    header = column.header.casefold()
    last, first = (header.find(word) for word in ("nachn", "vorn"))
    header_says = 0 <= last < first or header.startswith(
        ("name, vorname", "name vorname", "name und vorname", "name/vorname")
    )
    return header_says and not names.first_name_first(texts)


def _levelled(column: Column, text: str) -> str:
    level = next((known for known in PersonLanguage.LEVELS if known.casefold() in text.casefold().split()), "")
    return f"{column.tick} {level}".strip()


def _shelters(text: str) -> list[str]:
    """The houses a cell names: "Unterkunft Oßweil", "Eglosheim + Hoheneck"."""
    parts = [part.strip() for part in re.split(r"\s*[,;+&\n]\s*|\s+(?:und|u\.)\s+|\s+/\s+", text) if part.strip()]
    return [
        re.sub(r"^(?:unterkunft|flüchtlingsunterkunft|asylunterkunft)\s*:?\s+", "", part, flags=re.IGNORECASE)[:120]
        for part in parts
    ]
