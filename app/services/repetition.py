"""How often an event comes again: between the choices people know and the rules of RFC 5545."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache

from app.models.base import Choice
from app.text import WEEKDAYS, _, german_date, translate

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


class Every(Choice):
    """The rhythms an office plans in."""

    WEEKLY = _("jede Woche")
    FORTNIGHTLY = _("alle zwei Wochen")
    MONTHLY = _("jeden Monat")


@dataclass(frozen=True)
class Repetition:
    """A rhythm, ended by a last day, by a number of times, or never.

    `days` are the weekdays of a weekly rhythm (0 is Monday); () is the weekday of the beginning.
    """

    every: Every
    until: date | None = None
    count: int | None = None
    days: tuple[int, ...] = ()

    def rule(self, start: datetime) -> str:
        """The RRULE of a series that begins at `start`; monthly on the same n-th weekday (the fifth is the last)."""
        days = ";BYDAY=" + ",".join(_DAYS[day] for day in self.days) if self.days else ""
        parts = {
            Every.WEEKLY: "FREQ=WEEKLY" + days,
            Every.FORTNIGHTLY: "FREQ=WEEKLY;INTERVAL=2" + days,
            Every.MONTHLY: f"FREQ=MONTHLY;BYDAY={_nth(start)}{_DAYS[start.weekday()]}",
        }
        end = f";UNTIL={self.until:%Y%m%d}T235959" if self.until else f";COUNT={self.count}" if self.count else ""
        return parts[self.every] + end


def read(rule: str) -> Repetition | None:
    """The rhythm of a rule; None for one that is not among ours (of an imported calendar)."""
    parts = dict(part.split("=", 1) for part in rule.upper().split(";") if "=" in part)
    every = _every(parts)
    if every is None or not parts.keys() <= {"FREQ", "INTERVAL", "BYDAY", "UNTIL", "COUNT", "WKST"}:
        return None
    try:
        until = datetime.strptime(parts["UNTIL"][:8], "%Y%m%d").date() if "UNTIL" in parts else None
        count = int(parts["COUNT"]) if "COUNT" in parts else None
    except ValueError:  # of a damaged calendar
        return None
    days = tuple(_DAYS.index(day) for day in parts.get("BYDAY", "").split(",") if day in _DAYS)
    return Repetition(every, until, count, days)


@lru_cache(maxsize=2_000)
def is_usable(rule: str, start: datetime) -> bool:
    """Whether the times of a rule can be counted: it is one of RFC 5545, at most daily, and comes within ten years."""
    from dateutil.rrule import rrulestr

    parts = dict(part.split("=", 1) for part in rule.upper().split(";") if "=" in part)
    rare = parts.get("FREQ") in _RHYTHMS and not parts.keys() & {"BYHOUR", "BYMINUTE", "BYSECOND"}
    if not rare or parts.get("INTERVAL") == "0" or not 1900 <= start.year <= 9900 or len(rule) > _LONGEST:
        return False
    try:
        times = rrulestr(rule, dtstart=start, ignoretz=True)
        return next(iter(times.replace(until=start + timedelta(days=3_660), count=None)), None) is not None
    except (ValueError, TypeError, IndexError, KeyError, AttributeError, OverflowError):  # the library raises them all
        return False


_RHYTHMS = {"YEARLY", "MONTHLY", "WEEKLY", "DAILY"}
_LONGEST = 500


def words(rule: str, start: datetime) -> str:
    """A rule in German: "jeden Monat am 4. Mittwoch, bis 26.05.2027"."""
    found = read(rule)
    if found is None:
        return _("nach eigener Regel")
    ends = _(", bis {day}").format(day=german_date(found.until)) if found.until else ""
    ends = _(", {count}-mal").format(count=found.count) if found.count else ends
    return every_words(found.every, start, found.days) + ends


def every_words(every: Every, start: datetime, days: tuple[int, ...] = ()) -> str:
    """A rhythm for a series beginning at `start`: "jede Woche am Montag und Mittwoch"."""
    names = [translate(WEEKDAYS[number]) for number in days or (start.weekday(),)]
    day = _("{days} und {last}").format(days=", ".join(names[:-1]), last=names[-1]) if names[1:] else names[0]
    nth = _nth(start)
    if every is Every.MONTHLY:
        which = _("letzten") if nth == -1 else _("{nth}.").format(nth=nth)
        return _("{rhythm} am {which} {day}").format(rhythm=every.label, which=which, day=day)
    return _("{rhythm} am {day}").format(rhythm=every.label, day=day)


def _every(parts: dict[str, str]) -> Every | None:
    if parts.get("FREQ") == "WEEKLY":
        return {"1": Every.WEEKLY, "2": Every.FORTNIGHTLY}.get(parts.get("INTERVAL", "1"))
    nth = re.fullmatch(r"(-1|[1-4])(MO|TU|WE|TH|FR|SA|SU)", parts.get("BYDAY", ""))
    return Every.MONTHLY if parts.get("FREQ") == "MONTHLY" and nth and "INTERVAL" not in parts else None


def _nth(start: datetime) -> int:
    number = (start.day - 1) // 7 + 1
    return number if number < 5 else -1
