"""Fills a template for people: one finished letter each, ready to draw or to send."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from app.models import LetterUse
from app.services.documents.data import Letter
from app.services.gather.common import office_of
from app.services.letters.fields import Recipient, recipients, values_of
from app.services.letters.templates import Template
from app.services.letters.wording import filled

if TYPE_CHECKING:
    from app.services.office import Services


def letters(services: "Services", template: Template, ids: Sequence[str], today: date | None = None) -> list[Letter]:
    """The letters of a template to these people, in their order; UserError while the office has no name yet."""
    day = today or date.today()
    office, record = office_of(services), services.office()
    return [_letter(template, to, office, record, day) for to in recipients(services, ids, day)]


def _letter(template: Template, to: Recipient, office: Any, record: Any, day: date) -> Letter:
    values = values_of(to)
    return Letter(
        office=office,
        as_of=day,
        subject=filled(template.subject, values),
        body=filled(template.body, values),
        address=address_lines(to.person) if template.use is LetterUse.LETTER else (),
        head=tuple((record.letter_head or "").strip().splitlines()),
        foot=tuple((record.letter_foot or "").strip().splitlines()),
        contact=record.coordinator or "",
        person=to.person.caption,
    )


def address_lines(person: Any) -> tuple[str, ...]:
    """The lines of the address field after DIN 5008; without a street only the name and the place."""
    name = person.caption
    title = person.salutation.label if person.salutation and person.salutation.name != "NEUTRAL" else ""
    place = " ".join(filter(None, (person.postal_code, person.city)))
    return tuple(filter(None, (title, name, person.street, place)))
