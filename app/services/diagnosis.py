"""What helps to find a fault, so that everybody may see it: versions, counts, the log; no word of a record."""

import platform
import zipfile
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from app import __version__
from app.services import log
from app.services.database import Database
from app.services.faults import told
from app.services.files import write_safely
from app.text import _, yes_no


@dataclass(frozen=True)
class Part:
    """A file of the package: its name in it, and its text, shown and written alike."""

    name: str
    text: str


def report(error: BaseException, more: Sequence[str] = ()) -> str:
    """A fault of the program as lines that can be sent to anybody; `more` tells what else is known of the machine."""
    return "\n".join((*surroundings(), *more, "", *told(error)))


def surroundings() -> tuple[str, ...]:
    """The program, the system and the time; not the computer's name, not its user's."""
    return (
        f"Helferkreis {__version__}",
        f"Python {platform.python_version()}",
        f"System {platform.system()} {platform.release()} {platform.machine()}",
        datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC"),
    )


def collect(database: Database | None, more: Sequence[str] = ()) -> tuple[Part, ...]:
    """The parts of the package, of a database where one is open."""
    about = [*surroundings(), *more, "", *(_about(database) if database is not None else ())]
    logged = "".join(path.read_text(encoding="utf-8", errors="replace") for path in log.files())
    return (
        Part(_("Übersicht") + ".txt", "\n".join(about).strip() + "\n"),
        Part(_("Protokoll") + ".txt", logged or _("Das Protokoll ist leer.") + "\n"),
    )


def write(path: Path, parts: Sequence[Part]) -> Path:
    """Save the parts as a zip file; UserError as in `write_safely`."""

    def fill(stream: BinaryIO) -> None:
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for part in parts:
                archive.writestr(part.name, part.text.encode())

    return write_safely(path, fill)


def _about(database: Database) -> list[str]:
    if database.path is None:
        return [f"Datenbank {database.dialect}"]
    from app.services.keys.opening import is_protected

    return [
        f"Datenbank {database.dialect}, {database.path.stat().st_size / 1e6:.1f} MB",
        _("Schutz durch Passphrase: {answer}").format(answer=yes_no(is_protected(database.path))),
        *_inside(database.path),
        *_states(database.path),
    ]


def _inside(path: Path) -> list[str]:
    from app.services.backups.copies import contents
    from app.services.sqlite import connect

    with closing(connect(path, writing=False)) as connection:
        sound = connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
        library = connection.execute("SELECT sqlite_version()").fetchone()[0]
    held = contents(path)
    found = _("Prüfung: in Ordnung") if sound else _("Prüfung: mit Fehlern")
    return [
        f"SQLite {library}, Schema {held.schema}",
        found,
        *(f"  {table}: {count}" for table, count in held.rows.items() if count and table not in untold()),
    ]


def untold() -> set[str]:
    """The tables of which not even a number is told."""
    from app.models.base import Base

    owners = (m for m in Base.registry.mappers if getattr(m.class_, "restricted", False))
    return {str(m.class_.__tablename__) for m in owners}


def _states(path: Path) -> list[str]:
    from app.services.backups.states import folder_of, states_in

    states: Any = states_in(folder_of(path))
    lines = [_("Sicherungen: {count}").format(count=len(states))]
    return [*lines, *(f"  {state.at:%Y-%m-%d %H:%M} UTC, {state.why.name}" for state in states[:1])]
