"""Opens a package: tells what is wrong with it, and lays its database, still encrypted, where nobody else looks."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from sqlalchemy.orm import configure_mappers

from app.errors import UserError
from app.services.backups.copies import check, copy_to, discard
from app.services.database import Database
from app.services.files import sync_folder
from app.services.handover.package import WrongPackagePassphrase, damaged, read_head, unfold
from app.services.handover.scratch import Scratch, sweep
from app.services.keys import changing, ring, slots
from app.services.keys.slots import Made
from app.services.migrations import steps
from app.services.office import Services

READ_ONLY = 0o400


@dataclass(frozen=True)
class Opened:
    """The database of a package, unlocked in this process; it goes with `close`."""

    package: Path
    path: Path
    scratch: Scratch

    def close(self) -> None:
        """Remove the copy."""
        self.scratch.remove()


def open_package(package: Path, secret: str) -> Opened:
    """Unlock a package by its passphrase; takes about a second.

    Raises WrongPackagePassphrase, DamagedPackage, NotAPackage or NewerPackage; nothing is left of it then.
    """
    read_head(package)
    sweep()
    scratch = Scratch()
    try:
        path = scratch.folder / f"{package.stem}.db"
        with package.open("rb") as stream:
            unlock(stream, package, path, secret)
        if check(path).schema < int(steps.head()):
            steps.upgrade(path)
    except BaseException:
        scratch.remove()
        raise
    return Opened(package, path, scratch)


def unlock(stream: BinaryIO, package: Path, path: Path, secret: str) -> None:
    """Lay the database of an open package at `path` and unlock it; raises as `open_package`."""
    unfold(stream, package, path)
    try:
        ring.take(slots.unseal(slots.read(ring.slots_path(path)), secret))
        found = check(path)
    except slots.WrongPassphrase as error:
        raise WrongPackagePassphrase(
            "Die Passphrase passt nicht zu diesem Paket. Bitte fragen Sie bei der Person nach, von der Sie es haben."
        ) from error
    except UserError as error:
        raise damaged(package) from error
    if found.problems:
        raise damaged(package)


def view(opened: Opened, who: str = "") -> Services:
    """The services of a package for looking only: neither this program nor SQLite writes a byte of it."""
    os.chmod(opened.path, READ_ONLY)
    configure_mappers()
    return Services(Database(opened.path, who, frozen=True))


def take_over(opened: Opened, target: Path, made: Made) -> None:
    """Make an office of its own from a package, under the new protection `made`; the package stays as it is.

    Raises UserError where there is a file already, no room, or the copy is not sound; nothing is there then.
    """
    changing.begin(target, made)
    part = target.with_name(target.name + ".part")
    try:
        discard(part)
        copy_to(opened.path, part)
        os.replace(part, target)
        sync_folder(target.parent)
    except BaseException as error:
        discard(part)
        ring.slots_path(target).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise UserError(
                "In {folder} konnte keine Bürodatei angelegt werden. Bitte prüfen Sie Platz und Rechte.",
                folder=target.parent,
            ) from error
        raise
