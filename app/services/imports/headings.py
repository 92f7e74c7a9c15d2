"""What the names of sheets, titles and lines inside a table say about the rows below them."""

import re
from collections.abc import Iterable

from app.services.imports.values import words
from app.services.imports.values.blank import key, line_of
from app.services.imports.values.known_words import HEADINGS

_TAIL = re.compile(
    r"\s*(?:[-–(,;|:]\s.*|\(.*|\bstand\b.*|\d{1,2}[./]\d{2,4}.*|\b20\d\d\b.*|\s[-–]\s.*)$", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"(?:unterkunft|haus|heim|wohnheim|gu|au|block|container|gebäude|objekt)\s+(?:\d{1,2}|[A-Z]|[IVX]{1,4})(?=\W|$)",
    re.IGNORECASE,
)
"""Houses that a number tells apart: "Unterkunft 1", "Haus B"."""
_KEYS = {role: frozenset(map(key, known)) for role, known in HEADINGS.items()}
_CLUB = re.compile(r"\be\.?\s?v\.?(?=\W|$)|\bg?gmbh\b|\bgemeinde\b", re.IGNORECASE)


def house_in(text: str) -> str:
    """The house a title or group line names ("Helfer Unterkunft Oßweil – Stand 09/2015" → "Oßweil"), else empty.

    Only a word that stands before a house tells one; a kind of house ("GU Oßweil") stays, see `without_kind`.
    """
    line = line_of(text)
    if numbered := _NUMBERED.match(line):
        return numbered[0]
    labelled = re.match(r"\W*(?P<label>[^\W\d_]+)\s*:\s*(?P<name>\S.*)", line)
    if labelled and _is(labelled["label"], "label", "kind") or labelled and key(labelled["label"]) == "haus":
        return _named(labelled["name"])
    parts = _without_list_words(line.split())
    if len(parts) < 2 or not _is(parts[0], "label", "kind"):
        return ""
    return house_in(" ".join(parts[1:])) or _named(" ".join(parts if _is(parts[0], "kind") else parts[1:]))


def _named(text: str) -> str:
    """A house's name without what follows it; empty for the name of an association or for words that name nothing."""
    name = _TAIL.sub("", text.strip(" :–-")).strip(" :–-")
    return "" if _CLUB.search(name) or all(_says_nothing(word) for word in name.split()) else name


def without_kind(houses: Iterable[str]) -> dict[str, str]:
    """Each house by its name alone where all of them stand behind a kind ("GU Oßweil", "AU Hoheneck"); where only
    some do, the kind belongs to the name."""
    names = list(dict.fromkeys(houses))
    bare = {name: name.split(" ", 1)[-1].lstrip(":–- ") for name in names}
    all_kinds = all(_is(name.split(" ")[0], "kind") and bare[name] for name in names)
    return bare if all_kinds else dict(zip(names, names, strict=True))


def sheet_house(name: str) -> str:
    """What is left of a sheet's name without the words that every list carries; empty for "Tabelle1" or "2015"."""
    if house := house_in(name.replace("_", " ")):
        return house
    left = _without_list_words([word for word in re.split(r"[\s_]+", name.strip(" -–,")) if word])
    while left and (_is(left[-1], "list") or not re.search(r"[^\W\d_]", left[-1])):
        left.pop()
    if all(map(_says_nothing, left)):
        return ""
    alone = left[0] if len(left) == 1 else ""
    return "" if alone and (words.status_of(alone) or words.is_skill(alone)) else " ".join(left).strip(" -–,")


def _without_list_words(parts: list[str]) -> list[str]:
    """ "Ehrenamtliche in der Unterkunft …" from "Unterkunft" on; "An der Mauer" as it is."""
    start = 0
    while start < len(parts) and (
        _is(parts[start], "list") or (start and parts[start].islower() and _is(parts[start], "link"))
    ):
        start += 1
    return parts[start:]


def _says_nothing(word: str) -> bool:
    return len(_bare(word)) < 3 or _is(word, *_KEYS)


def _is(word: str, *roles: str) -> bool:
    return any(_bare(word) in _KEYS[role] for role in roles)


def _bare(word: str) -> str:
    return key(re.sub(r"[\d.()/:]+", "", word))


_STATUS = re.compile(
    r"(?P<LEFT>ehemalige[rns]?|ausgeschieden(?:e[rn]?)?|archiv|ausgetretene?|beendet)|"
    r"(?P<INTERESTED>interessent(?:en|innen|inn?en|:innen|\*innen)?|interessierte[rn]?|warteliste|anfragen)|"
    r"(?P<PAUSED>pausiert(?:e[rn]?)?|pausierende|pause|inaktive?[rn]?|ruhend(?:e[rn]?)?|beurlaubte?)|"
    r"(?P<ACTIVE>aktive?[rn]?)|(?P<TRIAL>hospitant(?:en|innen)|hospitation|probezeit)|(?P<DECLINED>abgelehnte?|absagen)"
)


def group_status(text: str) -> str:
    """The status that a heading gives everybody below it: "Ehemalige (12)", "Aktive Helfer", "pausiert"."""
    plain = re.sub(r"\(.*|\d+", " ", line_of(text)).strip(" :–-").casefold()
    told = [word for word in plain.split() if not _is(word, "list", "link")]
    known = _STATUS.fullmatch(told[0]) if len(told) == 1 else None
    return str(known.lastgroup) if known else ""
