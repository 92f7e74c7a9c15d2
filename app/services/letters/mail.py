"""Mail without a server: drafts that the office's own mail program opens, many people in BCC, in portions."""

from collections.abc import Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from typing import TYPE_CHECKING
from urllib.parse import quote

from app.errors import UserError
from app.models import ConsentPurpose, Person
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
class Mailing:
    """A mail to many in portions; `without` are the ids of those who have no address that can be written to."""

    mails: tuple[Mail, ...]
    without: tuple[str, ...]
    unasked: tuple[str, ...] = ()
    """The ids of those left out because a circular needs a consent they have not given (GDPR Art. 6(1)(a))."""


def mailing(services: "Services", ids: Sequence[str], subject: str, body: str, circular: bool = False) -> Mailing:
    """Portions of a mail to these people, each address once; a `circular` goes to those only who agreed to circulars.

    Raises UserError when nobody is left.
    """
    people = services.people.all(Person.id.in_(list(ids)))
    agreed = services.people.consenting(ConsentPurpose.NEWSLETTER) if circular else {p.id for p in people}
    wanted = [p for p in people if p.id in agreed]
    reached = {p.email.strip().casefold(): p for p in reversed(wanted) if p.email and looks_like_email(p.email.strip())}
    if not reached:
        raise UserError("Niemand der Ausgewählten kann so erreicht werden. Bitte tragen Sie E-Mail-Adressen ein.")
    chosen = [p for p in wanted if p in reached.values()]
    size = services.settings.number(PORTION)
    portions = [chosen[start : start + size] for start in range(0, len(chosen), size)]
    return Mailing(
        tuple(
            Mail(tuple(p.id for p in part), tuple(p.email.strip() for p in part), subject, body) for part in portions
        ),
        tuple(p.id for p in wanted if not (p.email and looks_like_email(p.email.strip()))),
        tuple(p.id for p in people if p.id not in agreed),
    )


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
