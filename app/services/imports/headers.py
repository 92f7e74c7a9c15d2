"""How alike a header and a known spelling are."""

import re
from difflib import SequenceMatcher
from functools import cache, lru_cache

from app.services.imports.values.blank import words
from app.services.imports.values.days import day_of
from app.services.imports.vocabulary import Target, targets

_LONG = {
    "tel": "telefon", "fon": "telefon", "telefonnummer": "telefon", "telefonnr": "telefon", "phone": "telefon",
    "telnr": "telefon", "rufnummer": "telefon", "nr": "nummer", "str": "strasse", "priv": "privat",
    "dienstl": "dienstlich",
    "gesch": "geschaeftlich", "geb": "geburt", "vorn": "vorname", "nachn": "nachname", "adr": "adresse",
    "dat": "datum", "bem": "bemerkung", "bemerk": "bemerkung", "anm": "anmerkung", "anr": "anrede", "mob": "mobil",
    "hdy": "handy",
    "emailadresse": "email", "mailadresse": "email", "spr": "sprachen", "sprache": "sprachen", "unterk": "unterkunft",
    "fuehrungsz": "fuehrungszeugnis", "verf": "verfuegbar", "kont": "kontakt",
    "org": "organisation", "quali": "qualifikationen", "kap": "kapazitaet", "veranst": "veranstaltung",
}  # fmt: skip
_JOINED = {
    ("e", "mail"): "email", ("e", "mails"): "email", ("post", "leitzahl"): "plz", ("plz", "nummer"): "plz",
    ("handy", "nummer"): "handy", ("mobil", "nummer"): "mobil", ("telefon", "nummer"): "telefon",
    ("mail", "adresse"): "email", ("email", "adresse"): "email",
}  # fmt: skip
_EMPTY = {
    "bitte", "eintragen", "der", "die", "das", "des", "von", "in", "am", "an", "bei", "zum", "zur", "ggf", "evtl",
    "falls", "vorhanden", "optional", "pflichtfeld",
    "wie", "lautet", "ihr", "ihre", "ihren", "dein", "deine", "sie", "du", "welche", "welcher", "welchen", "was",
    "moechten", "haben", "hast", "sprechen", "fuer", "uns", "noch", "sind",
    "rueckfragen", "sagen", "wann", "mitteilung", "angabe", "angaben", "ist",
}  # fmt: skip


@lru_cache(maxsize=5_000)
def header_words(text: str) -> tuple[str, ...]:
    """The words of a header with abbreviations written out and fillers dropped where something else remains."""
    found = [_LONG.get(word, word) for word in words(text)]
    joined: list[str] = []
    for word in found:
        pair = _JOINED.get((joined[-1], word)) if joined else None
        joined[-1:] = [pair] if pair else [*joined[-1:], word]
    essential = [word for word in joined if word not in _EMPTY]
    return tuple(essential or joined)


@lru_cache(maxsize=100_000)
def similarity(header: str, spelling: str) -> float:
    """From 0 (nothing in common) to 1 (the same but for writing)."""
    own, known = header_words(header), header_words(spelling)
    if not own or not known:
        return 0.0
    whole, wanted = "".join(own), "".join(known)
    if whole == wanted or sorted(own) == sorted(known):
        return 1.0
    if set(known) <= set(own):
        return 0.55 + 0.4 * len(wanted) / len(whole) - (0.08 if own[0] != known[0] else 0)
    if (len(wanted) >= 5 or wanted == "mail") and (whole.startswith(wanted) or whole.endswith(wanted)):
        return 0.5 + 0.4 * len(wanted) / len(whole)
    if len(whole) >= 3 and wanted.startswith(whole):
        return 0.6 + 0.3 * len(whole) / len(wanted)
    if len(wanted) >= 8 and wanted in whole:
        return 0.5 + 0.35 * len(wanted) / len(whole)
    if whole[:2] == wanted[:2] and min(len(whole), len(wanted)) >= 5 and abs(len(whole) - len(wanted)) <= 3:
        ratio = SequenceMatcher(None, whole, wanted, autojunk=False).ratio()
        return 0.9 * ratio if ratio >= 0.84 else 0.0
    return 0.0


@lru_cache(maxsize=20_000)
def strength(header: str, target: Target) -> float:
    """How strongly a header speaks for a target; of a header in two rows the lower one may speak alone."""
    best = max((similarity(header, spelling) for spelling in target.spellings), default=0.0)
    if "\n" in header:
        lower = header.rsplit("\n", 1)[1]
        best = max(best, 0.95 * max((similarity(lower, spelling) for spelling in target.spellings), default=0.0))
    return best


def innermost(header: str) -> str:
    """What tells a column from its neighbours: the lower line, or the answer in brackets ("… Zeit? [Montag]")."""
    lower = header.rsplit("\n", 1)[-1]
    answer = re.search(r"\[([^\]]+)\]\s*$", lower)
    return answer[1] if answer else lower


@lru_cache(maxsize=20_000)
def best_strength(header: str, kind: str) -> float:
    """How strongly a text looks like the header of any column of this kind of list."""
    if len(header) > 80 or "@" in header:
        return 0.0
    if day_of(innermost(header)) or "".join(header_words(header)) in _known_wholes(kind):
        return 1.0
    return max(strength(header, target) for target in targets(kind))


@cache
def _known_wholes(kind: str) -> frozenset[str]:
    return frozenset("".join(header_words(spelling)) for target in targets(kind) for spelling in target.spellings)


@cache
def exact_headers(kind: str) -> frozenset[str]:
    """All spellings in lower case, for a quick look at many cells."""
    return frozenset(spelling.casefold() for target in targets(kind) for spelling in target.spellings)
