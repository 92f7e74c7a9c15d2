"""Prints a document."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli.known import refuse_unknown
from app.cli.office import office_of
from app.cli.talking import say
from app.errors import UserError
from app.text import _

if TYPE_CHECKING:
    from app.services.letters.emergency import Wanted
    from app.services.office import Services
    from app.services.outputs import Printout


def print_(wanted: Namespace) -> None:
    """Write a document as PDF and log whom it names."""
    from app.services.gather.sources import Choices
    from app.services.letters.papers import PAPERS
    from app.services.lists.filters import read_date
    from app.services.outputs import find, print_document

    refuse_unknown(wanted.document, "DOCUMENTS")
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
    say(words.format(path=printed.path, title=printed.title, pages=printed.pages), *printed.notes)


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
