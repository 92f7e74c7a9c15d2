"""One incident on paper, for the police or a counselling centre: only on purpose, confidential, and logged."""

import hashlib
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from app.models import Incident, Person
from app.models.facts import facts
from app.services.documents.data import Report, ReportPart
from app.services.files import write_bytes
from app.services.gather.common import office_of
from app.services.lists.disclosure import entry
from app.services.lists.sheet import Handed
from app.text import _, german_date, german_datetime, translate

if TYPE_CHECKING:
    from app.services.office import Services

V = Incident
TITLE = _("Vorfallbericht")
CONFIDENTIAL = _("Vertraulich – nur für die genannte Stelle, nicht weitergeben")
_PAIR = (3, 10)


def report(services: "Services", incident: Incident, recipient: str, named: bool) -> Report:
    """An incident ready to draw; the person concerned only where she is to be `named`.

    UserError while the office has no name.
    """
    part = ReportPart(_("Was geschah"), heads=("", ""), widths=_PAIR, rows=_happened(services, incident, named))
    done = ReportPart(_("Was seitdem geschah"), heads=("", ""), widths=_PAIR, rows=_since(incident))
    subtitle = _("für {recipient}").format(recipient=recipient) if recipient else ""
    parts = (part, done) if done.rows else (part,)
    return Report(office_of(services), date.today(), translate(TITLE), subtitle, translate(CONFIDENTIAL), parts)


def _happened(services: "Services", incident: Incident, named: bool) -> tuple[tuple[str, str], ...]:
    person = _caption(services, Person.__name__, incident.person_id) if named else ""
    told = (
        (V.happened_at, _("{moment} Uhr").format(moment=german_datetime(incident.happened_at))),
        (V.kind, incident.kind.label),
        (V.target, incident.target.label),
        (V.shelter_id, _caption(services, "Shelter", incident.shelter_id)),
        (V.circle_id, _caption(services, "HelperCircle", incident.circle_id)),
        (V.place, incident.place or ""),
        (V.person_id, person),
        (V.text, incident.text or ""),
    )
    return tuple((translate(facts(field).label), words) for field, words in told if words)


def _since(incident: Incident) -> tuple[tuple[str, str], ...]:
    told = (
        (V.reported_to, incident.reported_to or ""),
        (V.reported_on, german_date(incident.reported_on)),
        (V.reference_number, incident.reference_number or ""),
        (V.measures, incident.measures or ""),
        (V.closed_on, german_date(incident.closed_on)),
    )
    return tuple((translate(facts(field).label), words) for field, words in told if words)


def _caption(services: "Services", owner: str, identity: str | None) -> str:
    return services.captions(owner, [identity]).get(identity, "") if identity else ""


def hand_out(
    services: "Services", incident: Incident, path: Path | None, pdf: bytes, recipient: str, purpose: str, named: bool
) -> None:
    """Log that the report leaves and, unless it went on paper, write it; both or neither."""
    people = [incident.person_id] if named and incident.person_id else []
    handed = Handed(translate(TITLE), recipient, people, len(people), columns=[_("ein Vorfall")])
    name = _("Herausgegeben: {title} an {recipient}").format(title=translate(TITLE), recipient=recipient)
    digest = hashlib.sha256(pdf).hexdigest()
    with services.database.transaction(name, undoable=False) as session:
        session.add(entry(services, handed, purpose, path.name if path else _("gedruckt"), digest))
        session.flush()
        if path is not None:
            write_bytes(path, pdf)
