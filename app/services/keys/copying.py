"""Copies of a protected office are protected, too: which slots lie beside a copy, and how its pages get there."""

from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any, TypeVar

from app.services.files import write_bytes
from app.services.keys import ring, slots
from app.services.sqlite import connect

T = TypeVar("T")


def carry(source: Path, copy: Path) -> None:
    """Decide by which key a copy in the making is protected, and lay the slot file beside it.

    What lies at its place already decides, as long as its key is unlocked: so a state without protection becomes a
    protected office again. Else it is as its source is. Of two slot files for one key the newer stays.
    """
    beside = ring.slots_path(copy)
    wanted, there = ring.key_name(source), _name_there(copy)
    if there is not None and there != wanted and ring.known(there) is not None:
        return
    if wanted is None:
        beside.unlink(missing_ok=True)
    elif there != wanted or _revision(beside) < _revision(ring.slots_path(source)):
        write_bytes(beside, ring.slots_path(source).read_bytes())


def _name_there(copy: Path) -> str | None:
    with suppress(ring.Damaged):
        return ring.key_name(copy)
    return None


def _revision(path: Path) -> int:
    with suppress(ring.Damaged):
        return slots.read(path).revision
    return 0


def same_key(source: Path, copy: Path) -> bool:
    """Whether pages can go over as they are; else the content has to be written anew (`export`)."""
    return ring.key_name(source) == ring.key_name(copy)


def export(source: Path, copy: Path, look: Callable[[Any], T]) -> T:
    """Write all that is in `source` into the new file `copy`, with the protection of its place.

    It is not durable yet, and nobody has it open. The answer is what `look` finds in the same state of the source."""
    key = ring.key_of(copy)
    with closing(connect(source, writing=False)) as connection:
        connection.execute("PRAGMA query_only=OFF")  # it would hold for the copy as well
        connection.execute("ATTACH DATABASE ? AS other KEY ?", (str(copy.absolute()), key.pragma if key else ""))
        for setting in ("journal_mode=OFF", "synchronous=OFF"):  # who is interrupted throws the new file away
            connection.execute(f"PRAGMA other.{setting}")
        connection.execute("BEGIN")
        found = look(connection)
        connection.execute("SELECT sqlcipher_export('other')")
        connection.execute("COMMIT")
        for mark in ("application_id", "user_version"):
            value = connection.execute(f"PRAGMA main.{mark}").fetchone()[0]
            connection.execute(f"PRAGMA other.{mark}={value}")
        return found
