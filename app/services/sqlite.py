"""Opens database files with the safe settings; knows no SQLAlchemy, so that the window can look into one at once."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

from app.errors import UserError
from app.services.keys.ring import key_of

APPLICATION_ID = 0x484C4652
"""Marks a file as ours (SQLite `application_id`, "HLFR")."""

WAIT = 10.0
"""Seconds that a change waits for another one, of this program or of another."""

FILE_NAME = "Helferkreis.db"

_OLDEST_SQLITE = (3, 51, 3)
"""Older ones can lose committed pages when two connections write and checkpoint at the same instant."""

_SETTINGS = (
    "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", "trusted_schema=OFF",
    "cell_size_check=ON", "temp_store=MEMORY",
    "cache_size=-65536", "mmap_size=0", "wal_autocheckpoint=1000", "journal_size_limit=67108864",
)  # fmt: skip

_FOR_READING = ("query_only=ON", "cache_size=-16384")
"""16 MB hold the order of 100,000 people; with 8 MB their list takes a third longer, more makes nothing faster."""


def default_path() -> Path:
    """Where the office's database lies unless told otherwise: the user's own data folder."""
    from platformdirs import user_data_path

    return user_data_path("Helferkreis", appauthor=False) / FILE_NAME


def path_of(target: str | Path | None) -> Path:
    """The file that a path or a "sqlite:///" URL names; None is the default one."""
    if target is None:
        return default_path()
    return Path(str(target).removeprefix("sqlite:///"))


def driver() -> Any:
    """SQLCipher's library also without a key: the same SQLite on every system."""
    import sqlcipher3.dbapi2 as library

    if library.sqlite_version_info < _OLDEST_SQLITE:
        raise UserError(
            "Das Programm ist unvollständig eingerichtet: Die Datenbank-Bibliothek ist zu alt. Bitte richten Sie "
            "es neu ein."
        )
    return library


def connect(path: Path, writing: bool = True, create: bool = False, frozen: bool = False) -> Any:
    """A raw connection with the safe settings (WAL and FULL last a power cut); makes a file only with `create`.

    Without `writing` the file stays as it is, byte for byte, also when it is not ours; a `frozen` one is opened so that
    SQLite itself cannot write. A protected file is opened with
    the key that was unlocked for it, and a new one made with it (see `keys.ring`); Locked before that.
    """
    key = key_of(path)
    mode = "ro" if frozen else "rwc" if create else "rw"
    uri = f"file:{quote(str(path.absolute()))}?mode={mode}"
    connection = driver().connect(uri, uri=True, isolation_level=None, check_same_thread=False, timeout=WAIT)
    try:
        if key is not None:  # before anything else
            connection.execute(f'PRAGMA key="{key.pragma}"')
        connection.execute("PRAGMA cipher_log_level=NONE")
        for setting in _SETTINGS if writing else (*_SETTINGS[1:], *_FOR_READING):
            connection.execute(f"PRAGMA {setting}")
    except BaseException:
        connection.close()
        raise
    return connection


def ended_badly(path: Path) -> bool:
    """Whether the program did not close the file the last time: its log is still there. Looks, and opens nothing."""
    return path.with_name(path.name + "-wal").exists()


def read_marks(connection: Any) -> tuple[int, int]:
    """Whose file it is (`APPLICATION_ID` for ours) and its schema version."""
    marks = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")]
    return marks[0], marks[1]
