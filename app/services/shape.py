"""Compares a database with what this program makes, so that nothing somebody else put into it ever runs."""

from contextlib import closing
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.models.base import Base
from app.services.migrations.steps import head
from app.services.search import SQLITE_INDEX
from app.services.sqlite import connect, read_marks

_OF_SQLITE = ("sqlite_", "search_index_", "alembic_version")
"""How the tables begin that SQLite, its index and the migrations keep for themselves."""
_COLUMNS = (
    "SELECT m.name, c.name FROM sqlite_master m, pragma_table_xinfo(m.name) c "
    "WHERE m.type = 'table' AND m.sql NOT LIKE 'CREATE VIRTUAL%'"
)


def refuse_changed(path: Path) -> None:
    """UserError for a database with triggers, views or columns that are not ours, or without some of ours.

    One of an older schema may lack columns; its triggers and views are looked at all the same.
    """
    with closing(connect(path, writing=False)) as connection:
        strange = strange_parts(connection)
    if strange:
        raise UserError(
            "{path} wurde von einem anderen Programm umgebaut ({parts}) und wird deshalb nicht geöffnet. Bitte spielen "
            "Sie die letzte Sicherung zurück oder wählen Sie eine andere Datei.",
            path=path, parts=", ".join(strange[:3]),
        )  # fmt: skip


def strange_parts(connection: Any) -> list[str]:
    """The names of what should not be there, changed or missing; none in a database that only this program wrote to."""
    kept = "SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'view') OR sql LIKE 'CREATE VIRTUAL%'"
    found = {(name, sql) for name, sql in connection.execute(kept)}
    strange = {name for name, _sql in found ^ _made_by_search()}
    if read_marks(connection)[1] == int(head()):
        columns = {
            (table, column) for table, column in connection.execute(_COLUMNS) if not table.startswith(_OF_SQLITE)
        }
        strange |= {f"{table}.{column}" for table, column in columns ^ _told_by_models()}
    return sorted(strange)


def _made_by_search() -> set[tuple[str, str]]:
    return {(statement.split()[2 if "TRIGGER" in statement else 3], statement) for statement in SQLITE_INDEX}


def _told_by_models() -> set[tuple[str, str]]:
    return {(table.name, column.name) for table in Base.metadata.tables.values() for column in table.c}
