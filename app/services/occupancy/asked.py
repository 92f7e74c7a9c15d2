"""Which houses the start page and the ready-made views name: nobody helps there, or their numbers are old."""

from app.models import Shelter
from app.services.query import MISSING, Ago, Between, Filter
from app.services.settings import OLD_COUNTS, Settings

_OPEN = Filter(Shelter.closed_on, MISSING)
ALONE: tuple[Filter, ...] = (_OPEN, Filter(Shelter.occupied, Between(1)), Filter(Shelter.helper_count, 0))
"""People live there, and nobody helps."""


def stale(settings: Settings) -> tuple[Filter, ...]:
    """Open houses whose newest count is older than the office allows, or that were never counted."""
    return _OPEN, Filter(Shelter.counted_on, Ago(settings.number(OLD_COUNTS)))
