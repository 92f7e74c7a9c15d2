"""Who has an office file open: the lock of the system is the truth, the note in the lock file is for people."""

import getpass
import json
import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from app.errors import Held
from app.text import _, german_datetime

_BYTE = 1 << 30
"""Windows lets nobody read what is locked; so a byte is locked that the note never reaches."""
_MOST = 2_000
"""Bytes of a lock file that are looked at."""


@dataclass(frozen=True)
class Holder:
    """Who has the file open: computer, user, process, and since when (UTC)."""

    host: str
    user: str
    pid: int
    since: datetime


class HeldElsewhere(Held):
    """Another computer has it."""

    def __init__(self, holder: Holder, sure: bool) -> None:
        since = german_datetime(holder.since.astimezone())
        super().__init__(_AT_WORK if sure else _PERHAPS, host=holder.host, user=holder.user, since=since)
        self.holder, self.sure = holder, sure


_AT_WORK = _(
    "Die Bürodatei ist seit {since} am Rechner {host} geöffnet ({user}). Bitte schließen Sie Helferkreis dort zuerst."
)
_PERHAPS = _(
    "Die Bürodatei ist seit {since} am Rechner {host} geöffnet ({user}), oder sie wurde dort nicht richtig "
    "geschlossen. Bitte sehen Sie dort nach, sonst gehen Eingaben verloren."
)


def lock_path(database: Path) -> Path:
    """The lock file beside a database."""
    return database.with_name(database.name + ".lock")


class Lock:
    """Held from `take` to `release`, and let go of by the system when the program dies, however it dies."""

    def __init__(self, database: Path) -> None:
        self.path = lock_path(database)
        self._handle: int | None = None

    def take(self, anyway: bool = False) -> bool:
        """True when it is ours now, False when a program on this computer has it.

        Raises HeldElsewhere for another computer; with `anyway` its mere note is overruled. An empty or garbled file,
        the note of a program that died, and a folder without locks block nobody.
        """
        handle = _open(self.path)
        if handle is None:
            return True
        free, note = _try(handle), read_note(self.path)
        if free and not _still_there(handle, self.path):
            os.close(handle)
            return self.take(anyway)
        if free and (anyway or note is None or note.host == this_host()):
            self._handle = handle
            _write_note(handle)
            return True
        os.close(handle)
        if note is not None and note.host != this_host():
            raise HeldElsewhere(note, sure=not free)
        return False

    def release(self) -> None:
        """Let go, and leave no file behind."""
        if self._handle is None:
            return
        with suppress(OSError):
            os.ftruncate(self._handle, 0)
            if os.name == "posix":  # while it is ours; others see that it is gone
                self.path.unlink(missing_ok=True)
        os.close(self._handle)
        self._handle = None
        with suppress(OSError):
            if os.name != "posix":
                self.path.unlink(missing_ok=True)


def read_note(path: Path) -> Holder | None:
    """What a lock file says; None for one that is empty, garbled or gone."""
    try:
        told = json.loads(path.read_bytes()[:_MOST])
        since = datetime.fromisoformat(told["since"])
        holder = Holder(str(told["host"]), str(told["user"]), int(told["pid"]), since)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return holder if since.tzinfo is not None and holder.host else None


def this_host() -> str:
    """How this computer is called in a note."""
    if hasattr(os, "uname"):
        return os.uname().nodename
    import platform  # takes longer than all the rest of a lock

    return platform.node()


def _open(path: Path) -> int | None:
    """The file, made where it is missing; None where none can be: SQLite's own locks remain."""
    with suppress(OSError):
        return os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    return None


def _still_there(handle: int, path: Path) -> bool:
    """Whether a file that was locked is not the one its last holder has just removed."""
    with suppress(OSError):
        return os.path.samestat(os.fstat(handle), path.stat())
    return False


def _write_note(handle: int) -> None:
    note = {"host": this_host(), "user": _user(), "pid": os.getpid(), "since": datetime.now(UTC).isoformat()}
    with suppress(OSError):  # a full disk: the lock itself holds
        os.ftruncate(handle, 0)
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, json.dumps(note).encode())
        os.fsync(handle)


def _user() -> str:
    with suppress(KeyError, OSError):
        return getpass.getuser()
    return ""


def _try(handle: int) -> bool:
    """Whether the system gives us the lock; a file system that knows none leaves it to the note."""
    try:
        _lock_handle(handle)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:
        return True
    return True


def _lock_handle(handle: int) -> None:
    if os.name == "posix":
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    else:
        import msvcrt

        windows: Any = msvcrt
        os.lseek(handle, _BYTE, os.SEEK_SET)
        windows.locking(handle, windows.LK_NBLCK, 1)
