"""Marks text for translation and writes values the German way, without knowing Qt."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

_translate: Callable[[str], str] = str


def _(text: str) -> str:
    """Mark `text` (a German template) for translation and translate it."""
    return _translate(text)


def translate(text: str) -> str:
    """Translate a text that was marked elsewhere."""
    return _translate(text)


def install(translator: Callable[[str], str]) -> None:
    """Let the window's translator (Qt) answer for `_`."""
    global _translate
    _translate = translator


_NOT_STORABLE = re.compile("[\x00\ud800-\udfff]")


def storable(text: str) -> str:
    """The text as every database takes it: no NUL, no half characters, as names of files from elsewhere may hold."""
    return _NOT_STORABLE.sub("\N{REPLACEMENT CHARACTER}", text)


WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip


def german_date(value: date | None) -> str:
    """23.11.2026; empty for None."""
    return f"{value.day:02d}.{value.month:02d}.{value.year:04d}" if value else ""


def german_time(value: datetime | time | None) -> str:
    """19:00; empty for None."""
    return f"{value.hour:02d}:{value.minute:02d}" if value else ""


def german_datetime(value: datetime | None) -> str:
    """23.11.2026 19:00; empty for None."""
    return f"{german_date(value)} {german_time(value)}" if value else ""


def long_date(value: date) -> str:
    """Montag, 23. November 2026."""
    return f"{WEEKDAYS[value.weekday()]}, {value.day}. {MONTHS[value.month - 1]} {value.year}"


def month_name(value: date) -> str:
    """November."""
    return MONTHS[value.month - 1]


def number(value: float | None, digits: int = 0) -> str:
    """1.312 or 1.312,50; empty for None."""
    return "" if value is None else f"{value:,.{digits}f}".translate(str.maketrans(",.", ".,"))


def money(cents: int | None) -> str:
    """6.400,00 € from whole cents; empty for None."""
    return "" if cents is None else f"{number(cents / 100, 2)} €"


def hours(minutes: int | None) -> str:
    """1,5 Std. from 90 minutes; empty for None."""
    return "" if minutes is None else _("{hours} Std.").format(hours=bare_hours(minutes))


def bare_hours(minutes: int) -> str:
    """1,5 from 90 minutes, 2 from 120."""
    return number(minutes / 60, 2).removesuffix("0").removesuffix(",0")


def yes_no(value: bool | None) -> str:
    """ja or nein; empty for None."""
    return "" if value is None else _("ja") if value else _("nein")


_FOLDS = str.maketrans({"ß": "ss", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"})


class _Marks(dict[int, int | None]):
    """Which characters are accents that stand on their own, learnt as they are met."""

    def __missing__(self, code: int) -> int | None:
        self[code] = None if unicodedata.combining(chr(code)) else code
        return self[code]


_MARKS = _Marks()


def fold(text: Any) -> str:
    """Lower case without accents, for search and German order (DIN 5007-1): "Öztürk" → "ozturk", "Groß" → "gross"."""
    folded = str(text).casefold()
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded.translate(_FOLDS)).translate(_MARKS)
    return " ".join(folded.split())
