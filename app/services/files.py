"""Files that leave the program: complete or not at all, and never over a good old one."""

import errno
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from typing import BinaryIO

from app.errors import UserError

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""What the system says where there is no room any more."""


def write_safely(path: Path, write: Callable[[BinaryIO], None]) -> Path:
    """Let `write` fill a temporary file beside `path`, make it durable, then put it in place; returns `path`.

    Raises UserError when the folder is missing, not writable or full, or the file is open elsewhere. The old file
    survives every failure.
    """
    try:
        _write_and_replace(path, write)
    except OSError as error:
        raise _explained(error, path) from error
    return path


def write_bytes(path: Path, content: bytes) -> Path:
    """Write finished `content` safely; see `write_safely`."""

    def write(stream: BinaryIO) -> None:
        stream.write(content)

    return write_safely(path, write)


@contextmanager
def drafts_beside(path: Path) -> Iterator[Path]:
    """A folder beside `path` for what comes before the finished file, gone afterwards; raises as `write_safely`.

    Drafts hold what the file will hold, so they lie where somebody wanted that, and never in a folder of the system.
    """
    try:
        with TemporaryDirectory(prefix=f".{path.stem[:40]}-", dir=path.parent) as folder:
            yield Path(folder)
    except OSError as error:
        raise _explained(error, path) from error


def _write_and_replace(path: Path, write: Callable[[BinaryIO], None]) -> None:
    temporary = NamedTemporaryFile(dir=path.parent, prefix=f".{path.stem[:40]}-", suffix=".tmp", delete=False)  # noqa: SIM115 - closed below, before it gets its name
    try:
        with temporary as stream:
            write(stream)  # type: ignore[arg-type]
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary.name, 0o600)
        os.replace(temporary.name, path)
    except BaseException:
        Path(temporary.name).unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` durable; Windows has no such call and needs none."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def free_name(path: Path) -> Path:
    """The first of "Name.xlsx", "Name (2).xlsx", … that does not exist yet."""
    candidate, count = path, 1
    while candidate.exists():
        count += 1
        candidate = path.with_stem(f"{path.stem} ({count})")
    return candidate


def _explained(error: OSError, path: Path) -> UserError:
    where = {"path": path, "folder": path.parent, "other": free_name(path).name}
    if error.errno in FULL:
        return UserError(
            "Auf dem Datenträger von {folder} ist kein Platz mehr. Bitte schaffen Sie Platz oder wählen Sie einen "
            "anderen Ort.",
            **where,
        )
    if isinstance(error, FileNotFoundError):
        return UserError("Den Ordner {folder} gibt es nicht. Bitte wählen Sie einen anderen.", **where)
    if isinstance(error, PermissionError) and path.exists() and os.access(path.parent, os.W_OK):
        return UserError(
            "{path} ist gerade in einem anderen Programm geöffnet. Bitte schließen Sie die Datei dort oder "
            "speichern Sie unter „{other}“.",
            **where,
        )
    if isinstance(error, PermissionError) or error.errno == errno.EROFS:
        return UserError(
            "In den Ordner {folder} darf nicht geschrieben werden. Bitte wählen Sie einen anderen.", **where
        )
    return UserError(
        "{path} konnte nicht gespeichert werden. Bitte wählen Sie einen anderen Ort und versuchen Sie es noch einmal.",
        **where,
    )
