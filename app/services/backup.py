"""Verified copies of the database, and back from them."""

import hashlib
import json
import os
import shutil
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.services.files import sync_folder
from app.services.sqlite import APPLICATION_ID, connect
from app.text import _


@dataclass(frozen=True)
class Copy:
    """What a copy holds, written beside it: checksum, size in bytes, schema version, rows by table."""

    sha256: str
    size: int
    schema: int
    rows: dict[str, int]


def copy_verified(source: Path, target: Path) -> Copy:
    """Copy a live database through SQLite, open the copy, check it, and only then give it its name.

    Raises UserError when the disk is full or the copy does not pass its check; an older file at `target` survives that.
    """
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    try:
        _copy(source, part)
        copy = _verified(part)
        os.chmod(part, 0o600)
        os.replace(part, target)
        sync_folder(target.parent)
        _sidecar(target).write_text(json.dumps(asdict(copy), indent=1), encoding="utf-8")
    except OSError as error:
        raise _failed(target) from error
    except Exception as error:
        if getattr(error, "sqlite_errorname", "").startswith(
            ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY")
        ):
            raise _failed(target) from error
        raise
    finally:
        part.unlink(missing_ok=True)
    return copy


def _failed(target: Path) -> UserError:
    return UserError(
        "Die Sicherung {path} konnte nicht geschrieben werden. Bitte prüfen Sie den Platz und die Rechte am Zielort.",
        path=target,
    )


def _sidecar(path: Path) -> Path:
    return path.with_name(path.name + ".json")


def _copy(source: Path, part: Path) -> None:
    reading, writing = connect(source, writing=False), connect(part, create=True)
    try:
        reading.backup(writing)
        writing.execute("PRAGMA journal_mode=DELETE")
    finally:
        writing.close()
        reading.close()
    with part.open("rb+") as stream:
        os.fsync(stream.fileno())


def _verified(part: Path) -> Copy:
    found = check(part)
    if found.problems:
        raise UserError("Die Sicherung war nicht einwandfrei und wurde verworfen. Bitte versuchen Sie es noch einmal.")
    return Copy(_checksum(part), part.stat().st_size, found.schema, found.rows)


@dataclass(frozen=True)
class Found:
    """What a check found: schema version, rows by table, and problems as SQLite words them (none when all is well)."""

    schema: int
    rows: dict[str, int]
    problems: tuple[str, ...]


def check(path: Path) -> Found:
    """Integrity of pages, indexes and links, and the rows of each table; UserError when it is missing or foreign."""
    if not path.is_file():
        raise UserError("Die Datei {path} gibt es nicht. Bitte wählen Sie eine andere.", path=path)
    try:
        with closing(connect(path, writing=False)) as connection:
            return _found(path, connection)
    except Exception as error:
        name = getattr(error, "sqlite_errorname", "")
        if name.startswith("SQLITE_CORRUPT"):
            return Found(0, {}, ("malformed",))
        if name == "SQLITE_NOTADB":
            raise _foreign(path) from error
        raise


def _found(path: Path, connection: Any) -> Found:
    if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise _foreign(path)
    problems = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    problems += [f"{row[0]}: {row[2]}" for row in connection.execute("PRAGMA foreign_key_check")]
    schema = connection.execute("PRAGMA user_version").fetchone()[0]
    return Found(schema, {} if problems else _rows(connection), tuple(problems))


def _foreign(path: Path) -> UserError:
    return UserError("{path} ist keine Bürodatei von Helferkreis. Bitte wählen Sie eine andere Datei.", path=path)


def _rows(connection: Any) -> dict[str, int]:
    tables = [
        r[0]
        for r in connection.execute(
            "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'search_index%'"
        )
    ]
    return {table: connection.execute(f'SELECT count(*) FROM "{table}"').fetchone()[0] for table in sorted(tables)}


def restore(copy: Path, target: Path) -> Path | None:
    """Put a verified copy in the place of `target`; the present state is saved first and its file is the answer.

    Raises UserError when the copy is damaged or foreign, or somebody has `target` open; it then stays as it is.
    """
    if not copy.exists():
        raise UserError("Die Sicherung {path} gibt es nicht. Bitte wählen Sie eine andere.", path=copy)
    if check(copy).problems or not _checksum_holds(copy):
        raise UserError("Die Sicherung {path} ist beschädigt. Bitte wählen Sie eine andere.", path=copy)
    kept = _set_aside(target) if target.exists() else None
    for suffix in ("-wal", "-shm"):  # before, not after: an old log must never meet the new file
        target.with_name(target.name + suffix).unlink(missing_ok=True)
    copy_verified(copy, target)
    return kept


def _set_aside(target: Path) -> Path:
    """Keep the present state: as a verified copy, or just as it is when it cannot be read any more."""
    kept = target.with_name(_("{name} vor Rücksicherung").format(name=target.stem) + ".kbak")
    try:
        _refuse_while_open(target)
        copy_verified(target, kept)
    except Exception as error:
        if not getattr(error, "sqlite_errorname", "").startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
            raise
        kept = target.with_name(_("{name} beschädigt").format(name=target.stem) + target.suffix)
        shutil.copy2(target, kept)
    return kept


def _refuse_while_open(target: Path) -> None:
    """Only who is alone can leave the write-ahead log."""
    try:
        with closing(connect(target)) as connection:
            connection.execute("PRAGMA busy_timeout=1000")
            connection.execute("PRAGMA journal_mode=DELETE")
    except Exception as error:
        if not getattr(error, "sqlite_errorname", "").startswith("SQLITE_BUSY"):
            raise
        raise UserError(
            "{path} ist noch geöffnet. Bitte schließen Sie das Programm überall, wo es mit dieser Bürodatei läuft.",
            path=target,
        ) from error


def _checksum_holds(copy: Path) -> bool:
    sidecar = _sidecar(copy)
    if not sidecar.exists():
        return True
    wanted = json.loads(sidecar.read_text(encoding="utf-8"))["sha256"]
    return bool(_checksum(copy) == wanted)


def _checksum(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
