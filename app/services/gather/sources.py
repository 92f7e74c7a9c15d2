"""Where the data of each document come from, and whom it names: one line a document."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app.errors import UserError
from app.models import Event, HelperCircle, Office, Person, Shelter
from app.services.documents.register import document
from app.services.gather import flyer, handout, sign_in
from app.services.gather.common import office_of
from app.services.lists.disclosure import OWN_OFFICE
from app.services.office import Services
from app.text import _


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
    """The period of a sheet of hours, None for this year; `since` is also the key date of a count, None for today."""
    project: str = ""
    """The project of a sheet of hours, by its name or a part of it; "" for everything."""


USUAL = Choices()
"""What is printed where nothing was chosen."""


@dataclass(frozen=True)
class Source:
    """Where a document's data come from: entity, the next fitting record, the data, and who is named in it."""

    entity: type[Any]
    next: Callable[[Services], str]
    gather: Callable[[Services, str, Choices], Any]
    people: Callable[[Services, str], list[str]]
    recipient: str = OWN_OFFICE
    for_machines: Callable[[Services, str], bytes] | None = None
    """The same as JSON, where that exists."""
    left_out: Callable[[Services, str], int] | None = None
    """How many did not agree to be named in it, for the log."""


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


def _unnamed_members(services: Services, identity: str) -> int:
    from app.services.gather import circles

    return circles.unnamed_members(services, identity)


def _sign_in(services: Services, identity: str, _choices: Choices) -> Any:
    return sign_in.sign_in(services, identity)


def _hours_sheet(services: Services, identity: str, _choices: Choices) -> Any:
    from app.services.gather.hours_sheet import of_house

    return of_house(services, identity)


def _circle_hours_sheet(services: Services, identity: str, _choices: Choices) -> Any:
    from app.services.gather.hours_sheet import of_circle

    return of_circle(services, identity)


def _count_sheet(services: Services, _identity: str, choices: Choices) -> Any:
    from app.services.gather.count_sheet import count_sheet

    return count_sheet(services, choices.since)


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


SOURCES = {
    "flyer": Source(Event, flyer.next_flyer, _flyer, _nobody),
    "sign-in": Source(Event, sign_in.next_sign_in, _sign_in, _participants),
    "hours-sheet": Source(Shelter, _next_helped_house, _hours_sheet, _on_hours_sheet("hours-sheet")),
    "circle-hours-sheet": Source(
        HelperCircle, _next_circle, _circle_hours_sheet, _on_hours_sheet("circle-hours-sheet")
    ),
    "count-sheet": Source(Office, _next_office, _count_sheet, _nobody),
    "people-hours-sheet": Source(Office, _next_office, _people_hours_sheet, _active),
    "timesheet": Source(Person, _next_person, _timesheet, _this_person),
    "circle-year": Source(HelperCircle, _next_circle, _circle_year, _nobody),
    "circle-contacts": Source(
        HelperCircle,
        _next_circle,
        _circle_contacts,
        _members,
        _("Mitglieder des Helferkreises"),
        left_out=_unnamed_members,
    ),
    "handout": Source(Shelter, handout.next_handout, _handout, handout.named_people),
    "house-sheet": Source(Shelter, handout.next_handout, _house_sheet, _on_house_sheet),
    "visit-pack": Source(Shelter, _next_pack, _visit_pack, _in_pack),
    "letter": Source(Person, _next_addressee, _letter, _nobody),
    "labels": Source(Person, _next_addressee, _labels, _nobody),
    "badges": Source(Person, _next_addressee, _badges, _nobody),
    "phone-list": Source(Office, _next_office, _phone_list, _active),
    "emergency-roster": Source(Office, _next_office, _emergency_roster, _active),
    "information": Source(
        Person, _next_person, _information, _this_person, _("die Person selbst"), _information_as_json
    ),
    "processing-record": Source(Office, _next_office, _processing_record, _nobody),
}


def source(key: str) -> Source:
    """The source of a document; UserError when there is no such document."""
    return SOURCES[document(key).key]
