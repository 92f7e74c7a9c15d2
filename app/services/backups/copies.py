"""One verified copy of a live database: made through SQLite, opened again, checked, and only then given its name."""

import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.services.backups.digest import digest
from app.services.files import sync_folder, write_bytes
from app.services.keys import copying
from app.services.sqlite import APPLICATION_ID, connect, driver, read_marks

RESERVE = 10_000_000
"""Bytes a copy leaves free, so that the office can go on saving beside it."""
_OF_THE_MEDIUM = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY")


_NAMES = {
    "disk I/O error": "SQLITE_IOERR", "database or disk is full": "SQLITE_FULL", "malformed": "SQLITE_CORRUPT",
    "unable to open": "SQLITE_CANTOPEN", "readonly": "SQLITE_READONLY", "locked": "SQLITE_BUSY",
    "not a database": "SQLITE_NOTADB",
}  # fmt: skip


def error_name(error: BaseException) -> str:
    """SQLite's name of an error, "" for any other; a failed backup comes with its words alone."""
    error = getattr(error, "orig", None) or error  # as SQLAlchemy wraps it
    if not isinstance(error, driver().Error):
        return ""
    told = getattr(error, "sqlite_errorname", "") or ""
    return told or next((name for words, name in _NAMES.items() if words in str(error)), "")


def is_garbled(error: BaseException) -> bool:
    """Whether a text in the file is none any more; that is told without a name."""
    return isinstance(error, UnicodeDecodeError) or (
        isinstance(error, driver().Error) and "Could not decode" in str(error)
    )


def is_of_the_medium(error: BaseException) -> bool:
    """Whether a disk is full, gone or not to be written: something the user can mend."""
    return isinstance(error, OSError) or error_name(error).startswith(_OF_THE_MEDIUM)


class NotSound(UserError):
    """A copy that does not pass its check; what it was made from may be damaged itself."""

    def __init__(self) -> None:
        super().__init__("Die Sicherung war nicht einwandfrei und wurde verworfen. Bitte versuchen Sie es noch einmal.")


@dataclass(frozen=True)
class Contents:
    """What a database holds: schema version, rows by table, those of them not in the trash, and the last action."""

    schema: int
    rows: dict[str, int]
    living: dict[str, int]
    actions: int
    """The number of the last action; it only grows."""


@dataclass(frozen=True)
class Copy(Contents):
    """What a copy holds, written beside it, with its checksum, its size in bytes and the digest of its content."""

    sha256: str
    size: int
    digest: str


@dataclass(frozen=True)
class Found(Contents):
    """What a check found, with problems as SQLite words them (none when all is well)."""

    problems: tuple[str, ...]


def copy_verified(source: Path, target: Path, more: Mapping[str, Any] | None = None) -> Copy:
    """Copy a database, live or not, and write what is in it beside the copy, with what `more` says of it.

    Raises UserError when the disk is full or the copy does not pass its check; an older file at `target` survives that.
    """
    part = target.with_name(target.name + ".part")
    try:
        discard(part)
        _refuse_without_room(source, target)
        copy = copy_to(source, part)
        sidecar(target).unlink(missing_ok=True)
        os.replace(part, target)
        sync_folder(target.parent)
        write_sidecar(target, {**asdict(copy), **(more or {})})
    except Exception as error:
        if is_of_the_medium(error):
            raise _failed(target) from error
        raise
    finally:
        discard(part)
    return copy


def copy_to(source: Path, part: Path) -> Copy:
    """Make `part` the same as `source` and durable, for its owner only; UserError unless it passes every check."""
    try:
        return _copied(source, part)
    except driver().Error as error:
        if error_name(error) == "SQLITE_CORRUPT":  # a page that cannot be read looks like that, too
            raise NotSound from error
        raise


def _copied(source: Path, part: Path) -> Copy:
    held, value = _copy(source, part)
    os.chmod(part, 0o600)
    found = check(part)
    if found.problems or Contents(found.schema, found.rows, found.living, found.actions) != held:
        raise NotSound
    if digest_of(part) != value:
        raise NotSound
    return Copy(held.schema, held.rows, held.living, held.actions, checksum(part), part.stat().st_size, value)


def _copy(source: Path, part: Path) -> tuple[Contents, str]:
    """Copy the pages, count the rows and take the digest in one and the same state of the source."""
    copying.carry(source, part)
    alike = copying.same_key(source, part)
    held = _copy_pages(source, part) if alike else copying.export(source, part, _counted)
    _make_durable(part)
    return held


def _copy_pages(source: Path, part: Path) -> tuple[Contents, str]:
    with closing(connect(source, writing=False)) as reading, closing(connect(part, create=True)) as writing:
        reading.execute("BEGIN")
        held = _counted(reading)
        reading.backup(writing)
        reading.execute("ROLLBACK")
        writing.execute("PRAGMA journal_mode=DELETE")
    return held


def _counted(connection: Any) -> tuple[Contents, str]:
    return _contents(connection), digest(connection)


def _make_durable(part: Path) -> None:
    with part.open("rb+") as stream:
        os.fsync(stream.fileno())


def discard(part: Path) -> None:
    """Let go of a copy that was not finished, with what SQLite keeps beside it."""
    for suffix in ("", "-journal", "-wal", "-shm"):
        with suppress(OSError):
            part.with_name(part.name + suffix).unlink(missing_ok=True)


def _refuse_without_room(source: Path, target: Path) -> None:
    if shutil.disk_usage(target.parent).free < source.stat().st_size + RESERVE:
        raise UserError(
            "Für eine Sicherung ist in {folder} nicht genug Platz. Bitte schaffen Sie Platz oder wählen Sie einen "
            "anderen Ort.",
            folder=target.parent,
        )


def _failed(target: Path) -> UserError:
    return UserError(
        "Die Sicherung {path} konnte nicht geschrieben werden. Bitte prüfen Sie den Platz und die Rechte am Zielort.",
        path=target,
    )


# ---------------------------------------------------------------------------------------------- beside it


def sidecar(path: Path) -> Path:
    """The file beside a copy that says what is in it."""
    return path.with_name(path.name + ".json")


def write_sidecar(path: Path, told: Mapping[str, Any]) -> None:
    """Write down what is in a copy; complete or not at all."""
    write_bytes(sidecar(path), json.dumps(dict(told), indent=1).encode())


def read_sidecar(path: Path) -> dict[str, Any]:
    """What was written down about a copy; nothing where that is missing or damaged."""
    try:
        told = json.loads(sidecar(path).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return told if isinstance(told, dict) else {}


def checksum_holds(path: Path) -> bool:
    """Whether a copy is still the file it was, byte for byte; True where nobody wrote its checksum down."""
    wanted = read_sidecar(path).get("sha256") if sidecar(path).exists() else checksum(path)
    return bool(checksum(path) == wanted)


def is_whole(path: Path) -> bool:
    """Whether a copy is still the file it was and holds what was copied; only what was written down is compared."""
    told = read_sidecar(path).get("digest")
    return checksum_holds(path) and (told is None or digest_of(path) == told)


def digest_of(path: Path) -> str:
    """The digest of a database that is sound, live or not."""
    with closing(connect(path, writing=False)) as connection:
        connection.execute("BEGIN")
        return digest(connection)


def checksum(path: Path) -> str:
    """SHA-256 of a file that is no live database: reading that one would take its locks away."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


# ------------------------------------------------------------------------------------------------- looking


def check(path: Path) -> Found:
    """Integrity of pages, indexes and links, and what is in it; UserError when it is missing or foreign."""
    if not path.is_file():
        raise UserError("Die Datei {path} gibt es nicht. Bitte wählen Sie eine andere.", path=path)
    try:
        with closing(connect(path, writing=False)) as connection:
            return _found(path, connection)
    except Exception as error:
        name = error_name(error)
        if name.startswith("SQLITE_CORRUPT") or is_garbled(error):
            return Found(0, {}, {}, 0, ("malformed",))
        if name == "SQLITE_NOTADB":
            raise _foreign(path) from error
        raise


def contents(path: Path) -> Contents:
    """What a database holds now, live or not."""
    with closing(connect(path, writing=False)) as connection:
        connection.execute("BEGIN")
        return _contents(connection)


def _found(path: Path, connection: Any) -> Found:
    if read_marks(connection)[0] != APPLICATION_ID:
        raise _foreign(path)
    problems = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
    problems += [f"{row[0]}: {row[2]}" for row in connection.execute("PRAGMA foreign_key_check")]
    if problems:
        return Found(read_marks(connection)[1], {}, {}, 0, tuple(problems))
    held = _contents(connection)
    return Found(held.schema, held.rows, held.living, held.actions, ())


def _foreign(path: Path) -> UserError:
    return UserError("{path} ist keine Bürodatei von Helferkreis. Bitte wählen Sie eine andere Datei.", path=path)


def _contents(connection: Any) -> Contents:
    names = connection.execute(
        "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'search_index%' ORDER BY name"
    )
    tables = [row[0] for row in names]
    rows = {table: _one(connection, f'SELECT count(*) FROM "{table}"') for table in tables}
    kept = [table for table in tables if "deleted_at" in columns(connection, table)]
    living = {table: _one(connection, f'SELECT count(*) FROM "{table}" WHERE deleted_at IS NULL') for table in kept}
    actions = _one(connection, "SELECT max(number) FROM operation") if "operation" in tables else 0
    return Contents(read_marks(connection)[1], rows, living, actions or 0)


def columns(connection: Any, table: str) -> list[str]:
    """The columns of a table; none where there is no such table."""
    return [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]


def _one(connection: Any, sql: str) -> Any:
    return connection.execute(sql).fetchone()[0]
