"""The number of a printed sheet: a running number and a check digit, to be typed from paper or read by a scanner."""

import re

from app.errors import UserError

FIRST = 1001
"""The first sheet of an office, so that all numbers look alike."""
PREVIEW = "–"
"""Stands for the number on pages that are only looked at."""
_TABLE = (
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
)  # fmt: skip
"""The quasigroup of order 10 of H. Michael Damm, Total anti-symmetrische Quasigruppen, Marburg 2004, page 111: its
check digit finds every single wrong digit and every two neighbours that were swapped."""
_SHAPE = re.compile(r"\D*?(\d{1,9}?)\s*[-–/. ]?\s*(\d)\s*")


def check_digit(number: int) -> int:
    """The digit that is printed after a number."""
    state = 0
    for digit in str(number):
        state = int(_TABLE[state][int(digit)])
    return state


def spoken(number: int) -> str:
    """A number as it is printed: "1042-7"."""
    return f"{number}-{check_digit(number)}"


def read(text: str) -> int:
    """The running number in what somebody typed or scanned: "1042-7", "10427", "Liste 1042-7".

    Raises UserError where it is no number of a sheet, or a digit is wrong.
    """
    found = _SHAPE.fullmatch(text.strip())
    if found is None:
        raise UserError("Die Nummer steht auf der Liste oben rechts und sieht so aus: {example}.", example=spoken(1042))
    number, digit = int(found[1]), int(found[2])
    if check_digit(number) != digit:
        raise UserError(
            "„{text}“ ist keine Nummer einer Liste. Wahrscheinlich ist eine Ziffer falsch oder vertauscht; bitte "
            "vergleichen Sie sie mit der Nummer auf dem Blatt.",
            text=text.strip(),
        )
    return number


def looks_like(text: str) -> bool:
    """Whether what somebody typed is the number of a sheet."""
    try:
        return read(text) >= FIRST
    except UserError:
        return False
