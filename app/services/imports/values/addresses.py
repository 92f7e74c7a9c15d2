"""Streets, postal codes and towns, apart or together."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from app.services.imports.values.blank import words
from app.services.imports.values.known_words import HOUSES, TOWNS

_PLACE = re.compile(r"(?:(?:D|DE|A|CH)\s?[-–]\s?)?(?<!\d)(\d{5})(?!\d)\s*[,/-]?\s*([^\W\d_][^\d\n;|]*)?")
_HOUSE = re.compile(r"\s\d{1,4}\s?[a-zA-Z]?(?:\s?[-/+–]\s?\d{0,4}\s?[a-zA-Z]?)?(?:\s?\(.*\))?$")
_STREETLIKE = re.compile(
    r"(?:stra(?:ß|ss)e|str\.?|weg|gasse|allee|platz|ring|damm|ufer|hof|steige|halde|pfad|chaussee|berg|graben|garten|winkel|straße|wasen|markt|promenade|gässle)\s*\d*\w?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Address:
    """Street with house number, postal code of five digits, town."""

    street: str = ""
    postal_code: str = ""
    city: str = ""


@lru_cache(maxsize=10_000)
def split_address(text: str) -> Address:
    """The parts of "Hirschbergstr. 12, 71634 Ludwigsburg", "71634 Ludwigsburg,
    Hirschbergstr. 12" or any one part of it."""
    flat = re.sub(r"\s*\n\s*", ", ", text.strip())
    match = _PLACE.search(flat)
    if match is None:
        return _without_code(flat)
    city = (match[2] or "").strip(" ,/-")
    before, after = flat[: match.start()].strip(" ,/-–|;"), flat[match.end() :].strip(" ,/-–|;")
    before = re.sub(r"\s+in$", "", before)
    if "," in city:
        city, _comma, more = city.partition(",")
        after = f"{more.strip()} {after}".strip()
    elif not before and after and _HOUSE.search(f" {city} {after}"):
        city, more = _town_first(city)
        after = f"{more} {after}".strip(" -–/")
    elif before and not city and not after and "," in before:
        before, _comma, city = before.rpartition(",")
    return Address((before or after).strip(), match[1], city.strip(" -–/"))


def _town_first(text: str) -> tuple[str, str]:
    """ "Freiberg am Neckar Am Wall" → the longest well-known town, and the rest; else the last word is the rest."""
    words = text.split()
    for end in range(len(words) - 1, 0, -1):
        if " ".join(words[:end]).casefold() in TOWNS:
            return " ".join(words[:end]), " ".join(words[end:])
    return " ".join(words[:-1]) or text, words[-1] if len(words) > 1 else ""


def _without_code(text: str) -> Address:
    parts = [part.strip() for part in re.split(r"[,;|]", text) if part.strip()]
    if len(parts) == 2 and not any(map(str.isdecimal, parts[1])):
        return Address(parts[0], "", parts[1])
    if len(parts) == 2 and not any(map(str.isdecimal, parts[0])) and _HOUSE.search(parts[1]):
        return Address(parts[1], "", parts[0])
    if len(parts) == 1 and text.casefold() in TOWNS:
        return Address("", "", text)
    return Address(", ".join(parts))


def postal_code_of(cell: Any) -> str:
    """Five digits as text: 1067 → 01067, "D-71634" → 71634; other texts (foreign codes) as they are."""
    if isinstance(cell, float) and cell.is_integer():
        cell = int(cell)
    text = str(cell).strip()
    digits = re.sub(r"^(?:D|DE)\s?[-–]?\s?", "", text, flags=re.IGNORECASE).removesuffix(".0").replace(" ", "")
    return digits.zfill(5) if digits.isdecimal() and 4 <= len(digits) <= 5 else text


def is_postal_code(cell: Any) -> bool:
    """Whether a cell can be a German postal code (also one that lost its zero)."""
    code = postal_code_of(cell) if cell is not None and not isinstance(cell, bool) else ""
    return len(code) == 5 and code.isdecimal() and "01001" <= code <= "99998"


def is_place(text: str) -> bool:
    """Postal code and town, nothing else."""
    match = _PLACE.fullmatch(text.strip())
    return bool(match and match[2] and not re.search(r"\d", match[2]))


def is_street(text: str) -> bool:
    """A street with or without number."""
    return bool(_HOUSE.search(text) and not _PLACE.search(text)) or bool(
        _STREETLIKE.search(text) and not _PLACE.search(text) and "@" not in text
    )


def is_address(text: str) -> bool:
    """Street and town in one cell."""
    parts = split_address(text)
    return bool(parts.postal_code and parts.street and parts.city)


def is_town(text: str) -> bool:
    """A well-known town."""
    return (
        text.casefold() in TOWNS
        or text.casefold().split(" ")[0].split("-")[0] in TOWNS
        and not any(map(str.isdecimal, text))
    )


def joined(street: str, number: str) -> str:
    """Street and a house number from a column of its own."""
    return f"{street} {number}".strip() if number and not street.endswith(f" {number}") else street


_EMAIL = re.compile(r"[\w.+'&/-]{1,80}@[\w-]+(?:\.[\w-]+)+", re.UNICODE)


def emails_in(cell: Any) -> list[str]:
    """The e-mail addresses of a cell: "Anna <a@b.de>", "mailto:a@b.de", several; also "a(at)b.de" and "a@b,de"."""
    if not isinstance(cell, str):
        return []
    text = re.sub(r"\s*[(\[]\s*(?:at|ät|@)\s*[)\]]\s*", "@", cell, flags=re.IGNORECASE).replace("mailto:", " ")
    text = re.sub(r"\s+@\s*|@\s+", "@", text)
    text = re.sub(r"(@[\w-]+),(de|com|net|org|eu)\b", r"\1.\2", text)
    return list(dict.fromkeys(match.rstrip(".") for match in _EMAIL.findall(text)))


_HOUSE_WORDS = {
    "gu",
    "au",
    "ea",
    "lea",
    "unterkunft",
    "gemeinschaftsunterkunft",
    "fluechtlingsunterkunft",
    "asylunterkunft",
    "wohnheim",
    "heim",
    "die",
    "der",
    "das",
    "in",
    "am",
}


def sounds_like_house(text: str) -> bool:
    """Whether a word of the text ends like a house or a street ("Rotes Haus", "Siemensstraße", "Hotel Adler")."""
    return any(word.endswith(HOUSES) for word in text.casefold().split())


def house_key(name: str) -> str:
    """A house's name for comparing: "GU Hirschbergstr." and "Hirschbergstraße" are one."""
    found = [word for word in words(name) if word not in _HOUSE_WORDS] or list(words(name))
    return re.sub(r"str(asse)?$", "str", "".join(found))
