"""The visits on the start page: the next one with its pack, and past ones whose protocol is missing."""

from datetime import date, timedelta
from typing import Any

from app.models import Event, Visit
from app.services.visits.visits import Ahead
from app.text import _, german_time
from app.ui.kit.show import distance, short_date
from app.ui.start.lines import Line
from app.ui.theme import Tone

PACK, PROTOCOL = "pack", "protocol"
"""What Enter does with a line instead of opening its record."""
SOON, LATE, MOST = 14, 90, 4
"""Days before a visit its pack is offered, days after it a protocol is asked for, and lines of those."""


def visit_lines(office: Any, today: date) -> tuple[Line, ...]:
    """The next visit, the way to its pack, and visits without a protocol."""
    missing = office.visits.unwritten(today, today - timedelta(days=LATE))
    return (*_next(office, today), *(_unwritten(visit, today) for visit in missing[:MOST]))


def _next(office: Any, today: date) -> tuple[Line, ...]:
    told = office.visits.ahead(today)
    if told is None:
        return ()
    title = _("Besuch {house}").format(house=told.house)
    if told.count > 1:
        title = _("Tour, {count} Unterkünfte, zuerst {house}").format(count=told.count, house=told.house)
    clock = f" {german_time(told.begins)}" if told.begins else ""
    entity, key = (Event.__name__, told.event_id) if told.event_id else (Visit.__name__, told.visit_id)
    words = _("Vorbereiten: {title}").format(title=title)
    line = Line(title, entity, key, short_date(told.day, today) + clock, follow_up=words)
    if told.day > today + timedelta(days=SOON):
        return (line,)
    chip = (_("Mappe"), Tone.INFO)
    return line, Line(_("Mappe drucken"), Visit.__name__, told.visit_id, chip=chip, does=PACK)


def _unwritten(told: Ahead, today: date) -> Line:
    text = _("Protokoll schreiben: {house}").format(house=told.house)
    chip = (distance(told.day, today), Tone.ATTENTION)
    return Line(text, Visit.__name__, told.visit_id, chip=chip, follow_up=text, does=PROTOCOL)


def do(window: Any, line: Line) -> None:
    """Show the pack of a visit, or write its protocol."""
    if line.does == PROTOCOL:
        from app.ui.visits.protocol_dialog import open_protocol

        open_protocol(window, line.record_id)
    else:
        from app.ui.visits.plugin import pack_of_visit

        pack_of_visit(window, line.record_id)
