"""Finds the tables in a sheet: the header under title lines, the rows that are data, and those that only decorate."""

import re
from collections import Counter
from dataclasses import dataclass, field

from app.services.imports.header_rows import header_end, header_row, header_texts, repeats
from app.services.imports.headers import exact_headers
from app.services.imports.sheets import Cell, Row, Sheet
from app.services.imports.values import names
from app.services.imports.values.blank import line_of

_SUM = re.compile(
    r"\W*(?:(?:zwischen)?summen?|gesamt(?:zahl|summe)?|insges(?:amt)?|(?:alle )?zusammen|in summe|total|anzahl|davon|"
    r"durchschnitt)\b|\W*[σΣ∑]",
    re.IGNORECASE,
)
_FOOT = re.compile(
    r"\W*(stand\b|gez\b|gezeichnet|erstellt|seite \d|quelle|legende|hinweise?\b|vertraulich|nur für|druckdatum|"
    r"ausgedruckt|i\.\s?a\.|unterschrift|ort, datum|anm(erkung)?\b|datei|bearbeitet|letzte|nächste|\*|=|x\s?=|farb|"
    r"rot\b|grün\b|gelb\b|grau\b|kürzel|bitte)",
    re.IGNORECASE,
)
_HINT = re.compile(
    r"\(.*\)|[TtDd]{2}\.?\s?[Mm]{2}\.?\s?[JjYy]{2,4}|.*pflicht(feld|angabe).*|optional|ja\s?/\s?nein|z\.\s?b\..*|"
    r"beispiel:.*|monat/jahr|bitte .*|\d\.",
    re.IGNORECASE,
)
_RULE = re.compile(r"[\s\-–—=_.*~#+|]*")


@dataclass
class Table:
    """One table: its headers, the rows with their number in the sheet (from 1), and the text above it."""

    sheet: str
    headers: list[str]
    rows: list[tuple[int, Row]] = field(default_factory=list)
    decoration: list[tuple[int, str]] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    hidden: bool = False
    fields: list[str] = field(default_factory=list)


def tables(sheet: Sheet, kind: str) -> list[Table]:
    """The tables of a sheet from top to bottom; one without recognisable headers has empty ones."""
    if sheet.fields:
        header = [line_of(cell) for cell in sheet.rows[0]]
        rows = [(number, row) for number, row in enumerate(sheet.rows[1:], 2) if any(cell is not None for cell in row)]
        return [Table(sheet.name, header, rows, hidden=sheet.hidden, fields=sheet.fields)]
    found = header_row(sheet.rows, kind)
    start = 0 if found is None else found
    titles = [line for row in sheet.rows[:start] if (line := " ".join(filter(None, map(line_of, row))))]
    return _split(sheet, start, found is not None, titles, kind)


def _split(sheet: Sheet, start: int, headed: bool, titles: list[str], kind: str) -> list[Table]:
    """The table from `start` on, and further ones where another header follows below."""
    last = header_end(sheet, start, kind) if headed else start - 1
    width = max((len(row) for row in sheet.rows[start:]), default=0)
    headers = header_texts(sheet, start, last, width) if headed else [""] * width
    table = Table(sheet.name, headers, titles=titles, hidden=sheet.hidden)
    own = [line_of(cell).casefold() for cell in sheet.rows[start]] if headed and start < len(sheet.rows) else []
    exact = exact_headers(kind)
    for index in range(last + 1, len(sheet.rows)):
        row = sheet.rows[index]
        filled: list[Cell] = [cell for cell in row if cell is not None]
        if not filled:
            continue
        if headed and _is_header(row, filled, own, exact):
            if repeats(row, own):
                table.decoration.append((index + 1, "header"))
                continue
            title = [table.rows.pop()] if table.rows and sum(c is not None for c in table.rows[-1][1]) == 1 else []
            lines = [line_of(next(c for c in r if c is not None)) for _n, r in title]
            return [table, *_split(sheet, index, True, lines, kind)]
        reason = _decoration(filled, width)
        if reason:
            table.decoration.append((index + 1, reason))
        else:
            table.rows.append((index + 1, row))
    return [table]


def _decoration(filled: list[Cell], width: int) -> str:
    """Why a row is no data: a rule, a sum, a line under the table; empty for data."""
    first = line_of(filled[0]) if isinstance(filled[0], str) else ""
    if all(isinstance(cell, str) and _RULE.fullmatch(cell) for cell in filled):
        return "rule"
    if sum(isinstance(cell, str) and _HINT.fullmatch(line_of(cell)) is not None for cell in filled) > len(filled) / 2:
        return "hint"
    others = filled[1:]
    if (
        _SUM.match(first)
        and (len(filled) <= max(2, width * 0.6) or _SUM.fullmatch(first.strip(" :")))
        and all(not isinstance(c, str) or c.startswith("=") or _is_figure(c) for c in others)
    ):
        return "sum"
    reaches = any(isinstance(cell, str) and "@" in cell for cell in filled)
    if (
        len(filled) <= 2
        and width > 2
        and not reaches
        and isinstance(filled[0], str)
        and _FOOT.match(first)
        and not names.is_first_name(first.split(" ")[0])
    ):
        return "foot"
    if len(filled) <= 2 and width > 3 and len(first) > 60:
        return "foot"
    return ""


def _is_figure(text: str) -> bool:
    return sum(map(str.isalpha, text)) <= 12 and any(map(str.isdecimal, text))


def _is_header(row: Row, filled: list[Cell], own: list[str], exact: frozenset[str]) -> bool:
    """Whether a row inside the data is a header: most of its cells are well-known ones, or those of this table."""
    if len(filled) < 2 or not isinstance(filled[0], str) or not all(isinstance(cell, str) for cell in filled):
        return False
    known = sum(
        1 for cell in filled if line_of(cell).casefold().rstrip(".: ") in exact or line_of(cell).casefold() in exact
    )
    return known >= max(3, len(filled) * 0.6) or repeats(row, own)


def usual_filling(table: Table) -> int:
    """How many cells most rows of a table fill."""
    counts = Counter(sum(cell is not None for cell in row) for _number, row in table.rows)
    if not counts:
        return 0
    ordered = sorted(counts.elements())
    return ordered[len(ordered) // 2]
