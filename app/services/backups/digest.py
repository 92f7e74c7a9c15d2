"""One value over all that the users of an office have entered: a copy with any other content has another one."""

import hashlib
from collections.abc import Iterator
from typing import Any

_MADE_FROM_OTHERS = ("search_", "sqlite_")
"""What the program and SQLite make anew whenever they like."""
_AT_ONCE = 500
"""Rows held in memory; their notes and files may be large."""


def digest(connection: Any) -> str:
    """SHA-256 over every row of every table in the order of its key, whatever the pages look like.

    It finds what `integrity_check` cannot see: a well-formed page with another value on it. Some 0.5 s for an office
    with 10,000 people. Two values that must agree need one transaction around whatever is done between them.
    """
    found = hashlib.sha256()
    for table in tables(connection):
        found.update(f"{table}\n".encode())
        for rows in _rows(connection, table):
            found.update(repr(rows).encode(errors="surrogatepass"))
    return found.hexdigest()


def tables(connection: Any) -> list[str]:
    """The tables that hold what users have entered."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type='table' ORDER BY name").fetchall()
    return [row[0] for row in names if not row[0].startswith(_MADE_FROM_OTHERS)]


def _rows(connection: Any, table: str) -> Iterator[list[tuple[Any, ...]]]:
    columns = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    keys = sorted((column[5], column[1]) for column in columns if column[5]) or [(0, "rowid")]
    order = ", ".join(f'"{name}"' for _place, name in keys)
    cursor = connection.execute(f'SELECT * FROM "{table}" ORDER BY {order}')
    while rows := cursor.fetchmany(_AT_ONCE):
        yield rows
