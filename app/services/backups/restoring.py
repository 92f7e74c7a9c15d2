"""The way back to a kept state: the present one is saved first, what was erased stays erased, one rename decides."""

import os
import shutil
from contextlib import closing, suppress
from pathlib import Path

from app.errors import UserError
from app.services.backups.copies import check, contents, copy_to, discard, error_name, is_of_the_medium, is_whole
from app.services.backups.states import SUFFIX, Why, make
from app.services.database import Database
from app.services.files import free_name, sync_folder
from app.services.keys.turning import settle
from app.services.migrations import steps
from app.services.office import Services
from app.services.privacy.erasing import erasure_list, reapply_erasures, write_list
from app.services.shape import refuse_changed
from app.services.sqlite import connect
from app.text import _


def restore(copy: Path, target: Path) -> Path | None:
    """Put a verified copy in the place of `target`; the present state is saved first and its file is the answer.

    Raises UserError when the copy is damaged, foreign or newer than this program, or somebody has `target` open; that
    stays as it is then, as it does when the program is killed half-way.
    """
    part = target.with_name(target.name + ".part")
    try:
        refuse_unfit(copy)
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        kept = _set_aside(target) if target.exists() else None
        last = 0
        if kept and kept.suffix == SUFFIX:
            _complete_list(target)
            last = _last_sheet(target)
        discard(part)
        copy_to(copy, part)
        _prepare(part, erasure_list(target), last)
        for suffix in ("-wal", "-shm"):  # before, not after: an old log must never meet the new file
            target.with_name(target.name + suffix).unlink(missing_ok=True)
        os.replace(part, target)
        if erasure_list(part).exists():  # with what was erased again just now
            os.replace(erasure_list(part), erasure_list(target))
        sync_folder(target.parent)
    except Exception as error:
        if not is_of_the_medium(error) and error_name(error) != "SQLITE_CORRUPT":  # as a page that cannot be read
            raise
        raise UserError(
            "{path} konnte nicht zurückgeholt werden. Bitte prüfen Sie den Platz und die Rechte in {folder}.",
            path=copy, folder=target.parent,
        ) from error  # fmt: skip
    finally:
        with suppress(OSError):  # the next start sweeps out, too
            settle(target)  # the slots of a protected state must not stay beside a plain office
            discard(part)
            erasure_list(part).unlink(missing_ok=True)
    return kept


def _complete_list(target: Path) -> None:
    """The last erasure may stand in the database alone: the program was killed right after it, or the disk was full."""
    if contents(target).schema < int(steps.head()):
        return
    services = Services(Database(target))
    try:
        write_list(services)
    finally:
        services.close()


def _last_sheet(target: Path) -> int:
    """The number of the last printed list, which must not come twice although the former state does not know it."""
    if contents(target).schema < int(steps.head()):
        return 0
    services = Services(Database(target))
    try:
        return services.paper.last()
    finally:
        services.close()


def refuse_unfit(copy: Path) -> None:
    """UserError for a copy that is not there, damaged, foreign or made by a newer program."""
    if not copy.exists():
        raise UserError("Die Sicherung {path} gibt es nicht. Bitte wählen Sie eine andere.", path=copy)
    found = check(copy)
    if found.problems or not is_whole(copy):
        raise UserError("Die Sicherung {path} ist beschädigt. Bitte wählen Sie eine andere.", path=copy)
    if found.schema > int(steps.head()):
        raise UserError(
            "{path} stammt aus einer neueren Fassung von Helferkreis. Bitte spielen Sie zuerst die neue Fassung des "
            "Programms ein.",
            path=copy,
        )
    refuse_changed(copy)


def _prepare(part: Path, erased: Path, last: int) -> None:
    """Bring a state to the present schema, erase in it again what the list `erased` names, and let the numbers of
    printed lists go on after `last`."""
    if check(part).schema < int(steps.head()):
        steps.upgrade(part)
    if erased.exists():
        shutil.copyfile(erased, erasure_list(part))
    services = Services(Database(part))
    try:
        reapply_erasures(services)
        if last:
            services.paper.go_on_after(last)
    finally:
        services.close()
    if check(part).problems:
        raise UserError("Der Stand ließ sich nicht vorbereiten. Es wurde nichts geändert.")
    with part.open("rb+") as stream:
        os.fsync(stream.fileno())


def _set_aside(target: Path) -> Path:
    """Keep the present state: as a verified one, or just as it is when it cannot be read any more."""
    try:
        _refuse_while_open(target)
        return make(target, Why.RESTORE).path
    except Exception as error:
        if not _unreadable(error, target):
            raise
    kept = free_name(target.with_name(_("{name} beschädigt").format(name=target.stem) + target.suffix))
    shutil.copy2(target, kept)
    return kept


def _unreadable(error: Exception, target: Path) -> bool:
    if error_name(error).startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        return True
    return isinstance(error, UserError) and _has_problems(target)


def _has_problems(target: Path) -> bool:
    try:
        return bool(check(target).problems)
    except UserError:
        return True


def _refuse_while_open(target: Path) -> None:
    """Only who is alone can leave the write-ahead log."""
    try:
        with closing(connect(target)) as connection:
            connection.execute("PRAGMA busy_timeout=1000")
            connection.execute("PRAGMA journal_mode=DELETE")
    except Exception as error:
        if not error_name(error).startswith("SQLITE_BUSY"):
            raise
        raise UserError(
            "{path} ist noch geöffnet. Bitte schließen Sie das Programm überall, wo es mit dieser Bürodatei läuft.",
            path=target,
        ) from error
