"""What each command does; every one loads only what it needs."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from app.cli import passphrase
from app.errors import UserError
from app.text import _, number

if TYPE_CHECKING:
    from app.cli.pictures import Look
    from app.services.letters.emergency import Wanted
    from app.services.office import Services
    from app.services.outputs import Printout


# ------------------------------------------------------------------------------------------------ window


def window(wanted: Namespace) -> None:
    """Open the window."""
    from app.bootstrap import run_window

    if wanted.passphrase_file and not wanted.demo:
        _file(wanted)
    wanted.status = run_window(wanted.database, wanted.demo)


def screenshots_(wanted: Namespace) -> None:
    """Write pictures of every tab and dialog of the sample office, never of real people; no screen needed."""
    from app.cli import pictures

    folder = _made_folder(Path(wanted.folder))
    names = pictures.wanted_looks(wanted.dark, wanted.small)
    if len(names) > 1:
        pictures.draw_in_children(folder, names)
        _say(_("Geschrieben: Bilder in {folders}").format(folders=", ".join(str(folder / name) for name in names)))
        return
    with TemporaryDirectory(prefix="helferkreis-") as scratch:
        look = pictures.LOOKS[wanted.look]
        os.environ |= pictures.environment(look, Path(scratch))
        wanted.demo = True
        with office_of(wanted) as services:
            made = _draw(services, folder, look, Path(scratch))
    _say(_("Geschrieben: {count} Bilder in {folder}").format(count=made, folder=folder))


def _draw(services: "Services", folder: Path, look: "Look", scratch: Path) -> int:
    """Open the window, take its pictures and let go of it; the answer is how many there are."""
    from app.bootstrap import application
    from app.services.migrations.steps import create
    from app.services.opening import open_services
    from app.ui.kit.memory import keep_in, remember
    from app.ui.main_window import MainWindow
    from app.ui.scenes import first_scenes
    from app.ui.screenshots import let_go, take
    from app.ui.theme import Scheme

    application()
    keep_in(scratch)
    remember("window/scheme", scheme := (Scheme.DARK if look.dark else Scheme.LIGHT).name)
    screen = MainWindow()
    screen.attach(services)
    made = take(screen, folder, look.logical)
    let_go(screen)
    keep_in(scratch / "first")
    remember("window/scheme", scheme)
    create(scratch / "Büro.db")
    empty, screen = open_services(scratch / "Büro.db"), MainWindow()
    made += take(screen, folder, look.logical, lambda window: first_scenes(window, empty), len(made) + 1)
    let_go(screen)
    empty.close()
    return len(made)


def _made_folder(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError("Der Ordner {folder} kann nicht angelegt werden.", folder=folder) from error
    return folder


# ------------------------------------------------------------------------------------------------ lists


def export_(wanted: Namespace) -> None:
    """Write a list and log who is named in it."""
    from app.services.lists.export import export

    _refuse_unknown(wanted.list, "LISTS")
    with office_of(wanted) as services, _progress() as progress:
        path = Path(wanted.out)
        written = export(services, wanted.list, path, wanted.filter, wanted.recipient, wanted.purpose, progress)
    _say(_("Geschrieben: {path}, Einträge: {count}").format(path=path, count=number(written.rows)), *written.notes)


def import_(wanted: Namespace) -> None:
    """Read a list in as one action that can be taken back; questions stay open and are in the report."""
    import json

    from app.services.backups.states import Why
    from app.services.files import write_bytes
    from app.services.imports import lists
    from app.services.imports.planning import held_back_words

    if wanted.report and not Path(wanted.report).absolute().parent.is_dir():
        raise UserError("Den Ordner für {path} gibt es nicht. Es wurde nichts eingelesen.", path=wanted.report)
    with office_of(wanted) as services, _progress() as progress:
        kind = "shelters" if wanted.kind == "occupancy" else wanted.kind  # counts stand in lists of houses
        recognised = lists.open_list(services.database, Path(wanted.file), kind, progress)
        plan = lists.plan(services.database, recognised)
        if not wanted.dry_run:
            services.backups.before(Why.IMPORT)
        batch = None if wanted.dry_run else lists.apply(services.database, plan, progress)
        report = lists.report(plan, batch, wanted.file)
        if wanted.report:
            write_bytes(Path(wanted.report), json.dumps(report, ensure_ascii=False, indent=1).encode())
    _say(_("Probelauf: nichts wurde geändert.") if wanted.dry_run else _("Eingelesen: {file}").format(file=wanted.file))
    counts = _("{rows} Zeilen: {created} neu, {updated} geändert, {unchanged} unverändert, {skipped} ausgelassen")
    _say(counts.format(**{**report, "skipped": len(report["skipped"])}))
    if told := held_back_words(plan.held_back):
        _say(told)


def list_(wanted: Namespace) -> None:
    """Name what `export`, `print` or `fill` know."""
    if wanted.what == "FORMS":
        from app.cli.forms import name_all

        name_all(wanted)
        return
    for key, words in _known(wanted.what).items():
        print(f"{key:24}{words}")


def _known(what: str) -> dict[str, str]:
    if what == "LISTS":
        from app.services.lists.register import LISTS

        return {known.key: f"{known.label} ({' '.join('.' + e for e in known.endings)})" for known in LISTS}
    from app.services.documents.register import DOCUMENTS

    return {document.key: f"{document.label} (.pdf)" for document in DOCUMENTS}


def _refuse_unknown(key: str, what: str) -> None:
    known = _known(what)
    if key not in known:
        _say_wrong(_("„{key}“ gibt es nicht. Möglich sind: {known}.").format(key=key, known=", ".join(known)))


def _say_wrong(sentence: str) -> None:
    print(sentence, file=sys.stderr)
    raise SystemExit(2)


def print_(wanted: Namespace) -> None:
    """Write a document as PDF and log whom it names."""
    from app.services.gather.sources import Choices
    from app.services.letters.papers import PAPERS
    from app.services.lists.filters import read_date
    from app.services.outputs import find, print_document

    _refuse_unknown(wanted.document, "DOCUMENTS")
    languages = None if wanted.language is None else [c for one in wanted.language for c in one.split(",") if c]
    since, until = (read_date(text) if text else None for text in (wanted.since, wanted.until))
    choices = Choices(
        languages, wanted.size, wanted.with_private_data, since=since, until=until, project=wanted.project
    )
    with office_of(wanted) as services:
        if wanted.document in PAPERS:
            printed = _paper(services, wanted)
        elif wanted.document == "visit-pack":
            printed = _visit_pack(services, wanted)
        else:
            identity = find(services, wanted.document, _only(wanted.id))
            printed = print_document(services, wanted.document, identity, Path(wanted.out), choices)
    words = _("Geschrieben: {path}, {title}, Seiten: {pages}")
    _say(words.format(path=printed.path, title=printed.title, pages=printed.pages), *printed.notes)


def _visit_pack(services: "Services", wanted: Namespace) -> "Printout":
    """The pack of the houses named, in this order, or of a tour."""
    from app.services.visits import packing

    about = packing.wanted(services, wanted.id)
    return packing.write(services, about, Path(wanted.out), wanted.with_private_data)


def _paper(services: "Services", wanted: Namespace) -> "Printout":
    """What is made for any number of people."""
    from app.services.letters.papers import Wish, people, write

    wish = Wish(
        wanted.template, wanted.sheet, wanted.first, not wanted.each, wanted.by_postal_code, wanted.recipient,
        wanted.house, wanted.arrival, _looked_for(wanted),
    )  # fmt: skip
    ids = people(services, wanted.id, wanted.filter)
    return write(services, wanted.document, ids, Path(wanted.out), wish)


def _looked_for(wanted: Namespace) -> "Wanted":
    """Who is looked for in an emergency."""
    from app.services.letters.emergency import Wanted
    from app.services.occupancy.languages import called

    try:
        languages = [called(word) for one in wanted.language or () for word in one.split(",") if word.strip()]
    except ValueError as unknown:
        if wanted.document != "emergency-roster":
            return Wanted()
        raise UserError("{problem}", problem=str(unknown)) from None
    return Wanted(None, tuple(languages), bool(languages), wanted.car, wanted.evening, wanted.near, wanted.most)


def _only(names: list[str]) -> str:
    if len(names) > 1:
        raise UserError("Dieses Dokument gibt es nur einzeln. Bitte nennen Sie eine Kennung oder einen Namen.")
    return names[0] if names else ""


# --------------------------------------------------------------------------------------------- database


def init_(wanted: Namespace) -> None:
    """Make a database, on request with the sample office; nothing is left behind when that fails."""
    from app.services.migrations.steps import create

    path = _path(wanted)
    passphrase.begin(path, wanted)
    create(path)
    if wanted.sample:
        try:
            _fill(path, wanted.volunteers)
        except BaseException:
            for suffix in ("", "-wal", "-shm", ".keys"):
                path.with_name(path.name + suffix).unlink(missing_ok=True)
            raise
    _say(_("Angelegt: {path}").format(path=path))


def _fill(path: Path, volunteers: int | None) -> None:
    from app.services.opening import open_services
    from app.services.sample import make_sample

    services = open_services(path)
    try:
        with _progress() as progress:
            make_sample(services, volunteers, progress)
    finally:
        services.close()


def backup_(wanted: Namespace) -> None:
    """Write a verified copy to a file, or keep a state among the others."""
    from app.services.backups.copies import copy_verified
    from app.services.backups.states import Why, make
    from app.services.opening import refuse_wrong_files, version_of

    source = _file(wanted)
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
    _say(_("Gesichert und geprüft: {path}, Zeilen: {rows}").format(path=target, rows=number(sum(rows.values()))))


def restore_(wanted: Namespace) -> None:
    """Put a copy in the place of the database; the present state is kept first."""
    from app.services.backups.restoring import restore

    path = _file(wanted)
    passphrase.unlock(Path(wanted.file), wanted)
    kept = restore(Path(wanted.file), path)
    _say(_("Zurückgespielt: {path}").format(path=wanted.file))
    if kept:
        _say(_("Der Stand davor liegt in {path}.").format(path=kept))


def check_(wanted: Namespace) -> None:
    """Check the data and their schema."""
    from app.services.backups.copies import check
    from app.services.migrations.steps import head
    from app.services.opening import refuse_wrong_files

    path = _file(wanted)
    refuse_wrong_files(path)
    found = check(path)
    if found.problems:
        raise UserError(
            "{path} ist beschädigt ({count} Befunde, zuerst: {first}). {advice}",
            path=path, count=len(found.problems), first=found.problems[0], advice=_last_good(path),
        )  # fmt: skip
    rows, newest = sum(found.rows.values()), int(head())
    _say(_("In Ordnung: {path}, Zeilen: {rows}").format(path=path, rows=number(rows)))
    if found.schema < newest:
        _say(_("Die Bürodatei hat noch den Aufbau {old}; beim nächsten Öffnen wird sie auf {new} umgestellt.")
             .format(old=found.schema, new=newest))  # fmt: skip


def _last_good(path: Path) -> str:
    """Where the newest good state lies."""
    from app.services.backups.rescue import offer

    found = offer(path)
    if found is None:
        return _("Bitte spielen Sie die letzte Sicherung zurück.")
    return _("Der letzte gute Stand: {path}").format(path=found.state.path)


def _file(wanted: Namespace) -> Path:
    """The database as a file, unlocked; UserError as `_path`, or where the passphrase is missing or wrong."""
    path = _path(wanted)
    passphrase.unlock(path, wanted)
    return path


def _path(wanted: Namespace) -> Path:
    """The database as a file; UserError for one on a server and for a sample office, which is in no file."""
    from app.services.opening import path_of

    if wanted.demo:
        raise UserError("Das geht nicht mit --demo: Dieses Musterbüro verschwindet gleich wieder.")
    if _is_url(wanted):
        raise UserError("Das geht nur mit einer Bürodatei. Für den Server gibt es dessen eigene Werkzeuge.")
    return path_of(wanted.database)


def _is_url(wanted: Namespace) -> bool:
    return "://" in (wanted.database or "") and not wanted.database.startswith("sqlite:")


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
            _fill(target, None)
        elif not _is_url(wanted):
            target = _file(wanted)
        services = open_services(target)
        try:
            yield services
        finally:
            services.close()


# ---------------------------------------------------------------------------------------------- talking


def _say(*lines: str) -> None:
    for line in lines:
        print(line)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None]]:
    """A line that counts up, only where somebody watches."""
    watched = sys.stderr.isatty()

    def tell(done: int, total: int) -> None:
        if watched and total:
            print(f"\r{done * 100 // total:3} %", end="", file=sys.stderr, flush=True)

    try:
        yield tell
    finally:
        if watched:
            print("\r      \r", end="", file=sys.stderr, flush=True)
