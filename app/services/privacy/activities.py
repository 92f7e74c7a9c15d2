"""What the office processes personal data for: purposes, legal bases, and the tables of the model that serve them."""

from dataclasses import dataclass
from functools import cache

from app.models.base import Base, Record
from app.models.facts import facts, fields
from app.models.protection import Protection, protection
from app.text import _, translate


@dataclass(frozen=True)
class Activity:
    """One processing activity (GDPR Art. 30(1)); `entities` are names of models."""

    title: str
    purpose: str
    basis: str
    people: str
    recipients: str
    entities: tuple[str, ...]


ACTIVITIES = (
    Activity(
        _("Ehrenamtliche gewinnen, vermitteln und begleiten"),
        _("Erstgespräch, Vermittlung in Einsätze, Begleitung, Anerkennung und Nachweis des Engagements"),
        _(
            "Art. 6 Abs. 1 Buchst. b und f DSGVO; Weitergabe von Namen, Telefon und E-Mail, Rundmails, Gruppen und "
            "Fotos nur mit Einwilligung (Buchst. a)"
        ),
        _("Interessierte, Ehrenamtliche, Ausgeschiedene"),
        _("Landratsamt und Betreiber der Unterkünfte, nur mit Einwilligung"),
        (
            "Person", "PersonLanguage", "PersonSkill", "Availability", "StatusChange", "Consent", "Assignment",
            "HelperCircle", "CircleMember", "CircleMarker", "CircleBooking", "KeyHandover", "PrintedSheet",
            "ContactEntry", "Task", "Document", "SearchEntry", "Need", "NeedLanguage",
            "NeedSlot", "NeedDate", "Request", "Tandem", "Absence", "PersonLink", "PersonPhoto", "ExtraField",
            "ExtraValue", "TwinDecision", "Distance", "LetterTemplate", "Credential", "CredentialTerm",
            "CredentialDemand",
        ),
    ),
    Activity(
        _("Führungszeugnisse einsehen"),
        _("Schutz von Kindern und Jugendlichen in den Unterkünften"),
        _("§ 53 Abs. 3 mit § 44 Abs. 3 AsylG, § 72a SGB VIII, Art. 6 Abs. 1 Buchst. c und Art. 10 DSGVO"),
        _("Ehrenamtliche mit Kontakt zu Minderjährigen"),
        _("keine"),
        ("ConductCheck",),
    ),
    Activity(
        _("Stunden, Auslagen und Pauschalen abrechnen"),
        _("Nachweis des Engagements, Erstattung von Auslagen, Pauschalen innerhalb der Freibeträge"),
        _("Art. 6 Abs. 1 Buchst. b und c DSGVO, § 3 Nr. 26 und 26a EStG"),
        _("Ehrenamtliche"),
        _("Geldgeber, soweit der Bescheid Stundenzettel verlangt; Buchhaltung des Verbands"),
        ("HoursEntry", "Expense", "MileageRate", "Allowance"),
    ),
    Activity(
        _("Veranstaltungen vorbereiten und nachweisen"),
        _("Anmeldung, Durchführung und Nachweis von Infoabenden, Schulungen und Treffen"),
        _("Art. 6 Abs. 1 Buchst. b und f DSGVO; Nachweis gegenüber Geldgebern nach dem Bescheid (Buchst. c)"),
        _("Teilnehmende, Referierende"),
        _("Geldgeber, soweit der Bescheid Teilnahmelisten verlangt"),
        ("Event", "EventSeries", "EventText", "EventFunder", "ChecklistItem", "Participation"),
    ),
    Activity(
        _("Mit Häusern und Organisationen zusammenarbeiten"),
        _("Erreichbarkeit der Ansprechpersonen; Absprachen, wer welche Schwierigkeit bis wann löst"),
        _("Art. 6 Abs. 1 Buchst. f DSGVO"),
        _("Hauptamtliche und Ansprechpersonen in Unterkünften, Behörden und Organisationen"),
        _("Ehrenamtliche, soweit sie die dienstliche Erreichbarkeit brauchen"),
        ("Organisation", "ContactRole", "Shelter", "Room", "Occupancy", "ShelterPhoto", "Arrival", "Visit", "Problem"),
    ),
    Activity(
        _("Ehrenamtliche und Häuser vor Anfeindungen schützen"),
        _(
            "Vorfälle dokumentieren, melden und Betroffene unterstützen; jedes Öffnen wird vermerkt, gezählt wird ohne "
            "Namen"
        ),
        _("Art. 6 Abs. 1 Buchst. f DSGVO"),
        _("Betroffene Ehrenamtliche und Hauptamtliche"),
        _("Polizei und Beratungsstellen, soweit die Betroffenen es wollen"),
        ("Incident",),
    ),
    Activity(
        _("Projekte fördern und abrechnen"),
        _("Beratung, Antrag, Bewilligung, Verwendungsnachweis"),
        _("Art. 6 Abs. 1 Buchst. b und c DSGVO"),
        _("Projektleitungen, Antragstellende"),
        _("Geldgeber"),
        ("Project", "Application", "Grant", "Funder", "FunderCredit", "FundingProgramme"),
    ),
    Activity(
        _("Das Programm sicher betreiben"),
        _("Nachvollziehen und Rückgängigmachen von Änderungen, Nachweis von Weitergaben und Löschungen"),
        _("Art. 5 Abs. 2, Art. 6 Abs. 1 Buchst. c und f, Art. 30 und 32 DSGVO"),
        _("Mitarbeitende des Büros und alle oben Genannten"),
        _("keine"),
        (
            "Office", "Operation", "Change", "ImportBatch", "ImportMapping", "Disclosure", "SavedView", "FieldHelp",
            "Erasure", "DeletionMark", "Draft", "Setting", "AuthorityForm",
        ),
    ),
)  # fmt: skip
_SAID = {
    "PersonLanguage": _("Sprachen mit Niveau"),
    "PersonSkill": _("Fähigkeiten und Wünsche"),
    "Availability": _("Zeiten, zu denen jemand kann"),
    "StatusChange": _("Schritte des Status mit Tag und Grund"),
    "PersonPhoto": _("Foto, nur mit Einwilligung"),
    "ExtraValue": _("eigene Felder des Büros"),
    "TwinDecision": _("dass zwei ähnliche Einträge verschiedene Personen sind"),
    "ConductCheck": _("Tag der Einsicht, Datum des Zeugnisses, kein einschlägiger Eintrag"),
    "Document": _("abgelegte Dateien"),
    "SearchEntry": _("Suchtext des Eintrags"),
    "Operation": _("Name und Zeitpunkt jeder Handlung, Benutzername"),
    "Change": _("Werte vor und nach jeder Änderung"),
    "ImportBatch": _("Name eingelesener Dateien"),
    "Disclosure": _("was wann an wen wofür herausgegeben wurde"),
    "SavedView": _("gespeicherte Ansichten mit Suchworten"),
    "AuthorityForm": _("Vordrucke von Behörden, wie sie geladen wurden"),
}
"""What tables hold whose columns are no fields of a form."""


def categories(activity: Activity) -> dict[Protection, list[str]]:
    """The data of an activity by protection class, in German, strictest first; without those about nobody."""
    found: dict[Protection, list[str]] = {}
    for name in activity.entities:
        for kind, words in _of_entity(name).items():
            found.setdefault(kind, []).extend(words)
    strictest = list(reversed(Protection))
    return {kind: list(dict.fromkeys(found[kind])) for kind in strictest if kind in found}


@cache
def _of_entity(name: str) -> dict[Protection, list[str]]:
    owner = next(mapper.class_ for mapper in Base.registry.mappers if mapper.class_.__name__ == name)
    found: dict[Protection, list[str]] = {}
    if issubclass(owner, Record):
        for field in fields(owner):
            if not hasattr(field, "property"):
                continue
            told = facts(field)
            found.setdefault(protection(owner, told.name), []).append(told.label)
    if name in _SAID:
        kinds = [protection(owner, column.name) for column in owner.__table__.c]
        found.setdefault(max(kinds, key=list(Protection).index), []).append(translate(_SAID[name]))
    nobody = (Protection.NONE, Protection.TECHNICAL)
    return {kind: words for kind, words in found.items() if kind not in nobody}
