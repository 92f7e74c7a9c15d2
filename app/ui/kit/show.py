"""How a value is written on the screen, derived from its field."""

from datetime import date, datetime
from typing import Any

from app import text
from app.models.base import Choice, Facts, Kind
from app.services.occupancy import languages
from app.text import _

EMPTY = "–"
_DAYS = {"mon": _("Mo"), "tue": _("Di"), "wed": _("Mi"), "thu": _("Do"), "fri": _("Fr"), "sat": _("Sa"), "sun": _("So")}
_PARTS = {"morning": _("vormittags"), "afternoon": _("nachmittags"), "evening": _("abends"), "day": _("ganztags")}


def shown(facts: Facts, value: Any) -> str:
    """The value as words; empty for None. Lists are joined by commas."""
    if value is None or value == "":
        return ""
    if isinstance(value, (list, tuple)):
        return ", ".join(shown(facts, part) for part in value)
    if isinstance(value, Choice):
        return value.label
    if isinstance(value, dict):
        return languages.told(value)
    return _by_kind(facts, value)


def _by_kind(facts: Facts, value: Any) -> str:
    if facts.kind is Kind.MONEY:
        return text.money(value)
    if facts.kind is Kind.HOURS:
        return text.hours(value)
    if facts.kind is Kind.NUMBER and not is_year(facts):
        return text.number(value)
    if isinstance(value, bool):
        return text.yes_no(value)
    if isinstance(value, datetime):
        return text.german_datetime(value)
    if isinstance(value, date):
        return text.german_date(value)
    return slot(str(value)) if facts.name == "availability" else str(value)


def is_year(facts: Facts) -> bool:
    """Whether a number is a year, which has no dot."""
    return facts.kind is Kind.NUMBER and "jahr" in facts.label.casefold()


def slot(value: str) -> str:
    """A cell of the weekly grid in words: "mon.afternoon" → "Mo nachmittags"."""
    day, _dot, part = value.partition(".")
    return f"{_DAYS.get(day, day)} {_PARTS.get(part, '')}".strip()


def short_date(value: date | datetime, today: date | None = None) -> str:
    """Mi 25.11., with the year only where it is not this one."""
    today = today or date.today()
    year = "" if value.year == today.year else str(value.year)
    return f"{text.WEEKDAYS[value.weekday()][:2]} {value.day:02d}.{value.month:02d}.{year}"


def distance(day: date, today: date | None = None) -> str:
    """How far a day is away: heute, morgen, in 6 Tagen, überfällig 2 Tage."""
    days = (day - (today or date.today())).days
    if days in (0, 1):
        return (_("heute"), _("morgen"))[days]
    if days == -1:
        return _("überfällig 1 Tag")
    return (_("in {days} Tagen") if days > 0 else _("überfällig {days} Tage")).format(days=abs(days))
