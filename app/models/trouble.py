"""What goes wrong: problems that are solved step by step, and incidents that only few may see."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, DateTime, Enum, String, Text, case, extract, func, select, type_coerce
from sqlalchemy.orm import Mapped

from app.models.base import Choice, Computed, Disclose, Kind, Record, entity, field, reference
from app.models.protection import Keep, Protection
from app.text import _, german_date


class ProblemState(Choice):
    """Whether a problem still is one."""

    OPEN = _("offen")
    SOLVED = _("gelöst")


class Problem(Record):
    """A difficulty of a circle or house, the step agreed, and how it ended."""

    protection, keep = Protection.NONE, Keep.OFFICE
    singular = _("Problem")
    plural = _("Probleme")
    search_by = ("title", "category", "step")
    sort_by = ("raised_on", "title")

    title: Mapped[str] = field("In einem Satz", String(160), hint="ohne Namen")
    category: Mapped[str | None] = field("Thema", String(80), hint="zum Beispiel Schlüssel und Räume", index=True)
    circle_id: Mapped[str | None] = reference("Helferkreis", "HelperCircle")
    shelter_id: Mapped[str | None] = reference("Unterkunft", "Shelter")
    raised_on: Mapped[date] = field("Angesprochen am", Date, index=True)
    raised_by: Mapped[str | None] = field("Angesprochen von", String(120), disclose=Disclose.OFFICE)
    text: Mapped[str | None] = field(
        "Worum es geht",
        Text,
        hint="Bitte nichts über Einzelne im Haus.",
        disclose=Disclose.OFFICE,
    )
    step: Mapped[str | None] = field("Vereinbarter Schritt", String(200))
    responsible: Mapped[str | None] = field("Wer", String(80), disclose=Disclose.OFFICE)
    due_on: Mapped[date | None] = field("Bis", Date, index=True)
    solved_on: Mapped[date | None] = field("Gelöst am", Date)
    solution: Mapped[str | None] = field("Wie es gelöst wurde", Text, disclose=Disclose.OFFICE)

    place_name = Computed("Wo", lambda p: _place_name(p))
    state = Computed("Stand", lambda p: _state(p), Kind.CHOICE, choices=ProblemState)
    days = Computed("Tage bis heute oder zur Lösung", lambda p: _days(p), Kind.NUMBER)

    @property
    def caption(self) -> str:
        return self.title


def _place_name(problem: Any) -> Any:
    circle, shelter = entity("HelperCircle"), entity("Shelter")
    named = select(circle.name).where(circle.id == problem.circle_id).scalar_subquery()
    return func.coalesce(named, select(shelter.name).where(shelter.id == problem.shelter_id).scalar_subquery())


def _state(problem: Any) -> Any:
    solved = case((problem.solved_on.is_not(None), ProblemState.SOLVED.name), else_=ProblemState.OPEN.name)
    return type_coerce(solved, Enum(ProblemState, native_enum=False, length=20))


def _days(problem: Any) -> Any:
    """How long it took, or takes already."""
    end = func.coalesce(problem.solved_on, func.current_date(type_=Date), type_=Date)
    return (extract("epoch", end) - extract("epoch", problem.raised_on)) // 86_400


class IncidentKind(Choice):
    """How hostility shows."""

    INSULT = _("Beleidigung")
    THREAT = _("Bedrohung")
    ONLINE = _("Anfeindung im Netz")
    DAMAGE = _("Sachbeschädigung")
    ASSAULT = _("körperlicher Angriff")
    PROPAGANDA = _("Flugblätter, Parolen, Symbole")
    OTHER = _("Sonstiges")


class IncidentTarget(Choice):
    """Against whom it went."""

    VOLUNTEERS = _("Ehrenamtliche")
    HOUSE = _("Haus")
    STAFF = _("Hauptamtliche")
    OFFICE = _("Geschäftsstelle")


class Incident(Record):
    """Hostility against volunteers or houses. Nothing of it stands in the search, in other lists or in hand-outs."""

    protection, keep = Protection.CONFIDENTIAL, Keep.INCIDENT
    restricted = True
    singular = _("Vorfall")
    plural = _("Vorfälle")
    sort_by = ("happened_at",)

    happened_at: Mapped[datetime] = field("Wann", DateTime, index=True, protect=Protection.COUNTED)
    kind: Mapped[IncidentKind] = field(
        "Art", Enum(IncidentKind, native_enum=False, length=20), default=IncidentKind.OTHER, protect=Protection.COUNTED
    )
    target: Mapped[IncidentTarget] = field(
        "Gegen wen",
        Enum(IncidentTarget, native_enum=False, length=20),
        default=IncidentTarget.VOLUNTEERS,
        protect=Protection.COUNTED,
    )
    person_id: Mapped[str | None] = reference("Betroffene Person", "Person")
    shelter_id: Mapped[str | None] = reference("Unterkunft", "Shelter", protect=Protection.COUNTED)
    circle_id: Mapped[str | None] = reference("Helferkreis", "HelperCircle", protect=Protection.COUNTED)
    place: Mapped[str | None] = field("Ort", String(160), disclose=Disclose.OFFICE)
    text: Mapped[str | None] = field(
        "Was geschah",
        Text,
        hint="Bitte nichts über Einzelne im Haus.",
        disclose=Disclose.OFFICE,
    )
    reported_to: Mapped[str | None] = field(
        "Gemeldet bei", String(160), hint="zum Beispiel Polizei, Leitung, Beratungsstelle", disclose=Disclose.OFFICE
    )
    reported_on: Mapped[date | None] = field("Gemeldet am", Date, disclose=Disclose.OFFICE)
    reference_number: Mapped[str | None] = field("Aktenzeichen", String(80), disclose=Disclose.OFFICE)
    measures: Mapped[str | None] = field("Was wir tun", Text, disclose=Disclose.OFFICE)
    closed_on: Mapped[date | None] = field("Abgeschlossen am", Date, protect=Protection.COUNTED)

    @property
    def caption(self) -> str:
        """Says nothing: it may stand wherever a record is named."""
        return self.singular

    @property
    def told(self) -> str:
        """What it is called where it may be read."""
        return _("{what} am {day}").format(what=self.kind.label, day=german_date(self.happened_at.date()))
