"""Hours that volunteers gave: single ones and whole sheets, and their sums, defined once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from app.errors import ValidationError
from app.models import Assignment, HoursEntry
from app.models.base import Attribute
from app.services.bulk import add_all
from app.services.crud import Crud
from app.services.hours.duration import DAY, QUARTER, ROUNDING
from app.services.hours.newcomers import Newcomer, take_up
from app.services.hours.trashed import of_people_outside
from app.services.query import EVERYTHING, Query, expression
from app.text import _, fold, german_date, hours, number

_FIRST_DAY = date(1990, 1, 1)


@dataclass(frozen=True)
class Sum:
    """Hours of one value of a field: how many minutes, by how many people, in how many entries."""

    value: Any
    minutes: int
    people: int
    entries: int


@dataclass(frozen=True)
class Tally:
    """What a list of hours comes to: minutes, and entries."""

    minutes: int
    entries: int


class HoursEntries(Crud[HoursEntry]):
    """Hours outside the trash, of people outside the trash; those of people who are gone count without a name."""

    entity = HoursEntry

    def base(self) -> list[ColumnElement[bool]]:
        return [of_people_outside(HoursEntry)]

    # ------------------------------------------------------------------------------------------- sums

    def tally(self, query: Query = EVERYTHING) -> Tally:
        """How much time the entries of a list are together: the one definition of every sum of hours."""
        with self.database.reading() as connection:
            sums: tuple[Any, ...] = (func.coalesce(func.sum(HoursEntry.minutes), 0), func.count())
            minutes, entries = connection.execute(self._found(connection, query, select(*sums))).one()
            return Tally(minutes, entries)

    def minutes(self, query: Query = EVERYTHING) -> int:
        """Their time alone."""
        return self.tally(query).minutes

    def sums(self, by: Attribute, query: Query = EVERYTHING) -> list[Sum]:
        """The same split by a field (person, house, project, activity …), the most first."""
        value = expression(HoursEntry, by)
        time = func.sum(HoursEntry.minutes)
        wanted = select(value, time, func.count(HoursEntry.person_id.distinct()), func.count())
        with self.database.reading() as connection:
            found = self._found(connection, query, wanted).group_by(value).order_by(time.desc(), value)
            return [Sum(*row) for row in connection.execute(found)]

    # ------------------------------------------------------------------------------------------ rules

    def check(self, values: dict[str, Any], identity: str | None = None) -> dict[str, str]:
        problems = super().check(values, identity)
        minutes, day = values.get("minutes"), values.get("day")
        if minutes is not None and not (QUARTER <= minutes <= DAY and minutes % QUARTER == 0):
            problems["minutes"] = ROUNDING
        if day is not None and not _FIRST_DAY <= day <= date.today():
            problems["day"] = _("Der Tag muss in der Vergangenheit liegen oder heute sein.")
        if not problems and identity != "several" and self._is_twin(values, identity):
            problems["notes"] = _(
                "Diese Stunden stehen schon da: gleiche Person, gleicher Tag, gleiche Aufgabe und Dauer. Sind es "
                "wirklich weitere, dann schreiben Sie hier bitte dazu, welche."
            )
        return problems

    def _is_twin(self, values: dict[str, Any], identity: str | None) -> bool:
        if identity and not {"day", "minutes", "activity", "person_id"} & values.keys():
            return False
        known = vars(self.get(identity)) if identity else {}
        row = {name: values.get(name, known.get(name)) for name in ("person_id", "day", "minutes", "activity", "notes")}
        return any(note == row["notes"] and i != identity for i, note in self._alike([row]).get(_key(row), ()))

    def twins(self, rows: Sequence[Mapping[str, Any]]) -> list[bool]:
        """For each of these rows whether the same (person, day, activity, duration) is there already, or stands above.

        Each row holds the fields of an entry; one without a person is no twin.
        """
        there, above, told = self._alike(rows), set(), []
        for row in rows:
            key = _key(row)
            told.append(bool(row.get("person_id")) and (key in there or key in above))
            above.add(key)
        return told

    def _alike(self, rows: Sequence[Mapping[str, Any]]) -> dict[tuple[Any, ...], list[tuple[str, str | None]]]:
        """Id and remark of the entries of these people on these days, by what makes two of them the same."""
        people = sorted({row["person_id"] for row in rows if row.get("person_id")})
        days = sorted({row["day"] for row in rows if row.get("day")})
        told = (HoursEntry.person_id, HoursEntry.day, HoursEntry.minutes, HoursEntry.activity)
        wanted = select(*told, HoursEntry.id, HoursEntry.notes).where(
            HoursEntry.deleted_at.is_(None), HoursEntry.person_id.in_(people), HoursEntry.day.in_(days)
        )
        found: dict[tuple[Any, ...], list[tuple[str, str | None]]] = {}
        with self.database.reading() as connection:
            for row in connection.execute(wanted):
                found.setdefault(_key(dict(row._mapping)), []).append((row.id, row.notes))
        return found

    # ----------------------------------------------------------------------------------------- writing

    def write(self, session: Session, record: HoursEntry, values: dict[str, Any]) -> None:
        """A new entry belongs to the assignment that it fits."""
        super().write(session, record, values)
        if record.version is None and record.assignment_id is None:
            row = {"person_id": record.person_id, "day": record.day, "activity": record.activity}
            record.assignment_id = _assignments(session, [{**row, "shelter_id": record.shelter_id}])[0]

    def save_sheet(self, rows: Sequence[Mapping[str, Any]], newcomers: Collection[Newcomer] = ()) -> str:
        """Keep a whole sheet as one action that can be taken back; the answer names it.

        `rows` hold the fields of entries; `newcomers` become people who are interested, and rows name them by `key`.
        Raises ValidationError for the first row that cannot be kept.
        """
        for row in rows:
            self._refuse(row)
        name = self._sheet_name(rows)
        with self.database.transaction(name) as session:
            ids = take_up(session, newcomers)
            kept = [{**row, "person_id": ids.get(row["person_id"], row["person_id"])} for row in rows]
            self.add_in(session, kept)
        return name

    def add_in(self, session: Session, rows: Sequence[Mapping[str, Any]]) -> list[str]:
        """Keep entries in an open transaction; the answer is their ids."""
        found = _assignments(session, rows)
        return add_all(
            session, HoursEntry, [{**row, "assignment_id": one} for row, one in zip(rows, found, strict=True)]
        )

    def _refuse(self, row: Mapping[str, Any]) -> None:
        if problems := self.check(dict(row), "several"):
            raise ValidationError(problems)

    def _sheet_name(self, rows: Sequence[Mapping[str, Any]]) -> str:
        days = {row["day"] for row in rows}
        when = german_date(min(days)) if len(days) == 1 else _("{count} Tage").format(count=len(days))
        what = _("1 Eintrag") if len(rows) == 1 else _("{count} Einträge").format(count=number(len(rows)))
        total = hours(sum(row["minutes"] for row in rows))
        return _("Stunden erfasst: {what}, {total}, {when}").format(what=what, total=total, when=when)


def _key(row: Mapping[str, Any]) -> tuple[Any, ...]:
    """What makes two entries the same."""
    return row["person_id"], row["day"], row["minutes"], fold(row["activity"] or "")


def _assignments(session: Session, rows: Sequence[Mapping[str, Any]]) -> list[str | None]:
    """The assignment each row belongs to: of its person, running on its day, in its house or with its activity."""
    people = sorted({row["person_id"] for row in rows})
    wanted = select(Assignment).where(Assignment.person_id.in_(people), Assignment.deleted_at.is_(None))
    of_person: dict[str, list[Assignment]] = {}
    for assignment in session.scalars(wanted):
        of_person.setdefault(assignment.person_id, []).append(assignment)
    return [_fitting(row, of_person.get(row["person_id"], [])) for row in rows]


def _fitting(row: Mapping[str, Any], assignments: Sequence[Assignment]) -> str | None:
    fitting = [(score, one.id) for one in assignments if (score := _fit(row, one))]
    return max(fitting)[1] if fitting else None


def _fit(row: Mapping[str, Any], one: Assignment) -> int:
    """0 for an assignment that the hours cannot belong to."""
    day, house, activity = row["day"], row.get("shelter_id"), row.get("activity")
    if (one.since and day < one.since) or (one.until and day > one.until):
        return 0
    if house and one.shelter_id and house != one.shelter_id:
        return 0
    same = bool(activity and one.activity and fold(activity) == fold(one.activity))
    return 2 * same + (house is not None and house == one.shelter_id)
