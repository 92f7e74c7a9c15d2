"""What a column of a foreign list may mean: the fields of the models with their spellings, and what lists combine."""

from dataclasses import dataclass
from functools import cache

from app import resources
from app.models import ContactRole, Event, HelperCircle, Occupancy, Organisation, Person, Shelter
from app.models.base import Attribute, Kind, facts, fields
from app.text import _

KINDS = ("volunteers", "shelters", "events", "contacts")


@dataclass(frozen=True)
class Target:
    """One meaning of a column.

    `content` names the test its cells must pass (see `profile.py`); a `many` target may stand over several columns.
    """

    name: str
    label: str
    spellings: tuple[str, ...]
    content: str
    many: bool = False


IGNORED = Target(
    "ignored",
    _("nicht übernehmen"),
    (
        "Nr", "lfd. Nr.", "laufende Nummer", "Nummer", "ID", "Pos", "Zähler", "Index", "Unterschrift", "Alter", "Anzahl", "Datensatz", "Fax", "Telefax", "Land", "Staat",
        "Mitgliedsnummer", "Personalnummer", "#", "Anwesend", "Zeitstempel", "Timestamp", "Eingetragen am", "Geändert am", "Erstellt am", "Zuletzt geändert", "Einsätze", "Stunden", "Kontonummer", "IBAN",
    ),
    "any",
    True,
)  # fmt: skip

_CONTENT = {
    Kind.PHONE: "phone", Kind.EMAIL: "email", Kind.DATE: "date", Kind.DATETIME: "date", Kind.NUMBER: "number", Kind.NOTES: "prose",
    Kind.YES_NO: "yes_no", Kind.URL: "url", Kind.MONEY: "number", Kind.SEVERAL: "words", Kind.CHOICE: "choice", Kind.TEXT: "text",
}  # fmt: skip
_BY_NAME = {
    "first_name": "first_name", "last_name": "last_name", "street": "street", "postal_code": "postal_code", "city": "city", "status": "status",
    "salutation": "salutation", "languages": "languages", "skills": "skills", "availability": "days", "birth_date": "birth", "birth_year": "year", "mobile": "mobile",
}  # fmt: skip
_MANY = {"notes", "languages", "skills", "availability", "phone", "mobile", "email", "rooms"}


def of_field(attribute: Attribute, content: str = "", spellings: tuple[str, ...] = ()) -> Target:
    """The meaning that a model's field declares."""
    told = facts(attribute)
    kind = content or _BY_NAME.get(told.name) or _CONTENT[told.kind]
    more = _further_headers().get(f"{attribute.class_.__name__ if hasattr(attribute, 'class_') else attribute.owner.__name__}.{told.name}", ())  # type: ignore[union-attr]
    return Target(told.name, told.label, (told.label, *told.found_as, *more, *spellings), kind, told.name in _MANY)


@cache
def _further_headers() -> dict[str, tuple[str, ...]]:
    """The headers of `resources/words/headers.txt` by entity and field: what would swell the models."""
    lines = resources.path("words", "headers.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split(" = ") for line in lines if not line.startswith("#"))
    return {name: tuple(headers.split(" | ")) for name, headers in pairs}


def _named(name: str, label: str, content: str, *spellings: str, many: bool = False) -> Target:
    return Target(name, label, (label, *spellings), content, many)


def _person_parts() -> list[Target]:
    """What lists combine or keep beside a person's own fields."""
    return [
        _named(
            "name", _("Vor- und Nachname"), "name", "Name, Vorname", "Vorname Name", "Name", "Vorname und Name", "Nachname, Vorname", "Vorname/Nachname", "Name und Vorname",
            "Voller Name", "Ganzer Name", "Ehrenamtliche", "Ehrenamtliche/r", "Ehrenamtlicher", "Helfer", "Helferin", "Helfer/in", "Helfende", "Freiwillige", "Freiwillige/r", "Person", "Wer",
            "Teilnehmer", "Teilnehmende", "Mitglied", "Mitarbeiter", "Mitarbeiterin", "Pate", "Patin", "Full name", "Volunteer", "Anzeigename", "Kontakt", "Ansprechpartner", "Ansprechperson",
        ),
        _named(
            "address", _("Anschrift"), "address", "Adresse", "Wohnadresse", "Postanschrift", "Privatanschrift", "Wohnhaft", "wohnhaft in", "Address", "Straße, PLZ, Ort", "Straße und Ort",
        ),
        _named("place", _("PLZ und Ort"), "place", "PLZ/Ort", "PLZ, Ort", "PLZ Ort", "PLZ Wohnort", "Wohnort mit PLZ", "Ort", "Wohnort"),
        _named("house_number", _("Hausnummer"), "house_number", "Hausnr.", "Haus-Nr.", "HNr", "Nr."),
        _named("contact", _("Telefon und E-Mail"), "contact", "Kontakt", "Kontaktdaten", "Erreichbarkeit", "erreichbar unter", "Tel./E-Mail", "Telefon/Mail", "Telefon, E-Mail", "Kommunikation"),
        _named("phone_work", _("Telefon dienstlich"), "phone", "Tel. dienstl.", "Telefon geschäftlich", "Telefon Büro", "Arbeit", "Business Phone", "Tel. Arbeit", many=True),
    ]  # fmt: skip


def _shelter_of() -> Target:
    return Target(
        "shelter",
        facts(Person.shelter_names).label,
        (
            facts(Person.shelter_names).label, *facts(Shelter.name).found_as, "Einsatzort", "Einsatz bei", "Einsatz in", "Einsatzstelle", "GU", "AU", "Name der Unterkunft", "Wohnheim", "Flüchtlingsunterkunft", "Asylunterkunft",
            "Standort", "hilft in", "hilft bei", "eingesetzt in", "zugeordnet", "Zuordnung", "Asylheim", "GU/AU", "Gemeinschaftsunterkunft", "Stadtteil", "Einsatzhaus", "Betreute Unterkunft", "Wo", "Wo eingesetzt", "aktiv in", "Camp", "Shelter",
        ),
        "shelter",
        True,
    )  # fmt: skip


def _volunteers() -> list[Target]:
    certificate = _named(
        "certificate_seen_on", facts(Person.certificate_seen_on).label, "date", "Führungszeugnis", "FZ", "eFZ", "erw. Führungszeugnis", "erweitertes Führungszeugnis", "FZ vorgelegt am", "FZ gesehen", "FZ vom", "polizeiliches Führungszeugnis",
        "Führungszeugnis vom", "Führungszeugnis vorgelegt", "Führungszeugnis liegt vor", "eFZ Einsicht", "Einsicht FZ", "Zeugnis gesehen am", "pol. FZ", "FZ Datum",
    )  # fmt: skip
    consent = _named(
        "consent_store", _("Einwilligung Datenspeicherung"), "yes_no", "Einwilligung", "Datenschutz", "DSGVO", "Datenschutzerklärung", "Einverständnis", "Einverständniserklärung", "Speicherung erlaubt",
    )  # fmt: skip
    return [
        *_person_fields(),
        *_person_parts(),
        _shelter_of(),
        certificate,
        consent,
        _named("consent_photo", _("Einwilligung Fotos"), "yes_no", "Fotoerlaubnis", "Foto", "Bildrechte", "Fotos erlaubt"),
        _named("consent_newsletter", _("Einwilligung Rundmails"), "yes_no", "Newsletter", "Verteiler", "Rundmail", "Mailverteiler", "Rundbrief"),
        _named("circle", facts(HelperCircle.name).found_as[0], "text", "Arbeitskreis", "AK", "Asylkreis", "Freundeskreis", "Team", "Kreis"),
    ]


_NOT_FOUND = {"employment", "emergency_contact", "preferred_channel", "preferred_places", "left_on"}
"""Fields that lists hardly ever carry by themselves: found under their own header only."""


def _person_fields() -> list[Target]:
    return [of_field(attribute) for attribute in fields(Person)]


def _contacts() -> list[Target]:
    return [
        *(target for target in _person_fields() if target.name not in ("since", "status", "availability", "skills", "left_on")),
        *_person_parts(),
        of_field(ContactRole.function),
        of_field(ContactRole.presence_hours),
        _named("organisation", facts(Organisation.name).found_as[0], "text", *facts(Organisation.name).found_as, "Company", "Unternehmen", "Träger", "Amt", "Dienststelle", "Stelle", "Abteilung", "Name der Organisation"),
        of_field(Organisation.website, spellings=("Homepage", "Website", "Webseite", "www", "URL")),
        _shelter_of(),
    ]


FUNCTIONS = (
    "Heimleitung", "Hausleitung", "Einrichtungsleitung", "Leitung", "Sozialbetreuung", "Sozialarbeit", "Sozialdienst", "Sozialberatung", "Sozialpädagogik", "Hausmeister", "Integrationsmanagement",
    "Security", "Sicherheitsdienst", "Wachdienst", "Ansprechperson", "Ansprechpartner", "Objektleitung", "Verwaltung", "Ehrenamtskoordination", "Betreuung", "Flüchtlingssozialarbeit", "Hausverwaltung",
)  # fmt: skip


def _shelters() -> list[Target]:
    spellings = ("Name der Unterkunft", "Einrichtung", "Standort", "Wohnheim", "Asylunterkunft", "Flüchtlingsunterkunft", "Gebäude", "Unterkünfte")
    return [
        *(of_field(attribute, "house" if attribute is Shelter.name else "", spellings if attribute is Shelter.name else ()) for attribute in fields(Shelter)),
        _named("occupied", facts(Shelter.occupied).label, "number", "Belegung", "belegt", "Bewohner", "Bewohnerzahl", "aktuell", "Ist", "Ist-Belegung", "Personen", "Anzahl Bewohner", "Anzahl Personen", "aktuelle Belegung", "derzeit", "untergebracht"),
        of_field(Occupancy.as_of, spellings=("Belegung vom", "Belegung am")),
        *(part for part in _person_parts() if part.name in ("address", "place", "house_number")),
        *(Target(f"contact:{function}", function, (function, *_function_spellings(function)), "person") for function in FUNCTIONS),
    ]  # fmt: skip


def _function_spellings(function: str) -> tuple[str, ...]:
    more = {
        "Sozialarbeit": ("Sozialarbeiter", "Sozialarbeiterin", "Sozialarbeiter/in"), "Ansprechpartner": ("Ansprechpartner/in", "Kontaktperson"),
        "Hausmeister": ("Hausmeisterin", "Hausmeister/in", "HM"), "Heimleitung": ("Heimleiter", "Heimleiterin", "Heimleiter/in", "HL"), "Security": ("Sicherheit",),
        "Sozialbetreuung": ("Sozialbetreuer", "Sozialbetreuerin", "Soz.betr."),
    }  # fmt: skip
    return more.get(function, ())


def _events() -> list[Target]:
    return [
        *(of_field(attribute) for attribute in fields(Event) if facts(attribute).kind is not Kind.REFERENCE),
        _named("time", _("Uhrzeit"), "time", "Zeit", "Von bis", "Uhrzeit von bis", "Zeitraum", "um", "Start Time", "Beginnt um", "Beginn Uhrzeit", "Uhrzeit Beginn", "Uhrzeit von", "Startzeit", "Einlass"),
        _named("end_time", _("Uhrzeit Ende"), "time", "Ende Uhrzeit", "Uhrzeit bis", "Endzeit", "bis Uhr", "End Time", "Endet um"),
        _named("recurrence", facts(Event.rule).label, "text", "Serie", "Turnus"),
        _named("uid", _("Kennung"), "text", "UID", "Termin-ID"),
        _named("weekday", _("Wochentag"), "weekday", "Tag", "WT"),
    ]


_MADE = {"volunteers": _volunteers, "shelters": _shelters, "events": _events, "contacts": _contacts}


@cache
def targets(kind: str) -> tuple[Target, ...]:
    """All meanings of the columns of one kind of list, "not taken over" last; KeyError for an unknown kind."""
    return (*_MADE[kind](), IGNORED)


@cache
def target(kind: str, name: str) -> Target:
    """The meaning called `name`; KeyError when there is none."""
    return next(t for t in targets(kind) if t.name == name) if any(t.name == name for t in targets(kind)) else _missing(name)


def _missing(name: str) -> Target:
    raise KeyError(name)


ESSENTIAL = {
    "volunteers": {"last_name", "first_name", "name", "email"},
    "contacts": {"last_name", "first_name", "name", "organisation"},
    "shelters": {"name"},
    "events": {"title", "start"},
}
"""Of these at least one column makes a table a list of the kind (for events and their dates see `tables.py`)."""
