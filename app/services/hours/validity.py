"""Tells whether a dated rule holds on a day."""

from datetime import date
from typing import Protocol


class Dated(Protocol):
    """Holds from its first to its last day, None for open."""

    @property
    def valid_from(self) -> date | None: ...

    @property
    def valid_to(self) -> date | None: ...


def holds(rule: Dated, day: date) -> bool:
    """Whether the rule holds on the day."""
    return (rule.valid_from is None or rule.valid_from <= day) and (rule.valid_to is None or day <= rule.valid_to)
