"""Sheets on the start page that should have come back by now."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from app.models import PrintedSheet
from app.services import settings as rules
from app.services.paper import numbers
from app.text import _
from app.ui.kit.show import distance
from app.ui.start.lines import Line
from app.ui.theme import Tone

MOST = 4


def paper_lines(source: Any) -> Iterator[Line]:
    """A line for each of the oldest ones; `source` has the services and the day it is."""
    office, today = source.desk.office, source.day
    until = today - timedelta(days=office.settings.number(rules.PAPER_OUT))
    for sheet in office.paper.out(until)[:MOST]:
        text = _("Liste {number} erfassen: {title}").format(number=numbers.spoken(sheet.number), title=sheet.title)
        chip = (distance(sheet.printed_on, today), Tone.ATTENTION)
        yield Line(text, PrintedSheet.__name__, sheet.id, chip=chip, follow_up=text)
