"""What the documents about a helper circle show; nothing here knows where it comes from."""

from dataclasses import dataclass
from datetime import date

from app.services.documents.data import Office

Span = tuple[date | None, date | None]
"""First and last day, None for open."""


@dataclass(frozen=True)
class ClimbedStep:
    """A step of the ladder with the times in which it stood."""

    title: str
    spans: tuple[Span, ...] = ()

    def on(self, day: date) -> bool:
        """Whether it stood at the end of a day."""
        return any((since is None or since <= day) and (until is None or until > day) for since, until in self.spans)


@dataclass(frozen=True)
class HeldMeeting:
    """A meeting and how many were there."""

    day: date
    present: int


@dataclass(frozen=True)
class RaisedProblem:
    """A difficulty in one sentence without names."""

    title: str
    raised_on: date
    solved_on: date | None = None


@dataclass(frozen=True)
class CircleYear:
    """How a helper circle developed from `since` to `until`, in numbers that name nobody."""

    office: Office
    as_of: date
    title: str
    about: str
    """House or topic, when it was founded, when it meets."""
    memberships: tuple[tuple[str, date | None, date | None], ...]
    """A sign for each member, first and last day."""
    steps: tuple[ClimbedStep, ...]
    meetings: tuple[HeldMeeting, ...]
    hours: tuple[tuple[date, int], ...]
    """Minutes that members gave on a day."""
    problems: tuple[RaisedProblem, ...]
    bookings: tuple[tuple[date, int], ...]
    """Cents that came in or were spent."""
    budget: int | None = None
    next_title: str = ""
    next_step: str = ""
    since: date | None = None
    until: date | None = None

    @property
    def first(self) -> date:
        """The first day it tells of; the first of January where none was chosen."""
        return self.since or date(self.last.year, 1, 1)

    @property
    def last(self) -> date:
        """The last day it tells of, today at the latest."""
        return min(self.until or self.as_of, self.as_of)

    def within(self, day: date | None) -> bool:
        """Whether something happened in the time it tells of."""
        return day is not None and self.first <= day <= self.last


@dataclass(frozen=True)
class CircleContact:
    """A member as the others may know her."""

    name: str
    role: str = ""
    group: str = ""
    phone: str = ""
    email: str = ""


@dataclass(frozen=True)
class Call:
    """Who calls whom in the chain, at which number."""

    caller: str
    called: str
    phone: str = ""


@dataclass(frozen=True)
class CircleContacts:
    """Contact sheet and telephone chain of a helper circle; numbers only `with_private_data`."""

    office: Office
    as_of: date
    title: str
    about: str
    members: tuple[CircleContact, ...]
    calls: tuple[Call, ...]
    notes: tuple[str, ...] = ()
    """What is told about those who did not agree to be named."""
    private_notes: tuple[str, ...] = ()
    """The same about those whose number may not be told; only where numbers stand."""
    with_private_data: bool = False
