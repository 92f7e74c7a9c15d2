"""Anybody the office deals with: volunteers, staff, contacts, speakers are one Person with roles."""

import operator
from datetime import date
from typing import Any

from sqlalchemy import Boolean, ColumnElement, Date, Enum, Integer, String, Text, case, cast, extract, func, select
from sqlalchemy.orm import Mapped, mapped_column

from app.models import card
from app.models.base import Choice, Computed, Disclose, Kind, Record, Row, Several, entity, field, owner
from app.models.placement import running
from app.models.protection import Keep, Protection
from app.text import _, german_date


class Salutation(Choice):
    """Form of address; nothing is concluded from it."""

    MS = _("Frau")
    MR = _("Herr")
    NEUTRAL = _("ohne Anrede")


class VolunteerStatus(Choice):
    """The phases of a volunteer's life in the office; a person without one is no volunteer."""

    INTERESTED = _("interessiert")
    INTERVIEW = _("Erstgespräch")
    TRIAL = _("Hospitation")
    ACTIVE = _("aktiv")
    PAUSED = _("pausiert")
    LEFT = _("ausgeschieden")
    DECLINED = _("nicht zustande gekommen")


class Channel(Choice):
    """How somebody likes to be reached."""

    PHONE = _("Telefon")
    EMAIL = _("E-Mail")
    LETTER = _("Brief")
    MESSENGER = _("Kurznachricht")


class Person(Record):
    """Anybody the office deals with; a volunteer is a person with a volunteering status."""

    protection, keep = Protection.PERSONAL, Keep.PERSON
    singular = _("Person")
    plural = _("Personen")
    search_by = (
        "first_name", "last_name", "city", "street", "email", "phone", "mobile", "occupation", "languages", "skills",
    )  # fmt: skip
    sort_by = ("last_name", "first_name")
    listed_with = ("status", "anonymised_on")

    salutation: Mapped[Salutation | None] = field(
        "Anrede",
        Enum(Salutation, native_enum=False, length=20),
        found_as=("Geschlecht", "Hr./Fr."),
        protect=Protection.COUNTED,
    )
    academic_title: Mapped[str | None] = field(
        "Titel", String(40), found_as=("akad. Titel", "Grad"), disclose=Disclose.NAME
    )
    first_name: Mapped[str | None] = field("Vorname", String(80), found_as=("Vorn.", "Rufname"), disclose=Disclose.NAME)
    last_name: Mapped[str] = field(
        "Nachname", String(80), found_as=("Name", "Familienname", "Zuname"), disclose=Disclose.NAME
    )
    street: Mapped[str | None] = field(
        "Straße", String(120), found_as=("Anschrift", "Adresse", "Straße, Nr."), disclose=Disclose.CONTACT
    )
    postal_code: Mapped[str | None] = field("PLZ", String(10), found_as=("Postleitzahl",), disclose=Disclose.CONTACT)
    city: Mapped[str | None] = field(
        "Ort", String(80), found_as=("Wohnort", "Stadt", "Gemeinde"), disclose=Disclose.CONTACT, index=True
    )
    phone: Mapped[str | None] = field(
        "Telefon",
        String(60),
        kind=Kind.PHONE,
        found_as=("Tel.", "Festnetz", "Telefon privat"),
        disclose=Disclose.CONTACT,
    )
    mobile: Mapped[str | None] = field(
        "Mobil", String(60), kind=Kind.PHONE, found_as=("Handy", "Mobiltelefon"), disclose=Disclose.CONTACT
    )
    email: Mapped[str | None] = field(
        "E-Mail", String(160), kind=Kind.EMAIL, found_as=("Mail", "eMail-Adresse"), disclose=Disclose.CONTACT
    )
    preferred_channel: Mapped[Channel | None] = field(
        "Am besten erreichbar", Enum(Channel, native_enum=False, length=20), disclose=Disclose.OFFICE
    )
    birth_date: Mapped[date | None] = field(
        "Geburtsdatum", Date, found_as=("geb.", "Geburtstag", "GebDat"), disclose=Disclose.OFFICE
    )
    birth_year: Mapped[int | None] = field(
        "Geburtsjahr",
        Integer,
        hint="Genügt, solange kein volles Datum gebraucht wird.",
        found_as=("Jahrgang",),
        disclose=Disclose.OFFICE,
        protect=Protection.COUNTED,
    )
    occupation: Mapped[str | None] = field(
        "Beruf", String(120), found_as=("Tätigkeit beruflich",), disclose=Disclose.OFFICE
    )
    status: Mapped[VolunteerStatus | None] = field(
        "Status",
        Enum(VolunteerStatus, native_enum=False, length=20),
        found_as=("Stand", "aktiv"),
        disclose=Disclose.OFFICE,
        protect=Protection.COUNTED,
        index=True,
    )
    since: Mapped[date | None] = field(
        "Dabei seit",
        Date,
        found_as=("Eintritt", "seit", "Beginn"),
        disclose=Disclose.OFFICE,
        protect=Protection.COUNTED,
    )
    left_on: Mapped[date | None] = field(
        "Ausgeschieden am", Date, found_as=("Austritt",), disclose=Disclose.OFFICE, protect=Protection.COUNTED
    )
    heard_from: Mapped[str | None] = field(
        "Aufmerksam geworden durch", String(120), found_as=("Quelle", "Aufmerksam durch"), disclose=Disclose.OFFICE
    )
    mobility: Mapped[str | None] = field(
        "Mobilität",
        String(120),
        hint="zum Beispiel PKW, Führerschein, VVS-Abo",
        found_as=("PKW", "Führerschein", "Auto"),
        disclose=Disclose.OFFICE,
    )
    preferred_places: Mapped[str | None] = field(
        "Wunschorte", String(160), found_as=("Bevorzugter Ort",), disclose=Disclose.OFFICE
    )
    address_protected: Mapped[bool] = field(
        "Anschrift nie weitergeben",
        Boolean,
        default=False,
        hint="auch dann nicht, wenn sonst eine Einwilligung vorliegt",
        disclose=Disclose.OFFICE,
    )
    weekly_hours: Mapped[int | None] = field(
        "Höchstens Stunden je Woche", Integer, found_as=("Stunden pro Woche",), disclose=Disclose.OFFICE
    )
    interprets_for: Mapped[str | None] = field(
        "Dolmetscht bei", String(160), hint="zum Beispiel Arzt, Behörde, Schule", disclose=Disclose.OFFICE
    )
    interpreting_fee: Mapped[int | None] = field(
        "Honorar je Stunde", Integer, kind=Kind.MONEY, hint="leer oder 0 heißt ehrenamtlich", disclose=Disclose.OFFICE
    )
    emergency_contact: Mapped[str | None] = field("Im Notfall anrufen", String(160), disclose=Disclose.OFFICE)
    employment: Mapped[str | None] = field(
        "Hauptamtlich als", String(120), hint="nur für Hauptamtliche", found_as=("Stelle", "Dienststelle")
    )
    notes: Mapped[str | None] = field(
        "Notizen",
        Text,
        hint="Bitte nichts über Gesundheit, Religion oder politische Haltung.",
        found_as=("Bemerkungen", "Anmerkung", "Notiz", "Kommentar"),
        disclose=Disclose.OFFICE,
    )

    merged_into: Mapped[str | None] = mapped_column(String(32), info={"protect": Protection.TECHNICAL})
    """The id of the record that took everything over when this one turned out to be its twin."""
    anonymised_on: Mapped[date | None] = mapped_column(Date, info={"protect": Protection.TECHNICAL})
    """Since when this is nobody any more: a nameless line that only statistics know (GDPR Art. 17)."""

    languages = Several(
        "Sprachen",
        "PersonLanguage",
        hint="zum Beispiel Arabisch C1, Englisch; „dolmetscht“ dahinter, wenn jemand übersetzt",
        found_as=("Sprachkenntnisse", "Fremdsprachen"),
    )
    skills = Several(
        "Möchte helfen bei",
        "PersonSkill",
        hint="zum Beispiel Sprachcafé, Fahrdienst",
        found_as=("Qualifikationen", "Fähigkeiten", "Interessen", "Einsatzbereich"),
    )
    availability = Several("Verfügbar", "Availability", found_as=("Verfügbarkeit", "Zeiten", "Wann"))

    sort_name = Computed("Name", lambda p: _sort_name(p), disclose=Disclose.NAME, order=lambda p: p.sort_key)
    shelter_names = Computed("Unterkunft", lambda p: _shelter_names(p))
    address = Computed("Anschrift", lambda p: _address(p), disclose=Disclose.CONTACT)
    certificate_seen_on = Computed(
        "Führungszeugnis gesehen am", lambda p: _certificate_seen_on(p), Kind.DATE, disclose=Disclose.NEVER
    )
    certificate_dated_on = Computed(
        "Führungszeugnis vom", lambda p: _certificate_dated_on(p), Kind.DATE, disclose=Disclose.NEVER
    )
    last_contact_on = Computed("Letzter Kontakt", lambda p: _last_contact_on(p), Kind.DATE, disclose=Disclose.OFFICE)
    last_asked_on = Computed("Zuletzt gefragt", lambda p: _last_asked_on(p), Kind.DATE, disclose=Disclose.OFFICE)
    offered_on = Computed("Angebot vom", lambda p: _offered_on(p), Kind.DATE, disclose=Disclose.OFFICE)
    interpreting = Computed("Dolmetscht", lambda p: _interpreting(p))
    works = Computed("Laufende Einsätze", lambda p: _works(p), Kind.NUMBER, disclose=Disclose.OFFICE)
    keys_out = Computed("Schlüssel", lambda p: _keys_out(p), disclose=Disclose.OFFICE)
    next_birthday = Computed("Nächster Geburtstag", lambda p: _next_birthday(p), Kind.DATE, disclose=Disclose.OFFICE)
    last_step_on = Computed("Letzter Schritt", lambda p: _last_step_on(p), Kind.DATE, disclose=Disclose.OFFICE)

    recent_hours = Computed(
        "Stunden in 12 Monaten", lambda p: card.recent_minutes(p), Kind.HOURS, disclose=Disclose.OFFICE
    )
    card_reason = Computed("Ehrenamtskarte möglich", lambda p: card.reason(p), disclose=Disclose.OFFICE)

    @property
    def caption(self) -> str:
        """First and last name as one says them."""
        return " ".join(filter(None, (self.academic_title, self.first_name, self.last_name)))


def _sort_name(person: Any) -> ColumnElement[str]:
    return case(
        (func.coalesce(person.first_name, "") == "", person.last_name),
        else_=person.last_name + ", " + person.first_name,
    )


def _shelter_names(person: Any) -> Any:
    shelter, assignment = entity("Shelter"), entity("Assignment")
    return (
        select(func.aggregate_strings(shelter.name, ", "))
        .join(assignment, assignment.shelter_id == shelter.id)
        .where(
            assignment.person_id == person.id,
            assignment.until.is_(None),
            assignment.deleted_at.is_(None),
            shelter.deleted_at.is_(None),
        )
        .scalar_subquery()
    )


def _address(person: Any) -> ColumnElement[str]:
    place = func.trim(func.coalesce(person.postal_code, "") + " " + func.coalesce(person.city, ""))
    return case((person.street.is_(None), place), (place == "", person.street), else_=person.street + ", " + place)


def _certificate_seen_on(person: Any) -> Any:
    check = entity("ConductCheck")
    return select(func.max(check.seen_on)).where(check.person_id == person.id).scalar_subquery()


def _certificate_dated_on(person: Any) -> Any:
    """The date of the newest certificate; where only the inspection is known, its day."""
    check = entity("ConductCheck")
    dated = func.max(func.coalesce(check.certificate_date, check.seen_on), type_=Date)
    return select(dated).where(check.person_id == person.id).scalar_subquery()


def _last_asked_on(person: Any) -> Any:
    request = entity("Request")
    asked = select(func.max(request.asked_on)).where(request.person_id == person.id, request.deleted_at.is_(None))
    return asked.scalar_subquery()


def _offered_on(person: Any) -> Any:
    """The day of the first step with the office; where none is known, the day of the record."""
    first = select(func.min(StatusChange.changed_on)).where(StatusChange.person_id == person.id).scalar_subquery()
    return func.coalesce(first, func.date(person.created_at, type_=Date), type_=Date)


def _interpreting(person: Any) -> Any:
    """The languages somebody translates."""
    spoken = entity("PersonLanguage")
    marked = select(func.aggregate_strings(spoken.language, ", ")).where(spoken.person_id == person.id)
    return marked.where(spoken.interprets).scalar_subquery()


def _works(person: Any) -> Any:
    """How many assignments run today or will."""
    work = entity("Assignment")
    today = func.current_date(type_=Date)
    return (
        select(func.count(work.id))
        .where(work.person_id == person.id, work.deleted_at.is_(None), running(work, today))
        .scalar_subquery()
    )


def _keys_out(person: Any) -> Any:
    """The keys of houses that somebody has not given back."""
    key, shelter = entity("KeyHandover"), entity("Shelter")
    out = (key.person_id == person.id, key.returned_on.is_(None), key.deleted_at.is_(None))
    named = func.aggregate_strings(key.key + " (" + shelter.name + ")", ", ")
    return select(named).join(shelter, shelter.id == key.shelter_id).where(*out).scalar_subquery()


def _next_birthday(person: Any) -> Any:
    """The day of this year or the next on which the birthday comes again; who is born on 29 February has 1 March."""
    today, born = func.current_date(type_=Date), person.birth_date
    day_of = (extract("month", one) * 100 + extract("day", one) for one in (born, today))
    year = extract("year", today) + case((operator.lt(*day_of), 1), else_=0)
    comes = func.date(cast(year, String) + "-" + func.substr(cast(born, String), 6), type_=Date)
    return case((born.is_not(None), comes), else_=None)


def _last_step_on(person: Any) -> Any:
    """The day of the last contact or of the last change of status, whichever is later."""
    heard = _last_contact_on(person)
    moved = select(func.max(StatusChange.changed_on)).where(StatusChange.person_id == person.id).scalar_subquery()
    return case((heard > moved, heard), else_=func.coalesce(moved, heard))


def _last_contact_on(person: Any) -> Any:
    entry = entity("ContactEntry")
    return (
        select(func.date(func.max(entry.at), type_=Date))
        .where(entry.subject_id == person.id, entry.deleted_at.is_(None))
        .scalar_subquery()
    )


class StatusChange(Row):
    """One step in a volunteer's life, with its date and reason."""

    protection, keep = Protection.PERSONAL, Keep.PERSON
    part_of = "person_id"

    person_id: Mapped[str] = owner("Person")
    status: Mapped[VolunteerStatus] = mapped_column(
        Enum(VolunteerStatus, native_enum=False, length=20), info={"protect": Protection.COUNTED}
    )
    changed_on: Mapped[date] = mapped_column(Date, info={"protect": Protection.COUNTED})
    reason: Mapped[str | None] = mapped_column(String(200))
    override: Mapped[str | None] = mapped_column(String(200))
    """Why somebody became active although something was missing."""

    @property
    def words(self) -> str:
        """ "pausiert seit 17.11.2026 (Prüfungen)"."""
        told = _("{status} seit {day}").format(status=self.status.label, day=german_date(self.changed_on))
        told = f"{told} ({self.reason})" if self.reason else told
        return _("{told}, ohne alle Nachweise: {why}").format(told=told, why=self.override) if self.override else told
