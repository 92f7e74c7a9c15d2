"""Makes any text safe to print: cleaned, and in the order in which it is drawn from left to right."""

import dataclasses
import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar, cast

T = TypeVar("T")

LIMIT = 10_000
"""The most characters a single text of a document may have; what is over it ends in "…" (a million would take
minutes)."""

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
NBSP, LRI, PDI = "\N{NO-BREAK SPACE}", "\N{LEFT-TO-RIGHT ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
# A mark that takes the direction of the bracket it follows: where it comes out before it, the bracket has to be
# mirrored.
_MARK = "\N{COMBINING GRAPHEME JOINER}"

_BREAKS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile("[\t\u1680\u2000-\u2006\u2008-\u200a\u205f\u3000]")
_FIXED_SPACES = re.compile("[\u2007\u202f]")
# Controls, soft hyphen, every direction mark a foreign text may bring, variation selectors, tags, lone surrogates.
# The joiners
# U+200C and U+200D stay, Farsi is spelled with them.
_REMOVED = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_BRACKETS = re.compile("[()\\[\\]{}<>«»‹›]")
_MIRRORED = str.maketrans("()[]{}<>«»‹›", ")(][}{><»«›‹")
_MARKED = re.compile(rf"([()\[\]{{}}<>«»‹›]){_MARK}|{_MARK}([()\[\]{{}}<>«»‹›])")
_INVISIBLE = re.compile("[\u200c\u200d\u2066-\u2069\u034f]")
# What is read from left to right in every language: e-mail and web addresses, dates, time ranges, telephone numbers,
# codes.
_NUMBERLIKE = re.compile(
    r"[\w.+-]+@[\w.-]*\w"
    r"|(?:https?://|www\.)[^\s<>()]*[\w/]"
    r"|\d{1,2}\.\s?\d{1,2}\.(?:\s?\d{4}|\d{2})?(?:\s?[–-]\s?\d{1,2}\.\s?\d{1,2}\.(?:\d{4})?)?"
    r"|\d{1,2}[:.]\d{2}(?:\s?[–-]\s?\d{1,2}[:.]\d{2})?(?![\d/])"
    r"|[+(]?\d(?:(?:[\d()/–-]|[.,:](?=\d)|\s(?=[\d(/–-]))*\d)?"
    r"|[A-Za-z0-9]+(?:[-/.][A-Za-z0-9]+)+"
)
_COUNTED = re.compile(r"(?<=\d) (?!(?:Abs|Buchst|Nr|Satz)\b)(?=[^\W\d]{2})|(?<=[^\W\d]|\.) (?=\d{1,4} ?[a-z]?(?:,|$))")
# "Art. 6", "Abs. 1", "Buchst. a", "§ 72a": a reference to a law may break before such a piece, never inside it.
_LAW = re.compile(r"(§|\b(?:Art|Abs|Buchst|Nr)\.|\bSatz) (?=\d|[a-z]\b)")


def clean(text: str, limit: int = LIMIT) -> str:
    """The text in NFC without controls, lone surrogates and foreign direction marks; line ends as \\n, at most
    `limit` characters."""
    if not (text.isascii() and text.isprintable()):
        text = _BREAKS.sub("\n", _REMOVED.sub("", _SPACES.sub(" ", _FIXED_SPACES.sub(NBSP, _BREAKS.sub("\n", text)))))
        text = unicodedata.normalize("NFC", text)
    return text if len(text) <= limit else text[: limit - 2] + " …"


def cleaned(record: T, change: Callable[[str], str]) -> T:
    """A copy of a frozen dataclass in which `change` was applied to every text, however deep; so no field can be
    forgotten."""
    return cast(T, _changed(record, change))


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value)
    if isinstance(value, tuple):
        return tuple([_changed(item, change) for item in value])
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return type(value)(**{name: _changed(getattr(value, name), change) for name in _fields(type(value))})
    return value


@lru_cache
def _fields(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in dataclasses.fields(kind))


def is_rtl(text: str) -> bool:
    """Whether the text holds letters that run from right to left."""
    return _RTL.search(text) is not None


def bound(text: str) -> str:
    """The text with telephone numbers, dates and time ranges kept on one line, and numbers with the word or street
    they belong to, also those of a law."""
    if " " not in text:
        return text
    text = _LAW.sub(rf"\1{NBSP}", text)
    return _COUNTED.sub(NBSP, _NUMBERLIKE.sub(lambda found: re.sub(r"\s", NBSP, found[0]), text))


def isolated(text: str) -> str:
    """The text with everything that is read from left to right fenced in, so that its groups of digits stay in
    order."""
    return _NUMBERLIKE.sub(lambda found: f"{LRI}{found[0]}{PDI}", text)


def shaped(text: str) -> str:
    """Arabic letters in their joined forms, still in the order in which they are read; other text as it is."""
    return cast(str, _reshaper().reshape(text)) if is_rtl(text) else text


def drawn(line: str, rtl: bool = False) -> str:
    """One line of shaped text in the order in which it is drawn; `rtl`: it belongs to a text that runs from right to
    left.

    Must be called after the text is broken into lines: the order of the words depends on where a line ends.
    """
    if not rtl and not is_rtl(line):
        return _INVISIBLE.sub("", line)
    from bidi import get_display  # type: ignore[import-untyped]

    marked = _BRACKETS.sub(lambda found: found[0] + _MARK, isolated(line))
    ordered = cast(str, get_display(marked, base_dir="R" if rtl else "L"))
    return _INVISIBLE.sub("", _MARKED.sub(_mirrored, ordered))


def _mirrored(found: re.Match[str]) -> str:
    return found[1] or found[2].translate(_MIRRORED)


@lru_cache
def _reshaper() -> Any:
    from arabic_reshaper import ArabicReshaper

    return ArabicReshaper(configuration={"delete_harakat": False, "support_zwj": True})
