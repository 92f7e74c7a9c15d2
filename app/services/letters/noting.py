"""Notes with each person that a letter or mail went out, so that "letzter Kontakt" is right."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from app.models import ContactEntry, ContactKind, Direction
from app.models.base import new_id
from app.services.lists.disclosure import persons
from app.text import _

if TYPE_CHECKING:
    from app.services.office import Services


def note(services: "Services", ids: Sequence[str], kind: ContactKind, topic: str, at: datetime) -> str:
    """Keep a contact with each of these people as one action; the answer names it."""
    name = _("{kind} „{topic}“ an {who}").format(kind=kind.label, topic=topic, who=persons(len(ids)))
    told = {"kind": kind, "direction": Direction.OUT, "topic": topic[:160], "subject_type": "Person"}
    with services.database.transaction(name) as session:
        session.add_all(
            ContactEntry(id=new_id(), at=at, by=services.database.who, subject_id=identity, **told) for identity in ids
        )
    return name
