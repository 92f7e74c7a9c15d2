"""Lets no statement of any test change a versioned row without raising its version, so that nobody's change is lost."""

import re
from functools import lru_cache
from typing import Any

from app.models.base import Base

_UPDATE = re.compile(r"UPDATE\s+\"?(?P<table>\w+)\"?\s+SET\s+(?P<values>.*?)(?:\s+WHERE\b.*)?", re.DOTALL)


class ForgottenVersionError(AssertionError):
    """A bulk statement that another PC's open form would not notice."""


@lru_cache(maxsize=2_000)
def forgets_the_version(statement: str) -> bool:
    """Whether a statement changes rows of a table with versions and leaves the version as it is."""
    found = _UPDATE.fullmatch(statement.strip())
    return found is not None and _is_versioned(found["table"]) and not _sets_version(found["values"])


def _is_versioned(table: str) -> bool:
    """Whether rows of a table have a version of their own; a draft only notes that of its record."""
    return any(m.local_table.name == table and m.version_id_col is not None for m in Base.registry.mappers)


def _sets_version(values: str) -> bool:
    return re.search(r"(?:^|,\s*)\"?version\"?\s*=", values) is not None


def refuse(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
    """ForgottenVersionError for such a statement, before it runs (for "before_cursor_execute")."""
    if forgets_the_version(statement):
        raise ForgottenVersionError(statement)
