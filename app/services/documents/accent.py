"""The office's colour in print: readable on paper and under white text, whatever colour the office has."""

import re

from app.services.documents.typeset import INK, WHITE

READABLE = 4.5
"""Least contrast of text (WCAG 2.2 AA)."""


def luminance(code: str) -> float:
    """Relative luminance of #RRGGBB (WCAG 2.2), 0 black to 1 white."""
    parts = [int(code[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21."""
    bright, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def checked(code: str) -> str:
    """The colour, or the ink of the text where the setting is not a colour."""
    return code if re.fullmatch("#[0-9A-Fa-f]{6}", code) else INK


def as_text(code: str) -> str:
    """The colour, darkened until it can be read on white paper."""
    code = checked(code)
    while contrast(code, WHITE) < READABLE:
        code = "#" + "".join(f"{int(int(code[place : place + 2], 16) * 0.93):02X}" for place in (1, 3, 5))
    return code


def over(code: str) -> str:
    """White or ink, whichever is read better on the colour."""
    code = checked(code)
    return WHITE if contrast(code, WHITE) >= contrast(code, INK) else INK
