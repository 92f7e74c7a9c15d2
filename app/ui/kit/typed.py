"""Reads what people type into a field, the German way: dates, times, numbers and sums of money."""

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from app.text import MONTHS, WEEKDAYS, fold

_RELATIVE = {"heute": 0, "h": 0, "morgen": 1, "m": 1, "ubermorgen": 2, "gestern": -1, "vorgestern": -2}
_COUNTS = {
    "einem": 1, "einer": 1, "zwei": 2, "drei": 3, "vier": 4, "funf": 5, "sechs": 6, "acht": 8, "zehn": 10, "zwolf": 12,
}  # fmt: skip
_UNITS = {"t": 1, "tag": 1, "tage": 1, "tagen": 1, "w": 7, "woche": 7, "wochen": 7}


def parse_date(text: str, today: date | None = None) -> date:
    """A date from 1.5.67, 01.05.1967, 1.5., 1. Mai 2027, 2027-05-01, "morgen", "Freitag", "+2 Wochen",
    "in zwei Wochen".

    Two-digit years lie between 80 years ago and 20 years ahead; without a year the current one is meant.
    Raises ValueError when it is none of these.
    """
    today = today or date.today()
    typed = fold(text).rstrip(".").strip()
    if typed in _RELATIVE:
        return today + timedelta(days=_RELATIVE[typed])
    found = _from_weekday(typed, today) or _from_distance(typed, today) or _from_digits(typed, today)
    if found is None:
        raise ValueError(text)
    return found


def parse_time(text: str) -> time:
    """A time of day from 19, 19:30, 19.30, 1930, "19 Uhr"; raises ValueError."""
    match = re.fullmatch(r"(\d{1,2})(?:[:.h ]?(\d{2}))?(?: ?uhr)?", fold(text))
    if not match:
        raise ValueError(text)
    return time(int(match[1]), int(match[2] or 0))


def parse_datetime(text: str, today: date | None = None) -> datetime:
    """Date and time as typed, "25.11. 19:00" or "morgen 19 Uhr"; without a time midnight. Raises ValueError."""
    day, _gap, clock = text.strip().rpartition(" ")
    if fold(clock) == "uhr":
        day, _gap, clock = day.rpartition(" ")
    try:
        return datetime.combine(parse_date(day, today), parse_time(clock))
    except ValueError:
        return datetime.combine(parse_date(text, today), time())


def parse_number(text: str) -> Decimal:
    """A number from 1312, 1.312,50 or 1312.5; raises ValueError."""
    typed = re.sub(r"[\s\u00a0]", "", text)
    if "," in typed:
        typed = typed.replace(".", "").replace(",", ".")
    elif re.fullmatch(r"-?\d{1,3}(\.\d{3})+", typed):
        typed = typed.replace(".", "")
    try:
        value = Decimal(typed)
    except InvalidOperation:
        raise ValueError(text) from None
    if not value.is_finite():
        raise ValueError(text)
    return value


def parse_money(text: str) -> int:
    """Whole cents from "6.400,00 €", "6400", "12,5 Euro" or "12,-"; raises ValueError."""
    value = parse_number(re.sub(r"€|euro?(?![a-z])|,-", "", text, flags=re.IGNORECASE))
    return int((value * 100).quantize(Decimal(1), ROUND_HALF_UP))


def _from_weekday(typed: str, today: date) -> date | None:
    for number, name in enumerate(WEEKDAYS):
        if typed in (fold(name), fold(name)[:2]):
            return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    return None


def _from_distance(typed: str, today: date) -> date | None:
    match = re.fullmatch(r"(?:in |\+) ?(\d{1,3}|[a-z]+(?= )) ?([a-z]*)", typed)
    if not match or (match[2] or "t") not in _UNITS:
        return None
    count = int(match[1]) if match[1].isdigit() else _COUNTS.get(match[1])
    return today + timedelta(days=count * _UNITS[match[2] or "t"]) if count is not None else None


def _from_digits(typed: str, today: date) -> date | None:
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", typed):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := re.fullmatch(r"(\d{2})(\d{2})(\d{2}|\d{4})", typed):
        return date(_year(match[3], today), int(match[2]), int(match[1]))
    if match := re.fullmatch(r"(\d{1,2})[./-] ?(\d{1,2})(?:[./-] ?(\d{2}|\d{4}))?", typed):
        return date(_year(match[3], today), int(match[2]), int(match[1]))
    if match := re.fullmatch(r"(\d{1,2})\.? ?([a-z]{3,})\.?(?: (\d{2}|\d{4}))?", typed):
        month = next((n for n, name in enumerate(MONTHS, 1) if fold(name).startswith(match[2])), None)
        return date(_year(match[3], today), month, int(match[1])) if month else None
    return None


def _year(digits: str | None, today: date) -> int:
    if not digits:
        return today.year
    if len(digits) == 4:
        return int(digits)
    year = today.year // 100 * 100 + int(digits)
    return year - 100 if year > today.year + 20 else year
