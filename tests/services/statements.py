"""Counts and explains the statements that a block sends to the database."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event

from app.services.database import Database


@contextmanager
def statements(database: Database) -> Iterator[list[tuple[str, Any]]]:
    """The statements and parameters of the readings inside the block; BEGIN and PRAGMA are left out."""
    seen: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, *_rest: Any) -> None:
        if statement.startswith(("SELECT", "WITH")):
            seen.append((statement, parameters))

    event.listen(database._read, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(database._read, "before_cursor_execute", note)


def plan(database: Database, statement: str, parameters: Any) -> str:
    """How SQLite means to answer a statement, one step a line."""
    with database.reading() as connection:
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters).all()
    return "\n".join(row[3] for row in rows)
