"""Arrivals: their rules, what is made of them, and the new occupancy once the people are there."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models import Arrival, Need, NeedTime, Occupancy, Shelter, Task
from app.models.base import new_id
from app.services.arrivals.proposing import Proposal, proposals
from app.services.arrivals.reading import Announced, read_announcement
from app.services.arrivals.template import Makes, lines
from app.services.crud import Crud
from app.services.database import Database
from app.services.matching.needs import Needs
from app.services.settings import Settings
from app.text import _, german_date, number

MOST = 5_000
"""More people than this are no arrival."""
AHEAD, BEHIND = 30, 14
"""Days before and after its day in which Start names an arrival."""


class Arrivals(Crud[Arrival]):
    """People announced for a house, in numbers only."""

    entity = Arrival

    def __init__(self, database: Database, settings: Settings, needs: Needs) -> None:
        super().__init__(database)
        self._settings, self._needs = settings, needs

    def check(self, values: dict[str, Any], identity: str | None = None) -> dict[str, str]:
        values = values if identity else {"announced_on": date.today(), **values}
        problems = super().check(values, identity)
        known = {} if identity in (None, "several") else _numbers(self.get(str(identity)))
        told = {**known, **values}
        people = told.get("people")
        if people is not None and not 1 <= people <= MOST:
            problems["people"] = _("Bitte geben Sie eine Zahl von 1 bis {most} ein.").format(most=number(MOST))
        for name in ("families", "minors", "travelling_alone"):
            part = told.get(name)
            if part is not None and part < 0:
                problems[name] = _("Weniger als null geht nicht.")
            elif part and people and part > people:
                problems[name] = _("Das sind mehr als die {people} Personen.").format(people=people)
        if people and sum((told.get("languages") or {}).values()) > people:
            problems["languages"] = _("Zusammen sind das mehr als die {people} Personen.").format(people=people)
        return problems

    def write(self, session: Session, record: Arrival, values: dict[str, Any]) -> None:
        """Without a word of when it was announced that is today."""
        if record.announced_on is None and not values.get("announced_on"):
            values = {**values, "announced_on": date.today()}
        super().write(session, record, values)

    def read(self, text: str, today: date | None = None) -> Announced:
        """The fields a line of plain words holds; UserError for more than a line."""
        with self.database.reading() as connection:
            wanted = select(Shelter.id, Shelter.name).where(Shelter.deleted_at.is_(None), Shelter.closed_on.is_(None))
            houses = {row.id: row.name for row in connection.execute(wanted)}
        return read_announcement(text, houses, today or date.today())

    def proposals(self, identity: str, today: date | None = None) -> list[Proposal]:
        """What the template of the office makes of an arrival."""
        return proposals(self.get(identity), lines(self._settings), today or date.today())

    def prepare(self, identity: str, chosen: Sequence[Proposal], today: date | None = None) -> str:
        """Make needs and tasks of an arrival as one action; the answer names it. UserError for nothing chosen."""
        if not chosen:
            raise UserError("Es ist nichts angekreuzt. Bitte wählen Sie, was angelegt werden soll.")
        arrival = self.get(identity)
        named = {"caption": arrival.caption, "house": arrival.shelter_name or _("ohne Haus")}
        name = _("{caption} vorbereitet: {house}").format(**named)
        with self.database.transaction(name) as session:
            session.get_one(Arrival, identity).prepared_on = today or date.today()
            for one in chosen:
                self._make_task(session, arrival, one) if one.makes is Makes.TASK else self._make_need(
                    session, arrival, one
                )
        return name

    def _make_need(self, session: Session, arrival: Arrival, one: Proposal) -> None:
        values = {
            "title": one.title, "category": one.category or None, "people_wanted": one.people, "urgency": one.urgency,
            "languages": [one.language] if one.language else [], "time_shape": NeedTime.OPEN, "starts_on": one.day,
            "find_until": max(min(one.day, arrival.arrives_on) - timedelta(days=1), date.today()),
            "shelter_id": arrival.shelter_id, "arrival_id": arrival.id, "target_group": _("Neu Ankommende"),
        }  # fmt: skip
        need = Need(id=new_id())
        session.add(need)
        with session.no_autoflush:
            self._needs.write(session, need, values)

    def _make_task(self, session: Session, arrival: Arrival, one: Proposal) -> None:
        about = {"subject_type": Arrival.__name__, "subject_id": arrival.id}
        session.add(Task(id=new_id(), title=one.title, due_on=one.day, **about))

    def first_occupancy(self, identity: str) -> dict[str, Any]:
        """What the house counts once all have come: the last key date before, and those announced.

        UserError where no house is told.
        """
        arrival = self.get(identity)
        if arrival.shelter_id is None:
            raise UserError("Zu dieser Ankunft gehört noch kein Haus. Bitte tragen Sie zuerst das Haus ein.")
        before = self._last_count(arrival)
        languages = dict(before.languages or {}) if before else {}
        for language, count in (arrival.languages or {}).items():
            languages[language] = languages.get(language, 0) + count
        return {
            "shelter_id": arrival.shelter_id, "as_of": max(arrival.arrives_on, date.today()),
            "capacity": before.capacity if before else None,
            "occupied": (before.occupied or 0 if before else 0) + arrival.people,
            "households": _sum(before.households if before else None, arrival.families, arrival.travelling_alone),
            "travelling_alone": _sum(before.travelling_alone if before else None, arrival.travelling_alone),
            "languages": {name: count for name, count in languages.items() if count} or None,
            "source": _("Ankunft vom {day}").format(day=german_date(arrival.arrives_on)),
        }  # fmt: skip

    def _last_count(self, arrival: Arrival) -> Occupancy | None:
        wanted = (
            select(Occupancy)
            .where(Occupancy.shelter_id == arrival.shelter_id, Occupancy.deleted_at.is_(None))
            .order_by(Occupancy.as_of.desc())
        )
        with self.database.session() as session:
            return session.scalars(wanted.limit(1)).first()

    def counted_since(self, arrival: Arrival) -> bool:
        """Whether the house was counted on the day of the arrival or later."""
        wanted = select(func.count(Occupancy.id)).where(
            Occupancy.shelter_id == arrival.shelter_id,
            Occupancy.deleted_at.is_(None),
            Occupancy.as_of >= arrival.arrives_on,
        )
        with self.database.reading() as connection:
            return bool(connection.execute(wanted).scalar_one())

    def near(self, today: date) -> list[Arrival]:
        """Arrivals of these weeks by their day: those ahead, and those past whose house was not counted since."""
        first, last = today - timedelta(days=BEHIND), today + timedelta(days=AHEAD)
        found = self.all(Arrival.arrives_on.between(first, last))
        return [one for one in found if one.arrives_on >= today or (one.shelter_id and not self.counted_since(one))]


def _numbers(record: Arrival) -> dict[str, Any]:
    return {name: getattr(record, name) for name in ("people", "families", "minors", "travelling_alone", "languages")}


def _sum(*parts: int | None) -> int | None:
    known = [part for part in parts if part]
    return sum(known) if known else None
