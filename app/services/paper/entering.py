"""Keeps the handwriting of a printed sheet as one action: presence, hours, new names, counts; again it corrects."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from app.errors import UserError, ValidationError
from app.models import (
    Consent,
    ConsentPurpose,
    HoursEntry,
    Occupancy,
    Participation,
    ParticipationState,
    PrintedSheet,
    SheetKind,
)
from app.models.base import now
from app.services.bulk import add_all
from app.services.hours.newcomers import Newcomer, newcomer, take_up
from app.services.office import Services
from app.services.paper import numbers
from app.services.paper.columns import CONSENT, Entered, meetings
from app.services.paper.lines import SheetLine, lines
from app.text import _, german_date, number

State = ParticipationState


def enter(office: Services, sheet_id: str, entered: Sequence[Entered], absent: bool = False) -> str:
    """Keep what was written on a sheet as one action that can be taken back; the answer names it.

    A line that was entered before is changed, not added again. `absent`: who is expected and not ticked off did not
    come. Raises ValidationError for what cannot be kept, UserError where there is nothing.
    """
    return _Entry(office, office.paper.get(sheet_id), entered, absent).keep()


class _Entry:
    """One sheet being entered."""

    def __init__(self, office: Services, sheet: PrintedSheet, entered: Sequence[Entered], absent: bool) -> None:
        self.office, self.sheet, self.absent = office, sheet, absent
        self.known = lines(office, sheet)
        self.entered = [one for one in entered if one.line >= len(self.known) or not self.known[one.line].gone]
        self.made: dict[str, dict[str, str]] = {}
        self.new: list[dict[str, str]] = [dict(row) for row in sheet.context.get("new", [])]

    def keep(self) -> str:
        if not self.entered:
            raise UserError("Auf dieser Liste ist noch nichts eingetragen.")
        for one in self.entered:
            self._refuse(one)
        name = self._action()
        with self.office.database.transaction(name) as session:
            people = self._newcomers(session)
            self._agree(session, people)
            for one in self.entered:
                self._keep_line(session, one, people)
            if self.absent:
                self._miss(session)
            self._finish(session)
        return name

    def _action(self) -> str:
        count = len(self.entered)
        what = _("1 Zeile") if count == 1 else _("{count} Zeilen").format(count=number(count))
        text = _("Liste {number} korrigiert: {title}, {lines}") if self.sheet.entered_on else ""
        text = text or _("Liste {number} erfasst: {title}, {lines}")
        return text.format(number=numbers.spoken(self.sheet.number), title=self.sheet.title, lines=what)

    def _refuse(self, one: Entered) -> None:
        values = dict(one.values or {})
        counts = self.sheet.kind is SheetKind.OCCUPANCY
        service: Any = self.office.occupancies if counts else self.office.hours
        day = {"as_of": self.sheet.day} if counts else {}
        checked = {"person_id": "-", "shelter_id": "-", **values, **day}
        if values and (problems := service.check(checked, "several")):
            raise ValidationError(problems)

    # ------------------------------------------------------------------------------------------ new names

    def _newcomers(self, session: Session) -> dict[int, str]:
        """People for the new names that help or want to, by line."""
        wanted = {one.line: self._newcomer(one) for one in self.entered if self._is_new(one) and one.helps}
        ids = take_up(session, list(wanted.values()))
        return {line: ids[who.key] for line, who in wanted.items()}

    def _is_new(self, one: Entered) -> bool:
        return self._is_on_free_line(one) and not one.person_id

    def _newcomer(self, one: Entered) -> Newcomer:
        plain = newcomer(one.name)
        email, phone = _contact(one)
        return Newcomer(f"{one.line}", plain.first_name, plain.last_name, self._heard_from(), email, phone)

    def _heard_from(self) -> str:
        day = f", {german_date(self.sheet.day)}" if self.sheet.day else ""
        return f"{self.sheet.title[:100]}{day}"

    def _agree(self, session: Session, people: Mapping[int, str]) -> None:
        """Consents that were ticked on the paper, with its words as their proof (GDPR Art. 7(1)); who has agreed
        before is left as it is."""
        ticked = [one for one in self.entered if one.agreed and self._is_on_free_line(one)]
        by_person = {one.person_id or people[one.line]: one for one in ticked}
        holding = self.office.people.consenting(ConsentPurpose.STORE) if ticked else set()
        new = [
            {"person_id": identity, **self._consent(one)}
            for identity, one in by_person.items()
            if identity not in holding
        ]
        add_all(session, Consent, new)

    def _is_on_free_line(self, one: Entered) -> bool:
        return one.line >= len(self.known)

    def _consent(self, one: Entered) -> dict[str, Any]:
        return {
            "purpose": ConsentPurpose.STORE, "wording": self.sheet.context.get(CONSENT),
            "given_on": min(one.day or self.sheet.day or self.sheet.printed_on, date.today()),
            "channel": _("Liste Nr. {number}").format(number=numbers.spoken(self.sheet.number)),
        }  # fmt: skip

    # ------------------------------------------------------------------------------------------ single lines

    def _keep_line(self, session: Session, one: Entered, people: Mapping[int, str]) -> None:
        if self.sheet.kind is SheetKind.OCCUPANCY:
            self._count(session, self.known[one.line], one)
            return
        known = self.known[one.line] if one.line < len(self.known) else None
        about = dict(known.about) if known else {"person": one.person_id or people.get(one.line, "")}
        if self.sheet.kind is SheetKind.PRESENCE:
            self._attend(session, about, one)
            self._note_meetings(session, about, one)
        self._give_hours(session, about, one)
        made = {key: value for key, value in about.items() if value}
        if known is None:
            self.new.append(made)
        elif one.line < len(self.sheet.rows):
            self.made[str(one.line)] = made
        else:
            self.new[one.line - len(self.sheet.rows)] = made

    def _attend(self, session: Session, about: dict[str, str], one: Entered) -> None:
        """Note on the event whether somebody was there."""
        event_id = self.sheet.context.get("event_id")
        state = State.ATTENDED if one.there else State.NO_SHOW if one.there is False else State.REGISTERED
        coming = session.get(Participation, about["participation"]) if about.get("participation") else None
        if coming is not None:
            if one.there is not None or coming.state in (State.ATTENDED, State.NO_SHOW):
                coming.state = state
        elif event_id and one.there:
            about["participation"] = add_all(session, Participation, [self._walk_in(event_id, about, one)])[0]

    def _note_meetings(self, session: Session, about: dict[str, str], one: Entered) -> None:
        """Which of several meetings somebody came to: for the sheet, and in words on the participation."""
        coming = session.get(Participation, about["participation"]) if about.get("participation") else None
        if not meetings(self.sheet) or coming is None:
            return
        head = _("Liste {number}: da am").format(number=numbers.spoken(self.sheet.number))
        kept = [line for line in (coming.notes or "").splitlines() if not line.startswith(head)]
        told = ", ".join(german_date(date.fromisoformat(day)) for day in one.days)
        coming.notes = "\n".join([*kept, *([f"{head} {told}"] if told else [])]) or None
        about["days"] = " ".join(one.days)

    def _walk_in(self, event_id: str, about: Mapping[str, str], one: Entered) -> dict[str, Any]:
        email, phone = _contact(one)
        who = (
            {"person_id": about["person"]}
            if about.get("person")
            else {"name": one.name, "email": email, "phone": phone}
        )
        return {
            "event_id": event_id, "state": State.ATTENDED, "organisation": one.organisation or None,
            "wants_to_help": one.wants or one.agreed, "heard_from": None,
            **{key: value or None for key, value in who.items()},
        }  # fmt: skip

    def _give_hours(self, session: Session, about: dict[str, str], one: Entered) -> None:
        """Hours of the office's own people; those entered before are changed or, where nothing is left, taken away."""
        before = session.get(HoursEntry, about["hours"]) if about.get("hours") else None
        if before is not None and not before.deleted_at:
            if one.values:
                self.office.hours.write(session, before, dict(one.values))
            else:
                before.deleted_at = now()
                del about["hours"]
        elif one.values and about.get("person"):
            row = {**self._fields(), "person_id": about["person"], **one.values}
            about["hours"] = self.office.hours.add_in(session, [row])[0]

    def _fields(self) -> dict[str, Any]:
        """What every entry of the sheet gets."""
        names = ("shelter_id", "project_id", "event_id", "activity")
        return {name: self.sheet.context[name] for name in names if self.sheet.context.get(name)}

    def _count(self, session: Session, known: SheetLine, one: Entered) -> None:
        values = dict(one.values or {})
        if known.about.get("count"):
            self.office.occupancies.write(session, session.get_one(Occupancy, known.about["count"]), values)
        elif any(value is not None for value in values.values()):
            house = {"shelter_id": known.about["shelter"], "as_of": self.sheet.day, "source": self._source()}
            add_all(session, Occupancy, [{**house, **values}])

    def _source(self) -> str:
        return _("Liste {number}").format(number=numbers.spoken(self.sheet.number))

    # ------------------------------------------------------------------------------------------ the whole

    def _miss(self, session: Session) -> None:
        """Who was expected and is not ticked off did not come."""
        ticked = {one.line for one in self.entered if one.there is not None}
        for at, line in enumerate(self.known):
            identity = line.about.get("participation")
            coming = session.get(Participation, identity) if identity and at not in ticked and not line.gone else None
            if coming is not None and coming.state in (State.REGISTERED, State.CONFIRMED):
                coming.state = State.NO_SHOW

    def _finish(self, session: Session) -> None:
        sheet = session.get_one(PrintedSheet, self.sheet.id)
        made = {**sheet.context.get("made", {}), **self.made}
        sheet.context = {**sheet.context, "made": made, "new": self.new}
        sheet.entered_on = date.today()
        sheet.entered_rows = len(self.entered)


def _contact(one: Entered) -> tuple[str, str]:
    """E-mail and telephone number."""
    text = one.contact.strip()
    return (text, "") if "@" in text else ("", text)
