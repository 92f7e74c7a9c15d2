"""Prints the documents of the office: finds the record, fills the data, draws, and logs where names leave."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.services.documents.register import document
from app.services.files import write_bytes
from app.services.gather.sources import USUAL, Choices, source
from app.services.lists.disclosure import entry
from app.services.lists.filters import find_record
from app.services.lists.sheet import Handed
from app.services.office import Services
from app.text import _, translate


@dataclass(frozen=True)
class Printout:
    """A document that was written: its pages, what it is about, and what to tell the user."""

    path: Path
    pages: int
    title: str
    notes: tuple[str, ...] = ()


def next_record(services: Services, key: str) -> str:
    """The id of the record a document is most likely wanted for; UserError when there is none."""
    return source(key).next(services)


def find(services: Services, key: str, text: str = "") -> str:
    """The id of the record called `text` (id, its beginning, or name), or the next fitting one."""
    known = source(key)
    return find_record(services, known.entity, text).id if text else known.next(services)


def gather(services: Services, key: str, identity: str, choices: Choices = USUAL) -> Any:
    """The data of a document for a record, ready to draw; UserError says what is missing."""
    return source(key).gather(services, identity, choices)


def print_document(
    services: Services, key: str, identity: str, path: Path, choices: Choices = USUAL, data: Any = None
) -> Printout:
    """Write a document for a record as PDF to `path`, or `data` that were gathered before, and log whom it names.

    A path that ends in .json gets the same for machines, where the document knows that.
    """
    title = services.captions(source(key).entity, [identity])[identity]
    for_machines = source(key).for_machines
    if for_machines is not None and path.suffix.lower() == ".json":
        write_logged(services, key, identity, path, for_machines(services, identity))
        return Printout(path, 0, title)
    if path.suffix.lower() != ".pdf":
        raise UserError("Dokumente werden als PDF geschrieben. Bitte nennen Sie eine Datei mit der Endung .pdf.")
    from app.services.paper.issuing import numbered

    content = BytesIO()
    with numbered(services, key, identity, data or gather(services, key, identity, choices)) as final:
        printed, notes = _drawn(content, key, final, choices)
        write_logged(services, key, identity, path, content.getvalue())
    return Printout(path, printed.pages, title, (*notes, *unprintable(printed.unprintable)))


def _drawn(content: BytesIO, key: str, data: Any, choices: Choices) -> tuple[Any, list[str]]:
    """Draw the document; where nobody chose the languages, only those that fit on the page."""
    languages = getattr(data, "languages", ()) if choices.languages is None else ()
    try:
        return document(key).write(content, [data]), []
    except UserError as refusal:
        for count in reversed(range(len(languages))):
            try:
                printed = document(key).write(content, [replace(data, languages=languages[:count])])
            except UserError:
                continue
            left = ", ".join(language.code for language in languages[count:])
            return printed, [_("Ohne diese Sprachen, sie passen nicht mehr auf die Seite: {codes}.").format(codes=left)]
        raise refusal


def unprintable(characters: Sequence[str]) -> list[str]:
    """What is said about characters that the fonts lack."""
    if not characters:
        return []
    text = _("Diese Zeichen kann die Schrift nicht drucken: {characters}.")
    return [text.format(characters=" ".join(characters))]


def write_logged(
    services: Services,
    key: str,
    identity: str,
    path: Path,
    content: bytes,
    recipient: str = "",
    people: Sequence[str] | None = None,
) -> None:
    """Put a finished PDF in its place; where it names people, together with its line in the log or not at all.

    `people` are the ids of those who are named, where the choice is not that of the document.
    """
    put_logged(services, names_in(services, key, identity, recipient, people), path, content)


def put_logged(services: Services, handed: Handed, path: Path, content: bytes) -> None:
    """Put a file in its place; where it names people, together with its line in the log or not at all."""
    if not handed.named:
        write_bytes(path, content)
        return
    with services.database.transaction(_action(handed), undoable=False) as session:
        session.add(entry(services, handed, "", path.name, hashlib.sha256(content).hexdigest()))
        session.flush()
        write_bytes(path, content)


def log_print(
    services: Services, key: str, identity: str, recipient: str = "", people: Sequence[str] | None = None
) -> None:
    """Note that a document went to the printer; nothing where it names nobody."""
    log_printed(services, names_in(services, key, identity, recipient, people))


def log_printed(services: Services, handed: Handed) -> None:
    """Note that something went to the printer; nothing where it names nobody."""
    if handed.named:
        with services.database.transaction(_action(handed), undoable=False) as session:
            session.add(entry(services, handed, _("gedruckt"), "", ""))


def _action(handed: Handed) -> str:
    return _("Herausgegeben: {title} an {recipient}").format(title=handed.title, recipient=handed.recipient)


def names_in(
    services: Services, key: str, identity: str, recipient: str = "", people: Sequence[str] | None = None
) -> Handed:
    """Whom a document names; the own office is the recipient unless said otherwise."""
    people = source(key).people(services, identity) if people is None else people
    title = f"{document(key).label}: {services.captions(source(key).entity, [identity]).get(identity, '')}"
    handed = Handed(title, recipient or translate(source(key).recipient), [p for p in people if p], len(people))
    handed.columns = [_("Name")]
    if unnamed := source(key).left_out:
        handed.left_out = unnamed(services, identity)
    return handed
