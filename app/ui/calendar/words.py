"""How events are said and coloured in the calendar: times, days, kinds."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from app.models import EventKind, EventState
from app.services.calendar import DayNote
from app.services.deadlines import Due
from app.services.events import Occurrence
from app.text import MONTHS, WEEKDAYS, _, german_date, german_time, long_date, translate
from app.ui.theme import Tone

_TONES = {
    EventKind.INFO: Tone.STRONG, EventKind.TRAINING: Tone.GOOD, EventKind.CONSULTING: Tone.INFO,
    EventKind.WORKSHOP: Tone.ATTENTION, EventKind.COMMITTEE: Tone.VIOLET, EventKind.CIRCLE_MEETING: Tone.TEAL,
    EventKind.VISIT: Tone.BROWN, EventKind.OFFER: Tone.OLIVE, EventKind.OFFICE_HOUR: Tone.PLUM,
}  # fmt: skip

USUAL_HOURS = {
    EventKind.INFO: (19, 21), EventKind.TRAINING: (10, 16), EventKind.CONSULTING: (14, 16),
    EventKind.WORKSHOP: (10, 16), EventKind.COMMITTEE: (10, 12), EventKind.CIRCLE_MEETING: (18, 20),
    EventKind.VISIT: (15, 17), EventKind.OFFER: (16, 18), EventKind.OFFICE_HOUR: (14, 16), EventKind.OTHER: (9, 10),
}  # fmt: skip
"""From which to which hour an event of a kind mostly lasts; what a new one starts with."""


def tone(kind: EventKind) -> Tone:
    """The tone of a kind; the chip also names it."""
    return _TONES.get(kind, Tone.NEUTRAL)


def short(kind: EventKind) -> str:
    """The kind in the word that tells it from the others: "Treffen" of "Treffen des Helferkreises"."""
    return re.split(r" (?:und|des|einer|\()", kind.label)[0]


def usual_times(day: date, kind: EventKind) -> tuple[datetime, datetime]:
    """Start and end a new event of a kind is offered on a day."""
    first, last = USUAL_HOURS[kind]
    return datetime(day.year, day.month, day.day, first), datetime(day.year, day.month, day.day, last)


def last_day(start: datetime, end: datetime | None, all_day: bool) -> date:
    """The last day an event touches; one that ends at midnight does not touch the next."""
    if end is None or end <= start:
        return start.date()
    return end.date() if all_day else (end - timedelta(microseconds=1)).date()


def is_whole(occurrence: Occurrence) -> bool:
    """Whether an event is drawn as a bar over its days: by its nature, or because it lasts a day and more."""
    return occurrence.all_day or occurrence.end - occurrence.start >= timedelta(days=1)


def chip_text(occurrence: Occurrence, day: date) -> str:
    """What stands on the chip of an event in a cell of the month: "19:00 Infoabend"."""
    if occurrence.all_day or occurrence.start.date() != day:
        return occurrence.title
    return f"{german_time(occurrence.start)} {occurrence.title}"


def spoken(occurrence: Occurrence) -> str:
    """An event in one line for screen readers, tool tips and menus; a place that the title names stands there once."""
    where = "" if occurrence.location and occurrence.location in occurrence.title else occurrence.location
    parts = [times(occurrence.start, occurrence.end, occurrence.all_day), occurrence.title, where]
    if occurrence.state is EventState.CANCELLED:
        parts.append(occurrence.state.label)
    return ", ".join(filter(None, parts))


def details(occurrence: Occurrence) -> str:
    """Everything the calendar knows about an event, for a tool tip."""
    told = [occurrence.title, when(occurrence.start, occurrence.end, occurrence.all_day), occurrence.location]
    told.append(_("{kind}, {state}").format(kind=occurrence.kind.label, state=occurrence.state.label))
    return "\n".join(filter(None, [*told, _("Termin einer Serie") if occurrence.serial else ""]))


def due_words(due: Due) -> str:
    """A deadline in one line: "Frist: Antrag abgeben"."""
    return _("{what}: {title}").format(what=due.what, title=due.title)


def dues_text(dues: Sequence[Due]) -> str:
    """What stands on the line of a day's deadlines; a task says itself what is to be done."""
    if len(dues) > 1:
        return _("{count} fällig").format(count=len(dues))
    return dues[0].title if dues[0].is_task else due_words(dues[0])


def times(start: datetime, end: datetime | None, all_day: bool) -> str:
    """The hours of an event: "19:00–21:00", "ganztägig"."""
    if all_day:
        return _("ganztägig")
    if end is None or end <= start:
        return german_time(start)
    tail = (
        german_time(end)
        if last_day(start, end, False) == start.date()
        else f"{end.day}.{end.month}. {german_time(end)}"
    )
    return f"{german_time(start)}–{tail}"


def when(start: datetime | None, end: datetime | None, all_day: bool) -> str:
    """Day and hours: "Mi 25.11.2026, 19:00–21:00"; "" before there is a start."""
    if start is None:
        return ""
    day = f"{weekday(start)} {german_date(start)}"
    if not all_day:
        return f"{day}, {times(start, end, all_day)}"
    last = last_day(start, end, True)
    return day if last == start.date() else f"{day} – {weekday(last)} {german_date(last)}"


def weekday(day: date) -> str:
    """Mo, Di …"""
    return translate(WEEKDAYS[day.weekday()])[:2]


def month_name(day: date) -> str:
    """November 2026."""
    return f"{translate(MONTHS[day.month - 1])} {day.year}"


def day_words(day: date, occurrences: Sequence[Occurrence], dues: Sequence[Due], notes: Sequence[DayNote]) -> str:
    """A whole day for a screen reader."""
    events = [spoken(o) for o in occurrences] or [_("keine Termine")]
    return "; ".join([long_date(day), *(n.words for n in notes), *events, *(due_words(due) for due in dues)])


def date_cell(start: datetime) -> tuple[str, None]:
    """The day of a list's line."""
    return f"{weekday(start)} {german_date(start)}", None


def time_cell(end: datetime | None, start: datetime, all_day: bool) -> tuple[str, None]:
    """The hours of a list's line."""
    return times(start, end, all_day), None


def registered_cell(registered: int | None, capacity: int | None) -> tuple[str, None]:
    """How many are coming: "31 von 60"."""
    return registered_words(registered or 0, capacity), None


def registered_words(registered: int, capacity: int | None) -> str:
    """ "31 von 60", "31", or nothing."""
    if capacity:
        return _("{registered} von {capacity}").format(registered=registered, capacity=capacity)
    return str(registered) if registered else ""
