"""Protects an open office and takes the protection away again: old or new, never neither, whenever it is killed.

The new file is made beside the old one as "Büro.db.protected.part" (or ".unprotected.part"), checked, and renamed to
"Büro.db.protected": from then on it counts. `settle` does what is left, at once or at the next start.
"""

import os
import shutil
from contextlib import closing, suppress
from glob import escape
from pathlib import Path

from app.errors import UserError
from app.services.backups.digest import digest
from app.services.files import sync_folder
from app.services.keys import copying, ring, slots
from app.services.keys.slots import Made
from app.services.sqlite import connect

_PROTECTED, _UNPROTECTED, _FORMER = ".protected", ".unprotected", ".former"
PLAIN = b"SQLite format 3\0"
"""How a database without protection begins."""
_BLOCK = 1 << 20
_RESERVE = 10_000_000


def protect(path: Path, made: Made) -> None:
    """Encrypt the database at `path`, which nobody has open.

    Raises UserError when somebody has it open, there is no room, or the copy is not sound; it stays as it was then.
    """
    settle(path)
    if ring.key_name(path) is not None:
        raise UserError("{name} ist schon geschützt.", name=path.name)
    new = _beside(path, _PROTECTED)
    slots.write(ring.slots_path(new), made.slots)
    ring.take(made.key)
    _turn(path, new)


def unprotect(path: Path) -> None:
    """Write an unlocked database in plain again; raises UserError as `protect` does."""
    settle(path)
    _turn(path, _beside(path, _UNPROTECTED))


def refuse_without_room(path: Path) -> None:
    """UserError unless a second file of the same size fits beside a database."""
    if shutil.disk_usage(path.parent).free < 2 * path.stat().st_size + _RESERVE:
        raise UserError("In {folder} ist dafür nicht genug Platz. Bitte schaffen Sie Platz.", folder=path.parent)


def _turn(path: Path, new: Path) -> None:
    part = _beside(new, ".part")
    try:
        _leave_log(path)
        value = copying.export(path, part, digest)
        os.chmod(part, 0o600)
        _refuse_unlike(path, part, value)
        with part.open("rb+") as stream:
            os.fsync(stream.fileno())
    except Exception as error:
        settle(path)
        if not _of_the_medium(error):
            raise
        raise _not_turned(path) from error
    os.replace(part, new)
    sync_folder(path.parent)
    settle(path)


def _of_the_medium(error: Exception) -> bool:
    names = ("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_READONLY")
    return isinstance(error, OSError) or getattr(error, "sqlite_errorname", "").startswith(names)


def _not_turned(path: Path) -> UserError:
    return UserError(
        "Der Schutz von {name} konnte nicht geändert werden. Bitte prüfen Sie Platz und Rechte in {folder}.",
        name=path.name,
        folder=path.parent,
    )


def _leave_log(path: Path) -> None:
    """Fold the log into the file; only who is alone can."""
    try:
        with closing(connect(path)) as connection:
            connection.execute("PRAGMA busy_timeout=1000")
            connection.execute("PRAGMA journal_mode=DELETE")
    except Exception as error:
        if not getattr(error, "sqlite_errorname", "").startswith("SQLITE_BUSY"):
            raise
        raise UserError(
            "{name} ist noch geöffnet. Bitte schließen Sie das Programm überall, wo es mit dieser Bürodatei läuft.",
            name=path.name,
        ) from error


def _refuse_unlike(path: Path, part: Path, value: str) -> None:
    from app.services.backups.copies import check, contents, digest_of

    found, held = check(part), contents(path)
    same = (found.rows, found.living, found.schema) == (held.rows, held.living, held.schema)
    if found.problems or not same or digest_of(part) != value:
        raise UserError(
            "Die neue Datei war nicht einwandfrei und wurde verworfen. {name} ist unverändert.", name=path.name
        )


# ---------------------------------------------------------------------------------------------- settling


def settle(path: Path) -> None:
    """Finish what was begun with a database, or sweep out what was not ready; nobody has it open."""
    if not path.parent.is_dir():
        return
    protected, unprotected = _beside(path, _PROTECTED), _beside(path, _UNPROTECTED)
    if protected.exists():
        _move(ring.slots_path(protected), ring.slots_path(path))
        _put_in_place(protected, path)
    elif unprotected.exists():
        ring.slots_path(path).unlink(missing_ok=True)
        _put_in_place(unprotected, path)
    for new in (protected, unprotected):
        part = _beside(new, ".part")
        for left in (part, _beside(part, "-journal")):
            overwrite(left)
        ring.slots_path(new).unlink(missing_ok=True)
    for left in path.parent.glob(f".{escape(protected.name)}-*.tmp"):  # slots that were just being written
        left.unlink()
    if path.exists():
        overwrite(_beside(path, _FORMER))
        _drop_slots_of_part(path)


def _drop_slots_of_part(path: Path) -> None:
    """Slots beside a plain database and a part are those of a protected state that was on its way back."""
    part, beside = _beside(path, ".part"), ring.slots_path(path)
    if not (part.exists() and beside.exists()):
        return
    with path.open("rb") as stream:
        plain = stream.read(len(PLAIN)) == PLAIN
    if plain:
        beside.unlink()
        overwrite(part)


def _put_in_place(new: Path, path: Path) -> None:
    for suffix in ("-wal", "-shm", "-journal"):  # before, not after: an old log must never meet the new file
        overwrite(_beside(path, suffix))
    _move(path, _beside(path, _FORMER))
    os.replace(new, path)
    sync_folder(path.parent)


def _move(old: Path, new: Path) -> None:
    with suppress(FileNotFoundError):
        os.replace(old, new)


def overwrite(path: Path) -> None:
    """Delete a file, if there is one, and what was in it, as far as the disk lets anybody do that."""
    if not path.exists():
        return
    with path.open("rb+") as stream:
        left = path.stat().st_size
        while left > 0:
            left -= stream.write(bytes(min(left, _BLOCK)))
        stream.flush()
        os.fsync(stream.fileno())
    path.unlink()


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)
