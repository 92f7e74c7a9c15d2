"""The offers that run in a house: when, in which room, and who holds them."""

from dataclasses import dataclass
from datetime import date, timedelta

from app.models import Event, EventKind, EventState
from app.services.events import Events
from app.services.repetition import words
from app.text import WEEKDAYS, german_date, german_time

AHEAD = timedelta(days=366)
"""An offer runs while it takes place once more within this time."""


@dataclass(frozen=True)
class Running:
    """An offer of the calendar: `when` ("jede Woche am Freitag, 15:00–17:30"), `next_on` its next day."""

    event_id: str
    title: str
    when: str
    next_on: date
    room: str
    held_by: str


def running(events: Events, shelter_id: str, today: date) -> list[Running]:
    """The offers of a house that still take place, each once, the next one first."""
    mine = (Event.shelter_id == shelter_id, Event.kind == EventKind.OFFER, Event.state != EventState.CANCELLED)
    days: dict[str, date] = {}
    for held in events.between(today, today + AHEAD, *mine):
        days.setdefault(held.event_id, held.start.date())
    known = {event.id: event for event in events.all(Event.id.in_(list(days)))} if days else {}
    return [_running(known[identity], day) for identity, day in days.items()]


def _running(event: Event, day: date) -> Running:
    return Running(event.id, event.title, _when(event), day, event.room or "", event.speaker or "")


def _when(event: Event) -> str:
    once = f"{WEEKDAYS[event.start.weekday()]}, {german_date(event.start)}"
    rhythm = words(str(event.rule), event.start) if event.rule else once
    if event.all_day:
        return rhythm
    end = f"–{german_time(event.end)}" if event.end else ""
    return f"{rhythm}, {german_time(event.start)}{end}"
