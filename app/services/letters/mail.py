"""Mail without a server: drafts that the office's own mail program opens, many people in BCC, in portions."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from app.errors import UserError
from app.models import ConsentPurpose, Person
from app.services.letters.fields import FIELDS, of_office, values_of
from app.services.letters.recipients import recipients
from app.services.letters.wording import fields_in, filled, name_in
from app.services.people import looks_like_email
from app.services.settings import PORTION

if TYPE_CHECKING:
    from app.services.office import Services

LONGEST_LINK = 1_800
"""Characters of a link that every system hands on to its mail program."""


@dataclass(frozen=True)
class Mail:
    """One message to be written: whom it reaches, by id and address, and its words."""

    ids: tuple[str, ...]
    addresses: tuple[str, ...]
    subject: str
    body: str


@dataclass(frozen=True)
class Reach:
    """Whom a mail reaches, and who is left out: each address once, in the order of names."""

    people: tuple[Any, ...]
    without: tuple[str, ...] = ()
    """The ids of those who have no address that can be written to."""
    unasked: tuple[str, ...] = ()
    """The ids of those left out because a circular needs a consent they have not given (GDPR Art. 6(1)(a))."""


@dataclass(frozen=True)
class Mailing(Reach):
    """A mail to many in portions, or one for each."""

    mails: tuple[Mail, ...] = ()


def reach(services: "Services", ids: Sequence[str], circular: bool = False) -> Reach:
    """Who of these people gets a mail; a `circular` goes to those only who agreed to circulars."""
    people = services.people.all(Person.id.in_(list(ids)))
    agreed = services.people.consenting(ConsentPurpose.NEWSLETTER) if circular else {p.id for p in people}
    wanted = [p for p in people if p.id in agreed]
    writable = [p for p in wanted if p.email and looks_like_email(p.email.strip())]
    able = {p.id for p in writable}
    once = {(p.email or "").strip().casefold(): p.id for p in reversed(writable)}
    firsts = set(once.values())
    return Reach(
        tuple(p for p in writable if p.id in firsts),
        tuple(p.id for p in wanted if p.id not in able),
        tuple(p.id for p in people if p.id not in agreed),
    )


def is_personal(text: str) -> bool:
    """Whether a text holds fields that are different for everybody."""
    ours, known = of_office(), {told.name for told in FIELDS}
    return any(name_in(written, known - ours) for written in fields_in(text))


def mailing(
    services: "Services", ids: Sequence[str], subject: str, body: str, circular: bool = False, each: bool = False
) -> Mailing:
    """A mail to these people in portions of the size the office sets, or one for `each`; so also where the words hold
    fields that are different for everybody.

    Raises UserError when nobody is left.
    """
    found = reach(services, ids, circular)
    if not found.people:
        raise UserError("Niemand der Ausgewählten kann so erreicht werden. Bitte tragen Sie E-Mail-Adressen ein.")
    size = 1 if each or is_personal(f"{subject}\n{body}") else services.settings.number(PORTION)
    portions = [found.people[start : start + size] for start in range(0, len(found.people), size)]
    named = [part[0].id for part in portions] if size == 1 else [found.people[0].id]
    told = {to.person.id: values_of(to) for to in recipients(services, named, date.today())}
    mails = (_mail(part, subject, body, told[part[0].id if size == 1 else named[0]]) for part in portions)
    return Mailing(found.people, found.without, found.unasked, tuple(mails))


def _mail(part: Sequence[Any], subject: str, body: str, values: Mapping[str, str]) -> Mail:
    said = values if len(part) == 1 else {name: values[name] for name in of_office()}
    addresses = tuple(person.email.strip() for person in part)
    return Mail(tuple(person.id for person in part), addresses, filled(subject, said), filled(body, said))


def as_draft(mail: Mail, sender: str) -> bytes:
    """The mail as an .eml file that mail programs open for writing; one person stands in "To", many in BCC."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = " ".join(mail.subject.split())
    message["X-Unsent"] = "1"
    if sender:
        message["From"] = sender
    if len(mail.addresses) == 1:
        message["To"] = mail.addresses[0]
    else:
        message["To"] = sender or "undisclosed-recipients:;"
        message["Bcc"] = ", ".join(mail.addresses)
    message.set_content(mail.body)
    return bytes(message)


def as_link(mail: Mail) -> str | None:
    """The mail as a mailto link (RFC 6068) for the system's mail program; None where it would be too long."""
    several = len(mail.addresses) > 1
    joined = ",".join(quote(address, safe="@") for address in mail.addresses)
    asked = [f"subject={quote(mail.subject, safe='')}", f"body={quote(mail.body, safe='')}"]
    link = f"mailto:{'' if several else joined}?" + "&".join([*([f"bcc={joined}"] if several else []), *asked])
    return link if len(link) <= LONGEST_LINK else None
