"""The keys this process has unlocked; every connection asks here, so that no other code handles a key.

Beside a protected database lies its slot file. Its name for the key is the SQLCipher salt, which is also the first 16
bytes of the database and of every copy of it: so a slot file and a database tell whether they belong together.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path

from app.errors import Locked, UserError

SUFFIX = ".keys"
_UNFINISHED = ".part"
"""A copy in the making already has the slots of the file it will be."""


class Damaged(UserError):
    """The slot file cannot be read."""


@dataclass(frozen=True)
class Key:
    """A data key of 32 bytes with the salt of 16 that stands in clear at the head of the file."""

    salt: bytes
    data: bytes | bytearray = field(repr=False, hash=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "data", bytearray(self.data))  # bytes cannot be wiped

    @property
    def name(self) -> str:
        """What the slot file calls it."""
        return self.salt.hex()

    @property
    def pragma(self) -> str:
        """As SQLCipher wants a raw key: taken as it is, without a derivation. Locked for one that was wiped."""
        if not any(self.data):
            raise Locked("Die Bürodatei ist gesperrt. Bitte geben Sie zuerst die Passphrase ein.")
        return f"x'{(self.data + self.salt).hex()}'"

    def wipe(self) -> None:
        """Overwrite it; nothing is opened or written with it from now on."""
        assert isinstance(self.data, bytearray)
        self.data[:] = bytes(len(self.data))


_unlocked: dict[str, Key] = {}


def take(key: Key) -> None:
    """Let this process open what is protected with `key`."""
    _unlocked[key.name] = key


def forget() -> None:
    """Wipe every key of this process; connections that are open keep their own copy until they are closed."""
    for key in _unlocked.values():
        key.wipe()
    _unlocked.clear()


def known(name: str) -> Key | None:
    """An unlocked key by its name."""
    return _unlocked.get(name)


def slots_path(database: Path) -> Path:
    """The slot file of a database, or of the database that a copy in the making will be."""
    return database.with_name(database.name.removesuffix(_UNFINISHED) + SUFFIX)


def key_name(database: Path) -> str | None:
    """By which key a database is protected; None for one that is not. UserError for a damaged slot file."""
    path = slots_path(database)
    try:
        told = json.loads(path.read_bytes())
        return bytes.fromhex(told["key"]).hex()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise unreadable(path) from error
    except (ValueError, TypeError, KeyError) as error:
        raise damaged(path) from error


def key_of(database: Path) -> Key | None:
    """The key to open a database with; None for one without protection.

    Raises Locked before the passphrase was given, Damaged for a slot file that cannot be read.
    """
    name = key_name(database)
    if name is None:
        return None
    key = known(name)
    if key is None:
        raise locked(database)
    return key


def locked(database: Path) -> Locked:
    """The sentence before the passphrase was given."""
    return Locked("{name} ist geschützt. Bitte geben Sie zuerst die Passphrase ein.", name=database.name)


def unreadable(path: Path) -> UserError:
    """The sentence for a slot file that the disk does not give away now; what is in it may be well."""
    return UserError(
        "Die Schlüsseldatei {name} ließ sich gerade nicht lesen. Bitte prüfen Sie, ob der Datenträger angeschlossen "
        "ist und ob Sie die Datei lesen dürfen.",
        name=path.name,
    )


def damaged(path: Path) -> Damaged:
    """The sentence for a slot file that cannot be read."""
    return Damaged(
        "Die Schlüsseldatei {name} ist beschädigt. Bitte holen Sie sie aus dem Ordner der Sicherungen zurück; die "
        "Bürodatei selbst ist davon nicht betroffen.",
        name=path.name,
    )
