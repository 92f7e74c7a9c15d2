"""Unlocks an office: tells a wrong passphrase, a damaged file and a wrong file apart, each in one sentence."""

import os
from collections import Counter
from contextlib import closing, suppress
from pathlib import Path

from app.errors import UserError
from app.services.keys import ring, slots, turning
from app.services.keys.ring import Key
from app.services.keys.slots import Slots
from app.services.sqlite import connect, driver, read_marks

VARIABLE = "HELFERKREIS_PASSPHRASE_FILE"
"""Environment variable: the file with the passphrase, for jobs."""
_PAGE = 4096
_RANDOM = 200
"""Different bytes that a page of encrypted data has at least, of 256."""


class DamagedOffice(UserError):
    """The key is right, but the database cannot be read; it counts as unlocked, so that its states can be looked at."""


def is_protected(path: Path) -> bool:
    """Whether a passphrase is needed for a database; also True for a damaged slot file."""
    return ring.slots_path(path).exists()


def is_locked(path: Path) -> bool:
    """Whether nobody has given the passphrase of a protected database yet."""
    return is_protected(path) and ring.known(ring.key_name(path) or "") is None


def unlock(path: Path, secret: str) -> Key:
    """Let this process open a database that it does not have open, by its passphrase or its recovery code.

    Raises WrongPassphrase, Damaged for the slot file, UserError for a file that does not belong to it or that the disk
    does not give away, DamagedOffice. Takes about half a second.
    """
    try:
        return _unlocked(path, secret)
    except (OSError, driver().Error) as error:
        raise unreachable(path) from error


def unreachable(path: Path) -> UserError:
    """The sentence for an office that the disk does not give away now; what is in it may be well."""
    return UserError(
        "{path} ließ sich gerade nicht öffnen. Bitte prüfen Sie, ob der Datenträger angeschlossen ist, und "
        "versuchen Sie es noch einmal.",
        path=path,
    )


def _unlocked(path: Path, secret: str) -> Key:
    turning.settle(path)
    mend(path)
    held = slots.read(ring.slots_path(path))
    _refuse_wrong_file(path, held.key)
    key = slots.unseal(held, secret)
    ring.take(key)
    if not (_can_be_read(path) or _can_be_read(path)):  # a disk that failed for a moment looks like damage
        raise DamagedOffice(
            "Die Passphrase stimmt, aber {path} ist beschädigt. Bitte spielen Sie die letzte Sicherung zurück.",
            path=path,
        )
    return key


def _can_be_read(path: Path) -> bool:
    try:
        with closing(connect(path, writing=False)) as connection:
            read_marks(connection)
    except driver().DatabaseError as error:
        if getattr(error, "sqlite_errorname", "") not in ("SQLITE_NOTADB", "SQLITE_CORRUPT"):
            raise
        return False
    return True


def fits(path: Path, secret: str) -> Key:
    """The key by its passphrase, for an office that is open; WrongPassphrase or Damaged as in `unlock`."""
    return slots.unseal(slots.read(ring.slots_path(path)), secret)


def _refuse_wrong_file(path: Path, name: str) -> None:
    head = _head(path, len(turning.PLAIN))
    if head == turning.PLAIN:
        raise UserError(
            "{path} ist selbst nicht geschützt, aber die Schlüsseldatei {keys} liegt daneben. Bitte prüfen Sie, ob das "
            "wirklich Ihre Bürodatei ist.",
            path=path, keys=ring.slots_path(path).name,
        )  # fmt: skip
    if head.hex() != name:
        raise UserError(
            "{path} und die Schlüsseldatei {keys} gehören nicht zusammen, oder der Anfang der Bürodatei ist "
            "beschädigt. Bitte legen Sie die richtige Datei daneben.",
            path=path, keys=ring.slots_path(path).name,
        )  # fmt: skip


def without_slots(path: Path) -> bool:
    """Whether a file that is no plain database looks like a protected one whose slot file is missing.

    Only for a file nobody has open: reading it would take SQLite's locks away.
    """
    page = _head(path, _PAGE)
    whole = path.stat().st_size % _PAGE == 0 and len(page) == _PAGE
    return whole and not is_protected(path) and len(Counter(page)) >= _RANDOM


def mend(path: Path) -> bool:
    """Where the slot file of a protected database is missing or damaged, take the newest one that lies with its states.

    The answer is whether that was done. Only for a file nobody has open, as `without_slots`.
    """
    from app.services.backups.states import folder_of

    beside = ring.slots_path(path)
    if not path.is_file() or _read_or_none(beside) is not None:
        return False
    states = folder_of(path).glob(f"*{ring.SUFFIX}")
    found = [held for held in map(_read_or_none, states) if held is not None]
    fitting = [held for held in found if held.key == _head(path, len(turning.PLAIN)).hex()]
    if not fitting:
        return False
    slots.write(beside, max(fitting, key=lambda held: held.revision))
    return True


def _read_or_none(file: Path) -> Slots | None:
    with suppress(ring.Damaged):
        return slots.read(file)
    return None


def _head(path: Path, length: int) -> bytes:
    with path.open("rb") as stream:
        return stream.read(length)


# --------------------------------------------------------------------------------------------- from a file


def passphrase_from(file: Path) -> str:
    """The passphrase in a file: its first line; UserError when there is none."""
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UserError("Die Datei {path} mit der Passphrase lässt sich nicht lesen.", path=file) from error
    if not lines or not lines[0]:
        raise UserError("In der Datei {path} steht keine Passphrase.", path=file)
    return lines[0]


def named_file(told: str | None) -> Path | None:
    """The file with the passphrase that a call names, else the environment; None for neither."""
    name = told or os.environ.get(VARIABLE, "")
    return Path(name) if name else None
