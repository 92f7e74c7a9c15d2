"""What stands in a cell to say that nothing is known, and how words are compared."""

import re
from functools import cache, lru_cache
from typing import Any

from app.text import fold

_SIGNS = re.compile(r"[\s\-–—_./?*#~=:,;]*|x{3,}|n\.\s?n\.?|0{1,2}[./-]0{1,2}[./-](?:0{2}|0{4})", re.IGNORECASE)


def text_of(cell: Any) -> str:
    """The cell as one line or several of clean text; empty for what means "nothing"."""
    if cell is None:
        return ""
    text = cell if cell.__class__ is str else _written(cell)
    return "" if _is_blank(text) else text


@lru_cache(maxsize=20_000)
def _is_blank(text: str) -> bool:
    if len(text) > 20:
        return False
    return _SIGNS.fullmatch(text) is not None or _squeezed(text) in _blanks()


@cache
def _blanks() -> frozenset[str]:
    from app.services.imports.values.known_words import BLANKS

    return frozenset(map(_squeezed, BLANKS))


def _squeezed(text: str) -> str:
    """ "k. A.", "K.A" and "k.a." are one."""
    return re.sub(r"[\s.]", "", text.casefold())


def _written(cell: Any) -> str:
    if cell is True or cell is False:
        return "ja" if cell else "nein"
    if hasattr(cell, "isoformat"):
        return str(cell.isoformat())
    return str(cell)


def line_of(cell: Any) -> str:
    """The cell as one line without doubled blanks."""
    return " ".join(text_of(cell).split())


UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
"""Umlauts written out."""


@lru_cache(maxsize=20_000)
def words(text: str) -> tuple[str, ...]:
    """The folded words of a header: "Führungs-\\nzeugnis gesehen am:" → fuehrungszeugnis, gesehen, am."""
    joined = re.sub(r"(\w)-\s*\n\s*(?=[a-zäöü])", r"\1", text)
    joined = re.sub(r"(?<=[a-zäöüß])(?=[A-ZÄÖÜ])", " ", joined)
    return tuple(re.findall(r"[a-z0-9]+", fold(joined.casefold().translate(UMLAUTS))))


def key(text: str) -> str:
    """Letters and digits only, umlauts written out: two spellings of one word are equal."""
    return "".join(words(text))


def name_key(text: str) -> str:
    """A name for comparing: spellings that people mix (Müller, Mueller; with or without hyphen) fall together."""
    folded = "".join(re.findall(r"[a-z]+", fold(text)))
    return folded.replace("ae", "a").replace("oe", "o").replace("ue", "u").replace("th", "t").replace("ph", "f")
