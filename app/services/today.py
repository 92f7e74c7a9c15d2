"""What needs the office today: due tasks, unanswered offers, expiring proofs, gaps in houses, deadlines of funding."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, and_, func, literal, or_, select, union_all

from app.models import (
    Application,
    ApplicationState,
    ContactKind,
    Direction,
    FundingProgramme,
    Grant,
    Organisation,
    Person,
    Problem,
    Shelter,
    Task,
    TaskKind,
    Visit,
    VolunteerStatus,
)
from app.models.base import Record, entity
from app.models.facts import facts
from app.services import settings as rules
from app.services.database import Database
from app.services.deadlines import GRANT_DAYS, OPEN_APPLICATIONS
from app.services.people import Volunteers
from app.services.query import Ago, Filter, Query
from app.services.settings import Settings
from app.services.trouble import problems
from app.text import _

if TYPE_CHECKING:
    from app.services.credentials.expiring import Expiring

Asked = Select[*tuple[Any, ...]]
"""A statement with any columns."""

MOST = 40
"""Lines one answer has at most; its total counts all."""
MOST_PEOPLE = 15
"""The same for people, whose whole list is one step away."""


def offers(settings: Settings) -> tuple[Filter, ...]:
    """People who offered help and wait for an answer."""
    waiting = Ago(settings.number(rules.ANSWER))
    return Filter(Person.status, VolunteerStatus.INTERESTED), Filter(Person.last_step_on, waiting)


def silent(settings: Settings) -> tuple[Filter, ...]:
    """Active volunteers nobody has spoken to for long."""
    never = Ago(settings.number(rules.SILENT))
    return Filter(Person.status, VolunteerStatus.ACTIVE), Filter(Person.last_contact_on, never)


@dataclass(frozen=True)
class Reach:
    """How somebody can be reached."""

    name: str
    phones: tuple[str, ...] = ()
    email: str = ""


@dataclass(frozen=True)
class Due:
    """Something with a day: `entity` and `record_id` are what it is about ("" for nothing); `amount` in cents.

    `day` None: nothing is known. `follow_up` is when somebody means to look after it; others set a `fixed` day.
    """

    entity: str
    record_id: str
    text: str
    day: date | None
    task_id: str = ""
    reach: Reach | None = None
    amount: int | None = None
    follow_up: date | None = None
    fixed: bool = False
    what: str = ""
    """What of the record has this day, where it is not said by the place it stands in."""


@dataclass(frozen=True)
class Found:
    """The first lines of an answer, and how many there are in all."""

    lines: tuple[Due, ...]
    total: int


@dataclass(frozen=True)
class House:
    """An open house by its numbers; `occupied` None while nothing was counted.

    A volunteer is enough for `per_helper` people.
    """

    shelter_id: str
    name: str
    occupied: int | None
    capacity: int | None
    helpers: int
    per_helper: int

    @property
    def gap(self) -> bool:
        """Whether people live there and too few volunteers help."""
        return (self.occupied or 0) > self.helpers * self.per_helper


class Today:
    """The answers as of `today`, in one to three statements each."""

    def __init__(self, database: Database, settings: Settings) -> None:
        self._database, self._settings, self._volunteers = database, settings, Volunteers(database)

    def due(self, today: date) -> Found:
        """Open tasks overdue, due today or in the days after, the oldest first.

        What hangs on an application and is not due yet stands among the deadlines of funding.
        """
        later = and_(Task.subject_type == Application.__name__, Task.due_on > today)
        wanted = _tasks().where(Task.due_on <= today + self._days(rules.AHEAD), ~func.coalesce(later, False))
        rows = self._rows(wanted.order_by(Task.due_on, Task.sort_key).limit(MOST))
        steps, count = self._steps(today)
        lines = sorted((*(_due(row) for row in rows), *steps), key=lambda due: due.day or today)
        return Found(tuple(lines[:MOST]), (rows[0].total if rows else 0) + count)

    def _steps(self, today: date) -> tuple[list[Due], int]:
        """The steps agreed against problems, due as tasks are."""
        last = today + self._days(rules.AHEAD)
        with self._database.reading() as connection:
            found = problems.steps(connection, date.min, last, MOST)
            count = problems.count_steps(connection, last) if len(found) == MOST else len(found)
        return [Due(Problem.__name__, one.problem_id, one.words, one.day, fixed=True) for one in found], count

    def offers(self) -> Found:
        """Who offered help and waits for an answer, the longest first; `day` is when we last did something."""
        return self._people(offers(self._settings), Person.last_step_on, 0)

    def proofs(self, announced: "Sequence[Expiring]") -> Found:
        """Whose proof runs out, with its last day; of a certificate of good conduct that it was seen is all we know."""
        shown = announced[:MOST_PEOPLE]
        open_task = (Task.done_on.is_(None), Task.deleted_at.is_(None))
        asked = select(func.min(Task.due_on)).where(Task.subject_id == Person.id, *open_task).scalar_subquery()
        wanted = select(Person.id, *_NAMED, asked).where(Person.id.in_({told.person_id for told in shown}))
        known = {row[0]: tuple(row[1:]) for row in self._rows(wanted)}
        lines = (_announced(told, *known[told.person_id]) for told in shown)
        return Found(tuple(lines), len(announced))

    def houses(self) -> list[House]:
        """The open houses, those with a gap first."""
        enough = literal(self._settings.number(rules.PER_HELPER))
        computed = tuple(c.expression(Shelter) for c in (Shelter.occupied, Shelter.places, Shelter.helper_count))
        wanted = select(Shelter.id, Shelter.name, *computed, enough).where(
            Shelter.deleted_at.is_(None), Shelter.closed_on.is_(None)
        )
        rows: Any = self._rows(wanted.order_by(Shelter.sort_key))
        return sorted((House(*row) for row in rows), key=lambda house: not house.gap)

    def funding(self, today: date) -> Found:
        """The next deadlines of applications and grants with the money they are about; one a day for each."""
        days = union_all(_funding_tasks(), *_funding_dates()).subquery("days")
        amount = func.coalesce(Application.granted_amount.expression(Application), Application.requested_amount)
        wanted = (
            select(days.c.id, days.c.text, days.c.day, days.c.task, Application.name, amount.label("amount"))
            .join(Application, Application.id == days.c.id)
            .where(Application.deleted_at.is_(None), Application.state.in_(OPEN_APPLICATIONS))
            .where(days.c.day <= today + self._days(rules.FUNDING))
            .where(or_(days.c.task != "", days.c.day >= today))
            .order_by(days.c.day, days.c.task == "", Application.sort_key)
        )
        named = {(row.id, row.day): row for row in reversed(self._rows(wanted))}
        lines = [*(_deadline(row) for row in reversed(named.values())), *self._calls(today)]
        return Found(tuple(sorted(lines, key=lambda line: line.day or today)[:MOST]), len(lines))

    def _calls(self, today: date) -> list[Due]:
        """Programmes that take applications only for some weeks more."""
        programme = FundingProgramme
        wanted = select(programme.id, programme.name, programme.deadline, programme.max_amount).where(
            programme.deleted_at.is_(None), programme.deadline.between(today, today + self._days(rules.CALLS))
        )
        text = _("Anträge möglich: {name}")
        rows = self._rows(wanted.order_by(programme.deadline, programme.sort_key))
        return [_call(row, text.format(name=row.name)) for row in rows]

    def captions(self, keys: Sequence[tuple[str, str]]) -> list[tuple[str, str, str]]:
        """Entity, id and name of those records that are still there, in the order of the keys (entity, id)."""
        names: dict[str, str] = {}
        with self._database.session() as session:
            for kind in dict.fromkeys(kind for kind, _key in keys):
                owner: type[Record] = entity(kind)
                ids = [key for wanted, key in keys if wanted == kind]
                found = session.scalars(select(owner).where(owner.id.in_(ids), owner.deleted_at.is_(None)))
                names.update({record.id: record.caption for record in found})
        return [(kind, key, names[key]) for kind, key in keys if key in names]

    def _days(self, wanted: rules.Number) -> timedelta:
        return timedelta(days=self._settings.number(wanted))

    def _people(self, filters: tuple[Filter, ...], day: Any, lasts: int) -> Found:
        """People by a day of theirs, and `lasts` days later when their line is due."""
        ids = self._volunteers.ids(Query(filters=filters, sort=day))
        shown = ids[:MOST_PEOPLE]
        asked = self._follow_ups(shown)
        rows = self._volunteers.rows(shown, (*_NAMED, day))
        lines = (_person(key, row, lasts, asked.get(key)) for key, row in zip(shown, rows, strict=True))
        return Found(tuple(lines), len(ids))

    def _follow_ups(self, ids: Sequence[str]) -> dict[str, date]:
        open_task = (Task.done_on.is_(None), Task.deleted_at.is_(None), Task.due_on.is_not(None))
        wanted = select(Task.subject_id, func.min(Task.due_on)).where(Task.subject_id.in_(ids), *open_task)
        rows: Any = self._rows(wanted.group_by(Task.subject_id))
        return dict(tuple(row) for row in rows)

    def _rows(self, wanted: Asked) -> Sequence[Any]:
        with self._database.reading() as connection:
            return connection.execute(wanted).all()


def talked(name: str, topic: str, at: datetime) -> dict[str, Any]:
    """The values of a contact noted right after a call from the office."""
    what = topic.strip() or _("Telefonat mit {name}").format(name=name)
    return {"at": at, "kind": ContactKind.CALL, "direction": Direction.OUT, "topic": what[:160]}


_NAMED = (Person.academic_title, Person.first_name, Person.last_name, Person.mobile, Person.phone, Person.email)


def _tasks() -> Asked:
    """Open tasks with a day, and whoever they are about."""
    house = (Shelter.name.label("house"), Shelter.phone.label("house_phone"), Shelter.email.label("house_email"))
    body = (
        Organisation.name.label("body"),
        Organisation.phone.label("body_phone"),
        Organisation.email.label("body_email"),
    )
    told = (Task.id, Task.title, Task.due_on, Task.kind, Task.subject_type, Task.subject_id)
    return (
        select(*told, func.count().over().label("total"), *_NAMED, *house, *body)
        .outerjoin(Person, Person.id == Task.subject_id)
        .outerjoin(Visit, Visit.id == Task.subject_id)
        .outerjoin(Shelter, Shelter.id == func.coalesce(Visit.shelter_id, Task.subject_id))
        .outerjoin(Organisation, Organisation.id == Task.subject_id)
        .where(Task.done_on.is_(None), Task.deleted_at.is_(None), Task.due_on.is_not(None))
    )


def _due(row: Any) -> Due:
    reach = None
    if row.last_name:
        reach = _reach((row.academic_title, row.first_name, row.last_name), (row.mobile, row.phone), row.email)
    elif row.house or row.body:
        phone, email = row.house_phone or row.body_phone, row.house_email or row.body_email
        reach = _reach((row.house or row.body,), (phone,), email)
    where = row.house if row.house and row.house not in row.title else ""
    told = (row.subject_type or "", row.subject_id or "", row.title, row.due_on, row.id, reach)
    return Due(*told, fixed=_fixed(row.kind), what=where)


def _fixed(kind: TaskKind) -> bool:
    return kind is TaskKind.DEADLINE


def _person(key: str, row: tuple[Any, ...], lasts: int, follow_up: date | None) -> Due:
    reach = _reach(row[:3], row[3:5], row[5])
    day = row[6] + timedelta(days=lasts) if row[6] else None
    return Due(Person.__name__, key, reach.name, day, reach=reach, follow_up=follow_up)


def _announced(told: "Expiring", *known: Any) -> Due:
    """A proof with the follow-up of its person, which stands behind the names and ways to reach her."""
    line = _person(told.person_id, (*known[:-1], told.day), 0, known[-1])
    return replace(line, what=told.words)


def _reach(names: Iterable[str | None], phones: Iterable[str | None], email: str | None) -> Reach:
    return Reach(" ".join(filter(None, names)), tuple(filter(None, phones)), email or "")


def _call(row: Any, text: str) -> Due:
    return Due(FundingProgramme.__name__, row.id, text, row.deadline, amount=row.max_amount, fixed=True)


def _funding_tasks() -> Asked:
    told = (Task.subject_id.label("id"), Task.title.label("text"), Task.due_on.label("day"), Task.id.label("task"))
    return select(*told).where(
        Task.subject_type == Application.__name__,
        Task.done_on.is_(None),
        Task.deleted_at.is_(None),
        Task.due_on.is_not(None),
    )


def _funding_dates() -> list[Asked]:
    """The days that applications and grants name themselves."""
    submit = select(*_named_day(Application.id, Application.submit_by))
    proofs = (
        select(*_named_day(Grant.application_id, day)).where(Grant.deleted_at.is_(None), day.is_not(None))
        for day in GRANT_DAYS
    )
    drafts = submit.where(Application.submit_by.is_not(None), Application.state == ApplicationState.DRAFT)
    return [drafts, *proofs]


def _named_day(application_id: Any, day: Any) -> tuple[Any, ...]:
    return application_id, literal(facts(day).label), day, literal("")


def _deadline(row: Any) -> Due:
    text = row.text if row.task else _("{deadline}: {name}").format(deadline=_(row.text), name=row.name)
    return Due(Application.__name__, row.id, text, row.day, row.task, amount=row.amount, fixed=True)
