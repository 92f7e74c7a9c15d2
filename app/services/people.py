"""Volunteers and everybody else: status with its dates, consents, proofs."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, inspect, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import flag_modified

from app.errors import UserError, ValidationError
from app.models import (
    Assignment,
    ConductCheck,
    Consent,
    ConsentPurpose,
    ContactRole,
    Person,
    StatusChange,
    VolunteerStatus,
)
from app.models.base import new_id
from app.services import first_talk, own_fields
from app.services.crud import Crud, records_of
from app.services.statuses import NOTE, ExitTalk, StatusNote, add_step
from app.text import _, fold

if TYPE_CHECKING:
    from app.services.credentials.gaps import Gaps
    from app.services.credentials.service import Credentials

_EMAIL = re.compile(r"[^@\s,;]+@[^@\s,;.]+(?:\.[^@\s,;.]+)+")


def looks_like_email(text: str) -> bool:
    """Whether mail can be sent there: one address, nothing around it."""
    return bool(_EMAIL.fullmatch(text))


_DRIVES = ("pkw", "auto", "fuhrerschein", "fahrzeug", "motorrad")
_NONE = ("kein", "ohne")


def drives(mobility: str | None) -> bool:
    """Whether what is written under "Mobilität" means that the person can drive."""
    folded = fold(mobility or "")
    return any(word in folded for word in _DRIVES) and not any(
        f"{none} {word}" in folded for none in _NONE for word in _DRIVES
    )


class People(Crud[Person]):
    """Everybody the office knows."""

    entity = Person

    def base(self) -> list[ColumnElement[bool]]:
        return [Person.anonymised_on.is_(None)]

    def check(self, values: dict[str, Any], identity: str | None = None) -> dict[str, str]:
        problems = super().check(values, identity)
        if (email := values.get("email")) and not looks_like_email(email):
            problems["email"] = _("Das ist keine vollständige E-Mail-Adresse, zum Beispiel name@beispiel.de.")
        if (born := values.get("birth_date")) and not date(1900, 1, 1) <= born <= date.today():
            problems["birth_date"] = _("Das Geburtsdatum muss zwischen 1900 und heute liegen.")
        return problems

    def write(self, session: Session, record: Person, values: dict[str, Any]) -> None:
        """A new status gets its line in the dated history of the person; what is noted of it comes as `NOTE`."""
        before = record.status
        note = values.get(NOTE) or StatusNote()
        values, talk = first_talk.split(values)
        own, further = own_fields.split(values)
        super().write(session, record, {name: value for name, value in own.items() if name != NOTE})
        if further and own_fields.write(session, record.id, further) and inspect(record).persistent:
            flag_modified(record, "changed_at")  # the version tells others of it, too
        first_talk.write(session, record, talk)
        if record.status and record.status is not before:
            if record.status is VolunteerStatus.LEFT and (note.on or not record.left_on):
                record.left_on = note.on or date.today()
            changed_on = note.on or _begin_of(record, first=before is None)
            add_step(session, record, changed_on, note, [record.id])

    def change_status(
        self, ids: Sequence[str], status: VolunteerStatus, on: date | None = None, reason: str = "",
        override: str = "", talk: ExitTalk = ExitTalk.NONE,
    ) -> str:  # fmt: skip
        """Give several people a status as one action, dated and with a reason; the answer names the action.

        `override`: why they become active although proofs are missing; it is noted at those who lack some.
        """
        name = _("{who}: Status {status}").format(status=status.label, who=self._who(ids))
        note, day = StatusNote(on, reason, override, talk), on or date.today()
        lacking = self.lacking(ids, day) if override else ()
        with self.database.transaction(name) as session:
            for person in records_of(session, Person, ids):
                person.status = status
                if status is VolunteerStatus.LEFT:
                    person.left_on = day
                add_step(session, person, day, note, lacking)
        return name

    def lacking(self, ids: Sequence[str], on: date) -> "Gaps":
        """What people miss on a day for what they do, by person: the gate before they become active."""
        return self._credentials.gaps(None, on, ids)

    @cached_property
    def _credentials(self) -> "Credentials":
        from app.services.credentials.service import Credentials
        from app.services.settings import Settings

        return Credentials(self.database, Settings(self.database))

    def _who(self, ids: Sequence[str]) -> str:
        return self.get(ids[0]).caption if len(ids) == 1 else _("{count} Personen").format(count=len(ids))

    def status_history(self, person_id: str) -> list[StatusChange]:
        """The steps of a volunteer's life, oldest first."""
        wanted = (
            select(StatusChange)
            .where(StatusChange.person_id == person_id)
            .order_by(StatusChange.changed_on, StatusChange.id)
        )
        with self.database.session() as session:
            return list(session.scalars(wanted))

    def record_conduct_check(self, person_id: str, seen_on: date, certificate_date: date | None = None) -> None:
        """Note that a certificate of good conduct was seen and showed no relevant entry (§ 72a (5) SGB VIII)."""
        name = _("Führungszeugnis gesehen: {who}").format(who=self._who([person_id]))
        with self.database.transaction(name) as session:
            session.add(ConductCheck(person_id=person_id, seen_on=seen_on, certificate_date=certificate_date))

    def record_consents(self, ids: Sequence[str], values: dict[str, Any]) -> int:
        """Note the same consent for several people as one action, except where it holds already; how many it was.

        `values` are the fields of a consent without its person. Raises ValidationError when one of them is missing.
        """
        consents = Crud(self.database, Consent)
        if problems := consents.check({**values, "person_id": next(iter(ids), None)}):
            raise ValidationError(problems)
        holding = self.consenting(values["purpose"])
        wanted = [identity for identity in ids if identity not in holding]
        if not wanted:
            raise UserError("Alle Ausgewählten haben diese Einwilligung schon erteilt.")
        template = _("Einwilligung „{purpose}“: {who}")
        name = template.format(purpose=values["purpose"].label, who=self._who(wanted))
        with self.database.transaction(name) as session:
            session.add_all(Consent(id=new_id(), person_id=identity, **values) for identity in wanted)
        return len(wanted)

    def place(self, person_id: str, shelter_id: str, since: date | None = None, activity: str | None = None) -> str:
        """Begin an assignment of a person at a house; the answer is its id."""
        name = _("Einsatz begonnen: {who}").format(who=self._who([person_id]))
        with self.database.transaction(name) as session:
            assignment = Assignment(
                id=new_id(), person_id=person_id, shelter_id=shelter_id, since=since, activity=activity
            )
            session.add(assignment)
        return assignment.id

    def without_function(self, *further: ColumnElement[bool]) -> tuple[str, ...]:
        """The ids of people who are neither volunteers nor somebody's contact, in order: cards from Outlook, say."""
        has_function = select(ContactRole.person_id).where(ContactRole.deleted_at.is_(None))
        others = (Person.deleted_at.is_(None), Person.status.is_(None), Person.id.not_in(has_function), *further)
        with self.database.reading() as connection:
            return tuple(connection.execute(select(Person.id).where(*others).order_by(Person.sort_key)).scalars())

    def without_role(self) -> tuple[str, ...]:
        """Those of them who are no staff either."""
        return self.without_function(Person.employment.is_(None))

    def consenting(self, purpose: ConsentPurpose) -> set[str]:
        """The ids of all people whose consent to `purpose` holds today."""
        valid = (Consent.purpose == purpose, Consent.withdrawn_on.is_(None), Consent.deleted_at.is_(None))
        with self.database.reading() as connection:
            return set(connection.execute(select(Consent.person_id).where(*valid)).scalars())


def _begin_of(person: Person, first: bool) -> date:
    """When the present status began: what the record itself says of it, else today."""
    if person.status is VolunteerStatus.LEFT:
        return person.left_on or date.today()
    return (person.since if first and person.status is VolunteerStatus.ACTIVE else None) or date.today()


class Volunteers(People):
    """The people with a volunteering status."""

    def base(self) -> list[ColumnElement[bool]]:
        return [*super().base(), Person.status.is_not(None)]

    def write(self, session: Session, record: Person, values: dict[str, Any]) -> None:
        """Somebody new here has at least offered help."""
        if record.version is None and not values.get("status"):
            values = {**values, "status": VolunteerStatus.INTERESTED}
        super().write(session, record, values)
