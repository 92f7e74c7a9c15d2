"""Turns what rows say into what records hold."""

from collections.abc import Mapping
from typing import Any

from app.models.base import Choice
from app.models.facts import facts_by_name


def typed(owner: Any, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that are fields of the entity; rows name a choice by its English key."""
    told = facts_by_name(owner)
    return {name: _chosen(told[name].choices, value) for name, value in values.items() if name in told}


def _chosen(choices: type[Choice] | None, value: Any) -> Any:
    return choices[value] if choices and isinstance(value, str) else value
