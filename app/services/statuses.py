"""Steps in a volunteer's life: each with its day and reason, the way past what is missing, and the exit talk."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sqlalchemy.orm import Session

from app.models import ContactEntry, ContactKind, Person, StatusChange, Task, VolunteerStatus
from app.models.base import Choice, new_id
from app.services.houses.keys import out_of
from app.services.matching.ending import end_works
from app.text import _

NOTE = "status_note"
"""Under this name the values of a person may bring what is to be noted about her new status."""
TALK_DAYS = 14
"""So many days after somebody left, the talk about it is due."""


class ExitTalk(Choice):
    """Whether there was a talk when somebody left, as it is shown."""

    NONE = _("kein Abschlussgespräch")
    HELD = _("hat stattgefunden")
    PLANNED = _("steht noch aus")


@dataclass(frozen=True)
class StatusNote:
    """What is to be said about a new status; `override`: why somebody becomes active although something is missing."""

    on: date | None = None
    reason: str = ""
    override: str = ""
    talk: ExitTalk = ExitTalk.NONE


def add_step(session: Session, person: Person, on: date, note: StatusNote, lacking: Collection[str] = ()) -> None:
    """Write the line of a step; only those who lack something get the reason to go on without."""
    assert person.status is not None
    override = note.override if person.id in lacking else ""
    session.add(
        StatusChange(
            id=new_id(), person_id=person.id, status=person.status, changed_on=on, reason=note.reason or None,
            override=override or None,
        )
    )  # fmt: skip
    if person.status is VolunteerStatus.LEFT:
        end_works(session, person.id, on, person.status.label)
        _ask_for_keys(session, person, on)
        _add_talk(session, person, on, note)


def _ask_for_keys(session: Session, person: Person, on: date) -> None:
    """A follow-up that names the keys somebody who leaves still has."""
    if out := out_of(session.connection(), [person.id]):
        title = _("Schlüssel zurückholen: {name}").format(name=person.caption)[:200]
        due = max(on, date.today()) + timedelta(days=TALK_DAYS)
        about = {"id": new_id(), "subject_type": Person.__name__, "subject_id": person.id}
        session.add(Task(title=title, due_on=due, notes="\n".join(out), **about))


def _add_talk(session: Session, person: Person, on: date, note: StatusNote) -> None:
    """The talk that took place as a contact, the one still to come as a follow-up."""
    about = {"id": new_id(), "subject_type": Person.__name__, "subject_id": person.id}
    if note.talk is ExitTalk.HELD:
        at = datetime.combine(on, time(12))
        session.add(ContactEntry(at=at, kind=ContactKind.TALK, topic=_("Abschlussgespräch"), **about))
    elif note.talk is ExitTalk.PLANNED:
        title = _("Abschlussgespräch: {name}").format(name=person.caption)
        session.add(Task(title=title, due_on=max(on, date.today()) + timedelta(days=TALK_DAYS), **about))
