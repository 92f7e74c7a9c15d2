"""What a house, circle, project or event is looking for, and when."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import CheckConstraint, Date, DateTime, Enum, Integer, String, Text, case, cast, func, select
from sqlalchemy.orm import Mapped, mapped_column

from app.models.ability import WeekSlot
from app.models.base import Choice, Computed, Disclose, Kind, Record, Row, Several, entity, field, owner, reference
from app.models.placement import running
from app.models.protection import Keep, Protection
from app.text import _, german_date


class NeedTime(Choice):
    """The three shapes in which help is asked for."""

    FIXED = _("feste Termine")
    WEEKLY = _("Stunden in der Woche")
    OPEN = _("nach Absprache")


class Urgency(Choice):
    """How soon somebody must be found."""

    HIGH = _("dringend")
    NORMAL = _("normal")
    LOW = _("hat Zeit")


class NeedState(Choice):
    """Whether somebody is still looked for; that all places are taken follows from the assignments."""

    OPEN = _("offen")
    CLOSED = _("erledigt")
    WITHDRAWN = _("zurückgezogen")


class Need(Record):
    """Help that is looked for: what, where, when, for whom, and how many people."""

    protection, keep = Protection.NONE, Keep.OFFICE
    singular = _("Bedarf")
    plural = _("Bedarfe")
    search_by = ("title", "category", "target_group", "requirements", "languages", "notes")
    sort_by = ("title",)

    title: Mapped[str] = field("Bedarf", String(160), hint="zum Beispiel Begleitung zum Arzt")
    category: Mapped[str | None] = field(
        "Aufgabe", String(80), hint="wie bei „Möchte helfen bei“, zum Beispiel Behördenbegleitung", index=True
    )
    shelter_id: Mapped[str | None] = reference("Unterkunft", "Shelter")
    circle_id: Mapped[str | None] = reference("Helferkreis", "HelperCircle")
    project_id: Mapped[str | None] = reference("Projekt", "Project")
    event_id: Mapped[str | None] = reference("Termin", "Event")
    arrival_id: Mapped[str | None] = reference("Ankunft", "Arrival")
    people_wanted: Mapped[int] = field("Gesuchte Personen", Integer, default=1)
    target_group: Mapped[str | None] = field("Für wen", String(160), hint="eine Gruppe, nie ein Name")
    requirements: Mapped[str | None] = field("Voraussetzungen", Text)
    time_shape: Mapped[NeedTime] = field(
        "Zeit", Enum(NeedTime, native_enum=False, length=20), default=NeedTime.OPEN, index=True
    )
    hours_per_week: Mapped[int | None] = field("Stunden je Woche", Integer)
    starts_on: Mapped[date | None] = field("Ab", Date)
    ends_on: Mapped[date | None] = field("Bis", Date, hint="leer, solange kein Ende feststeht")
    find_until: Mapped[date | None] = field("Gesucht bis", Date, index=True)
    urgency: Mapped[Urgency] = field(
        "Dringlichkeit", Enum(Urgency, native_enum=False, length=20), default=Urgency.NORMAL
    )
    state: Mapped[NeedState] = field(
        "Stand", Enum(NeedState, native_enum=False, length=20), default=NeedState.OPEN, index=True
    )
    closed_on: Mapped[date | None] = field("Erledigt am", Date)
    closed_because: Mapped[str | None] = field("Erledigt, weil", String(200))
    asked_by: Mapped[str | None] = field("Gemeldet von", String(160), protect=Protection.PERSONAL)
    notes: Mapped[str | None] = field(
        "Notizen", Text, hint="Bitte nichts über einzelne Bewohnerinnen und Bewohner.", disclose=Disclose.OFFICE
    )

    languages = Several("Sprachen", "NeedLanguage", hint="zum Beispiel Arabisch, Farsi", disclose=Disclose.OPEN)
    slots = Several("Wochenzeiten", "NeedSlot", disclose=Disclose.OPEN)
    dates = Several(
        "Termine", "NeedDate", hint="zum Beispiel 24.11.2026 14:00–16:00, einer je Zeile", disclose=Disclose.OPEN
    )

    place_name = Computed("Wo", lambda n: _place_name(n))
    filled = Computed("Gefunden", lambda n: _filled(n), Kind.NUMBER)
    missing = Computed("Fehlen", lambda n: _missing(n), Kind.NUMBER)
    asked = Computed("Offene Anfragen", lambda n: _asked(n), Kind.NUMBER)
    asked_since = Computed("Wartet auf Antwort seit", lambda n: _asked_since(n), Kind.DATE)


def _place_name(need: Any) -> Any:
    named = [
        select(place.name if hasattr(place, "name") else place.title).where(place.id == column).scalar_subquery()
        for place, column in (
            (entity("Shelter"), need.shelter_id),
            (entity("HelperCircle"), need.circle_id),
            (entity("Project"), need.project_id),
            (entity("Event"), need.event_id),
        )
    ]
    return func.coalesce(*named)


def _filled(need: Any) -> Any:
    """How many people work for it today or will."""
    assignment, person = entity("Assignment"), entity("Person")
    return (
        select(func.count(func.distinct(assignment.person_id)))
        .join(person, person.id == assignment.person_id)
        .where(
            assignment.need_id == need.id,
            assignment.deleted_at.is_(None),
            person.deleted_at.is_(None),
            func.coalesce(cast(person.status, String), "").not_in(("LEFT", "DECLINED")),
            running(assignment, func.current_date(type_=Date)),
        )
        .scalar_subquery()
    )


def _missing(need: Any) -> Any:
    left = need.people_wanted - _filled(need)
    return case((left > 0, left), else_=0)


def _asked(need: Any) -> Any:
    request = entity("Request")
    return (
        select(func.count(request.id))
        .where(request.need_id == need.id, request.deleted_at.is_(None), request.state == "ASKED")
        .scalar_subquery()
    )


def _asked_since(need: Any) -> Any:
    """The day of the oldest question that has no answer yet."""
    request = entity("Request")
    return (
        select(func.min(request.asked_on))
        .where(request.need_id == need.id, request.deleted_at.is_(None), request.state == "ASKED")
        .scalar_subquery()
    )


class NeedLanguage(Row):
    """A language somebody should speak for a need."""

    protection, keep = Protection.TECHNICAL, Keep.OFFICE
    part_of, value_column = "need_id", "language"

    need_id: Mapped[str] = owner("Need")
    position: Mapped[int] = mapped_column(default=0)
    language: Mapped[str] = mapped_column(String(60), index=True)

    @property
    def text(self) -> str:
        return self.language

    @classmethod
    def parts(cls, text: str) -> dict[str, Any]:
        return {"language": " ".join(text.split())}


class NeedSlot(WeekSlot):
    """When in the week help is needed."""

    protection, keep = Protection.TECHNICAL, Keep.OFFICE
    part_of = "need_id"
    __table_args__ = (CheckConstraint("weekday BETWEEN 0 AND 6", name="weekday"),)

    need_id: Mapped[str] = owner("Need")


class NeedDate(Row):
    """One date of a need, in local time; as text "2026-11-24T14:00/2026-11-24T16:00" (ISO 8601 interval)."""

    protection, keep = Protection.TECHNICAL, Keep.OFFICE
    part_of, value_column = "need_id", "starts_at"

    need_id: Mapped[str] = owner("Need")
    position: Mapped[int] = mapped_column(default=0)
    starts_at: Mapped[datetime] = mapped_column(DateTime, index=True)
    ends_at: Mapped[datetime] = mapped_column(DateTime)

    @property
    def text(self) -> str:
        return f"{self.starts_at:%Y-%m-%dT%H:%M}/{self.ends_at:%Y-%m-%dT%H:%M}"

    @property
    def words(self) -> str:
        """ "24.11.2026 14:00–16:00"."""
        return f"{german_date(self.starts_at.date())} {self.starts_at:%H:%M}–{self.ends_at:%H:%M}"

    @classmethod
    def parts(cls, text: str) -> dict[str, Any]:
        """Begin and end of an ISO 8601 interval; without an end it takes an hour. ValueError for anything else."""
        begin, _slash, end = text.partition("/")
        starts_at = datetime.fromisoformat(begin)
        ends_at = datetime.fromisoformat(end) if end else starts_at + timedelta(hours=1)
        if ends_at <= starts_at:
            raise ValueError(text)
        return {"starts_at": starts_at, "ends_at": ends_at}
