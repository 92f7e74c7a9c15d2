"""Which steps of the ladder the office's own data already show, each with the sentence that proves it."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select

from app.models import CircleRole, Event, EventKind, EventState, HelperCircle, Participation, ParticipationState
from app.services.circles.members import Member, first_by_person, members_of, with_role
from app.text import _, money

if TYPE_CHECKING:
    from app.services.office import Services

MEETINGS, MEETING_DAYS = 3, 183
"""So many meetings within so many days are regular."""
TRAINED_DAYS = 730
NEW, NEW_DAYS = 2, 365
LED_GROUPS = 2


@dataclass(frozen=True)
class Known:
    """What is known of a circle on a day, each read when a rule first asks for it."""

    services: "Services"
    circle_id: str
    on: date

    @cached_property
    def circle(self) -> Any:
        """When it meets, and its budget in cents."""
        wanted = select(HelperCircle.meeting, HelperCircle.budget).where(HelperCircle.id == self.circle_id)
        with self.services.database.reading() as connection:
            return connection.execute(wanted).one()

    @cached_property
    def memberships(self) -> list[Member]:
        """Those who belong to it on the day, with every subgroup somebody is in."""
        found = members_of(self.services.database, self.circle_id, self.on)
        return [member for member in found if member.is_current(self.on)]

    @cached_property
    def members(self) -> list[Member]:
        """The same, everybody once."""
        return first_by_person(self.memberships)

    @cached_property
    def meetings(self) -> int:
        """Meetings of the last half year."""
        found = self.services.events.between(
            self.on - timedelta(days=MEETING_DAYS), self.on,
            Event.circle_id == self.circle_id, Event.kind == EventKind.CIRCLE_MEETING,
        )  # fmt: skip
        return sum(one.state is not EventState.CANCELLED for one in found)

    @cached_property
    def trained(self) -> int:
        """Members who were at a training in the last two years."""
        return _trained(self.services, [member.person_id for member in self.members], self.on)


def recognised(services: "Services", circle_id: str, on: date, wanted: Collection[str]) -> dict[str, str]:
    """Those of the `wanted` steps that are fulfilled by what is noted, with the sentence that says by what."""
    known = Known(services, circle_id, on)
    told = {key: rule(known) for key, rule in _RULES.items() if key in wanted}
    return {key: words for key, words in told.items() if words}


def _trained(services: "Services", people: list[str], on: date) -> int:
    """How many of these people were at a training in the last two years."""
    first = on - timedelta(days=TRAINED_DAYS)
    wanted = (
        select(func.count(func.distinct(Participation.person_id)))
        .join(Event, Event.id == Participation.event_id)
        .where(Participation.person_id.in_(people), Participation.state == ParticipationState.ATTENDED)
        .where(Event.kind == EventKind.TRAINING, Event.start >= first, Event.start < on + timedelta(days=1))
        .where(Event.deleted_at.is_(None), Participation.deleted_at.is_(None))
    )
    with services.database.reading() as connection:
        return connection.execute(wanted).scalar_one()


def _people(known: Known) -> str:
    speaks, stands_in = (with_role(known.memberships, role) for role in (CircleRole.SPEAKER, CircleRole.DEPUTY))
    return _("Laut Mitgliederliste sind Sprecher/in und Stellvertretung benannt.") if speaks and stands_in else ""


def _meeting(known: Known) -> str:
    if not known.circle.meeting or known.meetings < MEETINGS:
        return ""
    return _("Laut Kalender gab es {count} Treffen im letzten halben Jahr.").format(count=known.meetings)


def _contacts(known: Known) -> str:
    if not known.members or not all(member.phone or member.email for member in known.members):
        return ""
    return _("Laut Mitgliederliste ist zu allen {count} Mitgliedern Telefon oder E-Mail bekannt.").format(
        count=len(known.members)
    )


def _keys(known: Known) -> str:
    held = first_by_person(with_role(known.memberships, CircleRole.KEYS))
    return _("Laut Mitgliederliste ist benannt, wer die Schlüssel hat.") if held else ""


def _groups(known: Known) -> str:
    led = {m.subgroup for m in with_role(known.memberships, CircleRole.SUBGROUP_LEAD) if m.subgroup}
    if len(led) < LED_GROUPS:
        return ""
    return _("Laut Mitgliederliste haben {count} Arbeitsgruppen eine Leitung.").format(count=len(led))


def _newcomers(known: Known) -> str:
    first = known.on - timedelta(days=NEW_DAYS)
    new = sum(m.since is not None and m.since > first for m in known.members)
    return _("Laut Mitgliederliste kamen {count} Neue in zwölf Monaten.").format(count=new) if new >= NEW else ""


def _training(known: Known) -> str:
    if not known.members or known.trained * 2 < len(known.members):
        return ""
    words = _("Laut Teilnahmelisten waren {count} von {total} Mitgliedern in zwei Jahren bei einer Schulung.")
    return words.format(count=known.trained, total=len(known.members))


def _budget(known: Known) -> str:
    amount = known.circle.budget
    return _("Laut Stammdaten beträgt das Budget im Jahr {amount}.").format(amount=money(amount)) if amount else ""


_RULES: dict[str, Callable[[Known], str]] = {
    "people": _people, "meeting": _meeting, "contacts": _contacts, "keys": _keys, "groups": _groups,
    "newcomers": _newcomers, "training": _training, "budget": _budget,
}  # fmt: skip
"""By the key of the step in `resources/circles/ladder.csv`; steps that only people can judge are not among them."""
