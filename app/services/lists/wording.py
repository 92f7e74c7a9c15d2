"""How the values of a record stand in a list (German words) and in JSON (English keys)."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from app.models import Availability, Salutation
from app.models.base import Choice, Facts, Kind
from app.services.occupancy import languages
from app.text import WEEKDAYS, _, translate

_PARTS = {"morning": _("vormittags"), "afternoon": _("nachmittags"), "evening": _("abends"), "day": ""}


def in_sheet(told: Facts, value: Any, captions: Mapping[str, str]) -> Any:
    """The value for a cell: numbers, dates and cents stay what they are, everything else becomes German text.

    `captions` names the records a reference may point to.
    """
    if value is None or value == "" or value == []:
        return None
    if isinstance(value, list):
        return ", ".join(slot(part) if told.name == "availability" else str(part) for part in value)
    if isinstance(value, Choice):
        return value.label
    if isinstance(value, dict):
        return languages.told(value) or None
    if isinstance(value, bool):
        return _("ja") if value else _("nein")
    return captions.get(value, "") if told.kind is Kind.REFERENCE else value


def slot(key: str) -> str:
    """A cell of the weekly grid: "mon.afternoon" → "Mo nachmittags", "mon.day" → "Mo"."""
    day, _dot, part = key.partition(".")
    short = WEEKDAYS[Availability.WEEKDAYS.index(day)][:2]
    return f"{short} {translate(_PARTS.get(part, ''))}".strip()


def in_json(value: Any) -> Any:
    """The value as JSON: choices by their English key, dates ISO 8601, money in whole cents.

    The form of address stays the German word it is.
    """
    if value == "":
        return None
    if isinstance(value, Salutation):
        return value.label
    if isinstance(value, Choice):
        return value.name.lower()
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return value
