"""Funders, their programmes, applications and grants; amounts are whole cents."""

from datetime import date
from typing import Any

from sqlalchemy import Boolean, Date, Enum, Integer, LargeBinary, String, Text, func, select
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Choice, Computed, Disclose, Kind, Record, entity, field, reference
from app.models.protection import Keep, Protection
from app.text import _


class Funder(Record):
    """Who gives money: ministry, foundation, town, association."""

    protection, keep = Protection.NONE, Keep.OFFICE
    singular = _("Geldgeber")
    plural = _("Geldgeber")
    search_by = ("name", "short_name", "city")
    sort_by = ("name",)

    name: Mapped[str] = field("Name", String(200), found_as=("Geldgeber", "Fördergeber", "Stiftung"))
    short_name: Mapped[str | None] = field("Kurzname", String(60))
    street: Mapped[str | None] = field("Straße", String(120))
    postal_code: Mapped[str | None] = field("PLZ", String(10))
    city: Mapped[str | None] = field("Ort", String(80))
    phone: Mapped[str | None] = field("Telefon", String(60), kind=Kind.PHONE)
    email: Mapped[str | None] = field("E-Mail", String(160), kind=Kind.EMAIL)
    website: Mapped[str | None] = field("Internet", String(200), kind=Kind.URL)
    credit_required: Mapped[bool] = field(
        "Muss genannt werden", Boolean, default=True, hint="Flyer werden ohne Fördersatz nicht gedruckt"
    )
    notes: Mapped[str | None] = field("Notizen", Text, disclose=Disclose.OFFICE)


class FunderCredit(Record):
    """The sentence and logo a funder demands on everything printed, with the time it holds."""

    protection, keep = Protection.NONE, Keep.OFFICE
    singular = _("Fördersatz")
    plural = _("Fördersätze")
    sort_by = ("valid_from",)
    part_of = "funder_id"

    funder_id: Mapped[str] = reference("Geldgeber", "Funder")
    text: Mapped[str] = field("Fördersatz", Text, hint="wörtlich wie im Bescheid verlangt")
    valid_from: Mapped[date | None] = field("Gültig ab", Date)
    valid_to: Mapped[date | None] = field("Gültig bis", Date)
    logo: Mapped[bytes | None] = mapped_column(LargeBinary, deferred=True, info={"protect": Protection.NONE})


class DeadlineKind(Choice):
    """When a programme takes applications."""

    FIXED = _("fester Stichtag")
    ROLLING = _("laufend")
    ROUNDS = _("Runden")


class FundingProgramme(Record):
    """A pot one can apply to; amounts and deadlines as last checked."""

    protection, keep = Protection.NONE, Keep.OFFICE
    singular = _("Förderprogramm")
    plural = _("Förderprogramme")
    search_by = ("name", "eligibility")
    sort_by = ("name",)

    name: Mapped[str] = field("Name", String(200), found_as=("Programm", "Förderprogramm", "Fördertopf"))
    funder_id: Mapped[str | None] = reference("Geldgeber", "Funder")
    deadline_kind: Mapped[DeadlineKind | None] = field("Fristart", Enum(DeadlineKind, native_enum=False, length=10))
    deadline: Mapped[date | None] = field("Nächste Frist", Date, found_as=("Antragsfrist",))
    max_amount: Mapped[int | None] = field("Höchstbetrag", Integer, kind=Kind.MONEY)
    own_share_percent: Mapped[int | None] = field("Eigenanteil in %", Integer)
    eligibility: Mapped[str | None] = field("Wer und was gefördert wird", Text)
    checked_on: Mapped[date | None] = field("Zuletzt geprüft am", Date)
    website: Mapped[str | None] = field("Internet", String(200), kind=Kind.URL)
    notes: Mapped[str | None] = field("Notizen", Text, disclose=Disclose.OFFICE)

    funder_name = Computed("Geldgeber", lambda p: select(Funder.name).where(Funder.id == p.funder_id).scalar_subquery())


class ApplicationState(Choice):
    """How far an application has got."""

    DRAFT = _("Antrag in Arbeit")
    SUBMITTED = _("eingereicht")
    GRANTED = _("bewilligt")
    REJECTED = _("abgelehnt")
    WITHDRAWN = _("zurückgezogen")
    CLOSED = _("abgeschlossen")


class FinancingType(Choice):
    """How the grant relates to the costs (VV zu § 44 BHO, Nr. 2)."""

    SHORTFALL = _("Fehlbedarfsfinanzierung")
    SHARE = _("Anteilfinanzierung")
    FIXED = _("Festbetragsfinanzierung")
    FULL = _("Vollfinanzierung")


class Application(Record):
    """A request for money for a project."""

    protection, keep = Protection.NONE, Keep.OFFICE
    singular = _("Antrag")
    plural = _("Anträge")
    search_by = ("name", "reference_number")
    sort_by = ("name",)

    name: Mapped[str] = field("Vorhaben", String(200), found_as=("Antrag", "Zweck"))
    project_id: Mapped[str | None] = reference("Projekt", "Project")
    funder_id: Mapped[str | None] = reference("Geldgeber", "Funder")
    programme_id: Mapped[str | None] = reference("Förderprogramm", "FundingProgramme")
    state: Mapped[ApplicationState] = field(
        "Stand", Enum(ApplicationState, native_enum=False, length=20), default=ApplicationState.DRAFT, index=True
    )
    requested_amount: Mapped[int | None] = field("Beantragt", Integer, kind=Kind.MONEY, found_as=("Antragssumme",))
    financing: Mapped[FinancingType | None] = field(
        "Finanzierungsart", Enum(FinancingType, native_enum=False, length=20)
    )
    reference_number: Mapped[str | None] = field("Aktenzeichen", String(80))
    submit_by: Mapped[date | None] = field("Einreichen bis", Date)
    submitted_on: Mapped[date | None] = field("Eingereicht am", Date)
    decided_on: Mapped[date | None] = field("Entschieden am", Date)
    notes: Mapped[str | None] = field("Notizen", Text, disclose=Disclose.OFFICE)

    funder_name = Computed("Geldgeber", lambda a: select(Funder.name).where(Funder.id == a.funder_id).scalar_subquery())
    programme_name = Computed(
        "Programm",
        lambda a: select(FundingProgramme.name).where(FundingProgramme.id == a.programme_id).scalar_subquery(),
    )
    granted_amount = Computed("Bewilligt", lambda a: _granted(a), Kind.MONEY)
    next_deadline = Computed("Nächste Frist", lambda a: _next_deadline(a), Kind.DATE)


class Grant(Record):
    """What a funder approved, for which period, with which duties."""

    protection, keep = Protection.NONE, Keep.OFFICE
    singular = _("Bewilligung")
    plural = _("Bewilligungen")
    sort_by = ("granted_on",)
    part_of = "application_id"

    application_id: Mapped[str] = reference("Antrag", "Application")
    amount: Mapped[int] = field("Bewilligt", Integer, kind=Kind.MONEY)
    granted_on: Mapped[date | None] = field("Bescheid vom", Date)
    period_from: Mapped[date | None] = field("Bewilligt ab", Date)
    period_to: Mapped[date | None] = field("Bewilligt bis", Date)
    interim_due: Mapped[date | None] = field("Zwischennachweis bis", Date)
    proof_due: Mapped[date | None] = field("Verwendungsnachweis bis", Date)
    spend_weeks: Mapped[int | None] = field(
        "Auszugeben binnen Wochen", Integer, hint="ANBest-P 1.4: sechs Wochen beim Bund"
    )
    conditions: Mapped[str | None] = field("Auflagen", Text)
    notes: Mapped[str | None] = field("Notizen", Text, disclose=Disclose.OFFICE)


def _granted(application: Any) -> Any:
    return (
        select(func.sum(Grant.amount))
        .where(Grant.application_id == application.id, Grant.deleted_at.is_(None))
        .scalar_subquery()
    )


def _next_deadline(application: Any) -> Any:
    task = entity("Task")
    return (
        select(func.min(task.due_on))
        .where(task.subject_id == application.id, task.done_on.is_(None), task.deleted_at.is_(None))
        .scalar_subquery()
    )
