"""Which office files this computer knows, how a window asks for another one, and how it is opened."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget

from app.services.files import free_name
from app.text import _
from app.ui.kit.memory import documents_folder, recall, remember
from app.ui.kit.save_path import ask_save_path

_CHOSEN = "window/database"
"""The office file that is opened at the start instead of the one in the user's data folder."""
_RECENT = "window/recent"
MOST_RECENT = 8
KINDS = _("Bürodateien (*.db);;Alle Dateien (*)")
_TO_OPEN = _("Bürodateien, Sicherungen und Übergabepakete (*.db *.kbak *.hkpaket);;Alle Dateien (*)")


class Way(Enum):
    """How to come to an office."""

    OPEN = auto()
    EMPTY = auto()
    LIST = auto()
    SAMPLE = auto()
    RESTORE = auto()
    """Back to a kept state of an office, whose present state is kept first."""
    PACKAGE = auto()
    """A handover package, whose passphrase is asked first."""
    VIEW = auto()
    """To look at what is in a package."""
    TAKE = auto()
    """A new office from a package."""


@dataclass(frozen=True)
class Wanted:
    """An office to show: an existing file, or a new one at a place where there is none yet.

    `instead` is a file of a sample office to be deleted once the other office is there; `state` the backup to go back
    to; `turn` is done with the file, in the worker, while nobody has it open; `visit` the package that was opened.
    """

    way: Way
    path: Path
    instead: Path | None = None
    state: Path | None = None
    turn: Callable[[], object] | None = None
    visit: Any = None


Asked = Callable[[Wanted], object]


def own_office() -> str:
    """The office file chosen last, "" for the one in the user's data folder."""
    return recall(_CHOSEN, "")


def sample_path() -> Path:
    """Where the sample office lies: beside the user's own, never in it."""
    from app.services.sqlite import default_path

    return default_path().with_name("Musterbüro.db")


def own_path() -> Path:
    """The office of the user, whether or not it is there."""
    from app.services.sqlite import default_path

    return Path(own_office()) if own_office() else default_path()


def keep(path: Path, own: bool) -> None:
    """Remember an office that was opened; an own one is opened again at the next start."""
    others = [known for known in recall(_RECENT, "").splitlines() if known != str(path)]
    remember(_RECENT, "\n".join([str(path), *others][:MOST_RECENT]))
    if own:
        remember(_CHOSEN, str(path))


def recent() -> list[Path]:
    """Office files that were open and are still there, the last one first."""
    return [path for path in map(Path, recall(_RECENT, "").splitlines()) if path.is_file()]


def spoken(path: Path) -> str:
    """The name of an office file, with its folder."""
    return _("{name} in {folder}").format(name=path.stem, folder=path.parent.name or path.parent)


def ask_open(parent: QWidget, asked: Asked) -> None:
    """Let the user choose an office file, a backup or a handover package that is there."""
    folder = recent()[0].parent if recent() else documents_folder()
    path, _kind = QFileDialog.getOpenFileName(parent, _("Bürodatei öffnen"), str(folder), _TO_OPEN)
    if path:
        asked(wanted_for(Path(path)))


def wanted_for(path: Path) -> Wanted:
    """An office file as it lies there; a backup, from another computer perhaps, becomes an office file of its own, and
    of a package the user says what is to become of it."""
    if path.suffix == ".hkpaket":
        return Wanted(Way.PACKAGE, path)
    if path.suffix != ".kbak":
        return Wanted(Way.OPEN, path)
    return Wanted(Way.RESTORE, free_name(own_path()), state=path)


def ask_new(parent: QWidget, asked: Asked, way: Way = Way.EMPTY) -> None:
    """Let the user say where the new office's file shall lie."""
    proposed = documents_folder() / _free_name(documents_folder())
    ask_save_path(parent, _("Neue Bürodatei anlegen"), proposed, lambda chosen: asked(Wanted(way, chosen)), KINDS)


def _free_name(folder: Path) -> str:
    names = (_("Büro {number}").format(number=number) for number in range(2, 100))
    return next((f"{n}.db" for n in (_("Büro"), *names) if not (folder / f"{n}.db").exists()), "")


def remove(path: Path) -> None:
    """Delete a sample office with what SQLite and the lock keep beside it."""
    for suffix in ("", "-wal", "-shm", ".lock", ".keys"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
    remember(_RECENT, "\n".join(str(known) for known in recent() if known != path))


def is_sample(services: Any) -> bool:
    """Whether an office is an invented one, wherever its file lies."""
    from app.services.invented import invented

    office = services.office()
    return office is not None and invented(office.id)


def good_state(path: Path) -> Any:
    """The newest good state of an office that cannot be opened (`rescue.Offer`); None without one. In the worker."""
    from app.services.backups.rescue import offer

    return offer(path)


def opened(target: str | None, way: Way, wanted: Wanted, ended_badly: bool) -> Any:
    """The services of an office file, in the worker; made first where a new one is wanted, or put back to a state."""
    from app.services.opening import open_services, path_of

    if way is Way.VIEW:
        return wanted.visit.services()
    if wanted.turn is not None:
        wanted.turn()
    if wanted.state is not None:
        from app.services.backups.restoring import restore

        restore(wanted.state, path_of(target))
    elif ended_badly:
        from app.services.backups.rescue import refuse_damaged

        refuse_damaged(path_of(target))
    new = way not in (Way.OPEN, Way.RESTORE, Way.TAKE) and not (way is Way.SAMPLE and Path(str(target)).exists())
    if new:
        from app.services.migrations.steps import create

        create(Path(str(target)))
    services = open_services(target)
    if new and way is Way.SAMPLE:
        from app.services.sample import make_sample

        make_sample(services)
    return services
