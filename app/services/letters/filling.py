"""Fills a template for people: one finished letter each, ready to draw or to send, and what is missing for it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from app.models import LetterUse
from app.services.documents.data import Letter
from app.services.gather.common import office_of
from app.services.letters.fields import Recipient, of_office, values_of
from app.services.letters.recipients import recipients
from app.services.letters.templates import Template
from app.services.letters.wording import filled, needed

if TYPE_CHECKING:
    from app.services.office import Services


@dataclass(frozen=True)
class Filled:
    """A letter to one person; `gaps` are the fields of the template that stay empty, without those of the office."""

    person_id: str
    letter: Letter
    gaps: tuple[str, ...] = ()
    has_address: bool = True
    """Whether a letter would arrive: street and place are known."""

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing."""
        return self.has_address and not self.gaps


def letters(
    services: "Services",
    template: Template,
    ids: Sequence[str],
    today: date | None = None,
    until: date | None = None,
) -> list[Letter]:
    """The letters of a template to these people, in their order; UserError while the office has no name yet."""
    return [one.letter for one in filled_letters(services, template, ids, today, until)]


def filled_letters(
    services: "Services",
    template: Template,
    ids: Sequence[str],
    today: date | None = None,
    until: date | None = None,
) -> list[Filled]:
    """The same with what is missing for each; proofs are named that end by `until`."""
    day = today or date.today()
    return fill(services, template, recipients(services, ids, day, until), day)


def fill(services: "Services", template: Template, to: Sequence[Recipient], day: date) -> list[Filled]:
    """The same for people that were gathered before: another wording costs no further query about them."""
    record = services.office()
    blank = Letter(
        office=office_of(services),
        as_of=day,
        subject="",
        body="",
        head=tuple((record.letter_head or "").strip().splitlines()) if record else (),
        foot=tuple((record.letter_foot or "").strip().splitlines()) if record else (),
        contact=(record.coordinator or "") if record else "",
    )
    wanted = [name for name in needed(f"{template.subject}\n{template.body}") if name not in of_office()]
    return [_filled(template, one, blank, wanted) for one in to]


def gaps_of_office(template: Template, to: Recipient) -> list[str]:
    """The fields of the office that the template uses and that are empty."""
    values, ours = values_of(to), of_office()
    used = needed(f"{template.subject}\n{template.body}")
    return [name for name in used if name in ours and not values[name]]


def _filled(template: Template, to: Recipient, blank: Letter, wanted: Sequence[str]) -> Filled:
    values = values_of(to)
    letter = replace(
        blank,
        subject=filled(template.subject, values),
        body=filled(template.body, values),
        address=address_lines(to.person) if template.use is LetterUse.LETTER else (),
        person=to.person.caption,
    )
    gaps = tuple(name for name in wanted if not values.get(name, "-"))
    posted = template.use is not LetterUse.LETTER or bool(to.person.street and to.person.city)
    return Filled(to.person.id, letter, gaps, posted)


def address_lines(person: Any) -> tuple[str, ...]:
    """The lines of the address field after DIN 5008; without a street only the name and the place."""
    name = person.caption
    title = person.salutation.label if person.salutation and person.salutation.name != "NEUTRAL" else ""
    place = " ".join(filter(None, (person.postal_code, person.city)))
    return tuple(filter(None, (title, name, person.street, place)))
