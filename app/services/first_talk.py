"""What is noted while somebody is taken up: the call itself, and when to come back to it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from app.models import ContactEntry, Direction, Person, Task
from app.models.base import Facts, Kind, Loose, new_id
from app.models.facts import facts
from app.text import _

_PREFIX = "first_talk_"
TOPIC = Loose(
    Facts(
        f"{_PREFIX}topic",
        _("Anruf heute"),
        Kind.TEXT,
        facts(ContactEntry.topic).length,
        hint=_("worum es ging; steht danach bei den Kontakten"),
    ),
    f"{_PREFIX}topic",
)
"""What a call was about that came just now."""
FOLLOW_UP = Loose(
    Facts(f"{_PREFIX}follow_up", _("Wiedervorlage am"), Kind.DATE, hint=_("zum Beispiel morgen; erinnert auf „Start“")),
    f"{_PREFIX}follow_up",
)
"""The day on which somebody comes back to it."""


def split(values: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """The values of the person, and those of the talk."""
    talk = {name: value for name, value in values.items() if name.startswith(_PREFIX)}
    return {name: value for name, value in values.items() if name not in talk}, talk


def write(session: Session, person: Person, values: Mapping[str, Any]) -> None:
    """Keep call and follow-up with a person, in an open transaction."""
    subject = {"subject_type": Person.__name__, "subject_id": person.id}
    if topic := values.get(TOPIC.told.name):
        at = datetime.now().replace(second=0, microsecond=0)
        session.add(ContactEntry(id=new_id(), at=at, direction=Direction.IN, topic=topic, **subject))
    if day := values.get(FOLLOW_UP.told.name):
        title = _("Zurückmelden: {name}").format(name=person.caption)
        session.add(Task(id=new_id(), title=title[:200], due_on=day, **subject))
