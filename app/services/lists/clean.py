"""Texts as a spreadsheet can hold them: nothing that would be calculated, nothing that makes a file unreadable."""

import re
import unicodedata

LONGEST = 32_767
"""Characters a spreadsheet cell holds; more are cut off silently by spreadsheet programs."""
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_SHEET_NAME = re.compile(r"[\[\]:*?/\\\x00-\x1f\ud800-\udfff]+")


class Cleaner:
    """Cleans many texts and counts those of which something had to be replaced or cut off."""

    def __init__(self) -> None:
        self.replaced = 0

    def __call__(self, text: str) -> str:
        """The text in composed form (NFC) with line feeds only, illegal characters replaced, at most LONGEST long."""
        if text.isascii() and text.isprintable() and len(text) <= LONGEST:
            return text
        composed = _LINE_ENDS.sub("\n", unicodedata.normalize("NFC", text))
        cleaned = _ILLEGAL.sub(REPLACEMENT, composed)[:LONGEST]
        self.replaced += cleaned != composed
        return cleaned


def is_formula(text: str) -> bool:
    """Whether a spreadsheet program might calculate the text when it opens a CSV file (OWASP CSV injection)."""
    return text.lstrip(" \u00a0").startswith(_FORMULA_STARTS) or text.startswith(_FORMULA_STARTS)


def sheet_name(title: str) -> str:
    """A name a spreadsheet tab may have: at most 31 characters, none of []:*?/\\, no apostrophe at the ends."""
    return _SHEET_NAME.sub(" ", title).strip(" '")[:31].rstrip(" '") or "Liste"
