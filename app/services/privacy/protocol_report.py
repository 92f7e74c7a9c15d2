"""The protocol of a deletion run on paper: how much was erased by which rule, and nobody's name."""

from pathlib import Path

from app.models.base import entity
from app.services.documents.data import Report, ReportPart
from app.services.gather.common import office_of
from app.services.office import Services
from app.services.privacy.deletion_day import Protocol, ProtocolLine
from app.services.privacy.rules import rules_of
from app.text import _, german_datetime, number, translate

_NO_RECORDS = {
    "ConductCheck": _("Führungszeugnis"),
    "Disclosure": _("Weitergabe"),
    "Event": _("Teilnahmeliste"),
    "Operation": _("Verlauf eines Monats"),
}


def kind(line: ProtocolLine) -> str:
    """What was erased, as a word."""
    known = _NO_RECORDS.get(line.entity)
    return translate(known if known else entity(line.entity).singular)


def reason(services: Services, protocol: Protocol, line: ProtocolLine) -> str:
    """The rule as of that day in words, with its source, or the request of the person."""
    rule = rules_of(services.settings, protocol.at.date()).get(line.rule)
    if rule is None:
        return _("auf Verlangen der Person (Art. 17 DSGVO)")
    return f"{rule.words} ({rule.source})"


def report(services: Services, protocol: Protocol) -> Report:
    """The protocol, ready to draw; UserError while the office has no name."""
    heads = (_("Was"), _("Wie viele"), _("Was geschah"), _("Warum"))
    rows = tuple(
        (kind(line), number(line.count), line.way.label, reason(services, protocol, line)) for line in protocol.lines
    )
    said = _("Ausgeführt am {moment} von {who}. Namen stehen hier nicht; die Kennungen stehen in der Löschliste.")
    sentence = said.format(moment=german_datetime(protocol.at), who=protocol.who or _("unbekannt"))
    part = ReportPart(_("Gelöscht oder anonymisiert"), (sentence,), heads, (3, 2, 3, 9), rows)
    confidential = _("Nur für den Dienstgebrauch")
    return Report(office_of(services), protocol.at.date(), _("Löschprotokoll"), "", confidential, (part,))


def write(services: Services, protocol: Protocol, path: Path) -> None:
    """Write the protocol as PDF."""
    from app.services.documents.report import write_many

    write_many(path, (report(services, protocol),))
