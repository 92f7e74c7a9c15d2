"""Events and their series: what happens when, who comes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.orm import Session

from app.models import Event, EventFunder, EventKind, EventSeries, EventState, Participation, ParticipationState
from app.models.base import new_id
from app.services.calendar import in_school_holidays
from app.services.crud import Crud, Filter, Query
from app.services.repetition import is_usable
from app.services.visits.following import follow, follow_to_trash
from app.text import _

LONGEST = timedelta(days=366)
"""An event lasts no longer, so that the days of a month are found without looking at all that ever was."""
MOST_OCCURRENCES = 2_000
"""Where an endless series is cut when it is counted."""

_COMING = (ParticipationState.REGISTERED, ParticipationState.CONFIRMED, ParticipationState.ATTENDED)
_BESIDE = ("rule", "skip_school_holidays", "funder_ids")
"""What belongs to an event without being a column of it."""


@dataclass(frozen=True)
class Occurrence:
    """One appearance of an event in the calendar; `start` and `end` are local times."""

    event_id: str
    title: str
    kind: EventKind
    state: EventState
    start: datetime
    end: datetime
    all_day: bool
    location: str
    serial: bool


class Events(Crud[Event]):
    """Everything with a date."""

    entity = Event

    def check(self, values: dict[str, Any], identity: str | None = None) -> dict[str, str]:
        problems = super().check(values, identity)
        start, end = values.get("start"), values.get("end")
        if start and end and end < start:
            problems["end"] = _("Das Ende liegt vor dem Beginn.")
        if start and end and end - start > LONGEST:
            problems["end"] = _("Ein Termin dauert höchstens ein Jahr. Bitte prüfen Sie das Ende.")
        if (capacity := values.get("capacity")) is not None and capacity < 0:
            problems["capacity"] = _("Die Zahl der Plätze kann nicht negativ sein.")
        return problems

    def get(self, identity: str) -> Event:
        """One event with `skip_school_holidays` of its series and the `funder_ids` it must name."""
        event: Any = super().get(identity)
        event.funder_ids = self.funder_ids(identity)
        wanted = select(EventSeries.skip_school_holidays).where(EventSeries.id == event.series_id)
        with self.database.reading() as connection:
            event.skip_school_holidays = bool(connection.execute(wanted).scalar())
        return event  # type: ignore[no-any-return]

    def write(self, session: Session, record: Event, values: dict[str, Any]) -> None:
        """Write also `rule`, `skip_school_holidays` (see `set_series`) and `funder_ids` of an event.

        Every event has a lasting UID, so that Outlook recognises it (RFC 5545, 3.8.4.7).
        """
        super().write(session, record, {key: value for key, value in values.items() if key not in _BESIDE})
        record.uid = record.uid or f"{record.id}@helferkreis"
        if "rule" in values or ("skip_school_holidays" in values and record.series_id):
            _write_series(session, record, values)
        if "funder_ids" in values:
            _write_funders(session, record.id, values["funder_ids"] or [])
        follow(session, record)

    def mark_deleted(self, session: Session, ids: Sequence[str], at: Any) -> None:
        follow_to_trash(session, ids, at)
        super().mark_deleted(session, ids, at)

    def between(self, first: date, last: date, *where: ColumnElement[bool]) -> list[Occurrence]:
        """All appearances from `first` to `last` (both included) of events that fulfil the conditions, series unfolded,
        in order of their start."""
        low, high = datetime.combine(first, time.min), datetime.combine(last, time.max)
        ended = func.coalesce(Event.end, Event.start)
        statement = (
            select(
                Event.id, Event.title, Event.kind, Event.state, Event.start, Event.end, Event.all_day, Event.location,
                EventSeries.rule, EventSeries.excluded, EventSeries.skip_school_holidays,
            )
            .outerjoin(EventSeries, EventSeries.id == Event.series_id)
            .where(Event.deleted_at.is_(None), Event.start <= high, *where)
            .where(or_(Event.series_id.is_not(None), and_(Event.start >= low - LONGEST, ended >= low)))
        )  # fmt: skip
        with self.database.reading() as connection:
            rows = connection.execute(statement).all()
        found = [o for row in rows for o in _occurrences(row, low, high)]
        return sorted(found, key=lambda o: (o.start.date(), not o.all_day, o.start, o.title))

    def upcoming(
        self, kind: EventKind | None = None, count: int = 5, since: datetime | None = None
    ) -> list[Occurrence]:
        """The next appearances that are not cancelled, at most `count`, within a year."""
        begin = since or datetime.now()
        found = self.between(begin.date(), begin.date() + timedelta(days=366))
        wanted = (o for o in found if o.end >= begin and o.state is not EventState.CANCELLED and kind in (None, o.kind))
        return list(wanted)[:count]

    def set_series(self, event_id: str, rule: str | None, skip_school_holidays: bool = False) -> None:
        """Let an event come again after an RFC 5545 rule ("FREQ=WEEKLY;COUNT=8"); None ends the series."""
        name = _("Wiederholung geändert: {title}").format(title=self.get(event_id).title)
        with self.database.transaction(name) as session:
            event = session.get_one(Event, event_id)
            _write_series(session, event, {"rule": rule, "skip_school_holidays": skip_school_holidays})

    def move(self, event_id: str, start: datetime, end: datetime | None = None) -> str:
        """Put an event to another time; without `end` it keeps its length. The answer names the action."""
        event = self.get(event_id)
        name = _("Dauer geändert: {title}") if start == event.start else _("Verschoben: {title}")
        end = end or (event.end + (start - event.start) if event.end else None)
        return self.change_all([event_id], {"start": start, "end": end}, name.format(title=event.title))

    def funder_ids(self, event_id: str) -> list[str]:
        """The funders whose credit an event carries."""
        wanted = select(EventFunder.funder_id).where(EventFunder.event_id == event_id).order_by(EventFunder.id)
        with self.database.reading() as connection:
            return list(connection.execute(wanted).scalars())

    def set_funders(self, event_id: str, funder_ids: list[str]) -> None:
        """Say which funders an event must name."""
        name = _("Geldgeber zugeordnet: {title}").format(title=self.get(event_id).title)
        with self.database.transaction(name) as session:
            _write_funders(session, event_id, funder_ids)


def _write_series(session: Session, event: Event, values: dict[str, Any]) -> None:
    """A new rule is a new series, so that the history of the event tells of it; left-out days stay left out."""
    old = session.get(EventSeries, event.series_id) if event.series_id else None
    rule = values.get("rule", old.rule if old else None)
    if not rule:
        event.series_id = None
        return
    skip = values.get("skip_school_holidays", bool(old and old.skip_school_holidays))
    excluded = old.excluded if old else None
    series = EventSeries(id=new_id(), rule=rule, skip_school_holidays=bool(skip), excluded=excluded)
    session.add(series)
    event.series_id = series.id


def _write_funders(session: Session, event_id: str, funder_ids: list[str]) -> None:
    present = {f.funder_id: f for f in session.scalars(select(EventFunder).where(EventFunder.event_id == event_id))}
    for gone in present.keys() - set(funder_ids):
        session.delete(present[gone])
    for funder in (f for f in funder_ids if f not in present):
        session.add(EventFunder(event_id=event_id, funder_id=funder))


def _occurrences(row: Any, low: datetime, high: datetime) -> Iterator[Occurrence]:
    length = (row.end or row.start) - row.start
    for start in _starts(row, low - length, high):
        yield Occurrence(
            row.id,
            row.title,
            row.kind,
            row.state,
            start,
            start + length,
            row.all_day,
            row.location or "",
            row.rule is not None,
        )


def _starts(row: Any, low: datetime, high: datetime) -> list[datetime]:
    if row.rule is None:
        return [row.start]
    excluded = set(row.excluded or ())
    found = rule_of(row.rule, row.start).between(low, high, inc=True)
    held = [start for start in found if start.isoformat() not in excluded]
    return [s for s in held if not in_school_holidays(s.date())] if row.skip_school_holidays else held


def rule_of(rule: str, start: datetime) -> Any:
    """The recurrence as a dateutil rule in local time; a rule that nobody can follow is the beginning alone."""
    from dateutil.rrule import DAILY, rrule, rrulestr

    if not is_usable(_local(rule), start):
        return rrule(DAILY, dtstart=start, count=1)
    return rrulestr(_local(rule), dtstart=start, ignoretz=True)


def _local(rule: str) -> str:
    return ";".join(part.removesuffix("Z") if part.startswith("UNTIL=") else part for part in rule.split(";"))


def count_occurrences(event: Event, rule: str | None, excluded: list[str] | None = None) -> int:
    """How often an event takes place: 1 without a series, endless ones cut at MOST_OCCURRENCES."""
    if not rule:
        return 1
    starts = rule_of(rule, event.start)
    found = [s for _number, s in zip(range(MOST_OCCURRENCES), starts, strict=False)]
    return sum(s.isoformat() not in set(excluded or ()) for s in found)


class Participations(Crud[Participation]):
    """Who comes to what."""

    entity = Participation

    def check(self, values: dict[str, Any], identity: str | None = None) -> dict[str, str]:
        problems = super().check(values, identity)
        if identity is None and not (values.get("person_id") or values.get("name")):
            problems["name"] = _("Bitte wählen Sie eine Person oder schreiben Sie einen Namen.")
        return problems

    def register(self, event: Event, who: dict[str, Any]) -> str:
        """Put somebody (`person_id` or `name`) on an event's list; the answer is the id of the participation.

        Who is added once the event has begun is there; when all places are taken, they wait.
        """
        taken = self.count(
            Query(filters=(Filter(Participation.event_id, event.id), Filter(Participation.state, _COMING)))
        )
        full = event.capacity is not None and taken >= event.capacity
        begun = event.start <= datetime.now()
        state = ParticipationState.WAITING if full else ParticipationState.REGISTERED
        values = {"state": ParticipationState.ATTENDED if begun else state, "registered_on": date.today(), **who}
        return self.save(None, {"event_id": event.id, **values})

    def set_wants_to_help(self, ids: list[str], wants: bool) -> str:
        """Note who wants to help after the event, as one action."""
        template = (
            _("{count} Teilnahmen: möchte mitmachen") if wants else _("{count} Teilnahmen: möchte nicht mitmachen")
        )
        return self.change_all(ids, {"wants_to_help": wants}, template.format(count=len(ids)))

    def set_state(self, ids: list[str], state: ParticipationState) -> str:
        """Give several participations a state as one action."""
        return self.change_all(
            ids, {"state": state}, _("{count} Teilnahmen: {state}").format(count=len(ids), state=state.label)
        )
