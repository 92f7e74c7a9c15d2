"""How wide the columns of a printed list are, and how many lines its texts take; in characters."""

from collections.abc import Callable
from typing import Any

CAPS = (48.0, 40.0, 34.0, 28.0, 24.0, 20.0, 17.0)
"""Widths in characters at which long texts wrap, tried until the page is wide enough."""
PAGE = 165.0
"""Characters across the page at which a list is still easily read."""
SHORT = 17
"""Headings up to this length stay on one line."""
_NARROWEST, _LONGEST_WORD, _MOST_LINES = 6.0, 32.0, 12
_NARROW = 1.2
"""Characters of usual text that fit where the width counts one (widths are measured in digits of a larger font)."""
SAMPLE = 500
"""Rows that are looked at for the widths."""


def usual(lengths: list[int]) -> float:
    """The longest, or where a few stand out what is enough for all others."""
    if not lengths:
        return 0
    ordered = sorted(lengths)
    most = ordered[int(len(ordered) * 0.97)]
    return ordered[-1] if ordered[-1] <= 1.25 * most else most


def width_of(need: tuple[float, float], cap: float) -> float:
    """The width for a text and its longest word, as far as `cap` allows."""
    text, word = need
    return min(max(min(text, cap), min(word, _LONGEST_WORD), _NARROWEST) + 2, CAPS[0])


def lines_of(cell: Any, width: float) -> int:
    """How many lines a text takes in a column."""
    if cell.__class__ is not str or (len(cell) < width * _NARROW and "\n" not in cell):
        return 1
    return min(sum(_wrapped(line.split(), width * _NARROW) for line in cell.split("\n")), _MOST_LINES)


def _wrapped(words: list[str], width: float) -> int:
    lines, used = 1, 0
    for word in words:
        if used and used + 1 + len(word) > width:
            lines, used = lines + 1, 0
        used += len(word) + (used > 0)
    return lines


_LENGTHS: dict[str, Callable[[Any], int]] = {
    "date": lambda value: 10,
    "datetime": lambda value: 16,
    "money": lambda value: len(f"{value:,.2f} €"),
    "hours": lambda value: len(f"{value / 60:,.2f}"),
    "number": lambda value: len(f"{value:,}"),
    "share": lambda value: 6,
}


def length_of(value: Any, kind: str) -> int:
    """Characters a value takes as it is shown."""
    if value is None:
        return 0
    if value.__class__ is str:
        return max(map(len, value.split("\n")))
    return _LENGTHS.get(kind, lambda v: len(str(v)))(value)
