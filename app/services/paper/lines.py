"""The lines of a printed sheet as they are today: who stands there, what is kept already, and who is gone."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import (
    HoursEntry,
    Occupancy,
    Participation,
    ParticipationState,
    Person,
    PrintedSheet,
    SheetKind,
    Shelter,
    VolunteerStatus,
)
from app.services.hours.duration import parted
from app.services.occupancy import languages
from app.services.office import Services
from app.services.paper.columns import THERE, columns, meeting, meetings
from app.text import _, german_date


@dataclass(frozen=True)
class SheetLine:
    """A line of the sheet. `gone` says why nothing can be kept for it, `remark` what has changed since it was printed.

    `there` and `values` are what is kept already; `about` is what the sheet says of the line, with what was made of it.
    """

    name: str
    about: Mapping[str, str]
    gone: str = ""
    remark: str = ""
    there: bool | None = None
    values: Mapping[str, Any] = field(default_factory=dict)
    marks: Mapping[str, str] | None = None
    """With several meetings what stands in the column of each, in place of `there`."""


ERASED = _("inzwischen gelöscht")
IN_TRASH = _("liegt inzwischen im Papierkorb")


def lines(office: Services, sheet: PrintedSheet) -> list[SheetLine]:
    """The printed lines in their order, then those that were added by hand and entered before."""
    made: Mapping[str, Mapping[str, str]] = sheet.context.get("made", {})
    rows: list[dict[str, str]] = [{**row, **made.get(str(at), {})} for at, row in enumerate(sheet.rows)]
    rows += [dict(row) for row in sheet.context.get("new", [])]
    with office.database.session() as session:
        known = _Known(session, rows, sheet)
        return [known.line(row) for row in rows]


class _Known:
    """The records that the rows of a sheet name, read together."""

    def __init__(self, session: Session, rows: Sequence[Mapping[str, str]], sheet: PrintedSheet) -> None:
        self.sheet = sheet
        self.coming = _by_id(session, Participation, rows, "participation")
        self.coming |= _of_event(session, sheet.context.get("event_id"))
        people = [{"person": p.person_id} for p in self.coming.values() if p.person_id]
        self.people = _by_id(session, Person, [*rows, *people], "person")
        self.hours = _by_id(session, HoursEntry, rows, "hours")
        self.houses = _by_id(session, Shelter, rows, "shelter")
        self.counts = _counts(session, sheet, rows)

    def line(self, row: Mapping[str, str]) -> SheetLine:
        """One of the rows."""
        return self._of_house(row) if "shelter" in row else self._of_person(row)

    def _of_house(self, row: Mapping[str, str]) -> SheetLine:
        house = self.houses.get(row["shelter"])
        if house is None or house.deleted_at:
            return SheetLine(house.name if house else "–", row, _("gibt es nicht mehr"))
        count = self.counts.get(house.id)
        values = {one.key: getattr(count, one.key) for one in columns(self.sheet)} if count else {}
        return SheetLine(house.name, {**row, "count": count.id} if count else row, values=values)

    def _of_person(self, row: Mapping[str, str]) -> SheetLine:
        coming = self._coming(row)
        person = self.people.get(row.get("person") or (coming.person_id if coming else "") or "")
        if person is None and (coming is None or coming.person_id or not coming.name):
            return SheetLine("–", row, ERASED)
        name = _as_printed(person, coming)
        if person and person.anonymised_on:
            return SheetLine("–", row, ERASED)
        if any(one is not None and one.deleted_at for one in (person, coming)):
            return SheetLine(name, row, IN_TRASH)
        left = person is not None and person.status is VolunteerStatus.LEFT
        about = {**row, "person": person.id} if person else dict(row)
        if coming:
            about["participation"] = coming.id
        remark = _("inzwischen ausgeschieden") if left else ""
        there = _was_there(coming)
        return SheetLine(name, about, "", remark, there, self._hours(row), self._marks(row, there))

    def _marks(self, row: Mapping[str, str], there: bool | None) -> dict[str, str] | None:
        """The ticks of a line; who has come to none of the meetings and is noted so has a dash in each."""
        days = meetings(self.sheet)
        if not days:
            return None
        kept = row.get("days", "").split()
        return {meeting(day): "x" if day in kept else "–" for day in days if day in kept or there is False}

    def _coming(self, row: Mapping[str, str]) -> Any:
        if "participation" in row:
            return self.coming.get(row["participation"])
        return next((p for p in self.coming.values() if p.person_id and p.person_id == row.get("person")), None)

    def _hours(self, row: Mapping[str, str]) -> dict[str, Any]:
        entry = self.hours.get(row.get("hours", ""))
        if entry is None or entry.deleted_at:
            return {}
        return {"minutes": entry.minutes, "day": entry.day, "activity": entry.activity, "notes": entry.notes}


def _as_printed(person: Person | None, coming: Participation | None) -> str:
    """The last name first, as on the paper."""
    if person is not None:
        return ", ".join(filter(None, (person.last_name, person.first_name)))
    first, _space, last = ((coming.name if coming else "") or "").strip().rpartition(" ")
    return ", ".join(filter(None, (last, first)))


def _by_id(session: Session, owner: type[Any], rows: Sequence[Mapping[str, Any]], key: str) -> dict[str, Any]:
    ids = {row[key] for row in rows if row.get(key)}
    return {record.id: record for record in session.scalars(select(owner).where(owner.id.in_(ids)))} if ids else {}


def _of_event(session: Session, event_id: str | None) -> dict[str, Any]:
    wanted = select(Participation).where(Participation.event_id == event_id, Participation.deleted_at.is_(None))
    return {p.id: p for p in session.scalars(wanted)} if event_id else {}


def _counts(session: Session, sheet: PrintedSheet, rows: Sequence[Mapping[str, str]]) -> dict[str, Any]:
    """What is stored for the houses on the day of a sheet."""
    if sheet.kind is not SheetKind.OCCUPANCY or sheet.day is None:
        return {}
    houses = [row["shelter"] for row in rows if "shelter" in row]
    wanted = select(Occupancy).where(Occupancy.shelter_id.in_(houses), Occupancy.as_of == sheet.day)
    return {count.shelter_id: count for count in session.scalars(wanted.where(Occupancy.deleted_at.is_(None)))}


def _was_there(coming: Participation | None) -> bool | None:
    if coming is None:
        return None
    return {ParticipationState.ATTENDED: True, ParticipationState.NO_SHOW: False}.get(coming.state)


def texts(line: SheetLine) -> dict[str, str]:
    """What is kept of a line, as one would have written it."""
    told: dict[str, str] = {}
    for name, value in line.values.items():
        if name == "minutes":
            told["time"] = parted(line.values.get("notes"))[0] or f"{value / 60:g}".replace(".", ",")
        elif name == "day":
            told["day"] = german_date(value)
        elif name != "notes" and value is not None:
            told[name] = languages.told(value) if isinstance(value, dict) else str(value)
    if line.marks is not None:
        told |= line.marks
    elif line.there is not None:
        told[THERE] = told.pop("time", "x") if line.there else "–"
    return told
