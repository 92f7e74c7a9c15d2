"""Counts of people in the houses: single ones and a whole key date at once, with what was corrected since."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from app.errors import UserError, ValidationError
from app.models import Change, Occupancy, Operation, Shelter
from app.models.base import Attribute, now
from app.models.facts import facts
from app.services.bulk import add_all
from app.services.crud import Crud
from app.services.past import local
from app.text import _, german_date, number

O = Occupancy  # noqa: E741
NUMBERS: tuple[Attribute, ...] = (
    O.capacity, O.occupied, O.households, O.women, O.men, O.minors_0_5, O.minors_6_13, O.minors_14_17,
    O.travelling_alone,
)  # fmt: skip
"""What is counted, in the order in which it is typed."""
TYPED: tuple[Attribute, ...] = (*NUMBERS, O.languages, O.source)
"""What a row of the grid holds."""
NAMES = tuple(facts(attribute).name for attribute in TYPED)
MOST = 20_000
"""So many people live in no house."""
FIRST_DAY = date(1990, 1, 1)


@dataclass(frozen=True)
class Correction:
    """What a number was before somebody changed it; `until` is local time."""

    value: Any
    until: datetime


@dataclass(frozen=True)
class GridRow:
    """An open house on a key date: what is stored for it, and the newest count before as a hint.

    `values` by field name; `record_id` "" where nothing is stored yet. `last_day` is the key date of `last`.
    """

    shelter_id: str
    name: str
    places: int | None
    record_id: str = ""
    version: int = 0
    values: Mapping[str, Any] = field(default_factory=dict)
    last: Mapping[str, Any] = field(default_factory=dict)
    last_day: date | None = None
    corrected: Mapping[str, Correction] = field(default_factory=dict)


@dataclass(frozen=True)
class Typed:
    """What somebody typed for a house; `record_id` and `version` where it changes what is stored."""

    shelter_id: str
    values: Mapping[str, Any]
    record_id: str = ""
    version: int = 0


class Occupancies(Crud[Occupancy]):
    """The counts of all houses by key date."""

    entity = Occupancy

    # ---------------------------------------------------------------------------------------- reading

    def days(self) -> list[date]:
        """All key dates, the newest first."""
        wanted = select(O.as_of).where(O.deleted_at.is_(None)).distinct().order_by(O.as_of.desc())
        with self.database.reading() as connection:
            return list(connection.scalars(wanted))

    def grid(self, day: date) -> list[GridRow]:
        """Every house that is open on a day, in the order of the tour, then by name."""
        columns = [getattr(O, name) for name in NAMES]
        before = newest_before(day)
        houses = (
            select(Shelter.id, Shelter.name, Shelter.capacity)
            .where(Shelter.deleted_at.is_(None), open_on(day))
            .order_by(Shelter.tour_position.is_(None), Shelter.tour_position, Shelter.sort_key, Shelter.id)
        )
        here = select(O.shelter_id, O.id, O.version, *columns).where(O.deleted_at.is_(None), O.as_of == day)
        last = (
            select(O.shelter_id, O.as_of, *columns)
            .join(before, and_(before.c.shelter_id == O.shelter_id, before.c.day == O.as_of))
            .where(O.deleted_at.is_(None))
        )
        with self.database.reading() as connection:
            stored = {row[0]: row for row in connection.execute(here.order_by(O.changed_at))}
            hints = {row[0]: row for row in connection.execute(last.order_by(O.changed_at))}
            rows = connection.execute(houses).all()
        corrected = self.corrections([row.id for row in stored.values()])
        return [_grid_row(house, stored.get(house.id), hints.get(house.id), corrected) for house in rows]

    def corrections(self, ids: Sequence[str]) -> dict[str, dict[str, Correction]]:
        """For each of these counts the numbers that were changed after they were stored, as they were before."""
        wanted = (
            select(Change.row_id, Change.before, Change.after, Operation.at)
            .join(Operation, Operation.id == Change.operation_id)
            .where(Change.row_id.in_(ids))
            .where(Operation.undone_by.is_(None), Operation.undoes.is_(None))
            .order_by(Operation.number, Change.number)
        )
        found: dict[str, dict[str, Correction]] = {}
        with self.database.reading() as connection:
            for row_id, before, after, at in connection.execute(wanted):
                known = {name: value for name, value in (before or {}).items() if value is not None}
                for name in known.keys() & (after or {}).keys() & set(NAMES):
                    found.setdefault(row_id, {})[name] = Correction(known[name], local(at))
        return found

    # ------------------------------------------------------------------------------------------ rules

    def check(self, values: dict[str, Any], identity: str | None = None) -> dict[str, str]:
        problems = super().check(values, identity)
        problems |= {name: words for name, words in problems_of(values).items() if name not in problems}
        if not problems and identity != "several" and self._is_twin(values, identity):
            problems["as_of"] = _(
                "Für dieses Haus gibt es zu diesem Stichtag schon Zahlen. Bitte ändern Sie diese, statt neue anzulegen."
            )
        return problems

    def _is_twin(self, values: dict[str, Any], identity: str | None) -> bool:
        if not {"as_of", "shelter_id"} & values.keys():
            return False
        known = vars(self.get(identity)) if identity else {}
        house, day = (values.get(name, known.get(name)) for name in ("shelter_id", "as_of"))
        return any(other.as_of == day and other.id != identity for other in self.of(O.shelter_id, house))

    # ---------------------------------------------------------------------------------------- writing

    def save_grid(self, day: date, rows: Sequence[Typed]) -> str:
        """Keep what was typed for a key date as one action that can be taken back; the answer names it, "" for nothing.

        A row whose values are all empty takes its count away. StaleError where somebody changed a count meanwhile.
        """
        for row in rows:
            if problems := self.check({"shelter_id": row.shelter_id, "as_of": day, **row.values}, "several"):
                raise ValidationError(problems)
        rows = [row for row in rows if row.record_id or _filled(row.values)]
        if not rows:
            return ""
        houses = _("1 Haus") if len(rows) == 1 else _("{count} Häuser").format(count=number(len(rows)))
        name = _("Belegung zum {day} erfasst: {houses}").format(day=german_date(day), houses=houses)
        with self.database.transaction(name) as session:
            self._refuse_twins(session, day, [row.shelter_id for row in rows if not row.record_id])
            for row in rows:
                if row.record_id:
                    self._change(session, row)
            fresh = [{"shelter_id": row.shelter_id, "as_of": day, **row.values} for row in rows if not row.record_id]
            add_all(session, Occupancy, fresh)
        return name

    def _change(self, session: Session, row: Typed) -> None:
        record = self._opened(session, row.record_id, row.version, dict(row.values))
        if _filled(row.values):
            self.write(session, record, dict(row.values))
        else:
            record.deleted_at = now()

    def _refuse_twins(self, session: Session, day: date, houses: Sequence[str]) -> None:
        """Somebody else may have counted the same day meanwhile."""
        wanted = select(Shelter.name).join(O, O.shelter_id == Shelter.id)
        there = (O.deleted_at.is_(None), O.as_of == day, O.shelter_id.in_(houses))
        if name := session.scalars(wanted.where(*there)).first():
            raise UserError(
                "Für „{name}“ wurden inzwischen schon Zahlen zum {day} eingetragen. Öffnen Sie den Stichtag neu.",
                name=name,
                day=german_date(day),
            )


def problems_of(values: Mapping[str, Any]) -> dict[str, str]:
    """What cannot be kept, as field name and sentence."""
    problems = {}
    for attribute in NUMBERS:
        told = facts(attribute)
        if (value := values.get(told.name)) is not None and not 0 <= value <= MOST:
            words = _("{label}: Bitte geben Sie eine Zahl von 0 bis {most} ein.")
            problems[told.name] = words.format(label=told.label, most=number(MOST))
    day = values.get("as_of")
    if day is not None and not FIRST_DAY <= day <= date.today():
        problems["as_of"] = _("Der Stichtag muss in der Vergangenheit liegen oder heute sein.")
    return problems


def newest_before(day: date | None, with_day: bool = False) -> Any:
    """For each house the key date of its newest count before a day, or on it; as a subquery `shelter_id`, `day`."""
    end = () if day is None else ((O.as_of <= day) if with_day else (O.as_of < day),)
    wanted = select(O.shelter_id, func.max(O.as_of).label("day")).where(O.deleted_at.is_(None), *end)
    return wanted.group_by(O.shelter_id).subquery()


def open_on(day: date) -> Any:
    """The houses that are open on a day."""
    return and_(
        or_(Shelter.closed_on.is_(None), Shelter.closed_on > day),
        or_(Shelter.opened_on.is_(None), Shelter.opened_on <= day),
    )


def _filled(values: Mapping[str, Any]) -> bool:
    return any(value not in (None, "") for value in values.values())


def _grid_row(house: Any, stored: Any, last: Any, corrected: Mapping[str, Mapping[str, Correction]]) -> GridRow:
    return GridRow(
        house.id,
        house.name,
        house.capacity,
        stored.id if stored else "",
        stored.version if stored else 0,
        {name: getattr(stored, name) for name in NAMES} if stored else {},
        {name: getattr(last, name) for name in NAMES} if last else {},
        last.as_of if last else None,
        corrected.get(stored.id, {}) if stored else {},
    )
