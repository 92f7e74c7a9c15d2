"""Searches a schema for anything that could hold a resident: names, labels, hints, JSON, texts beside numbers."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, DateTime, Enum, Integer, LargeBinary, Table

NAMES = re.compile(
    r"resident|bewohner|refugee|gefluecht|fluecht|asyl|inhabitant|occupant|tenant|mieter|nationalit|citizen|religion|ethnic"
    r"|diagnos|illness|disabilit|residence_permit|aufenthalt|passport|pass_number|azr|case_number|aktenzeichen|head_of"
)
"""What a table or column of residents would be called."""
WORDS = re.compile(
    r"bewohner|geflüchtet|flüchtling|asylbewerb|nationalität|staatsangehör|aufenthaltst|religion|aktenzeichen|azr"
    r"|familienname|zimmerbelegung|wer wohnt|name des kindes|krankheit|diagnose",
    re.IGNORECASE,
)
"""What a label, a hint or another list's heading of such a column would say."""
WARNS = re.compile(r"bitte nichts über|keine namen", re.IGNORECASE)
"""A hint that tells people not to write about residents."""
COUNTING = {"arrival", "occupancy"}
"""Tables that are about those who live in a house: numbers, and what stands in `TEXTS`."""
TEXTS = {
    "arrival": {"source", "notes"}, "occupancy": {"source"}, "room": {"name", "key", "booking", "equipment", "notes"},
    "shelter_photo": {"title", "media_type"},
}  # fmt: skip
"""The texts that tables of houses hold, each looked at: who told the numbers, what a room or a picture is called."""
JSONS = {
    "arrival.languages", "occupancy.languages",  # counts of known languages (`services.occupancy.languages`)
    "authority_form.places", "authority_form.figures",  # cells of a form, and sums
    "change.before", "change.after", "draft.first", "draft.typed", "draft.unread",  # what other columns held or will
    "disclosure.columns", "disclosure.person_ids", "printed_sheet.rows", "printed_sheet.context",  # ids of the office
    "event_series.excluded", "import_batch.summary", "import_mapping.columns", "saved_view.state", "setting.value",
}  # fmt: skip
"""Columns of any shape, each with the reason why no resident gets into it."""
FILES = {
    "authority_form.content", "document.content", "funder_credit.logo", "office.logo", "person_photo.content",
    "shelter_photo.content",
}  # fmt: skip
OTHERS = {"person.last_name", "application.reference_number", "incident.reference_number"}
"""Words that are meant for those who help, for grants and for the police."""
_BARE = {"id", "sort_key", "version", "created_at", "changed_at", "deleted_at", "shelter_id"}
_NUMBERS = (Integer, Boolean, Date, DateTime, Enum)


def findings(tables: Iterable[Table]) -> list[str]:
    """Where a resident could stand, as "table.column: why"; empty for a clean schema."""
    return [f"{where}: {why}" for table in tables for where, why in _of_table(table)]


def _of_table(table: Table) -> Iterator[tuple[str, str]]:
    if NAMES.search(table.name):
        yield table.name, "a table of residents"
    if table.name in COUNTING and any(key.column.table.name == "person" for key in table.foreign_keys):
        yield table.name, "numbers that lead to somebody"
    for column in table.c:
        where = f"{table.name}.{column.name}"
        for why in filter(None, (_named(column), _told(column, where), _shaped(column, where), _text(table, column))):
            yield where, why


def _named(column: Column[Any]) -> str:
    return "named like a resident" if NAMES.search(column.name) else ""


def _told(column: Column[Any], where: str) -> str:
    """Labels, hints and headings may speak of residents only to count them, or to say that they have no place here."""
    declared = column.info.get("declared")
    if declared is None or where in OTHERS:
        return ""
    said = [word for word in (declared.label, declared.hint, *declared.found_as) if WORDS.search(word)]
    counted = isinstance(column.type, Integer) and not WORDS.search(declared.label)
    return "" if counted or all(WARNS.search(word) for word in said) else f"asks for residents: {said}"


def _shaped(column: Column[Any], where: str) -> str:
    if isinstance(column.type, JSON):
        return "" if where in JSONS else "JSON nobody has looked at"
    return "a file nobody has looked at" if isinstance(column.type, LargeBinary) and where not in FILES else ""


def _text(table: Table, column: Column[Any]) -> str:
    """Beside numbers, tables of houses hold only the texts that were looked at."""
    plain = column.name in _BARE or column.name in TEXTS.get(table.name, set())
    if table.name not in TEXTS or plain or isinstance(column.type, (*_NUMBERS, JSON, LargeBinary)):
        return ""
    return "a text nobody has looked at"
