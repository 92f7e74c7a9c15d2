"""Events of every kind, their series, participants and preparation."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Boolean, Date, DateTime, Enum, Integer, String, Text, func, select
from sqlalchemy.orm import Mapped, mapped_column

from app.models.base import Choice, Computed, Disclose, Kind, Record, Row, entity, field, owner, reference
from app.models.protection import Keep, Protection
from app.text import _


class EventKind(Choice):
    """What an event is for; the kinds the funders count."""

    INFO = _("Infoveranstaltung")
    TRAINING = _("Schulung")
    CONSULTING = _("Fachberatung")
    WORKSHOP = _("Workshop (Zentralstelle)")
    COMMITTEE = _("Arbeitsgruppe und Gremium")
    CIRCLE_MEETING = _("Treffen des Helferkreises")
    VISIT = _("Besuch einer Unterkunft")
    OFFER = _("Offenes Angebot")
    OFFICE_HOUR = _("Sprechstunde")
    OTHER = _("Sonstiges")


class EventState(Choice):
    """How sure an event is."""

    DRAFT = _("in Planung")
    FIXED = _("steht fest")
    DONE = _("hat stattgefunden")
    CANCELLED = _("abgesagt")


class Access(Choice):
    """Whether somebody in a wheelchair gets in."""

    FULL = _("stufenlos zugänglich")
    ASK = _("bitte vorher melden")
    NONE = _("nicht stufenlos")


class EventSeries(Record):
    """The rule after which an event comes again (RFC 5545 RRULE, without DTSTART)."""

    protection, keep = Protection.NONE, Keep.OFFICE
    singular = _("Serie")
    plural = _("Serien")
    sort_by = ("rule",)

    rule: Mapped[str] = field("Wiederholung", String(300))
    excluded: Mapped[list[str] | None] = mapped_column(JSON, info={"protect": Protection.NONE})
    skip_school_holidays: Mapped[bool] = field("Entfällt in den Schulferien", Boolean, default=False)


class Event(Record):
    """Anything with a date: info evening, training, visit, meeting, open offer. Times are local (Europe/Berlin)."""

    protection, keep = Protection.NONE, Keep.OFFICE
    singular = _("Termin")
    plural = _("Termine")
    search_by = ("title", "subtitle", "location", "room", "street", "city", "speaker", "target_group")
    sort_by = ("start", "title")

    title: Mapped[str] = field("Titel", String(160), found_as=("Veranstaltung", "Betreff", "Thema", "Termin", "Was"))
    subtitle: Mapped[str | None] = field("Ein Satz dazu", String(200), hint="steht auf dem Flyer unter dem Titel")
    kind: Mapped[EventKind] = field(
        "Art",
        Enum(EventKind, native_enum=False, length=20),
        default=EventKind.OTHER,
        found_as=("Typ", "Kategorie"),
        index=True,
    )
    state: Mapped[EventState] = field("Stand", Enum(EventState, native_enum=False, length=20), default=EventState.DRAFT)
    start: Mapped[datetime] = field("Beginn", DateTime, found_as=("Datum", "Wann", "von", "Start"), index=True)
    end: Mapped[datetime | None] = field("Ende", DateTime, found_as=("bis",))
    all_day: Mapped[bool] = field("Ganztägig", Boolean, default=False)
    series_id: Mapped[str | None] = reference("Serie", "EventSeries")
    uid: Mapped[str | None] = mapped_column(String(200), index=True, info={"protect": Protection.NONE})
    location: Mapped[str | None] = field("Ort", String(200), found_as=("Wo", "Veranstaltungsort"))
    room: Mapped[str | None] = field("Raum", String(120))
    street: Mapped[str | None] = field("Straße", String(120))
    postal_code: Mapped[str | None] = field("PLZ", String(10))
    city: Mapped[str | None] = field("Stadt", String(80))
    shelter_id: Mapped[str | None] = reference("Unterkunft", "Shelter")
    circle_id: Mapped[str | None] = reference("Helferkreis", "HelperCircle")
    project_id: Mapped[str | None] = reference("Projekt", "Project")
    transit: Mapped[str | None] = field(
        "Bus und Bahn", String(200), hint="zum Beispiel S4, S5 bis Ludwigsburg, 5 Minuten zu Fuß"
    )
    accessible: Mapped[Access | None] = field("Barrierefrei", Enum(Access, native_enum=False, length=10))
    target_group: Mapped[str | None] = field("Für wen", String(160), found_as=("Zielgruppe",))
    speaker: Mapped[str | None] = field(
        "Wer",
        String(160),
        hint="Referent/in oder Leitung",
        found_as=("Referent", "Leitung"),
        protect=Protection.PERSONAL,
    )
    capacity: Mapped[int | None] = field("Plätze", Integer, found_as=("Max. Teilnehmende",))
    registration_until: Mapped[date | None] = field("Anmeldung bis", Date)
    registration_contact: Mapped[str | None] = field(
        "Anmeldung bei",
        String(200),
        hint="leer: Telefon und E-Mail der Geschäftsstelle",
        protect=Protection.PERSONAL,
    )
    free_of_charge: Mapped[bool] = field("Eintritt frei", Boolean, default=True)
    childcare: Mapped[bool] = field("Kinderbetreuung", Boolean, default=False)
    interpreting: Mapped[str | None] = field("Dolmetschen in", String(120))
    photo_notice: Mapped[bool] = field("Es wird fotografiert", Boolean, default=False)
    music: Mapped[bool] = field("Mit Musik (GEMA)", Boolean, default=False)
    units: Mapped[int | None] = field("Unterrichtseinheiten", Integer, hint="zu je 45 Minuten")
    description: Mapped[str | None] = field(
        "Beschreibung", Text, hint="steht auf dem Flyer; Zeilen mit „-“ werden Aufzählungspunkte", found_as=("Inhalt",)
    )
    result: Mapped[str | None] = field("Ergebnis und Protokoll", Text, disclose=Disclose.OFFICE)
    notes: Mapped[str | None] = field("Notizen", Text, found_as=("Bemerkungen",), disclose=Disclose.OFFICE)

    registered_count = Computed(
        "Angemeldet", lambda e: _count(e, "REGISTERED", "CONFIRMED", "ATTENDED", "NO_SHOW"), Kind.NUMBER
    )
    attended_count = Computed("Teilgenommen", lambda e: _count(e, "ATTENDED"), Kind.NUMBER)
    rule = Computed(
        "Wiederholung", lambda e: select(EventSeries.rule).where(EventSeries.id == e.series_id).scalar_subquery()
    )

    @property
    def caption(self) -> str:
        return self.title


def _count(event: Any, *states: str) -> Any:
    wanted = [ParticipationState[name] for name in states]
    return (
        select(func.count(Participation.id))
        .where(Participation.event_id == event.id, Participation.state.in_(wanted), Participation.deleted_at.is_(None))
        .scalar_subquery()
    )


class EventText(Record):
    """What the flyer says in another language (ISO 639-1 code)."""

    protection, keep = Protection.NONE, Keep.OFFICE
    singular = _("Fassung in anderer Sprache")
    plural = _("Fassungen in anderen Sprachen")
    sort_by = ("language",)
    part_of = "event_id"

    event_id: Mapped[str] = reference("Termin", "Event")
    language: Mapped[str] = field("Sprache", String(8), hint="ar, fa, en, tr, uk, ti …")
    title: Mapped[str] = field("Titel", String(160))
    body: Mapped[str | None] = field("Text", Text)


class EventFunder(Row):
    """Which funder's credit an event must carry."""

    protection, keep = Protection.NONE, Keep.OFFICE
    part_of = "event_id"

    event_id: Mapped[str] = owner("Event")
    funder_id: Mapped[str] = owner("Funder")


class ParticipationState(Choice):
    """How far somebody's coming has got."""

    INVITED = _("eingeladen")
    REGISTERED = _("angemeldet")
    CONFIRMED = _("bestätigt")
    WAITING = _("Warteliste")
    ATTENDED = _("anwesend")
    EXCUSED = _("abgesagt")
    NO_SHOW = _("nicht erschienen")


class Participation(Record):
    """Somebody at an event; walk-ins have a name only until the office knows them."""

    protection, keep = Protection.PERSONAL, Keep.PARTICIPATION
    singular = _("Teilnahme")
    plural = _("Teilnehmende")
    search_by = ("name", "organisation")
    sort_by = ("name",)
    part_of = "event_id"

    event_id: Mapped[str] = reference("Termin", "Event", protect=Protection.COUNTED)
    person_id: Mapped[str | None] = reference("Person", "Person")
    name: Mapped[str | None] = field("Name", String(160), disclose=Disclose.NAME)
    organisation: Mapped[str | None] = field("Organisation oder Ort", String(160))
    email: Mapped[str | None] = field("E-Mail", String(160), kind=Kind.EMAIL, disclose=Disclose.CONTACT)
    phone: Mapped[str | None] = field("Telefon", String(60), kind=Kind.PHONE, disclose=Disclose.CONTACT)
    state: Mapped[ParticipationState] = field(
        "Stand",
        Enum(ParticipationState, native_enum=False, length=20),
        default=ParticipationState.REGISTERED,
        protect=Protection.COUNTED,
    )
    registered_on: Mapped[date | None] = field("Angemeldet am", Date, protect=Protection.COUNTED)
    wants_to_help: Mapped[bool] = field("Möchte mitmachen", Boolean, default=False, protect=Protection.COUNTED)
    heard_from: Mapped[str | None] = field("Aufmerksam geworden durch", String(120))
    notes: Mapped[str | None] = field("Notizen", Text, disclose=Disclose.OFFICE)

    person_name = Computed("Name", lambda p: _participant_name(p), disclose=Disclose.NAME)


def _participant_name(participation: Any) -> Any:
    person = entity("Person")
    known = (
        select(func.trim(func.coalesce(person.first_name, "") + " " + person.last_name))
        .where(person.id == participation.person_id)
        .scalar_subquery()
    )
    return func.coalesce(known, participation.name)


class ChecklistItem(Record):
    """One step of preparing or following up an event, counted from its date."""

    protection, keep = Protection.NONE, Keep.OFFICE
    singular = _("Schritt")
    plural = _("Checkliste")
    sort_by = ("position", "title")
    part_of = "event_id"

    event_id: Mapped[str] = reference("Termin", "Event")
    title: Mapped[str] = field("Schritt", String(160))
    offset_days: Mapped[int] = field("Tage zum Termin", Integer, default=0, hint="minus 28 heißt vier Wochen vorher")
    done_on: Mapped[date | None] = field("Erledigt am", Date)
    position: Mapped[int] = mapped_column(default=0)
