"""Organisations and who does what there."""

from typing import Any

from sqlalchemy import Enum, String, Text, func, select
from sqlalchemy.orm import Mapped

from app.models.base import Choice, Computed, Disclose, Kind, Record, entity, field, reference
from app.models.protection import Keep, Protection
from app.text import _


class OrganisationKind(Choice):
    """What an organisation is to the office."""

    AUTHORITY = _("Behörde")
    ASSOCIATION = _("Verband")
    CENTRAL_OFFICE = _("Zentralstelle")
    CHURCH = _("Kirche und Gemeinde")
    CLUB = _("Verein und Initiative")
    SCHOOL = _("Schule und Kita")
    COMPANY = _("Firma")
    OTHER = _("Sonstiges")


class Organisation(Record):
    """An authority, association, club, school or firm the office works with."""

    protection, keep = Protection.NONE, Keep.OFFICE
    singular = _("Organisation")
    plural = _("Organisationen")
    search_by = ("name", "city", "phone", "email", "notes")
    sort_by = ("name",)

    name: Mapped[str] = field(
        "Name", String(160), found_as=("Organisation", "Firma", "Einrichtung", "Institution", "Behörde", "Verein")
    )
    kind: Mapped[OrganisationKind | None] = field("Art", Enum(OrganisationKind, native_enum=False, length=20))
    street: Mapped[str | None] = field("Straße", String(120), found_as=("Anschrift", "Adresse"))
    postal_code: Mapped[str | None] = field("PLZ", String(10))
    city: Mapped[str | None] = field("Ort", String(80))
    phone: Mapped[str | None] = field("Telefon", String(60), kind=Kind.PHONE)
    email: Mapped[str | None] = field("E-Mail", String(160), kind=Kind.EMAIL)
    website: Mapped[str | None] = field("Internet", String(200), kind=Kind.URL)
    notes: Mapped[str | None] = field("Notizen", Text, disclose=Disclose.OFFICE)


class ContactRole(Record):
    """What a person does for an organisation or a house, and when she is there."""

    protection, keep = Protection.PERSONAL, Keep.CONTACT
    singular = _("Ansprechperson")
    plural = _("Ansprechpersonen")
    search_by = ("function", "presence_hours", "notes")
    sort_by = ("function",)
    part_of = "person_id"

    person_id: Mapped[str] = reference("Person", "Person")
    organisation_id: Mapped[str | None] = reference("Organisation", "Organisation")
    shelter_id: Mapped[str | None] = reference("Unterkunft", "Shelter")
    function: Mapped[str | None] = field(
        "Funktion",
        String(120),
        hint="zum Beispiel Heimleitung, Hausmeister",
        found_as=("Aufgabe", "Position", "Rolle", "Zuständigkeit"),
    )
    presence_hours: Mapped[str | None] = field(
        "Anwesend", String(160), hint="zum Beispiel Mo–Do 9–12 Uhr", found_as=("Sprechzeiten",)
    )
    deputy_id: Mapped[str | None] = reference("Vertretung", "Person")
    notes: Mapped[str | None] = field("Notizen", Text, disclose=Disclose.OFFICE)

    person_name = Computed("Name", lambda r: _of_person(r, "name"), disclose=Disclose.NAME)
    phone = Computed("Telefon", lambda r: _of_person(r, "phone"), Kind.PHONE, disclose=Disclose.CONTACT)
    mobile = Computed("Mobil", lambda r: _of_person(r, "mobile"), Kind.PHONE, disclose=Disclose.CONTACT)
    email = Computed("E-Mail", lambda r: _of_person(r, "email"), Kind.EMAIL, disclose=Disclose.CONTACT)
    organisation_name = Computed(
        "Organisation",
        lambda r: select(Organisation.name).where(Organisation.id == r.organisation_id).scalar_subquery(),
    )
    shelter_name = Computed("Unterkunft", lambda r: _shelter_name(r))

    @property
    def caption(self) -> str:
        return self.function or _("Ansprechperson")


def _of_person(role: Any, column: str) -> Any:
    person = entity("Person")
    value = (
        func.trim(func.coalesce(person.first_name, "") + " " + person.last_name)
        if column == "name"
        else getattr(person, column)
    )
    return select(value).where(person.id == role.person_id).scalar_subquery()


def _shelter_name(role: Any) -> Any:
    shelter = entity("Shelter")
    return select(shelter.name).where(shelter.id == role.shelter_id).scalar_subquery()
