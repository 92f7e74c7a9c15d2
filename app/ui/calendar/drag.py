"""What the mouse is doing to an event: moving it, stretching it, or spanning a new one over free time."""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from PySide6.QtCore import QPoint

from app.models import EventKind, EventState
from app.services.events import Occurrence
from app.text import _

STEP = timedelta(minutes=15)
"""How exactly the mouse sets a time of day."""
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Grip:
    """Where the mouse was pressed: on which event (None: free time), at which time, and whether on its edge."""

    place: QPoint
    moment: datetime
    only_day: bool
    occurrence: Occurrence | None = None
    edge: bool = False

    def dragged_to(self, moment: datetime) -> Occurrence:
        """The event as it would be if the mouse were let go at `moment`."""
        if self.occurrence is None:
            return self._spanned(moment)
        if self.edge:
            return self._stretched(self.occurrence, moment)
        return self._moved(self.occurrence, moment)

    def _moved(self, one: Occurrence, moment: datetime) -> Occurrence:
        away = _days(moment - self.moment) if self.only_day or one.all_day else moment - self.moment
        return moved(one, away)

    def _stretched(self, one: Occurrence, moment: datetime) -> Occurrence:
        if one.all_day:
            return stretched(one, datetime.combine(moment.date(), time()) - one.end)
        if self.only_day:
            return stretched(one, _days(datetime.combine(moment.date(), time()) - midnight(one.end)))
        return stretched(one, moment + STEP - one.end)

    def _spanned(self, moment: datetime) -> Occurrence:
        first, last = sorted((self.moment, moment))
        if self.only_day:
            first, last = midnight(first), midnight(last)
        end = last if self.only_day else last + STEP
        state = EventState.DRAFT
        return Occurrence("", _("Neuer Termin"), EventKind.INFO, state, first, end, self.only_day, "", False)


def moved(one: Occurrence, away: timedelta) -> Occurrence:
    """The same event so much later."""
    return replace(one, start=one.start + away, end=one.end + away)


def stretched(one: Occurrence, longer: timedelta) -> Occurrence:
    """The same event so much longer; at least one step, or one day."""
    least = one.start if one.all_day else one.start + STEP
    return replace(one, end=max(one.end + longer, least))


def midnight(moment: datetime) -> datetime:
    """The beginning of a day."""
    return datetime.combine(moment.date(), time())


def _days(away: timedelta) -> timedelta:
    return timedelta(days=round(away / DAY))
