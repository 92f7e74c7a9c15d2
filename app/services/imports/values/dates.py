"""Dates as cells hold them: real ones, serial numbers, text in many writings, months, years."""

import re
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any

from app.services.imports.values.known_words import PENDING

_MONTHS = {
    name: month
    for month, names in enumerate(
        (
            "januar jan jän jänner jaenner january", "februar feb feber februrary february",
            "märz mär mrz maerz march mar", "april apr",
            "mai may", "juni jun juno june", "juli jul julei july", "august aug", "september sep sept",
            "oktober okt october oct",
            "november nov", "dezember dez december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_YEAR = r"(?P<y>(?:1[89]|20)\d\d|['´`’]?\d\d)(?!\d)"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        r"(?<!\d)(?P<y>(?:1[89]|20)\d\d)[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)",
        rf"(?<!\d)(?P<d>\d{{1,2}})\s?[./-]\s?(?P<m>\d{{1,2}})\s?[./-]\s?{_YEAR}",
        r"^(?P<d>\d{1,2})\s?[\s,]\s?(?P<m>\d{1,2})\s?[\s,]\s?(?P<y>(?:19|20)\d\d)$",
        rf"(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s?[.\-]?\s?(?P<n>{_MONTH})(?![^\W\d_])\s?[.\-,]?\s?{_YEAR}",
        rf"\b(?P<n>{_MONTH})\b\.?\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?,?\s{_YEAR}",
        rf"\b(?P<n>{_MONTH})\b\s?[.\-/,]?\s?{_YEAR}",
        r"(?<!\d)(?P<y>(?:19|20)\d\d)[-/](?P<m>0[1-9]|1[0-2])(?![\d/-])",
        r"(?<![\d.])(?P<m>0?[1-9]|1[0-2])\s?[/.\-]\s?(?P<y>(?:19|20)\d\d|['´`’]?\d\d)(?![\d.])",
        r"(?<![\d.])(?P<y>(?:19|20)\d\d)(?![\d.]*\d)",
    )
)
_EXACT = _FORMS[:5]
"""The writings that name a day."""
_COMPACT = re.compile(
    r"(?P<y>(?:19|20)\d\d)(?P<m>0[1-9]|1[0-2])(?P<d>[0-3]\d)(?:T\d{4,6}Z?)?|(?P<d2>[0-3]\d)(?P<m2>0[1-9]|1[0-2])(?P<y2>(?:19|20)\d\d)"
)
_SERIAL = range(5_000, 80_000)


def date_in(cell: Any, kind: str = "past", today: date | None = None) -> date | None:
    """The first date of a cell; None when there is none.

    `kind` decides the century of a two-digit year: "birth" (nobody under ten helps), "past" (not after next year) or
    "event" (this century). A month alone is its first day, a year alone its first of January.
    """
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if cell is None or isinstance(cell, bool):
        return None
    if isinstance(cell, (int, float)):
        return _serial(cell)
    return _from_text(cell, kind, today or date.today())


def seen_in(cell: Any) -> date | None:
    """The day a certificate was shown; None when it is only awaited ("beantragt am 12.3.14")."""
    if not isinstance(cell, str):
        return date_in(cell)
    for clause in re.split(r"[,;\n]", _SHOWN.sub(r";\1", cell)):
        day = None if any(word in clause.casefold() for word in PENDING) else date_in(clause)
        if day:
            return day
    return None


_SHOWN = re.compile(
    r"(?<!nicht )\b((?:ein)?gesehen|vorgelegt|vorgezeigt|liegt vor|erhalten|eingegangen)\b", re.IGNORECASE
)


def _serial(number: float) -> date | None:
    whole = int(number)
    if 1900 <= whole <= 2100:
        return date(whole, 1, 1)
    if whole in _SERIAL:
        return date(1899, 12, 30) + timedelta(days=whole)
    return _from_text(str(whole), "past", date.today()) if 1_000_000 < whole < 100_000_000 else None


@lru_cache(maxsize=20_000)
def _from_text(text: str, kind: str, today: date) -> date | None:
    text = text.strip()
    compact = _COMPACT.fullmatch(text.zfill(8) if text.isdecimal() and len(text) == 7 else text)
    if compact:
        parts = compact.groupdict()
        return _made(parts["y"] or parts["y2"], parts["m"] or parts["m2"], parts["d"] or parts["d2"], kind, today)
    if text.isdecimal() and len(text) < 10 and int(text) in _SERIAL and not 1900 <= int(text) <= 2100:
        return _serial(int(text))
    for form in _FORMS:
        for match in form.finditer(text):
            parts = match.groupdict()
            month = _MONTHS[parts["n"].casefold()] if parts.get("n") else parts.get("m") or 1
            made = _made(parts["y"], month, parts.get("d") or 1, kind, today)
            if made:
                return made
    return None


def _made(year: str, month: str | int, day: str | int, kind: str, today: date) -> date | None:
    number = int(year.strip("'´`’"))
    if number < 100:
        number = _century(number, kind, today)
    m, d = int(month), int(day)
    if m > 12 >= d:
        m, d = d, m
    try:
        return date(number, m, d)
    except ValueError:
        return None


def _century(year: int, kind: str, today: date) -> int:
    if kind == "event":
        return 2000 + year
    latest = today.year - 10 if kind == "birth" else today.year + 1
    return 2000 + year if 2000 + year <= latest else 1900 + year


def is_exact(cell: Any) -> bool:
    """Whether the cell names a day, not only a month or a year."""
    if isinstance(cell, date):
        return True
    if isinstance(cell, (int, float)):
        return int(cell) in _SERIAL and not 1900 <= cell <= 2100 or _COMPACT.fullmatch(str(cell)) is not None
    if str(cell).strip().isdecimal() and len(str(cell)) < 10 and int(cell) in _SERIAL:
        return not 1900 <= int(cell) <= 2100
    return any(form.search(str(cell)) for form in _EXACT) or _COMPACT.fullmatch(str(cell).strip()) is not None


def beside_key_date(header: Any) -> str | None:
    """What a header says beside the day or month it names: "belegt am 31.07.2015" → "belegt am"; None without one."""
    text = f"{header:%d.%m.%Y}" if isinstance(header, date) else str(header)
    form = next((form for form in _FORMS[:-1] if form.search(text)), None)
    return " ".join(form.sub(" ", text).split()).strip(" :.,()-–/") if form else None


def looks_like(cell: Any) -> bool:
    """Whether the cell is a date and little else; numbers only say so under a header."""
    if isinstance(cell, date):
        return True
    if cell.__class__ is not str or not any(map(str.isdecimal, cell)) or len(cell) > 40:
        return False
    return (
        date_in(cell) is not None
        and not re.search(r"\d{5,}(?!T)", cell.removesuffix("Z"))
        or _COMPACT.fullmatch(cell) is not None
    )


_TIME = re.compile(
    r"(?<![\d.:])(?P<h>[01]?\d|2[0-4])(?:\s?[:.]\s?(?P<m>[0-5]\d))?(?::[0-5]\d)?(?P<u>\s*(?:uhr|h)\b)?(?:\s*(?P<p>[ap]m)\b)?(?![\d.:])",
    re.IGNORECASE,
)


def times_in(cell: Any) -> list[time]:
    """The times of a cell, at most two: "19:00 - 21:30 Uhr", "19 bis 21 Uhr", "19.30 Uhr", "ab 17h"."""
    if isinstance(cell, datetime):
        return [cell.time()]
    if isinstance(cell, float) and 0 < cell < 1:
        return [(datetime.min + timedelta(minutes=round(cell * 1440))).time()]
    text = str(cell or "")
    text = next(
        (text.replace(match[0], " ") for form in _EXACT if (match := form.search(text)) and date_in(match[0], "event")),
        text,
    )
    marked = (
        "uhr" in text.casefold()
        or re.search(r"\d\s?[:.h]", text)
        or re.fullmatch(r"\s*\d{1,2}\s*([-–]|bis)\s*\d{1,2}\s*", text)
    )
    found = [time(_hour(match), int(match["m"] or 0)) for match in _TIME.finditer(text)]
    return found[:2] if marked else []


def _hour(match: re.Match[str]) -> int:
    """The hour of the day; "7:00 PM" is 19."""
    half = (match["p"] or "").casefold()
    return int(match["h"]) % 12 + (12 if half == "pm" else 0) if half else int(match["h"]) % 24
