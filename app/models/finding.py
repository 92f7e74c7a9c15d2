"""The folded texts that a record is found by and put in order by."""

import re
from typing import Any

from app.models.base import Choice
from app.text import fold

_DIALLED = re.compile(r"(?:[\W_]*\d){5}[\W\d_]*")
"""A telephone number: at least five digits and no letter."""


def search_text(record: Any) -> str:
    """What the search looks through: all `search_by` values, telephone numbers also as bare digits."""
    values = [value for name in record.search_by if (value := getattr(record, name))]
    dialled = (value for value in values if isinstance(value, str) and _DIALLED.fullmatch(value))
    digits = ["".join(filter(str.isdigit, value)) for value in dialled]
    return fold(" ".join([_word(value) for value in values] + digits))


def _word(value: Any) -> str:
    return " ".join(value) if isinstance(value, list) else value.label if isinstance(value, Choice) else str(value)


def sort_key(record: Any) -> str:
    """What a list is ordered by (DIN 5007-1)."""
    return fold(" ".join(str(value) for name in record.sort_by if (value := getattr(record, name)) is not None))[:200]
