"""The file itself: an uncompressed zip with a word on what it is, a head, the slots and the encrypted database."""

import json
import shutil
import zipfile
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import BinaryIO, NoReturn

from app import __version__
from app.errors import UserError
from app.services.backups.copies import checksum
from app.services.keys import ring
from app.text import _

SUFFIX = ".hkpaket"
FORMAT = 1
_HEAD, _WORD, _DATABASE, _SLOTS = "Helferkreis-Paket.json", "Bitte lesen.txt", "office.db", "office.db.keys"
_PARTS = [_HEAD, _WORD, _SLOTS, _DATABASE]
_MOST = 20_000
"""Bytes of the head and of the slots; more is none of ours."""
_LOOKED_AT = 4_000
"""Bytes at both ends in which the name of the head tells a damaged package from a foreign file."""
_BLOCK = 1 << 20
_WORDS = _(
    "Diese Datei ist ein Übergabepaket von Helferkreis, dem Programm für die Ehrenamtskoordination.\r\n"
    "Alle Angaben darin sind verschlüsselt. Zum Öffnen: Helferkreis starten, „Datei › Bürodatei öffnen“ wählen, diese "
    "Datei auswählen und die Passphrase eingeben, die Sie getrennt davon bekommen haben.\r\n"
)


@dataclass(frozen=True)
class Head:
    """What can be read without the passphrase: nothing about anybody."""

    format: int
    schema: int
    program: str
    made: str
    size: int
    sha256: str


class WrongPackagePassphrase(UserError):
    """The passphrase is not the one of this package."""


class DamagedPackage(UserError):
    """It was one of ours, but not all of it has arrived."""


class NotAPackage(UserError):
    """Some other file."""


class NewerPackage(UserError):
    """A newer program made it."""


def head_for(database: Path, schema: int) -> Head:
    """The head of a package with this encrypted database, which nobody has open."""
    day = date.today().isoformat()
    return Head(FORMAT, schema, __version__, day, database.stat().st_size, checksum(database))


def fold(stream: BinaryIO, database: Path, head: Head) -> None:
    """Write an encrypted database and the slots beside it as a package."""
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as package:
        package.writestr(_HEAD, json.dumps(asdict(head), indent=1))
        package.writestr(_WORD, _WORDS.encode("utf-8-sig"))
        package.write(ring.slots_path(database), _SLOTS)
        package.write(database, _DATABASE)


def read_head(path: Path) -> Head:
    """What a package says of itself; NotAPackage, DamagedPackage or NewerPackage."""
    try:
        with path.open("rb") as stream:
            return head_in(stream, path)
    except FileNotFoundError as error:
        raise UserError("Das Paket {path} gibt es nicht. Bitte wählen Sie ein anderes.", path=path) from error
    except OSError as error:
        raise UserError("{path} lässt sich nicht lesen. Bitte prüfen Sie den Datenträger.", path=path) from error


def head_in(stream: BinaryIO, path: Path) -> Head:
    """The same for an open file that is called, or will be called, `path`."""
    if not _is_ours(stream):
        raise NotAPackage(
            "{name} ist kein Übergabepaket von Helferkreis. Bitte wählen Sie eine Datei, die auf {suffix} endet.",
            name=path.name, suffix=SUFFIX,
        )  # fmt: skip
    try:
        with zipfile.ZipFile(stream) as package:
            told = json.loads(_small(package, _HEAD))
            if not isinstance(told["format"], int) or told["format"] > FORMAT:
                _refuse_newer(path)
            head = Head(**told)
            if package.namelist() != _PARTS or package.getinfo(_DATABASE).file_size != head.size:
                raise damaged(path)
    except _BROKEN as error:
        raise damaged(path) from error
    from app.services.migrations import steps

    if head.schema > int(steps.head()):
        _refuse_newer(path)
    return head


def unfold(stream: BinaryIO, path: Path, database: Path) -> Head:
    """Lay the database of a package at `database`, still encrypted, with its slots beside it; raises as `read_head`."""
    head = head_in(stream, path)
    try:
        with zipfile.ZipFile(stream) as package:
            ring.slots_path(database).write_bytes(_small(package, _SLOTS))
            with package.open(_DATABASE) as source, database.open("xb") as target:
                shutil.copyfileobj(source, target, _BLOCK)
    except _BROKEN as error:
        raise damaged(path) from error
    except OSError as error:
        raise UserError(
            "Zum Öffnen des Pakets ist in {folder} nicht genug Platz. Bitte schaffen Sie Platz.", folder=database.parent
        ) from error
    database.chmod(0o600)
    if checksum(database) != head.sha256:
        raise damaged(path)
    return head


_BROKEN = (zipfile.BadZipFile, ValueError, KeyError, TypeError, AttributeError, NotImplementedError, EOFError)
"""What a file that is cut off or changed makes of a zip and its head."""


def _is_ours(stream: BinaryIO) -> bool:
    """Whether it says so at either end; an empty file has lost everything on its way."""
    size = stream.seek(0, 2)
    stream.seek(0)
    ends = stream.read(_LOOKED_AT)
    stream.seek(max(0, size - _LOOKED_AT))
    ends += stream.read()
    stream.seek(0)
    return size == 0 or _HEAD.encode() in ends


def _small(package: zipfile.ZipFile, name: str) -> bytes:
    info = package.getinfo(name)
    if info.file_size > _MOST or info.compress_type != zipfile.ZIP_STORED:
        raise ValueError(name)
    return package.read(name)


def _refuse_newer(path: Path) -> NoReturn:
    raise NewerPackage(
        "Das Übergabepaket {name} stammt aus einer neueren Fassung von Helferkreis. Bitte spielen Sie zuerst die neue "
        "Fassung des Programms ein.",
        name=path.name,
    )


def damaged(path: Path) -> DamagedPackage:
    return DamagedPackage(
        "Das Übergabepaket {name} ist beschädigt oder nicht vollständig angekommen. Bitte lassen Sie es sich noch "
        "einmal geben.",
        name=path.name,
    )
