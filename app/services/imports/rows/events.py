"""Rows of calendars: title, day, times, place, series."""

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from app.models import Event
from app.services.imports.columns import Column
from app.services.imports.rows.common import Cells, Found, title_of
from app.services.imports.rows.plain import read_rest
from app.services.imports.sheets import Row
from app.services.imports.values import dates, words
from app.services.imports.values.blank import line_of
from app.services.repetition import is_usable

_KINDS = (
    ("VISIT", r"besuch|ortstermin|begehung"), ("INFO", r"info(veranstaltung|abend|tag|stand|treffen)?\b|infoveranst"),
    ("CONSULTING", r"fachberatung|beratung"),
    ("WORKSHOP", r"workshop|klausur"),
    (
        "COMMITTEE",
        r"\bag\b|arbeitsgruppe|arbeitskreis|\bak\b|gremium|bagfw|ausschuss|beirat|runder tisch|netzwerk|vorstand|"
        r"team(sitzung|treffen)",
    ),
    ("OFFICE_HOUR", r"sprechstunde|sprechzeit"),
    ("TRAINING", r"schulung|seminar|fortbildung|training|führerschein|kurs\b|qualifizierung|vortrag"),
    ("OFFER", r"caf[eé]|offen|treff\b|fest\b|nähen|kochen|spiele|sport"),
    ("CIRCLE_MEETING", r"helferkreis|helfertreff|treffen|stammtisch|sitzung"),
)  # fmt: skip


class EventReader:
    """Reads the rows of one calendar table; a day without time is a whole day."""

    def __init__(self, columns: list[Column], rows: list[tuple[int, Row]], sheet: str) -> None:
        del rows
        self.columns, self.sheet = columns, sheet

    def read(self, number: int, row: Row, defaults: dict[str, Any]) -> Found:
        """The event in a row; without title or day it lacks that value and is told by the preview."""
        cells = Cells(row, self.columns)
        found = Found(self.sheet, number, dict(defaults), list(row))
        values = found.values
        if title := cells.line("title"):
            values["title"] = title[:160]
        values["kind"] = kind_of(cells.line("kind")) or kind_of(title) or "OTHER"
        self._times(cells, found)
        if uid := cells.line("uid"):
            values["uid"] = uid[:_LONGEST_UID]
        self._series(cells, found)
        read_rest(Event, cells, found, "event")
        return found

    def _series(self, cells: Cells, found: Found) -> None:
        """The rule and its left-out days; a rule that nobody can follow is told, and the event takes place once."""
        if (rule := cells.line("recurrence")) and (start := found.values.get("start")):
            if is_usable(rule, start):
                found.values["recurrence"] = rule
            else:
                found.unread.append(f"{title_of(cells.of('recurrence')[0][0])}: {rule[:_TOLD]}")
        days = [day for day in cells.line("exceptions").split() if _is_moment(day)]
        if days and "recurrence" in found.values:
            found.values["exceptions"] = " ".join(days)

    def _times(self, cells: Cells, found: Found) -> None:
        begin, end = cells.first("start"), cells.first("end")
        begin = _SHORT_SPAN.sub(r"\1.\3 – \2.\3", begin) if isinstance(begin, str) else begin
        day = dates.date_in(begin, "event")
        if day is None:
            if begin is not None:
                found.unread.append(f"{title_of(cells.of('start')[0][0])}: {line_of(begin)}")
            return
        times = _unique([*_times(begin), *_times(cells.first("time"))])
        last = dates.date_in(end, "event") or _last_day(begin, day)
        closing = _times(cells.first("end_time")) or _times(end)
        if words.yes_or_no(cells.line("all_day")):
            times, closing, last = (
                [],
                [],
                last - timedelta(days=1) if last and last > day and closing == [time(0)] else last,
            )
        if not times:
            found.values.update(start=datetime.combine(day, time.min), all_day=True)
            found.values["end"] = datetime.combine(max(last or day, day), time.min)
            return
        found.values.update(start=datetime.combine(day, times[0]), all_day=False)
        until = closing[-1] if closing else times[1] if len(times) > 1 else None
        if until is not None:
            found.values["end"] = max(datetime.combine(last or day, until), found.values["start"])


def _times(cell: Any) -> list[time]:
    if isinstance(cell, date) and not isinstance(cell, datetime):
        return []
    return dates.times_in(cell)


def _is_moment(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _unique(times: list[time]) -> list[time]:
    return list(dict.fromkeys(times))[:2]


_LONGEST_UID, _TOLD = 200, 120
_SHORT_SPAN = re.compile(r"(\d{1,2})\.?\s*(?:[-–]|bis|und|/|\+)\s*(\d{1,2})\.\s*(\d{1,2}\.\s*\d{2,4})")
"""Days that share month and year: "14.–15.03.2026"."""
_SPAN = re.compile(r"[-–]|bis|\bund\b")


def _last_day(cell: Any, first: date) -> date | None:
    """The second day of "03.–05.05.2026" or "3.5.2026 bis 5.5.2026"."""
    if not isinstance(cell, str):
        return None
    parts = _SPAN.split(cell, maxsplit=1)
    last = dates.date_in(parts[1], "event") if len(parts) > 1 else None
    return last if last and last > first else None


def kind_of(text: str) -> str:
    """The kind of event that a category or title tells, as its English key; empty when it tells none."""
    lowered = text.casefold()
    return next((kind for kind, pattern in _KINDS if re.search(pattern, lowered)), "")
