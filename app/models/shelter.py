"""The houses: what the office must know before somebody goes there, and how many people live there (numbers only)."""

from datetime import date
from typing import Any

from sqlalchemy import JSON, Date, Enum, Integer, LargeBinary, String, Text, and_, func, select
from sqlalchemy.orm import Mapped, aliased, mapped_column

from app.models.base import Choice, Computed, Disclose, Kind, Record, entity, field, reference
from app.models.placement import person_name
from app.models.protection import Keep, Protection
from app.text import _, german_date


class ShelterStage(Choice):
    """The three stages of accommodation (§§ 6, 7 and 17 FlüAG Baden-Württemberg)."""

    RECEPTION = _("Erstaufnahme (Land)")
    PROVISIONAL = _("vorläufige Unterbringung (Kreis)")
    FOLLOW_UP = _("Anschlussunterbringung (Gemeinde)")


class ShelterKind(Choice):
    """Kinds of accommodation after the stages of the FlüAG Baden-Württemberg."""

    SHARED = _("Gemeinschaftsunterkunft (GU)")
    FLAT = _("Wohnung (vorläufige Unterbringung)")
    FOLLOW_UP = _("Anschlussunterbringung (AU)")
    RECEPTION = _("Erstaufnahme (EA/LEA)")
    EMERGENCY = _("Notunterkunft")

    @property
    def stage(self) -> ShelterStage | None:
        """The stage that such a house usually belongs to; None where every stage has them."""
        return _STAGES.get(self)


_STAGES = {
    ShelterKind.SHARED: ShelterStage.PROVISIONAL, ShelterKind.FLAT: ShelterStage.PROVISIONAL,
    ShelterKind.FOLLOW_UP: ShelterStage.FOLLOW_UP, ShelterKind.RECEPTION: ShelterStage.RECEPTION,
}  # fmt: skip


class Shelter(Record):
    """A house in which refugees live."""

    protection, keep = Protection.NONE, Keep.OFFICE
    singular = _("Unterkunft")
    plural = _("Unterkünfte")
    search_by = ("name", "street", "postal_code", "city", "district", "operator", "notes")
    sort_by = ("name",)

    name: Mapped[str] = field(
        "Name", String(120), found_as=("Unterkunft", "Heim", "Haus", "Objekt", "Bezeichnung", "GU")
    )
    kind: Mapped[ShelterKind | None] = field(
        "Art", Enum(ShelterKind, native_enum=False, length=20), found_as=("Typ", "Unterbringungsart")
    )
    stage: Mapped[ShelterStage | None] = field(
        "Stufe", Enum(ShelterStage, native_enum=False, length=20), hint="nach dem FlüAG"
    )
    operator: Mapped[str | None] = field("Betreiber", String(120), found_as=("Träger", "Zuständig"))
    street: Mapped[str | None] = field("Straße", String(120), found_as=("Anschrift", "Adresse"))
    postal_code: Mapped[str | None] = field("PLZ", String(10), found_as=("Postleitzahl",))
    city: Mapped[str | None] = field("Ort", String(80), found_as=("Gemeinde", "Stadt", "Kommune"))
    district: Mapped[str | None] = field("Stadtteil", String(80), found_as=("Ortsteil", "Bezirk"))
    capacity: Mapped[int | None] = field("Plätze", Integer, found_as=("Kapazität", "Platzzahl", "max. Belegung"))
    opened_on: Mapped[date | None] = field("Eröffnet am", Date, found_as=("seit", "Inbetriebnahme"))
    closed_on: Mapped[date | None] = field("Geschlossen am", Date)
    phone: Mapped[str | None] = field("Telefon", String(60), kind=Kind.PHONE, found_as=("Tel.",))
    email: Mapped[str | None] = field("E-Mail", String(160), kind=Kind.EMAIL)
    transit: Mapped[str | None] = field("Bus und Bahn", String(200), found_as=("ÖPNV", "Haltestelle", "Anfahrt"))
    parking: Mapped[str | None] = field("Parken", String(200))
    access: Mapped[str | None] = field("Zugang und Schlüssel", Text, found_as=("Zugang", "Schlüssel"))
    wifi: Mapped[str | None] = field("WLAN", String(160), disclose=Disclose.OFFICE)
    house_rules: Mapped[str | None] = field(
        "Hausregeln",
        Text,
        hint="eine je Zeile; die ersten fünf werden gedruckt",
        found_as=("Hausordnung",),
    )
    protection_concept: Mapped[str | None] = field("Schutzkonzept", Text)
    protection_concept_on: Mapped[date | None] = field("Schutzkonzept vom", Date)
    tour_position: Mapped[int | None] = field("Reihenfolge auf der Tour", Integer)
    requires_conduct_check: Mapped[bool] = field(
        "Führungszeugnis nötig", default=True, hint="§ 53 Abs. 3 mit § 44 Abs. 3 AsylG"
    )
    requires_measles: Mapped[bool] = field(
        "Masernnachweis nötig", default=True, hint="§ 20 Abs. 8 IfSG, ab Jahrgang 1971"
    )
    notes: Mapped[str | None] = field(
        "Notizen", Text, found_as=("Bemerkungen", "Anmerkung", "Hinweis"), disclose=Disclose.OFFICE
    )

    rooms = Computed("Räume für Angebote", lambda s: _room_names(s))
    occupied = Computed("Belegt", lambda s: _newest(s, "occupied"), Kind.NUMBER)
    places = Computed("Plätze am Stichtag", lambda s: func.coalesce(_newest(s, "capacity"), s.capacity), Kind.NUMBER)
    counted_on = Computed("Stand", lambda s: _newest(s, "as_of"), Kind.DATE)
    circle_names = Computed("Helferkreis", lambda s: _circle_names(s))
    visited_on = Computed("Zuletzt besucht", lambda s: _visited_on(s), Kind.DATE)
    helper_count = Computed("Ehrenamtliche", lambda s: _helper_count(s), Kind.NUMBER)


def _newest(shelter: Any, column: str) -> Any:
    later = aliased(Occupancy)
    return (
        select(getattr(later, column))
        .where(later.shelter_id == shelter.id, later.deleted_at.is_(None))
        .order_by(later.as_of.desc())
        .limit(1)
        .scalar_subquery()
    )


def _room_names(shelter: Any) -> Any:
    return (
        select(func.aggregate_strings(Room.name, ", "))
        .where(Room.shelter_id == shelter.id, Room.deleted_at.is_(None))
        .scalar_subquery()
    )


def _visited_on(shelter: Any) -> Any:
    """The day of the last visit that lies behind us."""
    visit = entity("Visit")
    past = visit.day <= func.current_date(type_=Date)
    return (
        select(func.max(visit.day, type_=Date))
        .where(visit.shelter_id == shelter.id, visit.deleted_at.is_(None), past)
        .scalar_subquery()
    )


def _circle_names(shelter: Any) -> Any:
    circle = entity("HelperCircle")
    return (
        select(func.aggregate_strings(circle.name, ", "))
        .where(circle.shelter_id == shelter.id, circle.deleted_at.is_(None))
        .scalar_subquery()
    )


def _helper_count(shelter: Any) -> Any:
    assignment, person = entity("Assignment"), entity("Person")
    return (
        select(func.count(func.distinct(assignment.person_id)))
        .join(person, and_(person.id == assignment.person_id, person.deleted_at.is_(None)))
        .where(assignment.shelter_id == shelter.id, assignment.until.is_(None), assignment.deleted_at.is_(None))
        .scalar_subquery()
    )


class Room(Record):
    """A room that offers may use, and how one gets in."""

    protection, keep = Protection.NONE, Keep.OFFICE
    singular = _("Raum")
    plural = _("Räume")
    sort_by = ("name",)
    part_of = "shelter_id"

    shelter_id: Mapped[str] = reference("Unterkunft", "Shelter")
    position: Mapped[int] = mapped_column(default=0, info={"protect": Protection.TECHNICAL})
    """Its place in the list it came with."""
    name: Mapped[str] = field("Raum", String(120), hint="zum Beispiel Gemeinschaftsraum EG")
    seats: Mapped[int | None] = field("Sitzplätze", Integer)
    key: Mapped[str | None] = field("Schlüssel zum Raum", String(120), hint="welcher, und wo er liegt")
    booking: Mapped[str | None] = field(
        "Belegung absprechen mit",
        String(160),
        hint="zum Beispiel Sozialbetreuung, zwei Tage vorher",
        protect=Protection.PERSONAL,
    )
    equipment: Mapped[str | None] = field("Ausstattung", String(200), hint="zum Beispiel Beamer, Tafel, Teeküche")
    notes: Mapped[str | None] = field("Notizen", Text, disclose=Disclose.OFFICE)

    shelter_name = Computed("Haus", lambda r: _of_shelter(r, "name"))

    @property
    def caption(self) -> str:
        return self.name


class Occupancy(Record):
    """How many people live in a house on a key date: counts only, never a resident."""

    protection, keep = Protection.NONE, Keep.OFFICE
    singular = _("Belegung")
    plural = _("Belegung")
    sort_by = ("as_of",)
    part_of = "shelter_id"

    shelter_id: Mapped[str] = reference("Unterkunft", "Shelter")
    as_of: Mapped[date] = field("Stichtag", Date, found_as=("Stand", "Datum"), index=True)
    capacity: Mapped[int | None] = field("Plätze", Integer)
    occupied: Mapped[int | None] = field(
        "Belegt", Integer, found_as=("Belegung", "Bewohner", "Personen", "belegte Plätze")
    )
    households: Mapped[int | None] = field("Haushalte", Integer)
    women: Mapped[int | None] = field("Frauen", Integer)
    men: Mapped[int | None] = field("Männer", Integer)
    minors_0_5: Mapped[int | None] = field("Kinder 0–5", Integer)
    minors_6_13: Mapped[int | None] = field("Kinder 6–13", Integer)
    minors_14_17: Mapped[int | None] = field("Jugendliche 14–17", Integer)
    travelling_alone: Mapped[int | None] = field("Alleinreisende", Integer)
    languages: Mapped[dict[str, int] | None] = field(
        "Sprachen", JSON, kind=Kind.COUNTS, hint="zum Beispiel Arabisch 34, Farsi 12"
    )
    source: Mapped[str | None] = field("Quelle", String(120), hint="zum Beispiel Meldung des Landratsamts")

    shelter_name = Computed("Unterkunft", lambda o: _of_shelter(o, "name"))
    shelter_city = Computed("Ort", lambda o: _of_shelter(o, "city"))


def _of_shelter(occupancy: Any, column: str) -> Any:
    return select(getattr(Shelter, column)).where(Shelter.id == occupancy.shelter_id).scalar_subquery()


class KeyHandover(Record):
    """A key of a house that somebody has, until it is given back."""

    protection, keep = Protection.PERSONAL, Keep.PERSON
    singular = _("Schlüssel")
    plural = _("Schlüssel")
    sort_by = ("given_on", "key")
    part_of = "shelter_id"

    shelter_id: Mapped[str] = reference("Unterkunft", "Shelter", protect=Protection.COUNTED)
    person_id: Mapped[str] = reference("Person", "Person")
    key: Mapped[str] = field("Schlüssel", String(80), hint="zum Beispiel Nr. 3, Gemeinschaftsraum")
    given_on: Mapped[date] = field("Ausgegeben am", Date, protect=Protection.COUNTED)
    returned_on: Mapped[date | None] = field("Zurück am", Date, protect=Protection.COUNTED)
    notes: Mapped[str | None] = field("Notizen", String(200), disclose=Disclose.OFFICE)

    person_name = Computed("Name", lambda k: person_name(k), disclose=Disclose.NAME)

    @property
    def caption(self) -> str:
        return self.key


class ShelterPhoto(Record):
    """A picture of a house or room on which nobody is to be seen."""

    protection, keep = Protection.NONE, Keep.OFFICE
    singular = _("Bild")
    plural = _("Bilder")
    sort_by = ("title",)
    part_of = "shelter_id"

    shelter_id: Mapped[str] = reference("Unterkunft", "Shelter")
    title: Mapped[str] = field("Was zu sehen ist", String(120))
    taken_on: Mapped[date | None] = field("Aufgenommen am", Date)
    media_type: Mapped[str] = mapped_column(String(80), info={"protect": Protection.TECHNICAL})
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True, info={"protect": Protection.NONE})


class Arrival(Record):
    """People announced for a house: how many, from when, in which languages; never who."""

    protection, keep = Protection.NONE, Keep.OFFICE
    singular = _("Ankunft")
    plural = _("Ankünfte")
    search_by = ("notes",)
    sort_by = ("arrives_on",)
    part_of = "shelter_id"

    shelter_id: Mapped[str | None] = reference("Unterkunft", "Shelter")
    announced_on: Mapped[date] = field("Angekündigt am", Date)
    arrives_on: Mapped[date] = field("Ankunft am", Date, index=True)
    people: Mapped[int] = field("Personen", Integer)
    families: Mapped[int | None] = field("Familien", Integer)
    minors: Mapped[int | None] = field("davon Kinder und Jugendliche", Integer)
    travelling_alone: Mapped[int | None] = field("Alleinreisende", Integer)
    languages: Mapped[dict[str, int] | None] = field(
        "Sprachen", JSON, kind=Kind.COUNTS, hint="zum Beispiel Arabisch 34, Farsi 12"
    )
    source: Mapped[str | None] = field("Quelle", String(120), hint="zum Beispiel Meldung des Landratsamts")
    prepared_on: Mapped[date | None] = field("Vorbereitet am", Date)
    """When the template made needs and tasks of it."""
    notes: Mapped[str | None] = field("Notizen", Text, hint="Zahlen und Absprachen, keine Namen")

    shelter_name = Computed("Unterkunft", lambda a: _of_shelter(a, "name"))

    @property
    def caption(self) -> str:
        return _("Ankunft am {day}").format(day=german_date(self.arrives_on)) if self.arrives_on else self.singular
