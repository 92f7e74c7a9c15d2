"""Alembic's entry: migrates the connection it is handed, or compares the models with a database (`dev.py migrate`)."""

from pathlib import Path
from typing import Any

from alembic import context
from sqlalchemy import Connection

import app.models  # noqa: F401 - fills Base.metadata
from app.models.base import Base


def _ours(_object: Any, name: str | None, kind: str, _reflected: bool, _compared: Any) -> bool:
    """The tables of the search index belong to SQLite, not to the models."""
    return not (kind == "table" and (name or "").startswith("search_index"))


def _run(connection: Connection) -> None:
    context.configure(
        connection=connection, target_metadata=Base.metadata, render_as_batch=True, include_object=_ours,
        transaction_per_migration=False, transactional_ddl=True, compare_type=True,
        process_revision_directives=_numbered,
    )  # fmt: skip
    context.run_migrations()


def _numbered(_context: Any, _revision: Any, directives: list[Any]) -> None:
    """Name revisions 0001, 0002 …, so that the version of a file says what is newer."""
    from app.services.migrations.steps import head

    for script in directives:
        script.rev_id = f"{int(head() or 0) + 1:04d}"


def _compare(path: Path) -> None:
    from app.services.database import raw_engine

    engine = raw_engine(path)
    with engine.connect() as connection:
        _run(connection)
    engine.dispose()


if handed := context.config.attributes.get("connection"):
    _run(handed)
else:
    _compare(Path(context.get_x_argument(as_dictionary=True)["database"]))
