"""The office a command works on: its file, unlocked, or its services."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from app.cli import passphrase
from app.cli.talking import progress_line
from app.errors import UserError

if TYPE_CHECKING:
    from app.services.office import Services


@contextmanager
def office_of(wanted: Namespace) -> Iterator["Services"]:
    """The services of the database, or of a sample office that goes afterwards."""
    from app.services.opening import open_services

    with TemporaryDirectory(prefix="helferkreis-") as folder:
        target: str | Path | None = wanted.database
        if wanted.demo:
            from app.services.migrations.steps import create

            target = Path(folder) / "Musterstadt.db"
            create(target)
            fill_with_sample(target, None)
        elif not _is_url(wanted):
            target = file_of(wanted)
        services = open_services(target)
        try:
            yield services
        finally:
            services.close()


def file_of(wanted: Namespace) -> Path:
    """The database as a file, unlocked; UserError as `path_of`, or where the passphrase is missing or wrong."""
    path = path_of(wanted)
    passphrase.unlock(path, wanted)
    return path


def path_of(wanted: Namespace) -> Path:
    """The database as a file; UserError for one on a server and for a sample office, which is in no file."""
    from app.services import opening

    if wanted.demo:
        raise UserError("Das geht nicht mit --demo: Dieses Musterbüro verschwindet gleich wieder.")
    if _is_url(wanted):
        raise UserError("Das geht nur mit einer Bürodatei. Für den Server gibt es dessen eigene Werkzeuge.")
    return opening.path_of(wanted.database)


def _is_url(wanted: Namespace) -> bool:
    return "://" in (wanted.database or "") and not wanted.database.startswith("sqlite:")


def fill_with_sample(path: Path, volunteers: int | None) -> None:
    """Put the sample office into a new database."""
    from app.services.opening import open_services
    from app.services.sample import make_sample

    services = open_services(path)
    try:
        with progress_line() as progress:
            make_sample(services, volunteers, progress)
    finally:
        services.close()
