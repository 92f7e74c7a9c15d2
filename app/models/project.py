"""Small projects and lighthouse projects, from the idea to the account."""

from datetime import date
from typing import Any

from sqlalchemy import Date, Enum, Integer, String, Text, func, select
from sqlalchemy.orm import Mapped

from app.models.base import Choice, Computed, Disclose, Kind, Record, entity, field, reference
from app.models.protection import Keep, Protection
from app.text import _


class ProjectKind(Choice):
    """Small project of the region, or lighthouse project of the association."""

    SMALL = _("Kleinprojekt")
    LIGHTHOUSE = _("Leuchtturmprojekt")


class ProjectStage(Choice):
    """How far a project has got."""

    IDEA = _("Idee")
    ADVICE = _("Beratung")
    APPLYING = _("Antrag in Arbeit")
    SUBMITTED = _("eingereicht")
    GRANTED = _("bewilligt")
    RUNNING = _("läuft")
    SETTLED = _("abgerechnet")
    REVIEWED = _("geprüft")
    REJECTED = _("abgelehnt")
    DROPPED = _("nicht weiter verfolgt")


class Project(Record):
    """Something done for and with refugees that has a name, a time and mostly a budget."""

    protection, keep = Protection.NONE, Keep.OFFICE
    singular = _("Projekt")
    plural = _("Projekte")
    search_by = ("name", "applicant", "target_group", "goals", "description")
    sort_by = ("name",)

    name: Mapped[str] = field("Name", String(160), found_as=("Projekt", "Projekttitel", "Vorhaben"))
    kind: Mapped[ProjectKind] = field("Art", Enum(ProjectKind, native_enum=False, length=20), default=ProjectKind.SMALL)
    stage: Mapped[ProjectStage] = field(
        "Stand", Enum(ProjectStage, native_enum=False, length=20), default=ProjectStage.IDEA, index=True
    )
    applicant: Mapped[str | None] = field(
        "Antragsteller/in", String(160), found_as=("Träger", "Antragsteller"), protect=Protection.PERSONAL
    )
    lead_id: Mapped[str | None] = reference("Leitung", "Person")
    shelter_id: Mapped[str | None] = reference("Unterkunft", "Shelter")
    circle_id: Mapped[str | None] = reference("Helferkreis", "HelperCircle")
    starts_on: Mapped[date | None] = field("Beginn", Date, found_as=("von", "Start"))
    ends_on: Mapped[date | None] = field("Ende", Date, found_as=("bis",))
    total_cost: Mapped[int | None] = field("Gesamtkosten", Integer, kind=Kind.MONEY, found_as=("Kosten", "Budget"))
    target_group: Mapped[str | None] = field("Zielgruppe", String(160))
    goals: Mapped[str | None] = field("Ziele", Text)
    description: Mapped[str | None] = field("Beschreibung", Text)
    results: Mapped[str | None] = field("Ergebnisse", Text)
    notes: Mapped[str | None] = field("Notizen", Text, disclose=Disclose.OFFICE)

    granted_amount = Computed("Bewilligt", lambda p: _granted(p), Kind.MONEY)


def _granted(project: Any) -> Any:
    application, grant = entity("Application"), entity("Grant")
    return (
        select(func.sum(grant.amount))
        .join(application, application.id == grant.application_id)
        .where(application.project_id == project.id, application.deleted_at.is_(None), grant.deleted_at.is_(None))
        .scalar_subquery()
    )
