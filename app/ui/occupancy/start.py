"""What the start page says of the houses together: where nobody helps, and whose numbers are old."""

from typing import Any

from app.models import Shelter
from app.services.occupancy.asked import ALONE, stale
from app.services.related import counts
from app.services.settings import OLD_COUNTS
from app.text import _, number
from app.ui.start.lines import Line
from app.ui.theme import Tone


def house_lines(office: Any) -> tuple[Line, ...]:
    """A line for each of both that is true of some house, leading to its list."""
    days = number(office.settings.number(OLD_COUNTS))
    wanted = (
        (_("Häuser ohne Ehrenamtliche: {count}"), ALONE),
        (_("Häuser mit Zahlen älter als {days} Tage: {{count}}").format(days=days), stale(office.settings)),
    )
    found = counts(office.database, [(Shelter, filters) for _words, filters in wanted])
    return tuple(
        Line(words.format(count=number(count)), Shelter.__name__, chip=(_("Liste"), Tone.INFO), filters=filters)
        for (words, filters), count in zip(wanted, found, strict=True)
        if count
    )
