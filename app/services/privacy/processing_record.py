"""The record of processing activities (GDPR Art. 30), filled in from the model's classes and rules and the office."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import select

from app.models import Disclosure
from app.models.base import Base
from app.models.protection import Protection, protection
from app.services.documents.data import Office, Report, ReportPart
from app.services.gather.common import office_of
from app.services.lists.disclosure import OWN_OFFICE
from app.services.office import Services
from app.services.privacy.activities import ACTIVITIES, Activity, categories
from app.services.privacy.hand_over import RECIPIENT
from app.services.privacy.rules import Rule, rules_of
from app.text import _, german_date, translate

TO_FILL = _("bitte eintragen: ______________________________")
SAFEGUARDS = (
    _("Die Bürodatei liegt nur auf dem Rechner des Büros; das Programm überträgt nichts ins Internet."),
    _("Ordner und Dateien sind nur für die angemeldete Person lesbar; mit Passphrase ist die Bürodatei verschlüsselt."),
    _("Sicherungen werden nach dem Schreiben geöffnet und geprüft; nach dem Zurückspielen gilt die Löschliste weiter."),
    _("Jede Änderung steht mit Zeitpunkt und Benutzername im Verlauf."),
    _("Listen mit Namen prüfen die Einwilligung für den Empfänger; jede Weitergabe wird protokolliert."),
    _("Fremde Dateien werden in einem eigenen Prozess mit begrenzten Rechten gelesen."),
    _("Gelöschtes wird in Datei, Suche, Verlauf und Protokoll überschrieben."),
)
NO_TRANSFER = _("keine Übermittlung in Länder außerhalb der Europäischen Union")


def report(services: Services, today: date | None = None) -> Report:
    """The record as of today; UserError while the office has no name."""
    on = today or date.today()
    office = office_of(services)
    parts = (
        _controller(services, office), *_activities(services, on), _periods(services, on), _classes(),
        ReportPart(_("Technische und organisatorische Maßnahmen (Art. 32 DSGVO)"), SAFEGUARDS),
    )  # fmt: skip
    title = _("Verzeichnis von Verarbeitungstätigkeiten")
    subtitle = _(
        "nach Art. 30 Abs. 1 der Datenschutz-Grundverordnung (DSGVO), vorausgefüllt – bitte prüfen und ergänzen"
    )
    return Report(office, on, title, subtitle, _("Nur für den Dienstgebrauch"), parts)


def _controller(services: Services, office: Office) -> ReportPart:
    record = services.office()
    place = ", ".join(filter(None, (office.street, f"{office.postal_code} {office.city}".strip())))
    rows = (
        (_("Verantwortlicher"), ", ".join(filter(None, (office.name, office.line)))),
        (_("Anschrift"), place or translate(TO_FILL)),
        (_("Telefon und E-Mail"), " · ".join(filter(None, (office.phone, office.email))) or translate(TO_FILL)),
        (_("Ansprechperson"), (record.coordinator if record else "") or translate(TO_FILL)),
        (_("Datenschutzbeauftragte Person"), translate(TO_FILL)),
    )
    return ReportPart(_("Verantwortlicher"), heads=("", ""), widths=(2, 5), rows=rows)


def _activities(services: Services, on: date) -> Iterator[ReportPart]:
    recipients, holding = _recipients(services), list(rules_of(services.settings, on).values())
    for position, activity in enumerate(ACTIVITIES, 1):
        heading = f"{position}. {translate(activity.title)}"
        yield ReportPart(heading, heads=("", ""), widths=(2, 5), rows=tuple(_rows(activity, holding, recipients)))


def _rows(activity: Activity, holding: list[Rule], recipients: list[str]) -> Iterator[tuple[str, str]]:
    yield _("Zweck"), translate(activity.purpose)
    yield _("Rechtsgrundlage"), translate(activity.basis)
    yield _("Betroffene"), translate(activity.people)
    for kind, words in categories(activity).items():
        yield _("Daten: {kind}").format(kind=kind.label), ", ".join(words)
    logged = recipients if activity is ACTIVITIES[0] else []
    told = _("laut Protokoll: {names}").format(names=", ".join(logged)) if logged else ""
    yield _("Empfänger"), "; ".join(filter(None, (translate(activity.recipients), told)))
    yield _("Drittländer"), translate(NO_TRANSFER)
    yield _("Löschfristen"), "\n".join(rule.words for rule in _rules_of(activity, holding))


def _rules_of(activity: Activity, holding: list[Rule]) -> list[Rule]:
    owners = {m.class_.__name__: m.class_ for m in Base.registry.mappers}
    keeps = {owners[name].keep for name in activity.entities}
    return [rule for rule in holding if rule.keep in keeps]


def _recipients(services: Services) -> list[str]:
    """To whom names went so far, as the log knows them; people themselves are no recipients."""
    with services.database.reading() as connection:
        found = set(connection.execute(select(Disclosure.recipient).distinct()).scalars())
    return sorted(found - {translate(OWN_OFFICE), translate(RECIPIENT)})[:20]


def _periods(services: Services, on: date) -> ReportPart:
    holding = rules_of(services.settings, on).values()
    rows = tuple((rule.words, rule.source, german_date(rule.valid_from)) for rule in holding)
    heads = (_("Was und wie lange"), _("Grundlage"), _("gültig ab"))
    return ReportPart(_("Löschkonzept"), heads=heads, widths=(7, 6, 2), rows=rows)


def _classes() -> ReportPart:
    """How many columns of the database are protected how; each has a class, or the program would not start a test."""
    mapped = [(m.class_, c.name) for m in Base.registry.mappers for c in m.local_table.c]
    found = [protection(owner, name) for owner, name in mapped]
    rows = tuple((kind.label, str(found.count(kind))) for kind in Protection)
    heads = (_("Schutzklasse"), _("Spalten der Bürodatei"))
    return ReportPart(_("Schutzklassen"), heads=heads, widths=(5, 2), rows=rows)
