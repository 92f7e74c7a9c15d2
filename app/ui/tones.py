"""Which tone the chips of the office's states have; the words on them say the same."""

from datetime import date
from typing import Any

from app.models import (
    ApplicationState,
    EventState,
    NeedState,
    ParticipationState,
    ProblemState,
    ProjectStage,
    RequestState,
    Urgency,
    VolunteerStatus,
)
from app.ui.theme import Tone

_TONES: dict[Any, Tone] = {
    VolunteerStatus.INTERESTED: Tone.INFO, VolunteerStatus.INTERVIEW: Tone.INFO, VolunteerStatus.TRIAL: Tone.ATTENTION,
    VolunteerStatus.ACTIVE: Tone.GOOD,
    ProjectStage.ADVICE: Tone.INFO, ProjectStage.APPLYING: Tone.INFO, ProjectStage.SUBMITTED: Tone.ATTENTION,
    ProjectStage.GRANTED: Tone.GOOD, ProjectStage.RUNNING: Tone.GOOD,
    ApplicationState.DRAFT: Tone.INFO, ApplicationState.SUBMITTED: Tone.ATTENTION, ApplicationState.GRANTED: Tone.GOOD,
    EventState.FIXED: Tone.GOOD, EventState.CANCELLED: Tone.ATTENTION,
    ParticipationState.REGISTERED: Tone.GOOD, ParticipationState.CONFIRMED: Tone.GOOD,
    ProblemState.OPEN: Tone.ATTENTION, ProblemState.SOLVED: Tone.GOOD,
    NeedState.OPEN: Tone.ATTENTION, NeedState.CLOSED: Tone.GOOD, Urgency.HIGH: Tone.STRONG,
    RequestState.ASKED: Tone.ATTENTION, RequestState.ACCEPTED: Tone.GOOD,
    ParticipationState.ATTENDED: Tone.GOOD, ParticipationState.WAITING: Tone.ATTENTION,
}  # fmt: skip

SOON_DAYS = 14
"""From so many days before a date on it asks for attention."""


def state(value: Any) -> Tone:
    """The tone of a state of the office."""
    return _TONES.get(value, Tone.NEUTRAL)


def due(day: date | None, today: date | None = None) -> Tone:
    """The tone of a date by which something must be done."""
    if day is None:
        return Tone.NEUTRAL
    days = (day - (today or date.today())).days
    return Tone.STRONG if days <= 0 else Tone.ATTENTION if days <= SOON_DAYS else Tone.NEUTRAL


def neutral(value: Any) -> Tone:
    """No state to speak of."""
    return Tone.NEUTRAL
