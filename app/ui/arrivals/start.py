"""Arrivals of these weeks as lines of the start page: what is still to be prepared, and what is still to be counted."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from app.models import Arrival
from app.text import _, german_date, number
from app.ui import tones
from app.ui.kit.places import dotted
from app.ui.kit.show import distance
from app.ui.start.lines import Line
from app.ui.theme import Tone


def arrival_lines(source: Any) -> Iterator[Line]:
    """A line for each; `source` has the services and the day it is."""
    for arrival in source.desk.office.arrivals.near(source.day):
        yield _line(arrival, source.day)


def _line(arrival: Arrival, today: date) -> Line:
    house = arrival.shelter_name or _("ohne Haus")
    over = arrival.arrives_on < today
    words = _("Ankunft am {day}: {people} Personen") if over else _("Ankunft {distance}: {people} Personen")
    day, away = german_date(arrival.arrives_on), distance(arrival.arrives_on, today)
    text = words.format(day=day, distance=away, people=number(arrival.people))
    missing = _missing(arrival, today)
    chip = (_("offen"), _tone(arrival, today)) if missing else (_("vorbereitet"), Tone.GOOD)
    return Line(
        text, Arrival.__name__, arrival.id, aside=dotted([house, missing]), chip=chip, follow_up=text,
        warns=bool(missing),
    )  # fmt: skip


def _missing(arrival: Arrival, today: date) -> str:
    if arrival.arrives_on <= today and arrival.shelter_id:
        return _("neue Belegung eintragen")
    return "" if arrival.prepared_on else _("noch nicht vorbereitet")


def _tone(arrival: Arrival, today: date) -> Tone:
    return Tone.ATTENTION if arrival.arrives_on <= today else tones.due(arrival.arrives_on, today)
