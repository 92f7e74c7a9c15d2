"""The kinds of lists the wizard reads, and where their records are shown afterwards."""

from dataclasses import dataclass

from app.models import ContactRole, Event, Person, Shelter
from app.models.base import Record
from app.text import _


@dataclass(frozen=True)
class ListKind:
    """A kind by the key of the services; `title` and `one` as the user calls them."""

    key: str
    title: str
    one: str
    entity: type[Record]


KINDS = (
    ListKind("volunteers", _("Ehrenamtliche"), _("Ehrenamtliche/r"), Person),
    ListKind("shelters", Shelter.plural, Shelter.singular, Shelter),
    ListKind("events", Event.plural, Event.singular, Event),
    ListKind("contacts", ContactRole.plural, ContactRole.singular, ContactRole),
)


def kind_of(key: str) -> ListKind:
    """The kind with this key."""
    return next(kind for kind in KINDS if kind.key == key)
