"""Makes a new database, or moves an old one forward in one transaction after a verified copy."""

import os
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection

from app.errors import UserError
from app.services.backups.copies import error_name, is_of_the_medium
from app.services.backups.states import Why, make
from app.services.database import raw_engine
from app.services.files import sync_folder
from app.services.sqlite import APPLICATION_ID, connect

_SCRIPTS = Path(__file__).parent


def head() -> str:
    """The newest schema version this program knows ("0001"); "" before the first."""
    return max((file.name[:4] for file in _SCRIPTS.glob("versions/[0-9][0-9][0-9][0-9]_*.py")), default="")


def create(path: Path) -> None:
    """Make an empty database at `path`; UserError when something is there already or the folder cannot be written."""
    if path.exists():
        raise UserError("{path} gibt es schon. Bitte wählen Sie einen anderen Namen.", path=path)
    part = path.with_name(path.name + ".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part.unlink(missing_ok=True)
        connect(part, create=True).close()
        os.chmod(part, 0o600)
        upgrade(part)
        os.replace(part, path)
        sync_folder(path.parent)
    except Exception as error:
        if is_of_the_medium(getattr(error, "orig", error)):
            raise _not_created(path) from error
        raise
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _not_created(path: Path) -> UserError:
    return UserError(
        "In {folder} konnte keine Bürodatei angelegt werden. Bitte wählen Sie einen Ordner mit Platz, in den Sie "
        "schreiben dürfen.",
        folder=path.parent,
    )


def migrate(path: Path) -> Path:
    """Bring an older database to `head()`; the answer is the old state, kept among the backups.

    UserError when the disk is full, gone or not to be written: it is at the old schema then, or at the new one.
    """
    kept = make(path, Why.MIGRATION).path
    try:
        upgrade(path)
    except Exception as error:
        cause = getattr(error, "orig", error)
        if not is_of_the_medium(cause) and error_name(cause) != "SQLITE_CORRUPT":  # as a page that cannot be read
            raise
        raise UserError(
            "{path} ließ sich nicht auf die neue Fassung umstellen. Bitte prüfen Sie den Platz und die Rechte in "
            "{folder} und öffnen Sie sie noch einmal; nichts ist verloren.",
            path=path, folder=path.parent,
        ) from error  # fmt: skip
    return kept


def upgrade(path: Path) -> None:
    """All steps and the new version number in one transaction: a killed program leaves the old state."""
    engine = raw_engine(path)
    try:
        with engine.connect() as connection:
            if connection.dialect.name == "sqlite":
                _links_later(connection)
            run_steps(connection)
            _finish(connection)
            connection.commit()
        with engine.connect() as connection:
            connection.exec_driver_sql("ROLLBACK")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        engine.dispose()


def _links_later(connection: Connection) -> None:
    """Let a step make a table anew though others point to it (sqlite.org/lang_altertable.html, 7).

    `_finish` looks at every link. SQLite hears this outside a transaction only.
    """
    for statement in ("ROLLBACK", "PRAGMA foreign_keys=OFF", "BEGIN IMMEDIATE"):
        connection.exec_driver_sql(statement)


def run_steps(connection: Connection) -> None:
    """Run Alembic's steps up to the head on an open transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _finish(connection: Connection) -> None:
    if connection.dialect.name != "sqlite":
        return
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise RuntimeError(f"{len(broken)} rows point nowhere after the migration")
    connection.exec_driver_sql("ANALYZE")  # an index made anew has lost what the planner knew of it
    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
    connection.exec_driver_sql(f"PRAGMA user_version={int(head())}")
