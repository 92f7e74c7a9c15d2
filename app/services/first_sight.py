"""Reads a list straight from the file, before the data layer is there, by the SQL that `kept_sql` wrote down."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.services.sqlite import APPLICATION_ID, connect, driver, read_marks


@dataclass(frozen=True)
class ListSql:
    """How a list is read: `ids` gives all ids as one text, `page` the values of those in its one parameter (JSON)."""

    ids: str
    page: str
    schema: int
    """The schema version both were written for."""


class FirstSight:
    """Offers `ids` and `rows` like the service of an entity; what cannot be read is not there."""

    def __init__(self, connection: Any, sql: ListSql) -> None:
        self._connection, self._sql = connection, sql

    def ids(self, _query: Any = None) -> list[str]:
        """The ids of the list in order."""
        found = self._read(self._sql.ids)
        return (found[0][0] or "").split() if found else []

    def rows(self, ids: Sequence[str], _columns: Any = None) -> list[tuple[Any, ...]]:
        """The values as stored, in the order of `ids`, without missing records."""
        found = {row[0]: tuple(row[1:]) for row in self._read(self._sql.page, json.dumps(list(ids)))}
        return [found[identity] for identity in ids if identity in found]

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _read(self, sql: str, *parameters: Any) -> list[tuple[Any, ...]]:
        try:
            return list(self._connection.execute(sql, parameters))
        except driver().Error:
            return []


def look_into(path: Path, sql: ListSql) -> FirstSight | None:
    """The first sight of a database; None where the file is missing, not ours, encrypted or of another schema."""
    if not path.is_file():
        return None
    try:
        connection = connect(path, writing=False)
    except (UserError, driver().Error):
        return None
    try:
        fits = read_marks(connection) == (APPLICATION_ID, sql.schema)
        connection.execute("PRAGMA busy_timeout=0")  # who looks only in passing waits for nobody
    except driver().Error:
        fits = False
    if fits:
        return FirstSight(connection, sql)
    connection.close()
    return None
