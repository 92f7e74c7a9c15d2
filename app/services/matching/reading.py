"""What the ranking reads: a dozen statements that return plain tuples, whatever the number of people."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    Connection,
    Executable,
    Select,
    String,
    case,
    cast,
    exists,
    func,
    literal,
    null,
    or_,
    select,
    type_coerce,
    union_all,
)

from app.models import (
    Absence,
    Assignment,
    Availability,
    HoursEntry,
    Need,
    NeedDate,
    NeedSlot,
    NeedTime,
    Person,
    PersonLanguage,
    PersonSkill,
    Request,
    RequestState,
    StatusChange,
    VolunteerStatus,
)
from app.models.placement import running
from app.services import search
from app.services.matching.times import Times, meet
from app.services.matching.wanted import Wanted
from app.text import _, fold, german_date

if TYPE_CHECKING:
    from app.services.credentials.gaps import Gaps

WAITING = (VolunteerStatus.INTERESTED, VolunteerStatus.INTERVIEW, VolunteerStatus.TRIAL)
"""Who has offered help and has nothing to do yet."""
PLACED, AWAY = "placed", "away"
Asked = Select[*tuple[Any, ...]]
YEAR = timedelta(days=365)
Rows = Sequence[tuple[Any, ...]]


@dataclass
class Known:
    """What is known of people, each by the person's id; who has nothing of a kind is absent there.

    `people`: id, status, postal code, town, mobility, wished places, whether she named times, hours a week she has.
    """

    people: Rows
    languages: dict[str, dict[str, tuple[str | None, bool]]] = field(default_factory=dict)
    skills: dict[str, tuple[str, bool]] = field(default_factory=dict)
    """The skill that fits, and whether it is exactly the one."""
    free: dict[str, set[str]] = field(default_factory=dict)
    asked: dict[str, tuple[str, int]] = field(default_factory=dict)
    """The last day of a question (ISO 8601), and how many there were in the last seven days."""
    refused: dict[str, str] = field(default_factory=dict)
    """When somebody last refused the same kind of work."""
    load: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Running assignments and the hours a week they take."""
    hours: dict[str, int] = field(default_factory=dict)
    """Minutes given in the last twelve months."""
    waiting: dict[str, str] = field(default_factory=dict)
    """Since when somebody waits (ISO 8601)."""
    blocked: dict[str, list[str]] = field(default_factory=dict)
    """Why somebody cannot be asked, in words, most important first."""
    lacking: "Gaps" = field(default_factory=dict)
    """Proofs that are missing, of those who cannot be placed without them."""

    def block(self, person_id: str, words: str) -> None:
        """Grey somebody out, with the reason."""
        self.blocked.setdefault(person_id, []).append(words)

    def stands_back(self, person_id: str) -> bool:
        """Whether anything stands in the way of somebody."""
        return person_id in self.blocked or person_id in self.lacking

    def against(self, person_id: str) -> list[str]:
        """Everything that does, in words."""
        proofs = (gap.words for gap in self.lacking.get(person_id, ()) if gap.blocks)
        return [*self.blocked.get(person_id, ()), *proofs]


def rows_of(connection: Connection, statement: Executable) -> Rows:
    """The rows as the driver gives them; SQLAlchemy's own rows take as long as the database."""
    result = connection.execute(statement)
    cursor: Any = result.cursor
    found: Rows = cursor.fetchall()
    result.close()
    return found


class Reader:
    """Reads everything about one need, for all volunteers or for some."""

    def __init__(self, connection: Connection, wanted: Wanted, on: date, ids: Sequence[str] | None = None) -> None:
        self._connection, self._wanted, self._on, self._ids = connection, wanted, on, ids

    def read(self) -> Known:
        """Everything but the proofs."""
        known = Known(self._people())
        self._read_abilities(known)
        self._read_questions(known)
        self._read_load(known)
        self._read_waiting(known)
        self._block(known)
        return known

    # ------------------------------------------------------------ who they are

    def _people(self) -> Rows:
        named = exists().where(Availability.person_id == Person.id)
        statement = select(
            Person.id, type_coerce(Person.status, String), Person.postal_code, Person.city, Person.mobility,
            Person.preferred_places, named, Person.weekly_hours,
        ).where(
            Person.deleted_at.is_(None), Person.anonymised_on.is_(None), Person.status.is_not(None),
            *self._mine(Person.id),
        )  # fmt: skip
        return self._rows(statement.order_by(Person.sort_key, Person.id))

    def _read_abilities(self, known: Known) -> None:
        if self._wanted.foreign:
            names = _spellings(self._wanted.foreign)
            language = PersonLanguage.language
            spoken = select(PersonLanguage.person_id, language, PersonLanguage.level, PersonLanguage.interprets)
            for who, name, level, interprets in self._rows(
                spoken.where(language.in_(names), *self._mine_of(PersonLanguage))
            ):
                known.languages.setdefault(who, {})[name] = (level, bool(interprets))
        if self._wanted.category:
            exact = self._skills(self._wanted.category)
            offers = select(PersonSkill.person_id, PersonSkill.skill).where(PersonSkill.skill.in_(list(exact)))
            for who, skill in self._rows(offers.where(*self._mine_of(PersonSkill))) if exact else ():
                if exact[skill] or who not in known.skills:
                    known.skills[who] = (skill, exact[skill])
        if slots := frozenset().union(*self._wanted.times.cells):
            free = select(Availability.person_id, Availability.slot).where(Availability.slot.in_(sorted(slots)))
            for who, slot in self._rows(free.where(*self._mine_of(Availability))):
                known.free.setdefault(who, set()).add(slot)

    def _skills(self, category: str) -> dict[str, bool]:
        """The skills people have that fit a category, and whether they are the same."""
        asked = fold(category)
        every = [name for (name,) in self._rows(select(PersonSkill.skill).distinct())]
        return {name: fold(name) == asked for name in every if _related(fold(name), asked)}

    # ------------------------------------------------------------ what they were asked

    def _read_questions(self, known: Known) -> None:
        week = self._on - timedelta(days=7)
        lately = func.sum(case((Request.asked_on >= week, 1), else_=0))
        asked = select(Request.person_id, cast(func.max(Request.asked_on), String), lately).group_by(Request.person_id)
        for who, day, count in self._rows(asked.where(Request.deleted_at.is_(None), *self._mine_of(Request))):
            known.asked[who] = (day, count)
        same = Need.category == self._wanted.category if self._wanted.category else Need.id == self._wanted.need_id
        refused = (
            select(Request.person_id, cast(func.max(func.coalesce(Request.answered_on, Request.asked_on)), String))
            .join(Need, Need.id == Request.need_id)
            .where(Request.deleted_at.is_(None), Request.state == RequestState.DECLINED, same, *self._mine_of(Request))
        )
        known.refused.update(self._rows(refused.group_by(Request.person_id)))

    def _read_load(self, known: Known) -> None:
        going = (Assignment.deleted_at.is_(None), running(Assignment, self._on), *self._mine_of(Assignment))
        works = select(Assignment.person_id, func.count(), func.coalesce(func.sum(Assignment.hours_per_week), 0))
        for who, count, hours in self._rows(works.where(*going).group_by(Assignment.person_id)):
            known.load[who] = (count, hours)
        given = select(HoursEntry.person_id, func.sum(HoursEntry.minutes)).where(
            HoursEntry.deleted_at.is_(None), HoursEntry.day.between(self._on - YEAR, self._on),
            *self._mine_of(HoursEntry),
        )  # fmt: skip
        known.hours.update(self._rows(given.group_by(HoursEntry.person_id)))

    def _read_waiting(self, known: Known) -> None:
        """Since when those wait who were never asked and never worked anywhere."""
        step = select(func.max(StatusChange.changed_on)).where(StatusChange.person_id == Person.id).scalar_subquery()
        since = func.coalesce(cast(step, String), func.substr(cast(Person.created_at, String), 1, 10))
        statement = select(Person.id, since).where(
            Person.status.in_(WAITING), Person.deleted_at.is_(None), *self._mine(Person.id)
        )
        known.waiting.update((w, s) for w, s in self._rows(statement) if w not in known.asked and w not in known.load)

    # ------------------------------------------------------------ what stands in the way

    def _block(self, known: Known) -> None:
        for row in [row for row in known.people if row[1] in _STATUS]:
            known.block(row[0], _STATUS[row[1]]())
        reasons = union_all(self._answers(), self._placed(), *self._absent())
        for kind, who, first, second, more in self._rows(reasons):
            known.block(who, _REASONS[kind](first, second, more))
        for who, words in busy(self._connection, self._wanted, self._on, self._ids).items():
            known.block(who, words)

    def _answers(self) -> Asked:
        """Questions for this need: state, day of the question, day and reason of the answer."""
        state, days = type_coerce(Request.state, String), (cast(Request.asked_on, String), Request.answered_on)
        here = (Request.need_id == self._wanted.need_id, Request.deleted_at.is_(None))
        meant = Request.state.in_((RequestState.ASKED, RequestState.DECLINED))
        told = (state, Request.person_id, days[0], cast(days[1], String), Request.reason)
        return select(*told).where(*here, meant, *self._mine_of(Request))

    def _placed(self) -> Asked:
        """Who works for it already."""
        here = (Assignment.need_id == self._wanted.need_id, Assignment.deleted_at.is_(None))
        told = (literal(PLACED), Assignment.person_id, *[null()] * 3)
        return select(*told).where(*here, running(Assignment, self._on), *self._mine_of(Assignment)).distinct()

    def _absent(self) -> list[Asked]:
        """Who is away at that time, and until when."""
        days = self._wanted.times.days(self._on)
        hit = [(Absence.since <= last) & or_(Absence.until.is_(None), Absence.until >= first) for first, last in days]
        told = (literal(AWAY), Absence.person_id, cast(Absence.until, String), null(), null())
        wanted = select(*told).where(Absence.deleted_at.is_(None), or_(*hit), *self._mine_of(Absence))
        return [wanted] if hit else []

    # ------------------------------------------------------------ tools

    def _rows(self, statement: Executable) -> Rows:
        return rows_of(self._connection, statement)

    def _mine_of(self, owner: Any) -> list[Any]:
        return self._mine(owner.person_id)

    def _mine(self, column: Any) -> list[Any]:
        return [] if self._ids is None else [column.in_(search.listed(self._ids, self._connection, "mine"))]


def busy(connection: Connection, wanted: Wanted, on: date, ids: Sequence[str] | None = None) -> dict[str, str]:
    """Who works elsewhere at the same time, with the work in words; found by cells of the week and by the clock."""
    cells, first, last = _near(wanted.times, on)
    if not cells:
        return {}
    mine = [] if ids is None else [Assignment.person_id.in_(search.listed(ids, connection, "mine"))]
    at_slots = exists().where(NeedSlot.need_id == Need.id, NeedSlot.slot.in_(cells))
    on_dates = exists().where(NeedDate.need_id == Need.id, NeedDate.ends_at >= first, NeedDate.starts_at <= last)
    works = (
        select(Assignment.person_id, Need.id, Need.title, Need.time_shape, Assignment.since, Assignment.until)
        .join(Need, Need.id == Assignment.need_id)
        .where(Assignment.deleted_at.is_(None), Need.deleted_at.is_(None), Need.id != wanted.need_id, *mine)
        .where(running(Assignment, on), or_(at_slots, on_dates))
    )
    rows = connection.execute(works).all()
    times = _times_of(connection, {row.id: row.time_shape for row in rows}) if rows else {}
    found: dict[str, str] = {}
    for row in rows:
        if meet(wanted.times, times[row.id], (row.since, row.until), on):
            words = _("zur selben Zeit bei „{title}“ ({when})")
            found[row.person_id] = words.format(title=row.title, when=times[row.id].words)
    return found


def _near(times: Times, on: date) -> tuple[list[str], datetime, datetime]:
    """The cells of the week and the span of time in which another work can stand in the way."""
    cells = sorted(frozenset().union(*times.cells))
    if times.shape is NeedTime.FIXED and times.dates:
        return cells, min(begin for begin, _end in times.dates), max(end for _begin, end in times.dates)
    first, last = times.span(on)
    return cells, datetime.combine(first, time.min), datetime.combine(last or date.max, time.max)


def _times_of(connection: Connection, shapes: dict[str, NeedTime]) -> dict[str, Times]:
    ids = sorted(shapes)
    slots: dict[str, list[str]] = {}
    dates: dict[str, list[Any]] = {}
    for need, slot in connection.execute(
        select(NeedSlot.need_id, NeedSlot.slot).where(NeedSlot.need_id.in_(search.listed(ids, connection)))
    ):
        slots.setdefault(need, []).append(slot)
    asked = select(NeedDate.need_id, NeedDate.starts_at, NeedDate.ends_at)
    for need, begin, end in connection.execute(asked.where(NeedDate.need_id.in_(search.listed(ids, connection)))):
        dates.setdefault(need, []).append((begin, end))
    return {i: Times(shapes[i], tuple(slots.get(i, ())), tuple(dates.get(i, ()))) for i in ids}


def _spellings(names: Sequence[str]) -> list[str]:
    """A language as offices write it; the import brings all of them to one spelling."""
    return sorted({spelled for name in names for spelled in (name, name.capitalize(), name.title())})


def _related(skill: str, category: str) -> bool:
    """Whether a skill is the category or part of it: "Begleitung" and "Behördenbegleitung"."""
    return skill == category or (min(len(skill), len(category)) > 3 and (skill in category or category in skill))


def _day(iso: str | None) -> str:
    return german_date(date.fromisoformat(iso[:10])) if iso else ""


def _refused(asked: str, answered: str | None, reason: str | None) -> str:
    words = _("hat am {day} abgesagt").format(day=_day(answered or asked))
    return f"{words} ({reason})" if reason else words


def _away(until: str | None, *_rest: Any) -> str:
    return _("abwesend bis {day}").format(day=_day(until)) if until else _("abwesend bis auf Weiteres")


_REASONS: dict[str, Callable[..., str]] = {
    RequestState.ASKED.name: lambda asked, *_rest: _("ist gefragt seit {day}").format(day=_day(asked)),
    RequestState.DECLINED.name: _refused,
    PLACED: lambda *_rest: _("ist hier schon im Einsatz"),
    AWAY: _away,
}
"""What is said of those who cannot be asked, by why."""
_STATUS = {
    VolunteerStatus.PAUSED.name: lambda: _("pausiert zurzeit"),
    VolunteerStatus.LEFT.name: lambda: _("ist ausgeschieden"),
    VolunteerStatus.DECLINED.name: lambda: _("hat nicht angefangen"),
}
"""What a status says against asking somebody."""
