"""Breaks text into lines of measured runs, each run in a font that has its characters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from app.services.documents import text as texts
from app.services.documents.fonts import Widths, widths

INK, QUIET, LINE, SOFT, WHITE = "#1F2328", "#5F646B", "#C9C5BF", "#F6F5F3", "#FFFFFF"


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: size in points, line height as a multiple of it, colour as #RRGGBB."""

    size: float
    bold: bool = False
    colour: str = INK
    leading: float = 1.3

    @property
    def height(self) -> float:
        """Height of one line in points."""
        return self.size * self.leading

    def sized(self, size: float) -> "Style":
        """The same style in another size."""
        return replace(self, size=size)


class Run(NamedTuple):
    """Characters drawn in one font."""

    font: str
    scale: float
    text: str


class Line(NamedTuple):
    """Runs from left to right, and their width in points."""

    runs: tuple[Run, ...]
    width: float


@lru_cache(maxsize=8192)
def wrap(text: str, style: Style, width: float, rtl: bool = False) -> tuple[Line, ...]:
    """The lines of a text in a column of `width` points; none for an empty text.

    `text` must be cleaned. Telephone numbers, dates and times stay whole; a word wider than the column is cut.
    """
    return tuple(_line(line, style, rtl) for line in _logical(text, style, width))


def single(text: str, style: Style) -> Line:
    """The text on one line, however long."""
    lines = wrap(text.replace("\n", " "), style, 1e9)
    return lines[0] if lines else Line((), 0.0)


@lru_cache(maxsize=8192)
def wrap_at_most(text: str, style: Style, width: float, most: int) -> tuple[Line, ...]:
    """Like `wrap`, with at most `most` lines; what is left over is shown as "…"."""
    lines = _logical(text, style, width)
    if len(lines) > most:
        table, last = widths(style.bold), lines[most - 1]
        while last and table.of(last + " …") > width / style.size:
            last = last[:-1]
        lines = [*lines[: most - 1], last.rstrip() + " …"]
    return tuple(_line(line, style, False) for line in lines)


def height(lines: tuple[Line, ...], style: Style) -> float:
    """Height of a block of lines in points."""
    return len(lines) * style.height


def widest_word(text: str, style: Style) -> float:
    """Width in points of the widest part of the text that is not broken."""
    table, words = widths(style.bold), _GAPS.split(texts.shaped(texts.bound(text)))
    return max((table.of(part) for word in words for part in _parts(word)), default=0.0) * style.size


def _logical(text: str, style: Style, width: float) -> list[str]:
    if not text.strip():
        return []
    table, limit = widths(style.bold), width / style.size + 1e-6
    prepared = texts.shaped(texts.bound(text.strip("\n")))
    return [line for paragraph in prepared.split("\n") for line in _broken(paragraph, table, limit)]


def _line(text: str, style: Style, rtl: bool) -> Line:
    table = widths(style.bold)
    ordered = texts.drawn(text, rtl)
    width = table.of(ordered) * style.size
    return Line(tuple(_runs(ordered, table)), width)


def _runs(text: str, table: Widths) -> Iterator[Run]:
    if table.plain.issuperset(text):
        yield Run(table.first, 1.0, text)
        return
    for (name, scale), group in groupby((table.shown(char) for char in text), key=lambda pair: pair[0]):
        yield Run(name, scale, "".join(char for _, char in group))


def _broken(paragraph: str, table: Widths, limit: float) -> Iterator[str]:
    line, used = "", 0.0
    for gap, part, size in _pieces(paragraph, table, limit):
        space = table[" "] if gap and line else 0.0
        if line and used + space + size > limit:
            yield line
            line, used, space = "", 0.0, 0.0
        line, used = line + (" " if space else "") + part, used + space + size
    yield line


def _pieces(paragraph: str, table: Widths, limit: float) -> Iterator[tuple[bool, str, float]]:
    """What is kept together, with its width and whether a space stands before it."""
    for word in paragraph.split(" "):
        for number, part in enumerate(_parts(word)):
            size = table.of(part)
            if size <= limit:
                yield number == 0, part, size
            else:
                for place, (piece, width) in enumerate(_chopped(part, table, limit)):
                    yield number == place == 0, piece, width


def _parts(word: str) -> list[str]:
    """A word at its own hyphens and slashes; addresses of the net stay whole."""
    plain = ("-" not in word and "/" not in word) or "@" in word or ":" in word
    return [word] if plain else _SEAMS.split(word)


_GAPS = re.compile(r"[ \n]+")
"""Not every white space: what is bound together stays so."""
_SEAMS = re.compile(r"(?<=[^\W\d]{2}-)(?=[^\W\d])|(?<=/)(?=[^\W\d])")
"""A single letter stays with its word: E-Mail, S-Bahn."""
_WEAK_SEAMS = re.compile(r"(?<=[@._/+-])(?=\w)")


def _chopped(word: str, table: Widths, limit: float) -> Iterator[tuple[str, float]]:
    """A word that is too wide, at its signs where it has some, else anywhere."""
    for part in _WEAK_SEAMS.split(word):
        piece, used = "", 0.0
        for char in part:
            if piece and used + table[char] > limit:
                yield piece, used
                piece, used = "", 0.0
            piece, used = piece + char, used + table[char]
        yield piece, used
