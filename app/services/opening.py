"""Finds the database, says in one sentence what is wrong with it, and opens it at the present schema."""

from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy.exc import ArgumentError
from sqlalchemy.orm import configure_mappers

from app.errors import UserError
from app.services.backups.copies import is_garbled
from app.services.database import Database
from app.services.keys.opening import is_protected, mend, unreachable, without_slots
from app.services.keys.ring import Damaged, locked, slots_path
from app.services.keys.turning import settle
from app.services.migrations import steps
from app.services.office import Services
from app.services.shape import refuse_changed
from app.services.sqlite import APPLICATION_ID, connect, default_path, driver, path_of, read_marks

__all__ = ["default_path", "open_services", "path_of", "refuse_wrong_files", "version_of"]


def open_services(target: str | Path | None = None, who: str = "") -> Services:
    """Open the database at a path or URL (None: the default one).

    Raises UserError when it is missing, empty, foreign, damaged, newer than this program, or not writable; never makes
    a new one.
    """
    if target is not None and "://" in str(target) and not str(target).startswith("sqlite:"):
        return Services(_on_server(str(target), who))
    path = path_of(target)
    try:
        _prepare(path)
    except (OSError, UnicodeDecodeError, driver().Error) as error:
        raise _explained(error, path) from error
    configure_mappers()  # here, in the thread that opens, and not with the first record in the window's
    return Services(Database(path, who))


def _on_server(url: str, who: str) -> Database:
    try:
        return Database(url, who)
    except (ArgumentError, ImportError) as error:
        raise UserError("Diese Adresse wird hier nicht unterstützt. Bitte nennen Sie eine Datei.") from error


def _prepare(path: Path) -> None:
    refuse_wrong_files(path)
    version = version_of(path)
    known = steps.head()
    if version > int(known):
        raise UserError(
            "{path} stammt aus einer neueren Fassung von Helferkreis. Bitte spielen Sie zuerst die neue Fassung "
            "des Programms ein.",
            path=path,
        )
    refuse_changed(path)
    if version < int(known):
        steps.migrate(path)


def refuse_wrong_files(path: Path) -> None:
    """UserError for a folder, a file that is not there and an empty one."""
    if path.is_dir():
        raise UserError("{path} ist ein Ordner. Bitte nennen Sie eine Datei.", path=path)
    settle(path)
    if not path.exists():
        raise UserError(
            "Die Bürodatei {path} gibt es nicht. Legen Sie sie mit „helferkreis init“ an oder wählen Sie eine andere.",
            path=path,
        )
    if path.stat().st_size == 0:
        raise UserError(
            "{path} ist leer. Bitte spielen Sie die letzte Sicherung zurück oder wählen Sie eine andere Datei.",
            path=path,
        )


def version_of(path: Path) -> int:
    """The schema version; UserError when the file is not ours, damaged or not writable."""
    try:
        application, version = _read_marks(path)
        if application == APPLICATION_ID:
            _try_writing(path)
    except Exception as error:
        if _of_the_slots(error) and mend(path):
            raise locked(path) from error
        raise _explained(error, path) from error
    if application != APPLICATION_ID:
        raise _foreign(path)
    return version


def _read_marks(path: Path) -> tuple[int, int]:
    """Whose file it is and of which version, without changing a byte of it."""
    with closing(connect(path, writing=False)) as connection:
        return read_marks(connection)


def _try_writing(path: Path) -> None:
    with closing(connect(path)) as connection:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("ROLLBACK")


def _foreign(path: Path) -> UserError:
    return UserError("{path} ist keine Bürodatei von Helferkreis. Bitte wählen Sie eine andere Datei.", path=path)


def _of_the_slots(error: Exception) -> bool:
    """Whether a better slot file may help; nobody has such a file open."""
    return isinstance(error, Damaged) or getattr(error, "sqlite_errorname", "") == "SQLITE_NOTADB"


def _unreadable(path: Path) -> UserError:
    """No plain database: damaged, without its slot file, or something else altogether."""
    if is_protected(path):
        return _damaged(path)
    if without_slots(path):
        return UserError(
            "{path} ist geschützt oder keine Bürodatei: Die Schlüsseldatei {keys} fehlt. Bitte legen Sie sie daneben; "
            "im Ordner der Sicherungen liegt zu jeder eine.",
            path=path,
            keys=slots_path(path).name,
        )
    return _foreign(path)


def _damaged(path: Path) -> UserError:
    return UserError("{path} ließ sich nicht lesen. Bitte spielen Sie die letzte Sicherung zurück.", path=path)


def _explained(error: Exception, path: Path) -> Exception:
    name: Any = getattr(error, "sqlite_errorname", "") or ""
    if isinstance(error, OSError):
        return unreachable(path)
    if name == "SQLITE_NOTADB":
        return _unreadable(path)
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_IOERR")):
        return UserError(
            "{path} darf nicht beschrieben werden. Bitte prüfen Sie die Rechte der Datei und ihres Ordners.", path=path
        )
    if name.startswith("SQLITE_BUSY"):
        return UserError(
            "{path} wird gerade von einem anderen Programm benutzt. Bitte schließen Sie es dort.", path=path
        )
    if name.startswith("SQLITE_CORRUPT") or is_garbled(error):
        return _damaged(path)
    return error
