"""One value over all that the users of an office have entered: a copy with any other content has another one."""

import hashlib
from collections.abc import Iterator
from typing import Any

_MADE_FROM_OTHERS = ("search_", "sqlite_")
"""What the program and SQLite make anew whenever they like."""
_BLOCK = 1 << 16
"""Characters hashed at once: many small rows, or one large one; more would keep the window waiting meanwhile."""


def digest(connection: Any) -> str:
    """SHA-256 over every row of every table in the order of its key, whatever the pages look like.

    It finds what `integrity_check` cannot see: a well-formed page with another value on it. Some 0.5 s for an office
    with 10,000 people. Two values that must agree need one transaction around whatever is done between them.
    """
    found = hashlib.sha256()
    for table in tables(connection):
        found.update(f"{table}\n".encode())
        for block in _blocks(_told(connection, table)):
            found.update(block)
    return found.hexdigest()


def tables(connection: Any) -> list[str]:
    """The tables that hold what users have entered."""
    names = connection.execute("SELECT name FROM sqlite_master WHERE type='table' ORDER BY name").fetchall()
    return [row[0] for row in names if not row[0].startswith(_MADE_FROM_OTHERS)]


def _blocks(rows: Iterator[str]) -> Iterator[bytes]:
    """The words of many rows at a time."""
    held: list[str] = []
    length = 0
    for row in rows:
        held.append(row)
        length += len(row)
        if length >= _BLOCK:
            yield "\n".join([*held, ""]).encode(errors="surrogatepass")
            held, length = [], 0
    yield "\n".join([*held, ""]).encode(errors="surrogatepass")


def _told(connection: Any, table: str) -> Iterator[str]:
    """Every row in words that no other row has; of files it is their checksum."""
    columns = connection.execute(f'PRAGMA table_info("{table}")').fetchall()
    keys = sorted((column[5], column[1]) for column in columns if column[5]) or [(0, "rowid")]
    order = ", ".join(f'"{name}"' for _place, name in keys)
    rows = connection.execute(f'SELECT * FROM "{table}" ORDER BY {order}')
    large = any(column[2] == "BLOB" for column in columns)
    return map(_with_files, rows) if large else map(repr, rows)


def _with_files(row: tuple[Any, ...]) -> str:
    values = (hashlib.sha256(value).digest() if isinstance(value, bytes) else value for value in row)
    return repr(tuple(values))
