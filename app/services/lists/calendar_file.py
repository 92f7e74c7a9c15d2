"""Writes events as a calendar that Outlook and telephones take in: lasting UIDs, local times, whole days as dates."""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event as Entry, Timezone, vRecur

from app.models import Event, EventState
from app.services.lists.clean import Cleaner
from app.services.repetition import is_usable
from app.text import _

BERLIN = ZoneInfo("Europe/Berlin")
_BERLIN = """BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""
"""Two rules instead of the library's list of days, which ends in 2038 and which Outlook reads badly."""
_STATES = {EventState.DRAFT: "TENTATIVE", EventState.CANCELLED: "CANCELLED"}


def calendar(events: Sequence[Event], series: Mapping[str, tuple[str, list[str]]], name: str) -> bytes:
    """The events as one calendar called `name`; `series` gives rule and exceptions by the event's id (RFC 5545)."""
    book = Calendar()
    book.add("prodid", "-//Helferkreis//DE")
    book.add("version", "2.0")
    book.add("method", "PUBLISH")
    book.add("x-wr-calname", name)
    clean = Cleaner()
    for event in events:
        rule, excluded = series.get(event.id, (None, []))
        book.add_component(_entry(event, rule, sorted(set(excluded)), clean))
    if any(not event.all_day for event in events):
        book.subcomponents.insert(0, Timezone.from_ical(_BERLIN))
    return bytes(book.to_ical())


def _entry(event: Event, rule: str | None, excluded: Sequence[str], clean: Cleaner) -> Entry:
    entry = Entry()
    entry.add("uid", event.uid or f"{event.id}@helferkreis")
    entry.add("dtstamp", event.changed_at.replace(tzinfo=UTC))
    entry.add("last-modified", event.changed_at.replace(tzinfo=UTC))
    entry.add("sequence", event.version - 1)
    entry.add("summary", clean(event.title))
    entry.add("dtstart", _moment(event, event.start))
    entry.add("dtend", _end(event))
    entry.add("categories", [event.kind.label])
    entry.add("status", _STATES.get(event.state, "CONFIRMED"))
    for key, text in (("location", _place(event)), ("description", _description(event))):
        if text:
            entry.add(key, clean(text))
    if rule and is_usable(rule, event.start):
        entry.add("rrule", vRecur.from_ical(_until_with_zone(rule, event)))
        for moment in excluded:
            entry.add("exdate", _moment(event, datetime.fromisoformat(moment)))
    return entry


def _moment(event: Event, moment: datetime) -> date:
    """Local time with its zone, or a bare date: with a zone Outlook would shift a whole day."""
    return moment.date() if event.all_day else moment.replace(tzinfo=BERLIN)


def _end(event: Event) -> date:
    """The file names the day after the last one, the database the last one."""
    end = event.end or event.start
    if event.all_day:
        return end.date() + timedelta(days=1)
    return (end if event.end else end + timedelta(hours=1)).replace(tzinfo=BERLIN)


def _until_with_zone(rule: str, event: Event) -> str:
    """UNTIL is a date for whole days, else UTC (RFC 5545, 3.3.10); the database keeps local time."""
    parts = []
    for part in rule.split(";"):
        key, _equals, value = part.partition("=")
        parts.append(f"UNTIL={_until(value, event)}" if key.upper() == "UNTIL" else part)
    return ";".join(parts)


def _until(value: str, event: Event) -> str:
    if event.all_day or value.endswith("Z"):
        return value[:8] if event.all_day else value
    moment = datetime.strptime(value[:15], "%Y%m%dT%H%M%S" if "T" in value else "%Y%m%d")
    if "T" not in value:
        moment = moment.replace(hour=23, minute=59, second=59)
    return f"{moment.replace(tzinfo=BERLIN).astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _place(event: Event) -> str:
    town = " ".join(filter(None, (event.postal_code, event.city)))
    return ", ".join(filter(None, (event.location, event.room, event.street, town)))


def _description(event: Event) -> str:
    speaker = _("Mit: {name}").format(name=event.speaker) if event.speaker else ""
    return "\n".join(filter(None, (event.subtitle, speaker, event.description)))
