"""The plain account of a year that is kept beside the services, and what differs from it at the end."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import combinations
from typing import Any

from app.models import HoursEntry, Need, NeedState, NeedTime
from app.models.ability import WeekSlot
from app.services.figures import KEY_FIGURES
from app.services.lists import flat
from app.services.lists.definition import Scope
from app.services.lists.disclosure import gate
from app.services.lists.register import definition
from app.services.matching.needs import OPEN
from app.services.matching.times import slots_of, whole
from app.services.query import Query


@dataclass
class Work:
    """A placement as the account knows it; `since` and `until` as they were agreed."""

    person: str
    need: str
    since: date
    until: date | None
    over: bool
    """Whether a reason was given to go past an overlap."""
    ended: bool = False


@dataclass
class Account:
    """What happened, told beside the services."""

    wanted: dict[str, int] = field(default_factory=dict)
    times: dict[str, dict[str, Any]] = field(default_factory=dict)
    closed: set[str] = field(default_factory=set)
    waiting: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Open questions: their need and person."""
    works: dict[str, Work] = field(default_factory=dict)
    asked: int = 0
    refused: int = 0
    minutes: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    gone: set[str] = field(default_factory=set)
    done: int = 0


def counts(work: Work, day: date) -> bool:
    """Whether a placement counts on a day."""
    return work.until is None or work.until > day or (work.until == day and not work.ended)


def missing(account: Account, need: str, day: date) -> int:
    """How many people a need misses by the account."""
    here = {w.person for w in account.works.values() if w.need == need and counts(w, day)}
    return max(0, account.wanted[need] - len(here - account.gone))


def wrong(year: Any) -> list[str]:
    """What differs from the account; nothing may."""
    return [*_lost_needs(year), *_double(year), *_figures(year), *_questions(year), *_hours(year)]


def _lost_needs(year: Any) -> list[str]:
    services, account, found = year.services, year.account, []
    known = {need.id: need for need in services.needs.all()}
    open_ids = set(services.needs.open_ids())
    for identity in account.wanted:
        need, lacking = known.get(identity), missing(account, identity, year.today)
        if need is None:
            found.append(f"need {identity} is gone")
        elif (need.state is NeedState.CLOSED) != (identity in account.closed) or need.missing != lacking:
            found.append(f"{need.title}: {need.state}, misses {need.missing} instead of {lacking}")
        elif (lacking and identity not in account.closed and not _is_over(need, year.today)) != (identity in open_ids):
            found.append(f"{need.title}: not where it should be")
    return found


def _is_over(need: Need, today: date) -> bool:
    return bool(need.ends_on and need.ends_on < today)


def _double(year: Any) -> list[str]:
    """Two works of one person at the same time, neither with a reason; told by writing down every single time."""
    by_person: dict[str, list[Work]] = defaultdict(list)
    for identity, work in year.account.works.items():
        if year.services.assignments.get(identity).deleted_at is None:
            by_person[work.person].append(work)
    return [
        f"{person} works twice at {sorted(both)[0]}"
        for person, works in by_person.items()
        for one, other in combinations(works, 2)
        if not (one.over or other.over) and (both := _hours_of(year, one) & _hours_of(year, other))
    ]


def _hours_of(year: Any, work: Work) -> set[tuple[date, int]]:
    """Days and hours of a work; a part of the day is all of its hours."""
    values = year.account.times[work.need]
    last = min(work.until or year.today, year.today)
    if values["time_shape"] is NeedTime.FIXED:
        dates = [tuple(map(datetime.fromisoformat, text.split("/"))) for text in values["dates"]]
        return {(b.date(), h) for b, e in dates for h in range(b.hour, e.hour) if work.since <= b.date() <= last}
    if values["time_shape"] is not NeedTime.WEEKLY:
        return set()
    parts = {part for slot in values["slots"] for part in whole(slot)}
    days = (work.since + timedelta(days=number) for number in range((last - work.since).days + 1))
    clock = {hour: slots_of(*_hour(hour)) for hour in range(6, 22)}
    hours = {(d, h) for d in days for h, told in clock.items() if _part_on(d, told) & parts}
    return hours if not work.ended else {pair for pair in hours if pair[0] < last}


def _hour(hour: int) -> tuple[datetime, datetime]:
    monday = date(2024, 1, 1)
    return datetime.combine(monday, time(hour)), datetime.combine(monday, time(hour, 29))


def _part_on(day: date, told: tuple[str, ...]) -> set[str]:
    return {f"{WeekSlot.WEEKDAYS[day.weekday()]}.{slot.partition('.')[2]}" for slot in told}


def _figures(year: Any) -> list[str]:
    """The figure of the start page, the list behind it and the report that is handed out say the same."""
    services = year.services
    told = services.figures.tell(next(one for one in KEY_FIGURES if one.key == "needs"))
    listed = services.needs.count(Query(filters=OPEN))
    wanted = definition("needs")
    own = gate(services, wanted.recipient)
    report = flat.sheet(services, wanted, Scope(own, Query(filters=OPEN)))
    numbers = {int(told.figure.replace(".", "")), told.listed, listed, len(report.rows), len(services.needs.open_ids())}
    by_account = sum(
        1 for need in year.account.wanted
        if need not in year.account.closed and missing(year.account, need, year.today)
        and not _is_over(services.needs.get(need), year.today)
    )  # fmt: skip
    older = sum(1 for need in services.needs.open_ids() if need in year.before)
    return [] if numbers == {by_account + older} else [f"figures differ: {numbers}, account {by_account + older}"]


def _questions(year: Any) -> list[str]:
    """Every question is remembered, every refusal with its reason."""
    mine = [one for one in year.services.requests.all() if one.need_id in year.account.wanted]
    refused = [one for one in mine if one.reason == "keine Zeit"]
    told = len(mine), len(refused)
    expected = year.account.asked, year.account.refused
    return [] if told == expected else [f"questions and refusals: {told} instead of {expected}"]


def _hours(year: Any) -> list[str]:
    """The hours of a person are those of her entries, wherever they are told."""
    carried = {one.person_id: one.minutes for one in year.services.matching.load(year.today)}
    found = []
    for person, minutes in year.account.minutes.items():
        entries = year.services.crud(HoursEntry).of(HoursEntry.person_id, person)
        mine = sum(entry.minutes for entry in entries)
        recent = sum(entry.minutes for entry in entries if entry.day >= year.today - timedelta(days=365))
        if mine < minutes or carried.get(person, recent) != recent:
            found.append(f"{person}: {minutes} minutes given, {mine} kept, {carried.get(person)} told")
    return found
