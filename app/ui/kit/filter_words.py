"""How a filter is said: on its chip, in the menus of values, over a list that is handed out."""

from collections.abc import Mapping
from typing import Any

from app.models.base import Facts
from app.models.facts import facts
from app.services.query import MISSING, PRESENT, Ago, Between, Current, Filter, Not, Within, days_meant
from app.text import _, german_date, number, translate
from app.ui.kit.show import shown

TOLD = 2
"""Values a chip names one by one; of more it tells the number."""
_DUE = ("due", "deadline", "_by", "_until")
"""Parts of the names of fields that hold the last day for something."""
_UNITS = {"week": _("diese Woche"), "month": _("diesen Monat"), "year": _("dieses Jahr")}


def filter_words(filter_: Filter, names: Mapping[str, str] | None = None) -> str:
    """The words of a chip: "Sprachen: Arabisch oder Farsi"; `names` tells how linked records are called."""
    field = facts(filter_.attribute)
    return f"{translate(field.label)}: {value_words(field, filter_.value, names)}"


def value_words(field: Facts, value: Any, names: Mapping[str, str] | None = None) -> str:
    """What is asked of a field: "nicht Asperg", "ohne Angabe", "seit 60 Tagen nicht"."""
    if isinstance(value, Not):
        template = _("alle außer {value}") if isinstance(value.value, tuple) else _("nicht {value}")
        return template.format(value=value_words(field, value.value, names).replace(_(" oder "), ", "))
    if value is PRESENT:
        return _("mit Angabe")
    if value is None or value is MISSING:
        return _("ohne Angabe")
    if isinstance(value, tuple):
        return _several([value_words(field, part, names) for part in value])
    if isinstance(value, Within | Current | Ago):
        return _days(field, value)
    if isinstance(value, Between):
        return _span(shown(field, value.low), shown(field, value.high))
    return (names or {}).get(value) or shown(field, value) or _("ohne Angabe")


def _several(words: list[str]) -> str:
    if len(words) <= TOLD + 1:
        return _(" oder ").join(words)
    told = {"some": ", ".join(words[:TOLD]), "count": number(len(words) - TOLD)}
    return _("{some} oder {count} weitere").format(**told)


def _days(field: Facts, value: Within | Current | Ago) -> str:
    if isinstance(value, Current):
        return translate(_UNITS[value.unit])
    if isinstance(value, Ago):
        return _("seit {days} Tagen nicht").format(days=number(value.days))
    if (value.first, value.last) == (0, 0):
        return _("heute")
    if (value.first, value.last) == (None, -1):
        return _("überfällig") if any(part in field.name for part in _DUE) else _("vor heute")
    if value.first == 0 and value.last:
        return _("in den nächsten {days} Tagen").format(days=number(value.last))
    if value.last == 0 and value.first:
        return _("in den letzten {days} Tagen").format(days=number(-value.first))
    days = days_meant(value)
    return _span(german_date(days.low), german_date(days.high))


def _span(low: str, high: str) -> str:
    if low and high:
        return low if low == high else _("{low} bis {high}").format(low=low, high=high)
    return _("ab {low}").format(low=low) if low else _("bis {high}").format(high=high)
