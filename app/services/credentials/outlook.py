"""What the office looks ahead for: proofs that end in a time it chooses, or that active people miss today."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

from app.models import CredentialKind, Person, VolunteerStatus
from app.services.query import Filter, Query
from app.text import _


@dataclass(frozen=True)
class Time:
    """A time to look ahead; `weeks` from today, else to the end of the quarter after `quarters` more."""

    key: str
    label: str
    weeks: int | None = None
    quarters: int = 0

    def last_day(self, today: date) -> date:
        """Its last day."""
        if self.weeks is not None:
            return today + timedelta(weeks=self.weeks)
        begin = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
        following: date = begin + relativedelta(months=3 * (self.quarters + 1))
        return following - timedelta(days=1)


SOON = Time("soon", _("Läuft bald ab"), weeks=8)
"""As each kind is announced by its own rule, so many weeks before; the start page says the same."""
ENDED = Time("ended", _("Schon abgelaufen"), weeks=0)
TIMES = (
    SOON,
    Time("quarter", _("Läuft in diesem Quartal ab")),
    Time("next", _("Läuft bis zum Ende des nächsten Quartals ab"), quarters=1),
    Time("4", _("Läuft in 4 Wochen ab"), weeks=4),
    Time("8", _("Läuft in 8 Wochen ab"), weeks=8),
    Time("12", _("Läuft in 12 Wochen ab"), weeks=12),
    ENDED,
)
"""What can be chosen; who has let a proof run out is named in each of them."""


@dataclass(frozen=True)
class Prospect:
    """Somebody whose proof ends, or who misses one (`day` None); `blocks`: nobody is placed without."""

    person_id: str
    name: str
    kind: CredentialKind
    words: str
    day: date | None
    blocks: bool = False


def ending(office: Any, time: Time, today: date) -> list[Prospect]:
    """Whose proof ends in a time, or has ended, the earliest first."""
    last = today - timedelta(days=1) if time is ENDED else time.last_day(today)
    found = office.credentials.announced(today) if time is SOON else office.credentials.expiring(last)
    return [Prospect(told.person_id, told.name, told.kind, told.words, told.day) for told in found]


def missing(office: Any, today: date) -> list[Prospect]:
    """What active people miss for what they do today, by name."""
    active = office.volunteers.ids(Query(filters=(Filter(Person.status, VolunteerStatus.ACTIVE),)))
    gaps = office.credentials.gaps(None, today, active)
    lacking = [person for person in active if person in gaps]
    names = [row[0] for row in office.volunteers.rows(lacking, (Person.sort_name,))]
    return [
        Prospect(person, name, gap.kind, gap.words, None, gap.blocks)
        for person, name in zip(lacking, names, strict=True)
        for gap in gaps[person]
    ]
