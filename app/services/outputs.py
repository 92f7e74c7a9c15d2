"""Prints the documents of the office: finds the record, fills the data, draws, and logs where names leave."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from app.errors import UserError
from app.models import Event, HelperCircle, Office, Person, Shelter
from app.services.documents.register import document
from app.services.files import write_bytes
from app.services.gather import flyer, handout, sign_in
from app.services.gather.common import office_of
from app.services.lists.disclosure import OWN_OFFICE, entry
from app.services.lists.filters import find_record
from app.services.lists.sheet import Handed
from app.services.office import Services
from app.text import _, translate


@dataclass(frozen=True)
class Choices:
    """What can be chosen for a document; each takes what concerns it. `languages` None: all that are written."""

    languages: Sequence[str] | None = None
    paper: str = "A4"
    with_private_data: bool = False
    template: str = "general"
    """The wording of a letter, by key, id or name."""
    sheet: str = "L7160"
    """The sheet of labels, by its name or a part of it."""
    since: date | None = None
    until: date | None = None
    """The period of a sheet of hours; None for this year."""
    project: str = ""
    """The project of a sheet of hours, by its name or a part of it; "" for everything."""


@dataclass(frozen=True)
class Printout:
    """A document that was written: its pages, what it is about, and what to tell the user."""

    path: Path
    pages: int
    title: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Source:
    """Where a document's data come from: entity, the next fitting record, the data, and who is named in it."""

    entity: type[Any]
    next: Callable[[Services], str]
    gather: Callable[[Services, str, Choices], Any]
    people: Callable[[Services, str], list[str]]
    recipient: str = OWN_OFFICE
    for_machines: Callable[[Services, str], bytes] | None = None
    """The same as JSON, where that exists."""


def _flyer(services: Services, identity: str, choices: Choices) -> Any:
    if choices.paper not in ("A4", "A5"):
        raise UserError("Flyer gibt es in A4 und A5, nicht in „{paper}“.", paper=choices.paper)
    return flyer.flyer(services, identity, choices.languages, "A5" if choices.paper == "A5" else "A4")


def _handout(services: Services, identity: str, choices: Choices) -> Any:
    return handout.handout(services, identity, choices.with_private_data)


def _visit_pack(services: Services, identity: str, choices: Choices) -> Any:
    from app.services.gather import visit_pack

    return visit_pack.visit_pack(services, [identity], with_private_data=choices.with_private_data)


def _in_pack(services: Services, identity: str) -> list[str]:
    from app.services.gather import visit_pack

    return visit_pack.people_in(services, [identity])


def _next_pack(services: Services) -> str:
    from app.services.gather import visit_pack

    return visit_pack.next_visit_pack(services)


def _house_sheet(services: Services, identity: str, choices: Choices) -> Any:
    from app.services.gather.house_sheet import house_sheet

    return house_sheet(services, identity, choices.with_private_data)


def _on_house_sheet(services: Services, identity: str) -> list[str]:
    from app.services.gather.house_sheet import sheet_people

    return sheet_people(services, identity)


def _timesheet(services: Services, identity: str, choices: Choices) -> Any:
    from app.services.gather import timesheet

    return timesheet.timesheet(services, identity, choices.since, choices.until, choices.project)


def _circle_year(services: Services, identity: str, choices: Choices) -> Any:
    from app.services.gather import circles

    return circles.circle_year(services, identity, choices.since, choices.until)


def _circle_contacts(services: Services, identity: str, choices: Choices) -> Any:
    from app.services.gather import circles

    return circles.circle_contacts(services, identity, choices.with_private_data)


def _next_circle(services: Services) -> str:
    from app.services.gather import circles

    return circles.next_circle(services)


def _members(services: Services, identity: str) -> list[str]:
    from app.services.gather import circles

    return circles.named_members(services, identity)


def _sign_in(services: Services, identity: str, _choices: Choices) -> Any:
    return sign_in.sign_in(services, identity)


def _hours_sheet(services: Services, identity: str, _choices: Choices) -> Any:
    from app.services.gather.hours_sheet import of_house

    return of_house(services, identity)


def _circle_hours_sheet(services: Services, identity: str, _choices: Choices) -> Any:
    from app.services.gather.hours_sheet import of_circle

    return of_circle(services, identity)


def _count_sheet(services: Services, _identity: str, _choices: Choices) -> Any:
    from app.services.gather.count_sheet import count_sheet

    return count_sheet(services)


def _people_hours_sheet(services: Services, _identity: str, _choices: Choices) -> Any:
    from app.services.gather.hours_sheet import of_people

    return of_people(services, _active(services, ""), _("alle Aktiven"))


def _next_helped_house(services: Services) -> str:
    from app.services.gather.hours_sheet import next_house

    return next_house(services)


def _on_hours_sheet(key: str) -> Callable[[Services, str], list[str]]:
    def named(services: Services, identity: str) -> list[str]:
        from app.services.gather.hours_sheet import named

        return named(services, key, identity)

    return named


def _nobody(_services: Services, _identity: str) -> list[str]:
    return []


def _participants(services: Services, identity: str) -> list[str]:
    return [p.person_id or "" for p in sign_in.expected(services, identity)]


def _next_person(_services: Services) -> str:
    raise UserError("Bitte nennen Sie die Person, um die es geht.")


def _letter(services: Services, identity: str, choices: Choices) -> Any:
    from app.services.letters.filling import letters

    return letters(services, services.templates.find(choices.template), [identity])[0]


def _next_addressee(_services: Services) -> str:
    raise UserError("Bitte nennen Sie die Person, an die der Brief geht.")


def _labels(services: Services, identity: str, choices: Choices) -> Any:
    from app.services.letters.labelling import labels

    return labels(services, [identity], choices.sheet)


def _badges(services: Services, identity: str, _choices: Choices) -> Any:
    from app.services.letters.labelling import badges

    return badges(services, [identity])


def _information(services: Services, identity: str, _choices: Choices) -> Any:
    from app.services.privacy import information_report

    return information_report.report(services, identity)


def _information_as_json(services: Services, identity: str) -> bytes:
    from app.services.privacy.information import json_bytes

    return json_bytes(services, identity)


def _phone_list(services: Services, _identity: str, _choices: Choices) -> Any:
    from app.services.letters.rosters import phone_list

    return phone_list(services)


def _emergency_roster(services: Services, _identity: str, _choices: Choices) -> Any:
    from app.services.letters.rosters import emergency_roster

    return emergency_roster(services)


def _active(services: Services, _identity: str) -> list[str]:
    from app.services.letters.rosters import active_ids

    return active_ids(services)


def _next_office(services: Services) -> str:
    office_of(services)
    return services.office_records.ids()[0]


def _processing_record(services: Services, _identity: str, _choices: Choices) -> Any:
    from app.services.privacy import processing_record

    return processing_record.report(services)


def _this_person(_services: Services, identity: str) -> list[str]:
    return [identity]


_SOURCES = {
    "flyer": _Source(Event, flyer.next_flyer, _flyer, _nobody),
    "sign-in": _Source(Event, sign_in.next_sign_in, _sign_in, _participants),
    "hours-sheet": _Source(Shelter, _next_helped_house, _hours_sheet, _on_hours_sheet("hours-sheet")),
    "circle-hours-sheet": _Source(
        HelperCircle, _next_circle, _circle_hours_sheet, _on_hours_sheet("circle-hours-sheet")
    ),
    "count-sheet": _Source(Office, _next_office, _count_sheet, _nobody),
    "people-hours-sheet": _Source(Office, _next_office, _people_hours_sheet, _active),
    "timesheet": _Source(Person, _next_person, _timesheet, _this_person),
    "circle-year": _Source(HelperCircle, _next_circle, _circle_year, _nobody),
    "circle-contacts": _Source(
        HelperCircle, _next_circle, _circle_contacts, _members, _("Mitglieder des Helferkreises")
    ),
    "handout": _Source(Shelter, handout.next_handout, _handout, handout.named_people),
    "house-sheet": _Source(Shelter, handout.next_handout, _house_sheet, _on_house_sheet),
    "visit-pack": _Source(Shelter, _next_pack, _visit_pack, _in_pack),
    "letter": _Source(Person, _next_addressee, _letter, _nobody),
    "labels": _Source(Person, _next_addressee, _labels, _nobody),
    "badges": _Source(Person, _next_addressee, _badges, _nobody),
    "phone-list": _Source(Office, _next_office, _phone_list, _active),
    "emergency-roster": _Source(Office, _next_office, _emergency_roster, _active),
    "information": _Source(
        Person, _next_person, _information, _this_person, _("die Person selbst"), _information_as_json
    ),
    "processing-record": _Source(Office, _next_office, _processing_record, _nobody),
}


def next_record(services: Services, key: str) -> str:
    """The id of the record a document is most likely wanted for; UserError when there is none."""
    return _source(key).next(services)


def find(services: Services, key: str, text: str = "") -> str:
    """The id of the record called `text` (id, its beginning, or name), or the next fitting one."""
    source = _source(key)
    return find_record(services, source.entity, text).id if text else source.next(services)


def gather(services: Services, key: str, identity: str, choices: Choices = Choices()) -> Any:
    """The data of a document for a record, ready to draw; UserError says what is missing."""
    return _source(key).gather(services, identity, choices)


def _source(key: str) -> _Source:
    return _SOURCES[document(key).key]


def print_document(
    services: Services, key: str, identity: str, path: Path, choices: Choices = Choices(), data: Any = None
) -> Printout:
    """Write a document for a record as PDF to `path`, or `data` that were gathered before, and log whom it names.

    A path that ends in .json gets the same for machines, where the document knows that.
    """
    title = services.captions(_source(key).entity, [identity])[identity]
    for_machines = _source(key).for_machines
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
    handed = names_in(services, key, identity, recipient, people)
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
    handed = names_in(services, key, identity, recipient, people)
    if handed.named:
        with services.database.transaction(_action(handed), undoable=False) as session:
            session.add(entry(services, handed, _("gedruckt"), "", ""))


def _action(handed: Handed) -> str:
    return _("Herausgegeben: {title} an {recipient}").format(title=handed.title, recipient=handed.recipient)


def names_in(
    services: Services, key: str, identity: str, recipient: str = "", people: Sequence[str] | None = None
) -> Handed:
    """Whom a document names; the own office is the recipient unless said otherwise."""
    people = _source(key).people(services, identity) if people is None else people
    title = f"{document(key).label}: {services.captions(_source(key).entity, [identity]).get(identity, '')}"
    handed = Handed(title, recipient or translate(_source(key).recipient), [p for p in people if p], len(people))
    handed.columns = [_("Name")]
    return handed
