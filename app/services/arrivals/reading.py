"""Reads an announcement in a line of plain words: "12 Personen, 3 Familien, Arabisch 8, am 02.12. in GU Testgasse"."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from app.errors import UserError
from app.services.occupancy.languages import called
from app.text import MONTHS, fold

LONGEST = 500
"""Characters; a longer text is a letter, which nobody should trust a program to read."""
_WORDS: tuple[tuple[str, str], ...] = (
    ("people", r"personen?|menschen|leute|gefluchtete|bewohner\w*"),
    ("families", r"famili(?:e|en)"),
    ("minors", r"kinder\w*|kind|minderjahrige\w*|jugendliche\w*"),
    ("travelling_alone", r"alleinreisende\w*|einzelpersonen?"),
)
_DATE = re.compile(r"\b(\d{1,2})\.\s?(?:(\d{1,2})\.?(?:\s?(\d{4}|\d{2})\b)?|([a-z]{3,})\.?(?:\s(\d{4}))?)")


_LANGUAGE = re.compile(
    r"(?:\b(?P<before>\d{1,4})\s*(?:x\s*)?)?\b(?P<name>[^\W\d_]{3,})\b(?:[\s:]+(?P<after>\d{1,4})\b)?"
)


@dataclass(frozen=True)
class Announced:
    """The fields that were read (as `Arrival` calls them), and the words that were not understood."""

    values: dict[str, Any] = field(default_factory=dict)
    left: str = ""


def read_announcement(text: str, houses: Mapping[str, str], today: date) -> Announced:
    """Read a line; `houses` are names by id. What is not surely meant stays in `left`.

    UserError for a text too long to be a line.
    """
    if len(text) > LONGEST:
        raise UserError("Das ist mehr als eine Zeile. Bitte fügen Sie nur den Satz mit den Zahlen ein.")
    values: dict[str, Any] = {}
    rest = _without_day(_without_house(fold(text), houses, values), values, today)
    for name, pattern in _WORDS:
        if found := re.search(rf"(?:davon\s+)?\b(\d{{1,4}})\s+(?:{pattern})\b", rest):
            values[name] = int(found[1])
            rest = rest[: found.start()] + "," + rest[found.end() :]
    rest = _without_languages(rest, values)
    return Announced(values, _told(rest))


def _without_house(folded: str, houses: Mapping[str, str], values: dict[str, Any]) -> str:
    """The house is called by its name, or by the last word of it ("Testgasse") where only one ends so."""
    for short in (fold, lambda name: fold(name).rpartition(" ")[2]):
        hits = [(i, short(n)) for i, n in houses.items() if re.search(rf"\b{re.escape(short(n))}\b", folded)]
        longest = [hit for hit in hits if not any(hit[1] in other[1] for other in hits if other is not hit)]
        if len(longest) == 1:
            values["shelter_id"] = longest[0][0]
            return re.sub(rf"(?:\b(?:in|im|ins|fur)\s+(?:der|die|das|den|dem)?\s*)?\b{re.escape(longest[0][1])}\b", ",",
                          folded, count=1)  # fmt: skip
    return folded


def _without_day(folded: str, values: dict[str, Any], today: date) -> str:
    for words, days in (("ubermorgen", 2), ("morgen", 1), ("heute", 0)):
        if re.search(rf"\b{words}\b", folded):
            values["arrives_on"] = today + timedelta(days=days)
            return re.sub(rf"\b{words}\b", ",", folded, count=1)
    for found in _DATE.finditer(folded):
        if day := _day_of(found, today):
            values["arrives_on"] = day
            before = re.sub(r"\b(?:am|ab)\s*$", "", folded[: found.start()])
            return f"{before},{folded[found.end() :]}"
    return folded


def _day_of(found: re.Match[str], today: date) -> date | None:
    """The day meant; without a year the next one, up to a month back."""
    month = int(found[2] or 0) or next((n for n, m in enumerate(MONTHS, 1) if fold(m).startswith(found[4] or "-")), 0)
    year = int(found[3] or found[5] or 0)
    try:
        day = date(year + 2000 if 0 < year < 100 else year or today.year, month, int(found[1]))
        return day if year or day >= today - timedelta(days=30) else day.replace(year=day.year + 1)
    except ValueError:
        return None


def _without_languages(rest: str, values: dict[str, Any]) -> str:
    """Languages with their counts; one without a number is spoken by all who are left, of several that is unknown."""
    counts: dict[str, int] = {}
    bare: dict[str, str] = {}
    for found in _LANGUAGE.finditer(rest):
        name, number = _called(found["name"]), found["before"] or found["after"]
        if name and number:
            counts[name] = counts.get(name, 0) + int(number)
            rest = rest.replace(found[0], ",", 1)
        elif name:
            bare[name] = found[0]
    over = values.get("people", 0) - sum(counts.values())
    if len(bare) == 1 and over > 0:
        name, words = bare.popitem()
        counts[name], rest = over, rest.replace(words, ",", 1)
    if counts:
        values["languages"] = counts
    return rest


def _called(word: str) -> str:
    """The usual name of a language, "" for any other word."""
    try:
        return "" if word in _FILLERS else called(word)
    except ValueError:
        return ""


_FILLERS = frozenset({"am", "ab", "in", "der", "die", "das", "und", "mit", "davon", "es", "kommen", "uns", "wir", "dem",
                      "den", "zu", "im", "sprache", "sprachen", "sprechen", "ca", "etwa", "voraussichtlich", "sie",
                      "bekommen", "erwarten", "neu", "neue", "wird", "werden", "sind"})  # fmt: skip


def _told(rest: str) -> str:
    """What is left besides words that say nothing."""
    words = [word for word in re.findall(r"[\w./-]+", rest) if word not in _FILLERS and word.strip("./-")]
    return " ".join(words)
