"""Makes a package from a verified copy under a fresh key, opens it again, and only then gives it its name."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from hashlib import file_digest
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy import select

from app.errors import UserError
from app.models import Draft, Person
from app.services.backups.copies import Contents, NotSound, contents, copy_to
from app.services.backups.differences import kinds
from app.services.files import write_safely
from app.services.handover.opening import unlock
from app.services.handover.package import SUFFIX, fold, head_for
from app.services.handover.scratch import Scratch
from app.services.keys import changing, ring, slots
from app.services.keys.slots import Made
from app.services.keys.spoken import canonical
from app.services.lists.disclosure import entry
from app.services.lists.sheet import Handed
from app.services.office import Services
from app.services.sqlite import connect
from app.text import _, german_date, translate

ACTION = _("Übergabepaket erstellt")


@dataclass(frozen=True)
class Packed:
    """A package that was opened again and found whole."""

    path: Path
    size: int


def proposed_name(services: Services, on: date | None = None) -> str:
    """ "Übergabe Musterstadt 2026-11-23.hkpaket"."""
    office = services.office()
    name = (office.short_name or office.name) if office else services.database.name
    plain = "".join(letter if letter.isalnum() or letter in " -." else " " for letter in name)
    return _("Übergabe {office} {day}").format(office=" ".join(plain.split())[:60], day=on or date.today()) + SUFFIX


def inside(services: Services) -> list[tuple[str, int]]:
    """What a package of the office would hold, in numbers: the kinds of records, those that most turns on first."""
    living = contents(_file(services)).living
    counts = [(translate(owner.plural), living.get(str(owner.__tablename__), 0)) for owner in kinds()]
    return [(words, count) for words, count in counts if count]


def pack(
    services: Services, target: Path, passphrase: str, recipient: str, go_on: Callable[[], object] = bool
) -> Packed:
    """Write everything of an office, without what is half-typed, into the package `target`, and log to whom it goes.

    Takes a few seconds; `go_on` is called between its steps and may raise to end it. Raises UserError for a short
    passphrase, a missing recipient, an office on a server, or where it cannot be written; an older file at `target`
    survives that.
    """
    source, recipient = _file(services), recipient.strip()
    if not recipient:
        raise UserError("Bitte geben Sie ein, wer das Paket bekommt.")
    made = changing.prepare(canonical(passphrase))
    go_on()
    with Scratch() as scratch:
        path = scratch.folder / "office.db"
        held = _lay(source, path, made)

        def write(stream: Any) -> None:
            go_on()
            fold(stream, path, head_for(path, held.schema))
            stream.flush()
            go_on()
            _refuse_unlike(stream, target, held, passphrase)
            go_on()
            stream.seek(0)
            _log(services, target, recipient, file_digest(stream, "sha256").hexdigest())

        write_safely(target, write)
    return Packed(target, target.stat().st_size)


def _file(services: Services) -> Path:
    path = services.database.path
    if path is None:
        raise UserError("Das geht nur mit einer Bürodatei. Für den Server gibt es dessen eigene Werkzeuge.")
    return path


def _lay(source: Path, path: Path, made: Made) -> Contents:
    """A verified copy under the key of the package, without drafts."""
    slots.write(ring.slots_path(path), made.slots)
    ring.take(made.key)
    copy_to(source, path)
    with closing(connect(path)) as connection:
        connection.execute(f"DELETE FROM {Draft.__tablename__}")
        connection.execute("PRAGMA journal_mode=DELETE")
    return contents(path)


def _refuse_unlike(stream: BinaryIO, target: Path, held: Contents, passphrase: str) -> None:
    """Open the finished package as its recipient will, which compares its bytes, and count what is in it."""
    with Scratch() as scratch:
        again = scratch.folder / "office.db"
        unlock(stream, target, again, passphrase)
        if contents(again) != held:
            raise NotSound


def _log(services: Services, target: Path, recipient: str, digest: str) -> None:
    """The last step before the file gets its name: nothing leaves unlogged."""
    with services.database.reading() as connection:
        people = list(connection.execute(select(Person.id).where(Person.anonymised_on.is_(None))).scalars())
    handed = Handed(_("Übergabepaket"), recipient, people, len(people), columns=[_("alle Angaben")])
    purpose = _("Übergabe an die Vertretung am {day}").format(day=german_date(date.today()))
    with services.database.transaction(ACTION, undoable=False) as session:
        session.add(entry(services, handed, purpose, target.name, digest))
