"""When a need is: cells of the week, dates with times, and the span in which somebody is wanted."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from app.models import NeedDate, NeedTime
from app.models.ability import WeekSlot
from app.text import WEEKDAYS, german_date

PART_BEGINS = {"morning": time(0), "afternoon": time(12), "evening": time(17, 30)}
"""When the parts of the day begin; each lasts until the next."""
PARTS = tuple(PART_BEGINS)
Interval = tuple[datetime, datetime]


@dataclass(frozen=True)
class Times:
    """The time of a need: its shape, the cells of the week as "tue.afternoon", its dates, first and last day."""

    shape: NeedTime
    slots: tuple[str, ...] = ()
    dates: tuple[Interval, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None

    @property
    def cells(self) -> tuple[frozenset[str], ...]:
        """For each time that help is wanted, which cells of somebody's grid cover it."""
        if self.shape is NeedTime.FIXED:
            return tuple(dict.fromkeys(_covering(slots_of(*interval)) for interval in self.dates))
        if self.shape is NeedTime.WEEKLY:
            return tuple(dict.fromkeys(_covering(whole(slot)) for slot in self.slots))
        return ()

    def days(self, on: date) -> tuple[tuple[date, date], ...]:
        """The days on which an absence stands in the way; of something lasting only its beginning."""
        if self.shape is NeedTime.FIXED:
            return tuple((begin.date(), end.date()) for begin, end in self.dates)
        first = max(self.starts_on or on, on)
        return ((first, first),)

    def span(self, on: date) -> tuple[date, date | None]:
        """From when to when somebody works there, seen from a day."""
        if self.shape is NeedTime.FIXED and self.dates:
            return min(begin for begin, _end in self.dates).date(), max(end for _begin, end in self.dates).date()
        return max(self.starts_on or on, on), self.ends_on

    @property
    def words(self) -> str:
        """ "Di 24.11. 14:00–16:00", "Di nachmittags, Do abends", "nach Absprache"."""
        if self.shape is NeedTime.FIXED:
            return ", ".join(_date_words(*interval) for interval in sorted(self.dates)[:3])
        if self.shape is NeedTime.WEEKLY:
            return ", ".join(slot_words(slot) for slot in self.slots) or self.shape.label
        return self.shape.label


def words_of(shape: NeedTime, slots: Sequence[str], dates: Sequence[str]) -> str:
    """The time of a need from its stored texts, as `Times.words`."""
    intervals = (NeedDate.parts(text) for text in dates)
    return Times(shape, tuple(slots), tuple((told["starts_at"], told["ends_at"]) for told in intervals)).words


def whole(slot: str) -> tuple[str, ...]:
    """The parts of the day a cell stands for; "tue.day" is all three."""
    day, _dot, part = slot.partition(".")
    return tuple(f"{day}.{one}" for one in PARTS) if part in ("", "day") else (slot,)


def slots_of(begin: datetime, end: datetime) -> tuple[str, ...]:
    """The cells of the week that a date touches."""
    day = WeekSlot.WEEKDAYS[begin.weekday()]
    last = end.time() if end.date() == begin.date() else time.max
    ends = (*list(PART_BEGINS.values())[1:], time.max)
    parts = zip(PART_BEGINS.items(), ends, strict=True)
    return tuple(f"{day}.{part}" for (part, first), until in parts if first < last and begin.time() < until)


def _covering(slots: Sequence[str]) -> frozenset[str]:
    return frozenset((*slots, *(slot.partition(".")[0] + ".day" for slot in slots)))


def slot_words(slot: str) -> str:
    """ "tue.afternoon" → "Di nachmittags"."""
    return WeekSlot.spoken(**{name: WeekSlot.parts(slot)[name] for name in ("weekday", "part")})


def _date_words(begin: datetime, end: datetime) -> str:
    """The year only where it is another one: "Di 24.11. 14:00–16:00"."""
    day = german_date(begin) if begin.year != date.today().year else f"{begin:%d.%m.}"
    return f"{WEEKDAYS[begin.weekday()][:2]} {day} {begin:%H:%M}–{end:%H:%M}"


def meet(one: Times, other: Times, other_span: tuple[date | None, date | None], on: date) -> bool:
    """Whether two works meet somewhere: dates by the clock, cells of the week by the part of the day."""
    first, last = one.span(on)
    since, until = other_span
    if (until and until < first) or (since and last and since > last):
        return False
    if one.shape is NeedTime.FIXED and other.shape is NeedTime.FIXED:
        return any(a < d and c < b for a, b in one.dates for c, d in other.dates)
    if one.shape is NeedTime.FIXED or other.shape is NeedTime.FIXED:
        fixed, weekly = (one, other) if one.shape is NeedTime.FIXED else (other, one)
        span = other_span if fixed is one else (first, last)
        return any(_falls_into(interval, weekly, span) for interval in fixed.dates)
    return bool(_parts(one.slots) & _parts(other.slots))


def _falls_into(interval: Interval, weekly: Times, span: tuple[date | None, date | None]) -> bool:
    since, until = span
    day = interval[0].date()
    if (since and day < since) or (until and day > until):
        return False
    return bool(set(slots_of(*interval)) & _parts(weekly.slots))


def _parts(slots: Iterable[str]) -> set[str]:
    return {part for slot in slots for part in whole(slot)}


def next_weekday(weekday: int, on: date) -> date:
    """The first such weekday (0 is Monday) after a day."""
    return on + timedelta(days=(weekday - on.weekday() - 1) % 7 + 1)
