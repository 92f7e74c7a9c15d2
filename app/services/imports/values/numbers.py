"""Whole numbers and sums of money out of a cell."""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

_UNITS = r"Plätze|Pl\.?|Personen|Pers\.?|Stunden|Std\.?|h|\*"
_PLAIN = re.compile(rf"(?:ca\.?|rund|etwa|max\.?)?\s*[\d.]+\s*(?:{_UNITS})?", re.IGNORECASE)
_SUM = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+)(?:[,.](\d{1,2}|-))?\s*(?:€|euro?)?", re.IGNORECASE)


def is_plain(cell: Any) -> bool:
    """Whether a cell holds a number and nothing that would be lost with the rest: "53 Plätze", "ca. 50", "17*"."""
    return not isinstance(cell, str) or _PLAIN.fullmatch(cell.strip()) is not None


def whole(cell: Any) -> int | None:
    """The whole number of a cell ("53", 53.0, "53 Plätze", "ca. 50"); None when there is none."""
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return int(cell) if 0 <= cell < 100_000 else None
    digits = "".join(character if character.isdecimal() else " " for character in str(cell).replace(".", "")).split()
    return int(digits[0]) if digits and len(digits[0]) < 6 else None


def cents(cell: Any) -> int | None:
    """The sum of a cell in cents ("15 €", "1.312,50", 12.5, "20,-"); None for anything else."""
    if isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return int((Decimal(str(cell)) * 100).quantize(Decimal(1), ROUND_HALF_UP)) if 0 <= cell < 10_000_000 else None
    match = _SUM.fullmatch(str(cell).strip())
    if match is None:
        return None
    behind = (match[2] or "").removesuffix("-")
    return int(match[1].replace(".", "")) * 100 + int(behind.ljust(2, "0"))
