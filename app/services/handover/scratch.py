"""A private folder for the encrypted copy that a package is made from or looked at in; nothing of it stays."""

import secrets
import shutil
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from app.errors import Held, UserError
from app.services.locks import Lock
from app.services.sqlite import default_path


class Scratch:
    """A folder of its own until `remove`; when the program dies before, the next `sweep` finds nobody there."""

    def __init__(self) -> None:
        place = root()
        try:
            place.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.folder = place / secrets.token_hex(8)
            self._lock = Lock(self.folder)  # taken first: nobody ever sees a folder that looks left
            self._lock.take()
            self.folder.mkdir(mode=0o700)
        except OSError as error:
            raise UserError(
                "In {folder} kann kein Ordner angelegt werden. Bitte prüfen Sie Platz und Rechte.", folder=place
            ) from error

    def remove(self) -> None:
        """Let go of everything in it; what another program still holds is swept up at a later start."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self._lock.release()

    def __enter__(self) -> "Scratch":
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.remove()


def root() -> Path:
    """Where these folders lie: with the user's own data, in no folder that is shared or synchronised."""
    return default_path().with_name("Ansicht")


def sweep() -> int:
    """Remove what programs that were killed have left; how many folders that was."""
    place = root()
    left = [folder for folder in place.iterdir() if folder.is_dir()] if place.is_dir() else []
    return sum(_removed(folder) for folder in left)


def _removed(folder: Path) -> bool:
    lock = Lock(folder)
    with suppress(Held):
        if lock.take(anyway=True):
            shutil.rmtree(folder, ignore_errors=True)
            lock.release()
            return True
    return False
