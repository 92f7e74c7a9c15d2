"""The states of an office that are kept: where they lie, how they are called, and what is known of each."""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.models.base import Choice
from app.services.backups.copies import Copy, copy_verified, discard, read_sidecar, sidecar, write_sidecar
from app.services.keys.ring import slots_path
from app.text import _

SUFFIX = ".kbak"
"""No live database ends like this, so that nobody ever mistakes one for the other."""
UNFINISHED = timedelta(minutes=10)
"""No copy takes so long."""
_NAME = re.compile(r".* (\d{5,}) (\d{8}-\d{6})\.kbak")
_STAMP = "%Y%m%d-%H%M%S"


class Why(Choice):
    """What a state was kept for."""

    START = _("beim Start")
    TIME = _("zwischendurch")
    EXIT = _("beim Beenden")
    HAND = _("von Hand")
    IMPORT = _("vor dem Einlesen")
    BULK = _("vor einer Änderung an vielen")
    MIGRATION = _("vor einer Umstellung")
    RESTORE = _("vor dem Wiederherstellen")
    DELETION = _("vor dem Löschen")
    PASSPHRASE = _("vor einer neuen Passphrase")


@dataclass(frozen=True)
class State:
    """A kept state; `number` grows with every one, whatever the clock says, and `at` is in UTC."""

    path: Path
    number: int
    at: datetime
    why: Why
    size: int
    schema: int
    rows: Mapping[str, int]
    living: Mapping[str, int]
    actions: int
    accepted: bool
    """The user said that it is right to hold so much less than the states before."""

    @property
    def total(self) -> int:
        """How many records are in it, without those in the trash."""
        return sum(self.living.values())


def folder_of(database: Path) -> Path:
    """Where the states of an office lie: beside its file, in a folder of their own."""
    return database.with_name(f"{database.stem}-Sicherungen")


def states_in(folder: Path) -> list[State]:
    """The complete states in a folder, the newest first; whether their bytes still hold is not asked here."""
    found = [_state(path) for path in folder.glob(f"*{SUFFIX}")] if folder.is_dir() else []
    return sorted((state for state in found if state is not None), key=lambda state: state.number, reverse=True)


def _state(path: Path) -> State | None:
    named, told = _NAME.fullmatch(path.name), read_sidecar(path)
    try:
        at = datetime.fromisoformat(told["at"])
        known = {key: told[key] for key in ("size", "schema", "rows", "living", "actions")}
        why = Why[told["why"]]
    except (KeyError, TypeError, ValueError):
        return None
    return State(path, int(named[1]), at, why, accepted=bool(told.get("accepted")), **known) if named else None


def make(database: Path, why: Why, now: datetime | None = None) -> State:
    """Keep the present state of a database, live or not, and verified.

    Raises UserError when the medium is full or gone, or the copy is not sound; nothing of it is left then.
    """
    folder, at = folder_of(database), now or datetime.now(UTC)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
        _clear(folder, at)
        number = _next_number(folder)
    except OSError as error:
        raise UserError(
            "Der Ordner {folder} für die Sicherungen kann nicht angelegt werden. Bitte prüfen Sie die Rechte.",
            folder=folder,
        ) from error
    name = f"{database.stem} {number:05d} {at.strftime(_STAMP)}{SUFFIX}"
    return keep_copy(database, folder / name, at, why)


def keep_copy(source: Path, target: Path, at: datetime, why: Why) -> State:
    """Make a verified copy that counts as a state; UserError as in `make`."""
    told = {"at": at.isoformat(timespec="seconds"), "why": why.name}
    copy = copy_verified(source, target, told)
    return _of(copy, target, at, why)


def _of(copy: Copy, path: Path, at: datetime, why: Why) -> State:
    known: dict[str, Any] = {key: value for key, value in asdict(copy).items() if key not in ("sha256", "digest")}
    return State(path, _number(path), at, why, accepted=False, **known)


def _number(path: Path) -> int:
    named = _NAME.fullmatch(path.name)
    return int(named[1]) if named else 0


def _next_number(folder: Path) -> int:
    """Greater than all there are, those without a word beside them included."""
    return max((_number(path) for path in folder.glob(f"*{SUFFIX}")), default=0) + 1


def _clear(folder: Path, at: datetime) -> None:
    """Sweep out what a program that was killed left of a copy; a young one may be the work of another program."""
    for part in folder.glob(f"*{SUFFIX}.part"):
        if part.stat().st_mtime < (at - UNFINISHED).timestamp():
            discard(part)


def accept(state: State) -> None:
    """Write down that the user finds the size of a state right."""
    write_sidecar(state.path, {**read_sidecar(state.path), "accepted": True})


def remove(state: State) -> None:
    """Delete a state."""
    state.path.unlink(missing_ok=True)
    for beside in (sidecar(state.path), slots_path(state.path)):
        beside.unlink(missing_ok=True)


def orphans(folder: Path, before: datetime) -> list[Path]:
    """Old copies nobody knows anything of, since the word beside them is missing or damaged."""
    known = {state.path for state in states_in(folder)}
    named = [(path, _NAME.fullmatch(path.name)) for path in folder.glob(f"*{SUFFIX}") if path not in known]
    return [path for path, name in named if name and datetime.strptime(name[2], _STAMP).replace(tzinfo=UTC) < before]
