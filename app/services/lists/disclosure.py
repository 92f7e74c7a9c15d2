"""Who may be told what: consent decides for everybody outside the office, and every hand-out of names is logged."""

from dataclasses import dataclass

from sqlalchemy import select

from app.models import ConsentPurpose, Disclosure, Person
from app.models.base import Disclose
from app.services.lists.sheet import Handed
from app.services.office import Services
from app.text import _, fold

OWN_OFFICE = _("eigenes Büro")
"""The recipient of what stays in the house."""
AUTHORITY = _("Landratsamt")
"""The recipient of the lists that authorities ask for."""


@dataclass(frozen=True)
class Gate:
    """What one recipient may see. `named`/`reachable`: people who agreed; None stands for everybody (own office).

    `hidden`: people whose postal address never leaves the office, whatever they agreed to.
    """

    recipient: str
    named: frozenset[str] | None = None
    reachable: frozenset[str] | None = None
    hidden: frozenset[str] = frozenset()

    @property
    def outside(self) -> bool:
        return self.named is not None

    def shows(self, disclose: Disclose) -> bool:
        """Whether a column of this kind may stand in a list for the recipient at all."""
        return disclose is not Disclose.NEVER and not (self.outside and disclose is Disclose.OFFICE)

    def may_name(self, person_id: str | None) -> bool:
        return self.named is None or person_id in self.named

    def may_reach(self, person_id: str | None) -> bool:
        return self.reachable is None or person_id in self.reachable

    def may_locate(self, person_id: str | None) -> bool:
        """Whether the recipient may learn where somebody lives, once contact data may be told at all."""
        return person_id not in self.hidden


ADDRESS = (Person.street, Person.postal_code, Person.city, Person.address)
"""Where somebody lives."""


def gate(services: Services, recipient: str) -> Gate:
    """The gate for a recipient: open for the own office, by consent for everybody else (GDPR Art. 6(1)(a))."""
    if is_own(services, recipient):
        return Gate(recipient)
    named = services.people.consenting(ConsentPurpose.AUTHORITY_LIST)
    reachable = services.people.consenting(ConsentPurpose.SHARE_CONTACT)
    return Gate(recipient, frozenset(named), frozenset(reachable), _hidden(services))


def _hidden(services: Services) -> frozenset[str]:
    with services.database.reading() as connection:
        return frozenset(connection.execute(select(Person.id).where(Person.address_protected)).scalars())


def is_own(services: Services, recipient: str) -> bool:
    """Whether the recipient is the office itself, by that word or by its name."""
    office = services.office()
    names = (OWN_OFFICE, *((office.name, office.short_name or "") if office else ()))
    return fold(recipient) in {fold(name) for name in names if name}


def consent_notes(left_out: int, withheld: int, hidden: int = 0) -> list[str]:
    """What the reader is told about people without consent, and of how many the address is protected."""
    notes = []
    if left_out:
        text = _("Nicht aufgeführt: {count}, weil keine Einwilligung vorliegt, den Namen weiterzugeben.")
        notes.append(text.format(count=persons(left_out)))
    if withheld:
        notes.append(_("Ohne Kontaktdaten: {count}, weil keine Einwilligung zur Weitergabe vorliegt.")
                     .format(count=persons(withheld)))  # fmt: skip
    if hidden:
        notes.append(_("Ohne Anschrift: {count}, weil sie nicht weitergegeben wird.").format(count=persons(hidden)))
    return notes


def persons(count: int) -> str:
    """ "1 Person", "7 Personen"."""
    return (_("{count} Person") if count == 1 else _("{count} Personen")).format(count=count)


def entry(services: Services, handed: Handed, purpose: str, file_name: str, digest: str) -> Disclosure:
    """The line of the log for something that leaves."""
    return Disclosure(
        who=services.database.who,
        what=handed.title[:120],
        recipient=handed.recipient[:160],
        purpose=purpose[:200] or None,
        columns=handed.columns,
        person_ids=sorted(set(handed.people)),
        left_out=handed.left_out,
        file_name=file_name[:200],
        digest=digest,
    )
