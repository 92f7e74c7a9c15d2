"""Reads "Arabisch 34, Farsi 12" as counts: only languages the program knows, so that no name can slip in."""

import re
from collections.abc import Mapping
from functools import cache

from app.text import _, fold

OTHER = "andere"
_BREAKS = re.compile(r"[,;\n]|\s(?:und|u\.)\s")
_PAIR = re.compile(r"\s*(?P<name>[^\d,;\n]*?)[\s:=(\[-]*(?P<count>\d{1,5})\s*[)\]]?(?:\s*Pers(?:onen|\.)?)?")
_TURNED = re.compile(r"\s*(?P<count>\d{1,5})\s*[x×]?\s*(?P<name>[^\d]+?)\s*$")
_OTHERS = (
    _("andere"), _("sonstige"), _("übrige"), _("weitere"), _("sonst"), _("andere Sprachen"), _("sonstige Sprachen"),
)  # fmt: skip
_UNTOLD = (_("unbekannt"), _("keine Angabe"), _("k. A."), _("k.A."), _("ohne Angabe"), _("nicht bekannt"))


def read(text: str) -> dict[str, int] | None:
    """The counts of a text; None for an empty one.

    Raises ValueError with a sentence where a part is no known language with a whole number.
    """
    counts: dict[str, int] = {}
    for part in filter(str.strip, _BREAKS.split(text)):
        for name, count in _pairs(part):
            counts[name] = counts.get(name, 0) + count
    return counts or None


def known_in(text: str) -> tuple[dict[str, int], list[str]]:
    """The counts that can be read out of somebody else's text, and the parts that cannot."""
    counts: dict[str, int] = {}
    unread = []
    for part in filter(str.strip, _BREAKS.split(text)):
        try:
            for name, count in _pairs(part):
                counts[name] = counts.get(name, 0) + count
        except ValueError:
            unread.append(" ".join(part.split()))
    return counts, unread


def could_be(text: str) -> bool:
    """Whether a text names at least one language with a number."""
    return bool(known_in(text)[0])


def told(counts: Mapping[str, int] | None) -> str:
    """The counts in words, the most first: "Arabisch 34, Farsi 12"; what is not told apart stands at the end."""
    return ", ".join(f"{name} {count}" for name, count in ordered(counts))


def ordered(counts: Mapping[str, int] | None) -> list[tuple[str, int]]:
    """Language and count, the most first; what is not told apart stands at the end."""
    unnamed = (OTHER, _UNTOLD[0])
    return sorted((counts or {}).items(), key=lambda pair: (pair[0] in unnamed, -pair[1], pair[0]))


def called(word: str) -> str:
    """The usual name of a language, "andere" or "unbekannt"; ValueError with a sentence for any other word."""
    from app.services.imports.values.words import language

    plain = " ".join(word.split()).strip(" .:-–=()")
    if fold(plain) in _folded(_OTHERS):
        return OTHER
    if fold(plain) in _folded(_UNTOLD):
        return _UNTOLD[0]
    if known := language(plain):
        return known
    sentence = _("„{word}“ ist keine bekannte Sprache. Schreiben Sie dafür „andere“, zum Beispiel: andere 5.")
    raise ValueError(sentence.format(word=plain))


@cache
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(fold(word).rstrip(".") for word in words) | frozenset(map(fold, words))


def _pairs(part: str) -> list[tuple[str, int]]:
    """What a part between commas says: one language with its count, or several in a row."""
    if turned := _TURNED.fullmatch(part):
        return [(called(turned["name"]), int(turned["count"]))]
    found, end = [], 0
    for match in _PAIR.finditer(part):
        if match.start() != end or not match["name"].strip():
            break
        found.append((called(match["name"]), int(match["count"])))
        end = match.end()
    if not found or part[end:].strip(" ."):
        sentence = _("„{part}“ ist keine Sprache mit einer Anzahl. Schreiben Sie zum Beispiel: Arabisch 34, Farsi 12.")
        raise ValueError(sentence.format(part=" ".join(part.split())))
    return found
