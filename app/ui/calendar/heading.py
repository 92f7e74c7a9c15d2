"""The name of an event and the chips of its state."""

from collections.abc import Collection
from datetime import date
from typing import Any

from app.models import EventState
from app.services import calendar, repetition
from app.text import _, german_date
from app.ui import tones
from app.ui.calendar import words
from app.ui.kit.detail import Head
from app.ui.theme import Tone

Chip = tuple[str, Tone]


def event_head(event: Any, known_years: Collection[int], held: date | None = None) -> Head:
    """Kind, people, state, rhythm, and a warning for a holiday in one of the years whose holidays are known.

    `held` is the day of a series that is in view.
    """
    chips: list[Chip] = [(event.kind.label, words.tone(event.kind))]
    if event.registered_count or event.capacity:
        chips.append(_coming(event.registered_count or 0, event.capacity))
    chips.append((event.state.label, tones.state(event.state)))
    if event.rule:
        chips.append((repetition.words(event.rule, event.start), Tone.NEUTRAL))
        if held:
            chips.append((_("hier: {day}").format(day=f"{words.weekday(held)} {german_date(held)}"), Tone.NEUTRAL))
    day = held or event.start.date()
    if day.year in known_years and (held or not event.rule):
        chips += _conflicts(event, day)
    return Head(event.caption, tuple(chips))


def _coming(registered: int, capacity: int | None) -> Chip:
    full = bool(capacity) and registered >= (capacity or 0)
    coming = words.registered_words(registered, capacity)
    return _("{coming} angemeldet").format(coming=coming), Tone.ATTENTION if full else Tone.GOOD


def _conflicts(event: Any, day: date) -> list[Chip]:
    """Holidays on the day of an event still to come: a warning, no refusal."""
    if day < date.today() or event.state is EventState.CANCELLED:
        return []
    return [(note.words, Tone.ATTENTION) for note in calendar.notes_between(day, day) if note.blocks]
