"""Hands a list out: gathers it for its recipient, writes the file its ending asks for, and logs who is named in it."""

import hashlib
import shutil
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from app.errors import UserError
from app.models import Office, Person
from app.models.base import Attribute, Record
from app.services.files import drafts_beside, write_safely
from app.services.lists import cards, filters, flat, text_files
from app.services.lists.definition import SHEETS, ListDefinition, Scope
from app.services.lists.disclosure import Gate, entry, gate
from app.services.lists.register import definition
from app.services.lists.sheet import Handed, Records, Sheet
from app.services.office import Services
from app.services.worker import Progress, run_in_child
from app.text import _, german_date, translate

Content = tuple[Handed, int, bytes]
"""What is handed out, how many records, and the file."""


@dataclass(frozen=True)
class Written:
    """A file that was handed out: its rows, how many people it names, how many were left out, what to tell the user."""

    path: Path
    rows: int
    named: int
    left_out: int
    notes: tuple[str, ...]


def export(
    services: Services,
    key: str,
    path: Path,
    conditions: Sequence[str] = (),
    recipient: str = "",
    purpose: str = "",
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Written:
    """Write the list `key` to `path`; its ending decides the kind of file, `conditions` are "field=value" texts.

    Without a `recipient` it goes to the one the list is for. Raises UserError for an unknown list, ending, field or
    value, and for everything `write_safely` names; Cancelled when the user stops.
    """
    wanted = definition(key)
    ending_of(wanted, path)
    scope = filters.scope(services, wanted, conditions, gate(services, recipient or translate(wanted.recipient)))
    return hand_out(services, wanted, scope, path, purpose, progress, cancelled)


def ending_of(wanted: ListDefinition, path: Path, possible: Sequence[str] = ()) -> str:
    """The kind of file, "xlsx", "csv" …; UserError when this list cannot be written so."""
    ending = path.suffix.lower().lstrip(".")
    if ending in (possible or wanted.endings):
        return ending
    endings = ", ".join(f".{known}" for known in possible or wanted.endings)
    raise UserError(
        "Die Liste „{title}“ gibt es nicht als „{name}“. Bitte nehmen Sie eine dieser Endungen: {endings}.",
        title=wanted.label, name=path.name, endings=endings,
    )  # fmt: skip


def screen_list(
    entity: type[Record],
    columns: Sequence[Attribute],
    ids: Sequence[str],
    title: str,
    condition: str,
    told: Gate,
) -> tuple[ListDefinition, Scope]:
    """The list on the screen, as filtered and ordered there, for `hand_out` or `sheet_of`.

    `condition` says the filter in German. Whom a row names follows from the entity: the person itself, or `person_id`.
    """
    names = Person.id if entity is Person else getattr(entity, "person_id", None)
    wanted = ListDefinition("screen", title, entity, tuple(columns), person=names, purpose=_("Liste vom Bildschirm"))
    return wanted, Scope(told, ids=tuple(ids), condition=condition)


def sheet_of(services: Services, wanted: ListDefinition, scope: Scope) -> Sheet:
    """The list as a table, to show before it is handed out."""
    return (wanted.sheet or flat.sheet)(services, wanted, scope)


def records_of(services: Services, wanted: ListDefinition, scope: Scope) -> Records:
    """The list as records for machines."""
    return (wanted.records or flat.records)(services, wanted, scope)


def hand_out(
    services: Services,
    wanted: ListDefinition,
    scope: Scope,
    path: Path,
    purpose: str = "",
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Written:
    """Write a gathered list and log it; the kind of file follows the ending."""
    ending = ending_of(wanted, path)
    usual = scope.gate.recipient == translate(wanted.recipient)
    purpose = purpose or (translate(wanted.purpose) if usual else "")
    if ending in SHEETS:
        return write_sheet(services, sheet_of(services, wanted, scope), path, purpose, progress, cancelled)
    handed, rows, content = _CONTENTS[ending](services, wanted, scope)
    put_out(services, handed, _stream_of(content), path, purpose)
    return Written(path, rows, handed.named, handed.left_out, tuple(handed.notes))


def write_sheet(
    services: Services,
    sheet: Sheet,
    path: Path,
    purpose: str = "",
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
) -> Written:
    """Write any table as Excel or CSV, and log it where it names people; UserError for another ending."""
    ending = ending_of(ListDefinition("", sheet.title, Person), path, SHEETS)
    with drafts_beside(path) as folder:
        draft = folder / f"liste.{ending}"
        if ending == "xlsx":
            arguments = (str(draft), packed(sheet, services.office()))
            notes = text_files.replaced_note(run_in_child(_WRITER, arguments, progress, cancelled)["replaced"])
        else:
            notes = _write_csv(draft, sheet)
        put_out(services, sheet, lambda: draft.open("rb"), path, purpose)
    return Written(path, len(sheet.rows), sheet.named, sheet.left_out, (*sheet.notes, *notes))


_WRITER = "app.services.lists.xlsx:write"


def _write_csv(draft: Path, sheet: Sheet) -> Sequence[str]:
    with draft.open("wb") as stream:
        return text_files.write_csv(stream, sheet)


def put_out(services: Services, handed: Handed, source: Callable[[], BinaryIO], path: Path, purpose: str) -> None:
    """Put a finished file in its place; where it names people, together with its line in the log or not at all."""

    def copy(stream: BinaryIO) -> None:
        with source() as content:
            shutil.copyfileobj(content, stream)

    if not handed.named:
        write_safely(path, copy)
        return
    with source() as content:
        digest = hashlib.sha256(content.read()).hexdigest()
    name = _("Herausgegeben: {title} an {recipient}").format(title=handed.title, recipient=handed.recipient)
    with services.database.transaction(name, undoable=False) as session:
        session.add(entry(services, handed, purpose, path.name, digest))
        session.flush()
        write_safely(path, copy)


def _stream_of(content: bytes) -> Callable[[], BinaryIO]:
    return lambda: BytesIO(content)


def packed(sheet: Sheet, office: Office | None) -> dict[str, Any]:
    """The sheet and what stands around it as plain data for the writer in the child process."""
    name = office.name if office else ""
    unit = ", ".join(filter(None, (name, office.unit if office else "")))
    condition = sheet.condition or _("alle Einträge")
    head = [
        _("Stand: {date}").format(date=german_date(sheet.as_of)),
        _("Erstellt von: {office} · Empfänger: {recipient}").format(
            office=unit or "Helferkreis", recipient=sheet.recipient
        ),
        _("Auswahl: {condition}").format(condition=condition),
    ]
    footer = _("Vertraulich – nicht weitergeben") if sheet.confidential else name
    return {
        **asdict(sheet), "head": head, "office": name, "footer": footer, "paging": _("Seite &P von &N"),
        "accent": office.accent if office and office.accent else "#B3122A",
    }  # fmt: skip


def _json(services: Services, wanted: ListDefinition, scope: Scope) -> Content:
    records = records_of(services, wanted, scope)
    return records, len(records.items), text_files.json_bytes(records)


def _ics(services: Services, wanted: ListDefinition, scope: Scope) -> Content:
    from app.services.lists import calendar_file, events

    found = events.events(services, list(scope.ids) if scope.ids is not None else services.events.ids(scope.query))
    content = calendar_file.calendar(found, events.series_of(services, found), wanted.label)
    return Handed(wanted.label, scope.gate.recipient), len(found), content


def _vcf(services: Services, wanted: ListDefinition, scope: Scope) -> Content:
    result = Handed(wanted.label, scope.gate.recipient)
    people = cards.gather(services, wanted, scope, result)
    return result, len(people), cards.cards(people)


_CONTENTS: dict[str, Callable[[Services, ListDefinition, Scope], Content]] = {"json": _json, "ics": _ics, "vcf": _vcf}


def proposed_name(services: Services, title: str, ending: str, on: date | None = None) -> str:
    """ "2026-11-22_AWO-LB_Belegung.xlsx": day, short name of the office, title; no signs that file systems refuse."""
    office = services.office()
    parts = ((on or date.today()).isoformat(), (office.short_name or "") if office else "", title)
    words = (" ".join(part.translate(_NO_FILE_NAME).split()) for part in parts)
    return "_".join(filter(None, words)).replace(" ", "-") + f".{ending}"


_NO_FILE_NAME = str.maketrans(dict.fromkeys('<>:"/\\|?*\n\r\t', " "))
