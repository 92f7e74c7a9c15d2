"""Finds the tables in a sheet: the header under title lines, the rows that are data, and those that only decorate."""

import re
from collections import Counter
from dataclasses import dataclass, field

from app.services.imports.headers import best_strength, exact_headers
from app.services.imports.sheets import Cell, Row, Sheet
from app.services.imports.values import dates, names, phones, words
from app.services.imports.values.blank import line_of, text_of

_LOOK_AT = 60
_SUM = re.compile(
    r"\W*(zwischen)?summen?\b|\W*gesamt(zahl|summe)?\b|\W*insgesamt\b|\W*total\b|\W*anzahl\b|[σΣ∑]|\W*davon\b|\W*durchschnitt\b",
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
    found = _header(sheet.rows, kind)
    start = 0 if found is None else found
    titles = [line for row in sheet.rows[:start] if (line := " ".join(filter(None, map(line_of, row))))]
    return _split(sheet, start, found is not None, titles, kind)


def _split(sheet: Sheet, start: int, headed: bool, titles: list[str], kind: str) -> list[Table]:
    """The table from `start` on, and further ones where another header follows below."""
    last = _header_end(sheet, start, kind) if headed else start - 1
    width = max((len(row) for row in sheet.rows[start:]), default=0)
    headers = _headers(sheet, start, last, width) if headed else [""] * width
    table = Table(sheet.name, headers, titles=titles, hidden=sheet.hidden)
    own = [line_of(cell).casefold() for cell in sheet.rows[start]] if headed and start < len(sheet.rows) else []
    exact = exact_headers(kind)
    for index in range(last + 1, len(sheet.rows)):
        row = sheet.rows[index]
        filled: list[Cell] = [cell for cell in row if cell is not None]
        if not filled:
            continue
        if headed and _is_header(row, filled, own, exact):
            if _repeats(row, own):
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
        and len(filled) <= max(2, width * 0.6)
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
    return known >= max(3, len(filled) * 0.6) or _repeats(row, own)


def _repeats(row: Row, own: list[str]) -> bool:
    pairs = [
        (line_of(cell).casefold(), own[index] if index < len(own) else "")
        for index, cell in enumerate(row)
        if cell is not None
    ]
    return len(pairs) > 1 and sum(a == b for a, b in pairs) >= len(pairs) * 0.6


def _header(rows: list[Row], kind: str) -> int | None:
    """The row that is most like a header among the first; None when there is none."""
    best, best_score = None, 0.0
    seen = 0
    for index, row in enumerate(rows):
        filled: list[Cell] = [cell for cell in row if cell is not None]
        if not filled:
            continue
        seen += 1
        if seen > _LOOK_AT:
            break
        score = _header_score(filled, kind)
        if score > best_score + 0.01:
            best, best_score = index, score
        if best is not None and index > best + 5 and best_score > 3:
            break
    return best


def _header_score(filled: list[Cell], kind: str) -> float:
    strong = weak = 0.0
    named = [cell for cell in filled if isinstance(cell, str) and (words.language(cell) or words.is_skill(cell))]
    for cell in filled:
        if not isinstance(cell, str) or _is_data(cell):
            weak += 1.0
            continue
        value = 0.7 if len(named) > 1 and cell in named else best_strength(cell, kind)
        strong += value if value >= 0.7 else 0.0
        weak += 0.35 if value < 0.7 else 0.0
    if len(filled) == 1:
        return strong - 0.9 if strong >= 0.95 and len(line_of(filled[0])) < 30 else 0.0
    enough = strong >= 1.7 or (strong >= 0.95 and len(filled) == 2)
    return strong - weak if enough and strong > weak else 0.0


def _is_data(text: str) -> bool:
    return (
        "@" in text or phones.looks_like(text) or dates.looks_like(text) or len(text) > 80 or text.strip().isdecimal()
    )


def _header_end(sheet: Sheet, start: int, kind: str) -> int:
    """The last row of the header: a second row names the columns under a merged or wrapped first one."""
    if start + 1 >= len(sheet.rows):
        return start
    upper, lower = sheet.rows[start], sheet.rows[start + 1]
    filled = [cell for cell in lower if cell is not None]
    if not filled or not all(isinstance(cell, str) and not _is_data(cell) for cell in filled):
        return start
    at = [index for index, cell in enumerate(lower) if cell is not None]
    fresh = [index for index in at if index >= len(upper) or upper[index] is None or _covered(sheet, start, index)]
    known = sum(best_strength(str(lower[index]), kind) >= 0.7 for index in at)
    wrapped = [
        index
        for index in at
        if index < len(upper) and isinstance(upper[index], str) and str(upper[index]).rstrip().endswith("-")
    ]
    tail = all(len(line_of(cell)) < 25 for cell in filled) and wrapped and str(lower[wrapped[0]])[:1].islower()
    if tail or (
        known >= max(2, len(at) * 0.6)
        and len(fresh) >= len(at) * 0.5
        and not _repeats(lower, [line_of(c).casefold() for c in upper])
    ):
        return start + 1
    return start


def _covered(sheet: Sheet, row: int, column: int) -> bool:
    """Whether a cell lies in a range that spans several columns of its row."""
    return any(
        top <= row <= bottom and left <= column <= right and right > left for top, left, bottom, right in sheet.merged
    )


def _headers(sheet: Sheet, first: int, last: int, width: int) -> list[str]:
    """The header of every column; several rows of it are joined by line breaks, a spanning one for each it spans."""
    lines = [
        [_header_text(row[index]) if index < len(row) else "" for index in range(width)]
        for row in sheet.rows[first : last + 1]
    ]
    if last > first:
        lines[0] = _spread(lines[0], lines[1], sheet, first)
    elif first and (above := _group_row(sheet, first, width)):
        lines.insert(0, above)
    return [_joined([line[index] for line in lines]) for index in range(width)]


def _joined(parts: list[str]) -> str:
    filled = [part for part in parts if part]
    if len(filled) == 2 and filled[0].endswith("-") and filled[1][:1].islower():
        return filled[0] + "\n" + filled[1]
    return "\n".join(dict.fromkeys(filled))


def _header_text(cell: Cell) -> str:
    text = text_of(cell)
    return re.sub(r"(?<!-)\s*\n\s*", " ", text)


def _spread(upper: list[str], lower: list[str], sheet: Sheet, row: int) -> list[str]:
    """The upper header line with a spanning header repeated over all columns it spans."""
    spread = list(upper)
    merged = {(left, right) for top, left, bottom, right in sheet.merged if top <= row <= bottom and right > left}
    for left, right in merged:
        for index in range(left, min(right + 1, len(spread))):
            spread[index] = upper[left]
    if not merged:
        for index in range(1, len(spread)):
            if not spread[index] and lower[index] and lower[index - 1] and (upper[index - 1] or spread[index - 1]):
                spread[index] = spread[index - 1]
    return spread


def _group_row(sheet: Sheet, first: int, width: int) -> list[str] | None:
    """A line of spanning headers above the header ("Kontakt" over Telefon and E-Mail), if there is one."""
    above = sheet.rows[first - 1]
    here = [(left, right) for top, left, bottom, right in sheet.merged if top <= first - 1 <= bottom]
    spans = [(left, right) for left, right in here if 0 < right - left < width * 0.8]
    filled = [index for index, cell in enumerate(above) if cell is not None]
    if not spans or not filled or (len(spans) == 1 and len(filled) == 1 and filled[0] == 0):
        return None
    line = [""] * width
    for left, right in spans:
        for index in range(left, min(right + 1, width)):
            line[index] = _header_text(above[left]) if left < len(above) else ""
    for index in filled:
        if not line[index] and (index >= len(sheet.rows[first]) or sheet.rows[first][index] is None):
            line[index] = _header_text(above[index])
    return line


def usual_filling(table: Table) -> int:
    """How many cells most rows of a table fill."""
    counts = Counter(sum(cell is not None for cell in row) for _number, row in table.rows)
    if not counts:
        return 0
    ordered = sorted(counts.elements())
    return ordered[len(ordered) // 2]
