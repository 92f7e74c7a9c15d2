"""Helper circles: the groups around a house or a topic, and who belongs to them when."""

import csv
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Boolean, Date, Enum, Integer, String, Text, func, select
from sqlalchemy.orm import Mapped, object_session

from app import resources
from app.models.base import Choice, Computed, Disclose, Kind, Record, entity, field, reference
from app.models.event import Event, EventKind, EventState
from app.models.protection import Keep, Protection
from app.text import _


class CircleRole(Choice):
    """What somebody is in a helper circle."""

    MEMBER = _("Mitglied")
    SPEAKER = _("Sprecher/in")
    DEPUTY = _("Stellvertretung")
    TREASURER = _("Kasse")
    SUBGROUP_LEAD = _("Leitung einer Arbeitsgruppe")
    MINUTES = _("Protokoll")
    KEYS = _("Schlüssel")


class HelperCircle(Record):
    """A group of volunteers around a house or a topic."""

    protection, keep = Protection.NONE, Keep.OFFICE
    singular = _("Helferkreis")
    plural = _("Helferkreise")
    search_by = ("name", "topic", "notes")
    sort_by = ("name",)

    name: Mapped[str] = field("Name", String(120), found_as=("Helferkreis", "Gruppe"))
    shelter_id: Mapped[str | None] = reference("Unterkunft", "Shelter")
    topic: Mapped[str | None] = field("Thema", String(120))
    founded_on: Mapped[date | None] = field("Gegründet am", Date)
    meeting: Mapped[str | None] = field("Treffen", String(160), hint="zum Beispiel jeden ersten Dienstag, 19 Uhr")
    members_wanted: Mapped[int | None] = field("Mitglieder angestrebt", Integer, found_as=("Gesuchte Mitglieder",))
    budget: Mapped[int | None] = field("Budget im Jahr", Integer, kind=Kind.MONEY)
    notes: Mapped[str | None] = field("Notizen", Text, disclose=Disclose.OFFICE)

    member_count = Computed("Mitglieder", lambda c: _member_count(c), Kind.NUMBER)
    speaker_names = Computed("Sprecher/in", lambda c: _speaker_names(c), disclose=Disclose.OFFICE)
    last_meeting_on = Computed("Letztes Treffen", lambda c: _last_meeting_on(c), Kind.DATE)
    marker_count = Computed("Schritte erreicht", lambda c: _marker_count(c), Kind.NUMBER)


def _belongs(circle: Any) -> Any:
    """The condition that a membership of the circle holds today."""
    since, until, today = CircleMember.since, CircleMember.until, func.current_date(type_=Date)
    return (
        (CircleMember.circle_id == circle.id)
        & (since.is_(None) | (since <= today))
        & (until.is_(None) | (until >= today))
        & CircleMember.deleted_at.is_(None)
    )


def _member_count(circle: Any) -> Any:
    return select(func.count(func.distinct(CircleMember.person_id))).where(_belongs(circle)).scalar_subquery()


def _speaker_names(circle: Any) -> Any:
    person = entity("Person")
    name = func.trim(func.coalesce(person.first_name, "") + " " + person.last_name)
    return (
        select(func.aggregate_strings(name, ", "))
        .join(CircleMember, CircleMember.person_id == person.id)
        .where(_belongs(circle), CircleMember.role == CircleRole.SPEAKER, person.deleted_at.is_(None))
        .scalar_subquery()
    )


def _last_meeting_on(circle: Any) -> Any:
    """The day of the last meeting that stands by itself: one of a series counts once something is noted of it."""
    held = (Event.kind == EventKind.CIRCLE_MEETING) & (Event.state != EventState.CANCELLED)
    day = func.date(Event.start, type_=Date)
    return (
        select(func.max(day, type_=Date))
        .where(Event.circle_id == circle.id, held, Event.series_id.is_(None), Event.deleted_at.is_(None))
        .where(day <= func.current_date(type_=Date))
        .scalar_subquery()
    )


def _marker_count(circle: Any) -> Any:
    return (
        select(func.count(CircleMarker.id))
        .where(CircleMarker.circle_id == circle.id, CircleMarker.lost_on.is_(None), CircleMarker.deleted_at.is_(None))
        .scalar_subquery()
    )


class CircleMember(Record):
    """Who belongs to a helper circle, in which role, from when to when."""

    protection, keep = Protection.PERSONAL, Keep.PERSON
    singular = _("Mitgliedschaft")
    plural = _("Mitglieder")
    sort_by = ("since",)
    part_of = "circle_id"

    circle_id: Mapped[str] = reference("Helferkreis", "HelperCircle", protect=Protection.COUNTED)
    person_id: Mapped[str] = reference("Person", "Person")
    role: Mapped[CircleRole] = field(
        "Rolle",
        Enum(CircleRole, native_enum=False, length=20),
        default=CircleRole.MEMBER,
        protect=Protection.COUNTED,
    )
    subgroup: Mapped[str | None] = field("Arbeitsgruppe", String(120))
    since: Mapped[date | None] = field("Von", Date, protect=Protection.COUNTED)
    until: Mapped[date | None] = field("Bis", Date, protect=Protection.COUNTED)

    circle_name = Computed("Kreis", lambda m: _circle_name(m))
    person_name = Computed("Name", lambda m: _person_name(m), disclose=Disclose.NAME)
    phone = Computed("Telefon", lambda m: _reached(m, "mobile", "phone"), Kind.PHONE, disclose=Disclose.CONTACT)
    email = Computed("E-Mail", lambda m: _reached(m, "email"), Kind.EMAIL, disclose=Disclose.CONTACT)

    @property
    def caption(self) -> str:
        """Role and circle, "Sprecher/in, Helferkreis Asperg"; no name, since the history keeps it."""
        known, session = None, object_session(self)
        if session and self.circle_id:
            with session.no_autoflush:  # asked for while the action has no name yet
                known = session.get(HelperCircle, self.circle_id)
        role = self.role.label if self.role else self.singular
        return _("{role}, {circle}").format(role=role, circle=known.name) if known else role


def _circle_name(member: Any) -> Any:
    return select(HelperCircle.name).where(HelperCircle.id == member.circle_id).scalar_subquery()


def _reached(member: Any, *ways: str) -> Any:
    """The first number or address of somebody that is known."""
    person = entity("Person")
    known = [func.nullif(getattr(person, way), "") for way in ways]
    first = func.coalesce(*known) if len(known) > 1 else known[0]
    return select(first).where(person.id == member.person_id).scalar_subquery()


def _person_name(member: Any) -> Any:
    person = entity("Person")
    return (
        select(func.trim(func.coalesce(person.first_name, "") + " " + person.last_name))
        .where(person.id == member.person_id)
        .scalar_subquery()
    )


class CircleMarker(Record):
    """A step of the ladder of maturity that a circle has reached, and when it was lost again.

    `marker` is the key of a step in `resources/circles/ladder.csv`; a step reached anew is a further record.
    """

    protection, keep = Protection.NONE, Keep.OFFICE
    singular = _("Schritt der Entwicklung")
    plural = _("Entwicklung")
    sort_by = ("marker", "reached_on")
    part_of = "circle_id"

    circle_id: Mapped[str] = reference("Helferkreis", "HelperCircle")
    marker: Mapped[str] = field("Schritt", String(40))
    reached_on: Mapped[date] = field("Erreicht am", Date)
    lost_on: Mapped[date | None] = field("Nicht mehr seit", Date)
    notes: Mapped[str | None] = field("Notizen", String(200), disclose=Disclose.OFFICE)

    @property
    def caption(self) -> str:
        return step_titles().get(self.marker, self.marker)


@cache
def step_titles() -> dict[str, str]:
    """What the steps of the ladder that come with the program are called, by their key."""
    with resources.path("circles", "ladder.csv").open(encoding="utf-8", newline="") as file:
        return {row["key"]: row["title"] for row in csv.DictReader(file, delimiter=";")}


class CircleBooking(Record):
    """Money that came into the budget of a circle (positive) or was spent (negative), in cents."""

    protection, keep = Protection.NONE, Keep.OFFICE
    singular = _("Buchung")
    plural = _("Kasse des Helferkreises")
    search_by = ("purpose",)
    sort_by = ("day",)
    part_of = "circle_id"

    circle_id: Mapped[str] = reference("Helferkreis", "HelperCircle")
    day: Mapped[date] = field("Tag", Date, index=True)
    amount: Mapped[int] = field("Betrag", Integer, kind=Kind.MONEY, hint="Ausgaben mit Minus")
    purpose: Mapped[str] = field("Wofür", String(160))
    receipt: Mapped[bool] = field("Beleg liegt vor", Boolean, default=False)

    @property
    def caption(self) -> str:
        return self.purpose
