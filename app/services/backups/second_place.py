"""The second place of the states, a stick or a share: chosen once, filled whenever it is there, missed after a week."""

import json
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from app.errors import UserError
from app.services.backups.copies import is_whole
from app.services.backups.states import State, folder_of, keep_copy, remove, states_in
from app.services.backups.thinning import FEWEST
from app.services.files import write_bytes
from app.services.keys.opening import is_protected
from app.services.keys.turning import overwrite
from app.services.keys.whole import bare_states, protect_state
from app.services.sqlite import driver
from app.text import _

LATE = timedelta(days=7)
"""So long the second place may go without a new state before somebody is told."""
_FILE = "second_place.json"


@dataclass(frozen=True)
class Place:
    """The chosen folder, the number of the newest state that came there (0: none yet), and when that was (UTC)."""

    folder: Path
    number: int
    at: datetime

    def late(self, now: datetime) -> int | None:
        """For how many days it has gone without, once these are too many."""
        return (now - self.at).days if now - self.at > LATE else None


def place_of(database: Path) -> Place | None:
    """The second place of an office; None before one was chosen."""
    try:
        told = json.loads((folder_of(database) / _FILE).read_text(encoding="utf-8"))
        return Place(Path(told["folder"]), int(told["number"]), datetime.fromisoformat(told["at"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def choose(database: Path, folder: Path, now: datetime | None = None) -> Place:
    """Take a folder as second place; UserError where it cannot be written or lies where the office itself lies."""
    home = folder_of(database)
    if folder.resolve() in (home.resolve(), database.parent.resolve()):
        raise UserError(
            "In {folder} liegt schon die Bürodatei selbst. Bitte wählen Sie einen Ordner auf einem Stick oder im "
            "Netzwerk.",
            folder=folder,
        )
    try:
        home.mkdir(mode=0o700, exist_ok=True)
        _within(folder, database).mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise UserError(
            "In den Ordner {folder} darf nicht geschrieben werden. Bitte wählen Sie einen anderen.", folder=folder
        ) from error
    return _keep(database, Place(folder, 0, now or datetime.now(UTC)))


def forget(database: Path) -> None:
    """Have no second place any more; what lies there stays."""
    with suppress(FileNotFoundError):
        (folder_of(database) / _FILE).unlink()


def is_there(place: Place, database: Path) -> bool:
    """Whether the stick or share is connected.

    The folder made by `choose` tells it: an empty mount point would be a folder, too, but on the wrong disk.
    """
    return _within(place.folder, database).is_dir()


def states_there(database: Path) -> list[State]:
    """The states at the second place, the newest first; none where it is missing."""
    place = place_of(database)
    return states_in(_within(place.folder, database)) if place else []


def bring(database: Path, state: State, now: datetime | None = None) -> Place | None:
    """Copy a state to the second place when that is there and does not have it yet; the answer is how it is now.

    Raises UserError when the place is full or breaks off; what was there before stays.
    """
    place = place_of(database)
    if place is None or not is_there(place, database) or place.number >= state.number:
        return place
    keep_copy(state.path, _within(place.folder, database) / state.path.name, state.at, state.why)
    return _keep(database, Place(place.folder, state.number, now or datetime.now(UTC)))


def bare_there(database: Path) -> list[State]:
    """The states at the second place without protection although the office has one; none while the place is away."""
    there = folder_there(database)
    return bare_states(there) if there and is_protected(database) else []


def protect_there(database: Path, most: int | None = None) -> None:
    """Encrypt such states, the newest first, at most so many.

    What cannot be encrypted, as it is damaged or there is no room, goes as soon as three good ones are there; until
    then it stays, and UserError says so.
    """
    left = [state for state in bare_there(database)[:most] if not _protected(database, state)]
    if not left:
        return
    if not _enough_there(left[0].path.parent):
        raise _not_protected(left[0])
    for state in left:
        overwrite(state.path)
        remove(state)


def _protected(database: Path, state: State) -> bool:
    """Encrypt one state where it is still what was kept: a rotten one must not become a good one."""
    try:
        if is_whole(state.path):
            protect_state(database, state)
    except (UserError, driver().Error):
        return False
    return is_protected(state.path)


def _enough_there(folder: Path) -> bool:
    """Whether there are three protected states that were read through just now."""
    good = (state for state in states_in(folder) if is_protected(state.path) and is_whole(state.path))
    return len(list(islice(good, FEWEST))) == FEWEST


def _not_protected(state: State) -> UserError:
    return UserError(
        "Die Sicherung {name} am zweiten Ort ließ sich nicht verschlüsseln. Bitte prüfen Sie dort Platz und Rechte.",
        name=state.path.name,
    )


def folder_there(database: Path) -> Path | None:
    """The folder with the states at the second place while that is there."""
    place = place_of(database)
    return _within(place.folder, database) if place and is_there(place, database) else None


def same_disk(place: Place, database: Path) -> bool:
    """Whether a broken disk would take both places along."""
    try:
        return place.folder.stat().st_dev == database.parent.stat().st_dev
    except OSError:
        return False


def late_words(place: Place, days: int) -> str:
    """The sentence after too many days without."""
    words = _(
        "Seit {days} Tagen ist keine Sicherung mehr nach {folder} gekommen. Bitte stecken Sie den Datenträger an."
    )
    return words.format(days=days, folder=place.folder)


def _within(chosen: Path, database: Path) -> Path:
    return chosen / folder_of(database).name


def _keep(database: Path, place: Place) -> Place:
    told = {"folder": str(place.folder), "number": place.number, "at": place.at.isoformat(timespec="seconds")}
    write_bytes(folder_of(database) / _FILE, json.dumps(told).encode())
    return place
