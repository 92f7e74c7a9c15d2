"""Prints what is made for several people at once, without a window: letters, labels, badges, lists to call by."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.errors import UserError
from app.models import Arrival, Person
from app.services import outputs
from app.services.documents.register import document
from app.services.files import write_bytes
from app.services.letters import emergency, rosters
from app.services.letters.emergency import Wanted
from app.services.letters.filling import letters
from app.services.letters.labelling import badges, labels
from app.services.lists.disclosure import OWN_OFFICE, consent_notes, gate, persons
from app.services.lists.filters import find_record, scope
from app.services.lists.register import definition
from app.services.outputs import Printout
from app.text import translate

if TYPE_CHECKING:
    from app.services.office import Services

LETTERS, ROSTERS = ("letter", "labels", "badges"), ("phone-list", "emergency-roster")
PAPERS = (*LETTERS, *ROSTERS)
"""The documents that are made for any number of people, by their key."""


@dataclass(frozen=True)
class Wish:
    """What can be chosen; each paper takes what concerns it."""

    template: str = "general"
    sheet: str = "L7160"
    first: int = 1
    together: bool = True
    by_place: bool = False
    recipient: str = ""
    """Who gets a list; "" for the own office."""
    house: str = ""
    """The house of an emergency roster, by id or name; or `arrival`, by id."""
    arrival: str = ""
    wanted: Wanted = Wanted()
    """Who is looked for in an emergency."""


def people(services: "Services", names: Sequence[str], conditions: Sequence[str]) -> list[str] | None:
    """The ids of people by id or name and by "field=value"; None where nobody was named. UserError as `find_record`."""
    found = [find_record(services, Person, name).id for name in names]
    if conditions:
        query = scope(services, definition("volunteers"), conditions, gate(services, OWN_OFFICE)).query
        found += services.volunteers.ids(query)
        if not found:
            raise UserError("Darauf trifft niemand zu. Es wurde nichts geschrieben.")
    return list(dict.fromkeys(found)) if names or conditions else None


def write(services: "Services", key: str, ids: Sequence[str] | None, path: Path, wish: Wish) -> Printout:
    """Write a paper to a PDF; a list of names is logged. Lists without ids are of everybody active."""
    if path.suffix.lower() != ".pdf":
        raise UserError("Dokumente werden als PDF geschrieben. Bitte nennen Sie eine Datei mit der Endung .pdf.")
    if key in ROSTERS:
        return _roster(services, key, ids, path, wish)
    if not ids:
        raise UserError("Bitte nennen Sie die Personen, um die es geht, oder grenzen Sie sie mit --filter ein.")
    records = _records(services, key, ids, wish)
    content = BytesIO()
    printed = document(key).write(content, records)
    write_bytes(path, content.getvalue())
    return Printout(path, printed.pages, persons(len(ids)), tuple(outputs.unprintable(printed.unprintable)))


def _records(services: "Services", key: str, ids: Sequence[str], wish: Wish) -> list[Any]:
    if key == "letter":
        return list(letters(services, services.templates.find(wish.template), ids))
    if key == "badges":
        return [badges(services, ids, wish.first)]
    return [labels(services, ids, wish.sheet, wish.first, wish.together, wish.by_place)]


def _roster(services: "Services", key: str, ids: Sequence[str] | None, path: Path, wish: Wish) -> Printout:
    recipient = wish.recipient or translate(OWN_OFFICE)
    who = rosters.allowed(services, recipient, ids)
    named, report = _report_of(services, key, who.ids, wish)
    content = BytesIO()
    printed = document(key).write(content, [report])
    record = services.office_records.ids()[0]
    outputs.write_logged(services, key, record, path, content.getvalue(), recipient, named)
    return Printout(path, printed.pages, persons(len(named)), tuple(consent_notes(len(who.withheld), 0)))


def _report_of(services: "Services", key: str, ids: Sequence[str], wish: Wish) -> tuple[Sequence[str], Any]:
    """Who is named in a list, and its data."""
    if key == "phone-list":
        return ids, rosters.phone_list(services, ids)
    wanted = emergency.for_house(services, wish.wanted, wish.house) if wish.house else wish.wanted
    if wish.arrival:
        wanted = emergency.for_arrival(services, wanted, find_record(services, Arrival, wish.arrival).id)
    helpers = emergency.ranked(services, wanted, ids)
    return [helper.person_id for helper in helpers], rosters.roster_of(services, helpers, wanted)
