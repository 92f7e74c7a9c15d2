"""What volunteers give and get back: hours, travel and expenses, allowances."""

from datetime import date
from typing import Any

from sqlalchemy import Boolean, Date, Enum, Integer, String, cast, func, select
from sqlalchemy.orm import Mapped

from app.models.base import Choice, Computed, Disclose, Kind, Record, entity, field, reference
from app.models.placement import person_name
from app.models.protection import Keep, Protection
from app.text import _, german_date


class HoursEntry(Record):
    """Time somebody gave on a day, in minutes, always a multiple of 15."""

    protection, keep = Protection.PERSONAL, Keep.PERSON
    singular = _("Einsatzstunden")
    plural = _("Stundeneinträge")
    search_by = ("activity", "notes")
    sort_by = ("day", "activity")
    part_of = "person_id"

    person_id: Mapped[str] = reference("Person", "Person")
    day: Mapped[date] = field("Tag", Date, found_as=("Datum",), protect=Protection.COUNTED, index=True)
    minutes: Mapped[int] = field(
        "Stunden", Integer, kind=Kind.HOURS, found_as=("Dauer", "Zeit"), protect=Protection.COUNTED
    )
    activity: Mapped[str | None] = field("Aufgabe", String(120), protect=Protection.COUNTED)
    shelter_id: Mapped[str | None] = reference("Unterkunft", "Shelter", protect=Protection.COUNTED)
    project_id: Mapped[str | None] = reference("Projekt", "Project", protect=Protection.COUNTED)
    event_id: Mapped[str | None] = reference("Termin", "Event", protect=Protection.COUNTED)
    assignment_id: Mapped[str | None] = reference("Einsatz", "Assignment", protect=Protection.COUNTED)
    notes: Mapped[str | None] = field("Bemerkung", String(200), disclose=Disclose.OFFICE)

    person_name = Computed("Name", lambda h: person_name(h), disclose=Disclose.NAME)
    shelter_name = Computed("Unterkunft", lambda h: _called("Shelter", h.shelter_id))
    project_name = Computed("Projekt", lambda h: _called("Project", h.project_id))
    month = Computed("Monat", lambda h: func.substr(cast(h.day, String), 1, 7))

    @property
    def caption(self) -> str:
        return _of_day(self.activity or self.singular, self.day)


class ExpenseKind(Choice):
    """What somebody spent."""

    CAR = _("Fahrt mit dem PKW")
    BICYCLE = _("Fahrt mit dem Fahrrad")
    TRANSIT = _("Bus und Bahn")
    MATERIAL = _("Material")
    OTHER = _("Sonstige Auslage")


class Expense(Record):
    """Travel or outlay of a volunteer: by kilometre with the rate of its day, or by receipt; money in cents."""

    protection, keep = Protection.PERSONAL, Keep.PERSON
    singular = _("Auslage")
    plural = _("Auslagen")
    search_by = ("purpose", "route")
    sort_by = ("day",)
    part_of = "person_id"

    person_id: Mapped[str] = reference("Person", "Person")
    day: Mapped[date] = field("Tag", Date, found_as=("Datum",), protect=Protection.COUNTED, index=True)
    kind: Mapped[ExpenseKind] = field(
        "Art", Enum(ExpenseKind, native_enum=False, length=20), default=ExpenseKind.CAR, protect=Protection.COUNTED
    )
    route: Mapped[str | None] = field("Von – nach", String(160), disclose=Disclose.OFFICE)
    purpose: Mapped[str | None] = field("Zweck", String(160))
    kilometres: Mapped[int | None] = field("Kilometer", Integer, protect=Protection.COUNTED)
    rate: Mapped[int | None] = field("Satz je km", Integer, kind=Kind.MONEY, protect=Protection.COUNTED)
    amount: Mapped[int] = field(
        "Betrag", Integer, kind=Kind.MONEY, hint="bei Kilometern rechnet das Programm", protect=Protection.COUNTED
    )
    receipt: Mapped[bool] = field("Beleg liegt vor", Boolean, default=False, protect=Protection.COUNTED)
    paid_on: Mapped[date | None] = field("Ausgezahlt am", Date, protect=Protection.COUNTED)
    funder_id: Mapped[str | None] = reference("Geldgeber", "Funder", protect=Protection.COUNTED)
    project_id: Mapped[str | None] = reference("Projekt", "Project", protect=Protection.COUNTED)
    shelter_id: Mapped[str | None] = reference("Unterkunft", "Shelter", protect=Protection.COUNTED)
    notes: Mapped[str | None] = field("Bemerkung", String(200), disclose=Disclose.OFFICE)

    person_name = Computed("Name", lambda e: person_name(e), disclose=Disclose.NAME)

    @property
    def caption(self) -> str:
        return _of_day(self.purpose or self.singular, self.day)


class MileageRate(Record):
    """What a kilometre is worth, by funder and time; without a funder it holds for all others."""

    protection, keep = Protection.NONE, Keep.OFFICE
    singular = _("Kilometersatz")
    plural = _("Kilometersätze")
    sort_by = ("valid_from",)

    funder_id: Mapped[str | None] = reference("Geldgeber", "Funder", hint="leer: gilt für alle anderen")
    kind: Mapped[ExpenseKind] = field("Art", Enum(ExpenseKind, native_enum=False, length=20), default=ExpenseKind.CAR)
    rate: Mapped[int] = field("Satz je km", Integer, kind=Kind.MONEY)
    most: Mapped[int | None] = field("Höchstens je Fahrt", Integer, kind=Kind.MONEY)
    valid_from: Mapped[date | None] = field("Gültig ab", Date)
    valid_to: Mapped[date | None] = field("Gültig bis", Date)
    source: Mapped[str | None] = field("Quelle", String(200))

    @property
    def caption(self) -> str:
        return self.kind.label if self.kind else self.singular


class AllowanceKind(Choice):
    """Under which rule of the Income Tax Act (EStG) an allowance is free of tax."""

    TRAINER = _("Übungsleiterpauschale (§ 3 Nr. 26 EStG)")
    VOLUNTEER = _("Ehrenamtspauschale (§ 3 Nr. 26a EStG)")


class Allowance(Record):
    """Money paid as an allowance, or declared as received elsewhere; the limits hold for a person and calendar year."""

    protection, keep = Protection.PERSONAL, Keep.PERSON
    singular = _("Pauschale")
    plural = _("Pauschalen")
    sort_by = ("paid_on",)
    part_of = "person_id"

    person_id: Mapped[str] = reference("Person", "Person")
    kind: Mapped[AllowanceKind] = field(
        "Art", Enum(AllowanceKind, native_enum=False, length=20), default=AllowanceKind.VOLUNTEER,
        protect=Protection.COUNTED,
    )  # fmt: skip
    paid_on: Mapped[date] = field("Gezahlt am", Date, protect=Protection.COUNTED, index=True)
    amount: Mapped[int] = field("Betrag", Integer, kind=Kind.MONEY, protect=Protection.COUNTED)
    elsewhere: Mapped[bool] = field(
        "Von einer anderen Stelle", Boolean, default=False, hint="laut Erklärung der Person", protect=Protection.COUNTED
    )
    declared_on: Mapped[date | None] = field("Erklärung vom", Date, disclose=Disclose.OFFICE)
    activity: Mapped[str | None] = field("Wofür", String(120), protect=Protection.COUNTED)
    funder_id: Mapped[str | None] = reference("Geldgeber", "Funder", protect=Protection.COUNTED)
    override: Mapped[str | None] = field("Über der Grenze, weil", String(200), disclose=Disclose.OFFICE)
    notes: Mapped[str | None] = field("Bemerkung", String(200), disclose=Disclose.OFFICE)

    person_name = Computed("Name", lambda a: person_name(a), disclose=Disclose.NAME)

    @property
    def caption(self) -> str:
        return _of_day(self.singular, self.paid_on)


def _called(kind: str, identity: Any) -> Any:
    """The name of a record that is referred to, as SQL."""
    owner = entity(kind)
    return select(owner.name).where(owner.id == identity).scalar_subquery()


def _of_day(what: str, day: date) -> str:
    return _("{what} vom {day}").format(what=what, day=german_date(day))
