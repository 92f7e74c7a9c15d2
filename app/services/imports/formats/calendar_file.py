"""Calendars (.ics), one appointment a row, in local time."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar

from app.errors import UserError
from app.services.imports.formats.text_table import decode
from app.services.imports.sheets import Row, Sheet, plain

FIELDS = ["title", "start", "end", "location", "description", "kind", "recurrence", "exceptions", "uid"]
HEADERS: Row = ["Titel", "Beginn", "Ende", "Ort", "Beschreibung", "Kategorie", "Serie", "Ausnahmen", "Kennung"]
BERLIN = ZoneInfo("Europe/Berlin")


def sheets(data: bytes, name: str) -> list[Sheet]:
    """One sheet with known columns.

    A whole-day appointment has dates, its end being the last day itself (the file names the day after). A changed
    single appointment of a series stands as its own row; the series names its day as an exception.
    """
    try:
        calendars = icalendar.Calendar.from_ical(decode(data), multiple=True)
    except ValueError as error:
        raise UserError(
            "„{name}“ ist als Kalender beschädigt. Bitte exportieren Sie den Kalender noch einmal.", name=name
        ) from error
    events: list[Any] = [
        event for calendar in calendars for event in calendar.walk("VEVENT") if event.get("DTSTART") is not None
    ]
    moved = defaultdict(list)
    for event in events:
        if event.get("RECURRENCE-ID") is not None:
            moved[str(event.get("UID"))].append(_local(event["RECURRENCE-ID"].dt))
    return [Sheet(name.rsplit(".", 1)[0], [HEADERS, *(_row(event, moved) for event in events)], fields=list(FIELDS))]


def _row(event: Any, moved: dict[str, list[date]]) -> Row:
    start = _local(event["DTSTART"].dt)
    uid = str(event.get("UID", ""))
    changed = event.get("RECURRENCE-ID")
    exceptions = [] if changed is not None else [*_exceptions(event), *moved.get(uid, ())]
    if changed is not None:
        uid = f"{uid}#{_local(changed.dt).isoformat()}"
    rule = event.get("RRULE")
    return [
        plain(str(event.get("SUMMARY", ""))),
        start,
        _end(event, start),
        plain(str(event.get("LOCATION", ""))),
        plain(str(event.get("DESCRIPTION", ""))),
        plain(_categories(event)),
        plain(rule.to_ical().decode() if rule is not None and changed is None else ""),
        plain(" ".join(sorted(day.isoformat() for day in exceptions))),
        plain(uid),
    ]


def _end(event: Any, start: date) -> date | None:
    if event.get("DTEND") is not None:
        end = _local(event["DTEND"].dt)
    elif event.get("DURATION") is not None:
        end = start + event["DURATION"].dt
    else:
        return None if isinstance(start, datetime) else start
    if isinstance(end, datetime) or isinstance(start, datetime):
        return end
    return max(end - timedelta(days=1), start)


def _local(moment: date) -> date:
    """In Berlin's time without a zone; a date stays the date it is."""
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        moment = moment.astimezone(BERLIN)
    return moment.replace(tzinfo=None, microsecond=0) if isinstance(moment, datetime) else moment


def _exceptions(event: Any) -> list[date]:
    lines = event.get("EXDATE") or []
    return [_local(day.dt) for line in (lines if isinstance(lines, list) else [lines]) for day in line.dts]


def _categories(event: Any) -> str:
    found = event.get("CATEGORIES")
    lines = found if isinstance(found, list) else [found] if found is not None else []
    return ", ".join(str(category) for line in lines for category in line.cats)
