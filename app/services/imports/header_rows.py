"""The header of a table: which rows it is, and what stands over each column."""

import re
from datetime import date

from app.services.imports.headers import best_strength
from app.services.imports.sheets import Cell, Row, Sheet
from app.services.imports.values import dates, days, phones, words
from app.services.imports.values.blank import line_of, text_of

_LOOK_AT = 60
_AGES = re.compile(
    r"(?:(?:Kinder|Kd\.?|Jugendl(?:iche|\.)?|Alter|Minderj\.?)\s*)?\d{1,2}\s*(?:-|–|bis)\s*(?:5|13|17)\s*(?:J\.?|Jahre)?",
    re.I,
)


def header_row(rows: list[Row], kind: str) -> int | None:
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
    named = [
        cell
        for cell in filled
        if isinstance(cell, str) and (words.is_skill(cell) or (len(cell) > 2 and words.language(cell)))
    ]
    for cell in filled:
        if kind == "shelters" and is_key_date(cell):
            continue  # columns of key dates
        if not isinstance(cell, str) or (_is_data(cell) and not is_age(cell)):
            weak += 1.0
            continue
        value = 0.7 if len(named) > 1 and cell in named else best_strength(cell, kind)
        strong += value if value >= 0.7 else 0.0
        weak += 0.35 if value < 0.7 else 0.0
    if len(filled) == 1:
        return strong - 0.9 if strong >= 0.95 and len(line_of(filled[0])) < 30 else 0.0
    enough = strong >= 1.7 or (strong >= 0.95 and len(filled) == 2)
    return strong - weak if enough and strong > weak else 0.0


def is_age(cell: Cell) -> bool:
    """Whether a header is a range of ages, which "6-13" could also be as a month of a year."""
    return isinstance(cell, str) and _AGES.fullmatch(cell.strip()) is not None


def is_key_date(cell: Cell) -> bool:
    """Whether a header names a day or month on which was counted."""
    return isinstance(cell, (str, date)) and not is_age(cell) and dates.beside_key_date(cell) is not None


def _is_data(text: str) -> bool:
    return (
        "@" in text or phones.looks_like(text) or dates.looks_like(text) or len(text) > 80 or text.strip().isdecimal()
    )


def header_end(sheet: Sheet, start: int, kind: str) -> int:
    """The last row of the header: a second row names the columns under a merged or wrapped first one."""
    if start + 1 >= len(sheet.rows):
        return start
    upper, lower = sheet.rows[start], sheet.rows[start + 1]
    at = [index for index, cell in enumerate(lower) if cell is not None]
    wrapped = [index for index in at if _continues(upper[index] if index < len(upper) else None, lower[index])]
    if len(wrapped) > 1:
        return start + 1
    texts = [cell for cell in lower if isinstance(cell, str) and not (_is_data(cell) and not is_age(cell))]
    if not at or len(texts) < len(at):
        return start
    short = all(len(line_of(text)) < 25 for text in texts)
    small = sum(text[:1].islower() for text in texts)
    if short and (wrapped or small >= max(2, len(texts) * 0.5) or all(map(days.day_or_part, texts))):
        return start + 1
    return start + 1 if _names_columns(sheet, start, at, kind) else start


def _continues(upper: Cell, lower: Cell) -> bool:
    """Whether a word that the upper cell breaks off goes on in the lower one."""
    return isinstance(upper, str) and upper.rstrip().endswith("-") and isinstance(lower, str) and lower[:1].islower()


def _names_columns(sheet: Sheet, start: int, at: list[int], kind: str) -> bool:
    """Whether most cells below a header are headers themselves, under blank or spanning ones."""
    upper, lower = sheet.rows[start], sheet.rows[start + 1]
    fresh = [index for index in at if index >= len(upper) or upper[index] is None or _covered(sheet, start, index)]
    known = sum(best_strength(str(lower[index]), kind) >= 0.7 for index in at)
    return (
        known >= max(2, len(at) * 0.6)
        and len(fresh) >= len(at) * 0.5
        and not repeats(lower, [line_of(cell).casefold() for cell in upper])
    )


def _covered(sheet: Sheet, row: int, column: int) -> bool:
    """Whether a cell lies in a range that spans several columns of its row."""
    return any(
        top <= row <= bottom and left <= column <= right and right > left for top, left, bottom, right in sheet.merged
    )


def header_texts(sheet: Sheet, first: int, last: int, width: int) -> list[str]:
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
    text = f"{cell:%d.%m.%Y}" if isinstance(cell, date) else text_of(cell)
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
    spans = [(left, right) for left, right in here if 0 < right - left < width * 0.8] or _day_spans(above, width)
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


def _day_spans(above: Row, width: int) -> list[tuple[int, int]]:
    """The columns that weekdays in a row above the header span although nothing is merged."""
    days_at = [index for index, cell in enumerate(above) if isinstance(cell, str) and days.day_of(cell)]
    if len(days_at) < 2:
        return []
    step = days_at[1] - days_at[0]
    return [(index, min(index + step, width) - 1) for index in days_at] if step > 1 else []


def repeats(row: Row, own: list[str]) -> bool:
    """Whether a row says again what the header (in small letters) says."""
    pairs = [
        (line_of(cell).casefold(), own[index] if index < len(own) else "")
        for index, cell in enumerate(row)
        if cell is not None
    ]
    return len(pairs) > 1 and sum(a == b for a, b in pairs) >= len(pairs) * 0.6
