"""The commands about the file of an office: make, save, bring back and check it."""

from argparse import Namespace
from pathlib import Path

from app.cli import passphrase
from app.cli.office import file_of, fill_with_sample, path_of
from app.cli.talking import say
from app.errors import UserError
from app.text import _, number


def init_(wanted: Namespace) -> None:
    """Make a database, on request with the sample office; nothing is left behind when that fails."""
    from app.services.migrations.steps import create

    path = path_of(wanted)
    passphrase.begin(path, wanted)
    create(path)
    if wanted.sample:
        try:
            fill_with_sample(path, wanted.volunteers)
        except BaseException:
            for suffix in ("", "-wal", "-shm", ".keys"):
                path.with_name(path.name + suffix).unlink(missing_ok=True)
            raise
    say(_("Angelegt: {path}").format(path=path))


def backup_(wanted: Namespace) -> None:
    """Write a verified copy to a file, or keep a state among the others."""
    from app.services.backups.copies import copy_verified
    from app.services.backups.states import Why, make
    from app.services.opening import refuse_wrong_files, version_of

    source = file_of(wanted)
    refuse_wrong_files(source)
    version_of(source)
    if wanted.file is None:
        state = make(source, Why.HAND)
        target, rows = state.path, state.rows
    else:
        target = Path(wanted.file)
        if target.absolute() == source.absolute():
            raise UserError("Die Sicherung kann nicht die Bürodatei selbst sein. Bitte nennen Sie eine andere Datei.")
        rows = copy_verified(source, target).rows
    say(_("Gesichert und geprüft: {path}, Zeilen: {rows}").format(path=target, rows=number(sum(rows.values()))))


def restore_(wanted: Namespace) -> None:
    """Put a copy in the place of the database; the present state is kept first."""
    from app.services.backups.restoring import restore

    path = file_of(wanted)
    passphrase.unlock(Path(wanted.file), wanted)
    kept = restore(Path(wanted.file), path)
    say(_("Zurückgespielt: {path}").format(path=wanted.file))
    if kept:
        say(_("Der Stand davor liegt in {path}.").format(path=kept))


def check_(wanted: Namespace) -> None:
    """Check the data and their schema."""
    from app.services.backups.copies import check
    from app.services.migrations.steps import head
    from app.services.opening import refuse_wrong_files

    path = file_of(wanted)
    refuse_wrong_files(path)
    found = check(path)
    if found.problems:
        raise UserError(
            "{path} ist beschädigt ({count} Befunde, zuerst: {first}). {advice}",
            path=path, count=len(found.problems), first=found.problems[0], advice=_last_good(path),
        )  # fmt: skip
    rows, newest = sum(found.rows.values()), int(head())
    say(_("In Ordnung: {path}, Zeilen: {rows}").format(path=path, rows=number(rows)))
    if found.schema < newest:
        say(_("Die Bürodatei hat noch den Aufbau {old}; beim nächsten Öffnen wird sie auf {new} umgestellt.")
             .format(old=found.schema, new=newest))  # fmt: skip


def _last_good(path: Path) -> str:
    """Where the newest good state lies."""
    from app.services.backups.rescue import offer

    found = offer(path)
    if found is None:
        return _("Bitte spielen Sie die letzte Sicherung zurück.")
    return _("Der letzte gute Stand: {path}").format(path=found.state.path)
