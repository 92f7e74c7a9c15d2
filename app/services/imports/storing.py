"""Turns what rows say into what records hold."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from app.models.base import Choice
from app.models.facts import facts, fields


def typed(owner: Any, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values that are fields of the entity; rows name a choice by its English key."""
    choices = _choices(owner)
    return {name: _chosen(choices[name], value) for name, value in values.items() if name in choices}


def _chosen(choices: type[Choice] | None, value: Any) -> Any:
    return choices[value] if choices and isinstance(value, str) else value


@cache
def _choices(owner: Any) -> dict[str, type[Choice] | None]:
    return {told.name: told.choices for told in map(facts, fields(owner))}
