"""Finds room for what happens at the same time: bars over days above each other, hours side by side."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from app.services.events import Occurrence
from app.ui.calendar import words

SHORTEST = timedelta(minutes=40)
"""Shorter events are drawn this long, so that their words can be read."""


@dataclass(frozen=True)
class Bar:
    """A whole-day event in one row of days: from where to where it is drawn there, and in which lane."""

    occurrence: Occurrence
    first: date
    last: date
    lane: int


def bars(found: Collection[Occurrence], first: date, last: date, preferred: str = "") -> list[Bar]:
    """The whole-day events of a row of days, the preferred and then the longest in the highest lanes."""
    result: list[Bar] = []
    taken: list[set[date]] = []
    whole = (one for one in found if words.is_whole(one))
    for one in sorted(whole, key=lambda o: (o.event_id != preferred, o.start.date(), -_length(o), o.title)):
        begin, end = max(one.start.date(), first), min(words.last_day(one.start, one.end, one.all_day), last)
        days = {begin + timedelta(days=n) for n in range((end - begin).days + 1)}
        lane = next((n for n, used in enumerate(taken) if not used & days), len(taken))
        taken[lane:] = taken[lane:] or [set()]
        taken[lane] |= days
        result.append(Bar(one, begin, end, lane))
    return result


def on(occurrence: Occurrence, day: date) -> tuple[datetime, datetime]:
    """The part of an event that lies on a day."""
    begin = datetime.combine(day, time())
    return max(occurrence.start, begin), min(max(occurrence.end, occurrence.start), begin + timedelta(days=1))


def side_by_side(timed: Collection[Occurrence], day: date) -> list[tuple[Occurrence, int, int]]:
    """Each event with its lane and how many lanes its group needs; a group is what overlaps, directly or in a chain."""
    result: list[tuple[Occurrence, int, int]] = []
    group: list[tuple[Occurrence, int]] = []
    ends: list[datetime] = []
    for occurrence in sorted(timed, key=lambda o: (o.start, o.end)):
        start, end = on(occurrence, day)
        if group and start >= max(ends):
            result += [(one, lane, len(ends)) for one, lane in group]
            group, ends = [], []
        lane = next((n for n, taken in enumerate(ends) if taken <= start), len(ends))
        ends[lane : lane + 1] = [max(end, start + SHORTEST)]
        group.append((occurrence, lane))
    return result + [(one, lane, len(ends)) for one, lane in group]


def _length(occurrence: Occurrence) -> int:
    return (occurrence.end - occurrence.start).days
