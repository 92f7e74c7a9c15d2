"""Lists in and out."""

from argparse import Namespace
from pathlib import Path

from app.cli.known import refuse_unknown
from app.cli.office import office_of
from app.cli.talking import progress_line, say
from app.errors import UserError
from app.text import _, number


def export_(wanted: Namespace) -> None:
    """Write a list and log who is named in it."""
    from app.services.lists.export import export

    refuse_unknown(wanted.list, "LISTS")
    with office_of(wanted) as services, progress_line() as progress:
        path = Path(wanted.out)
        written = export(services, wanted.list, path, wanted.filter, wanted.recipient, wanted.purpose, progress)
    say(_("Geschrieben: {path}, Einträge: {count}").format(path=path, count=number(written.rows)), *written.notes)


def import_(wanted: Namespace) -> None:
    """Read a list in as one action that can be taken back; questions stay open and are in the report."""
    import json

    from app.services.backups.states import Why
    from app.services.files import write_bytes
    from app.services.imports import lists
    from app.services.imports.planning import held_back_words

    if wanted.report and not Path(wanted.report).absolute().parent.is_dir():
        raise UserError("Den Ordner für {path} gibt es nicht. Es wurde nichts eingelesen.", path=wanted.report)
    with office_of(wanted) as services, progress_line() as progress:
        kind = "shelters" if wanted.kind == "occupancy" else wanted.kind  # counts stand in lists of houses
        recognised = lists.open_list(services.database, Path(wanted.file), kind, progress)
        plan = lists.plan(services.database, recognised)
        if not wanted.dry_run:
            services.backups.before(Why.IMPORT)
        batch = None if wanted.dry_run else lists.apply(services.database, plan, progress)
        report = lists.report(plan, batch, wanted.file)
        if wanted.report:
            write_bytes(Path(wanted.report), json.dumps(report, ensure_ascii=False, indent=1).encode())
    say(_("Probelauf: nichts wurde geändert.") if wanted.dry_run else _("Eingelesen: {file}").format(file=wanted.file))
    counts = _("{rows} Zeilen: {created} neu, {updated} geändert, {unchanged} unverändert, {skipped} ausgelassen")
    say(counts.format(**{**report, "skipped": len(report["skipped"])}))
    if told := held_back_words(plan.held_back):
        say(told)
