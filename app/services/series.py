"""One date of a series, the rest of it, or all of it: moved, left out, or made an event of its own."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from app.errors import UserError
from app.models import ChecklistItem, Event, EventFunder, EventSeries, EventText, Participation
from app.models.base import Choice, Row, new_id
from app.services import repetition
from app.services.database import Database, name_action
from app.services.events import rule_of
from app.text import _, german_date

_OF_THE_ROW = {"id", "version", "created_at", "changed_at", "deleted_at", "uid", "series_id", "done_on"}
"""What a copy does not take over."""
_ALWAYS_ALONG = (EventFunder, EventText, ChecklistItem)


class Reach(Choice):
    """How much of a series an act means."""

    ONE = _("Nur diesen Termin")
    FOLLOWING = _("Diesen und alle folgenden")
    ALL = _("Alle Termine der Serie")


def move(database: Database, event_id: str, held: datetime, start: datetime, end: datetime, reach: Reach) -> str:
    """Put the appearance of a series that begins at `held` to another time, with as much of the series as `reach` says.

    The answer is the id of the event it now belongs to. UserError where a rule that is not ours had to be rewritten.
    """
    act: Callable[..., Event] = {Reach.ONE: _alone, Reach.FOLLOWING: _rest, Reach.ALL: _all}[reach]
    with database.transaction(_("Serie verschoben")) as session:
        event = session.get_one(Event, event_id)
        moves = start != held
        name = _("Verschoben: {title} ({day})") if moves else _("Dauer geändert: {title} ({day})")
        _name(session, name, event, held, reach)
        moved = act(session, event, held, start, end)
        session.flush()
        return moved.id


def single_out(database: Database, event_id: str, held: datetime) -> str:
    """Make one appearance of a series an event of its own, to be changed alone; the answer is its id."""
    with database.transaction(_("Aus der Serie gelöst")) as session:
        event = session.get_one(Event, event_id)
        _name(session, _("Aus der Serie gelöst: {title} ({day})"), event, held, Reach.ONE)
        alone = taken_out(session, event, held)
        session.flush()
        return alone.id


def taken_out(session: Session, event: Event, held: datetime) -> Event:
    """The appearance of a series that begins at `held` as an event of its own, within an action of the caller."""
    return _alone(session, event, held, held, held + _length(event))


def split(database: Database, event_id: str, held: datetime) -> str:
    """End a series before an appearance and begin a new one with it; the answer is the id of the new event."""
    with database.transaction(_("Serie geteilt")) as session:
        event = session.get_one(Event, event_id)
        _name(session, _("Serie geteilt: {title} ({day})"), event, held, Reach.FOLLOWING)
        rest = _rest(session, event, held, held, held + _length(event))
        session.flush()
        return rest.id


def leave_out(database: Database, event_id: str, held: datetime, reach: Reach) -> None:
    """Let an appearance not take place (ONE), or end the series before it (FOLLOWING)."""
    with database.transaction(_("Entfällt")) as session:
        event = session.get_one(Event, event_id)
        _name(session, _("Entfällt: {title} ({day})"), event, held, reach)
        series = session.get_one(EventSeries, event.series_id)
        if reach is Reach.ONE:
            _give(session, event, series.rule, series, [*(series.excluded or ()), held.isoformat()])
        else:
            _end_before(session, event, series, held)


def _name(session: Session, template: str, event: Event, held: datetime, reach: Reach) -> None:
    day = {
        Reach.ONE: german_date(held),
        Reach.FOLLOWING: _("ab {day}").format(day=german_date(held)),
        Reach.ALL: _("alle Termine"),
    }
    name_action(session, template.format(title=event.title, day=day[reach]))


def _length(event: Event) -> timedelta:
    return (event.end or event.start) - event.start


# ---------------------------------------------------------------- the three reaches


def _alone(session: Session, event: Event, held: datetime, start: datetime, end: datetime) -> Event:
    series = session.get_one(EventSeries, event.series_id)
    _give(session, event, series.rule, series, [*(series.excluded or ()), held.isoformat()])
    return _copy(session, event, start, end, _ALWAYS_ALONG)


def _rest(session: Session, event: Event, held: datetime, start: datetime, end: datetime) -> Event:
    if held <= event.start:
        return _all(session, event, held, start, end)
    series = session.get_one(EventSeries, event.series_id)
    rule, excluded = _left(series, event.start, held), [e for e in series.excluded or () if e >= held.isoformat()]
    _end_before(session, event, series, held)
    fresh = _copy(session, event, start, end, (*_ALWAYS_ALONG, Participation))
    _give(session, fresh, _moved_rule(rule, held, start), series, _moved_days(excluded, start - held))
    return fresh


def _all(session: Session, event: Event, held: datetime, start: datetime, end: datetime) -> Event:
    series, away = session.get_one(EventSeries, event.series_id), start - held
    first = event.start + away
    rule = _moved_rule(series.rule, event.start, first)
    event.start, event.end = first, (first + (end - start) if event.end or end > start else None)
    _give(session, event, rule, series, _moved_days(series.excluded or [], away))
    return event


# ---------------------------------------------------------------- rules


def _give(session: Session, event: Event, rule: str, old: EventSeries, excluded: list[str]) -> None:
    """A changed series is a new one, so that the history of the event tells of it and can take it back."""
    series = EventSeries(
        id=new_id(), rule=rule, skip_school_holidays=old.skip_school_holidays, excluded=sorted(set(excluded)) or None
    )
    session.add(series)
    event.series_id = series.id


def _end_before(session: Session, event: Event, series: EventSeries, held: datetime) -> None:
    last_day = held.date() - timedelta(days=1)
    excluded = [e for e in series.excluded or () if e < held.isoformat()]
    _give(session, event, _without_end(series.rule) + f";UNTIL={last_day:%Y%m%d}T235959", series, excluded)


def _left(series: EventSeries, first: datetime, held: datetime) -> str:
    """The rule of what is left from `held` on: of a number of times, those already held are taken off."""
    parts = dict(part.split("=", 1) for part in series.rule.split(";"))
    if "COUNT" not in parts:
        return series.rule
    before = len(rule_of(series.rule, first).between(first, held, inc=True)) - 1
    return _without_end(series.rule) + f";COUNT={int(parts['COUNT']) - before}"


def _without_end(rule: str) -> str:
    return ";".join(part for part in rule.split(";") if not part.startswith(("UNTIL=", "COUNT=")))


def _moved_rule(rule: str, old: datetime, new: datetime) -> str:
    """The rule of a series whose beginning moves: another weekday takes its weekdays along, a later day its end."""
    days = (new.date() - old.date()).days
    if not days:
        return rule
    found = repetition.read(rule)
    if found is None:
        raise UserError(
            "Dieser Termin wiederholt sich nach einer eigenen Regel. Auf einen anderen Tag lässt sich nur ein "
            "einzelner Termin verschieben."
        )
    weekdays = tuple(sorted((day + days) % 7 for day in found.days))
    until = found.until + timedelta(days=days) if found.until and days > 0 else found.until
    return replace(found, until=until, days=weekdays).rule(new)


def _moved_days(excluded: list[str], away: timedelta) -> list[str]:
    return [(datetime.fromisoformat(moment) + away).isoformat() for moment in excluded]


# ---------------------------------------------------------------- copies


def _copy(session: Session, event: Event, start: datetime, end: datetime, along: tuple[Any, ...]) -> Event:
    """The same event at another time, with funders, texts, open steps and, where told, who is registered."""
    fresh: Event = _same(event)
    fresh.start, fresh.end = start, end if event.end or end > start else None
    fresh.uid = f"{fresh.id}@helferkreis"
    session.add(fresh)
    for owner in along:
        for row in session.scalars(select(owner).where(owner.event_id == event.id)):
            if getattr(row, "deleted_at", None) is None:
                session.add(_same(row, event_id=fresh.id))
    return fresh


def _same(row: Row, **values: Any) -> Any:
    kept = {a.key: getattr(row, a.key) for a in inspect(type(row)).column_attrs if a.key not in _OF_THE_ROW}
    return type(row)(id=new_id(), **{**kept, **values})
