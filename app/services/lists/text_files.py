"""Writes a list as CSV, as German spreadsheet programs open it, or as JSON for other programs."""

import csv
import io
import json
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, BinaryIO

from app.services.lists.clean import Cleaner, is_formula
from app.services.lists.sheet import Heading, Records, Sheet
from app.text import _, german_date, german_datetime, number


def write_csv(stream: BinaryIO, sheet: Sheet) -> list[str]:
    """Semicolons, UTF-8 with mark, German dates and numbers, headings in the first line; the answer are notes.

    A text that a spreadsheet program would calculate gets an apostrophe in front (OWASP CSV injection).
    """
    clean = Cleaner()
    guarded = 0
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([heading.title for heading in sheet.headings])
    for row in sheet.rows:
        cells = [_cell(heading, value, clean) for heading, value in zip(sheet.headings, row, strict=True)]
        risky = [isinstance(value, str) and is_formula(cell) for value, cell in zip(row, cells, strict=True)]
        guarded += sum(risky)
        writer.writerow([f"'{cell}" if risk else cell for cell, risk in zip(cells, risky, strict=True)])
    text.flush()
    text.detach()
    return [*_guard_note(guarded), *replaced_note(clean.replaced)]


def _cell(heading: Heading, value: Any, clean: Cleaner) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, datetime):
        return german_datetime(value)
    if isinstance(value, date):
        return german_date(value)
    if heading.kind == "hours":
        return number(value / 60, 2)
    if heading.kind == "money":
        return number(value / 100, 2)
    return f"{number(value * 100, 1)} %" if heading.kind == "share" else str(value)


def _guard_note(count: int) -> Sequence[str]:
    if not count:
        return ()
    text = _("Felder mit einem Apostroph vor dem Text, damit ihn kein Programm als Formel rechnet: {count}.")
    return (text.format(count=count),)


def replaced_note(count: int) -> Sequence[str]:
    """What the reader is told when signs of texts could not be written."""
    if not count:
        return ()
    return (
        _("Felder, in denen Zeichen ersetzt oder gekürzt wurden, die in keiner Liste stehen können: {count}.").format(
            count=count
        ),
    )


def json_bytes(records: Records) -> bytes:
    """A list of objects, one a line, in UTF-8; half characters, which no file can hold, become question marks."""
    lines = (json.dumps(item, ensure_ascii=False).encode("utf-8", "replace") for item in records.items)
    return b"[\n" + b",\n".join(lines) + b"\n]\n"
