"""The deletion day: put a proposal off, carry out those confirmed, and keep a protocol that names nobody."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import func, insert, select, update

from app.errors import UserError
from app.models import ConductCheck, DeletionMark, Erasure, ErasureWay, Operation, Person
from app.models.base import new_id
from app.services import log
from app.services.backups.states import Why
from app.services.office import Services
from app.services.past import local
from app.services.privacy.erasing import Wanted, erase
from app.services.privacy.proposals import Proposal, conduct_checks
from app.services.privacy.rules import rules_of
from app.text import _

NOTICE_DAYS = 30
"""So long before its limit the end of a conduct check is announced."""


@dataclass(frozen=True)
class ProtocolLine:
    """How many records of one kind were erased by one rule; `rule` "" is a request of the person."""

    rule: str
    entity: str
    way: ErasureWay
    count: int


@dataclass(frozen=True)
class Protocol:
    """What one run erased, when (local time) and by whom; it names nobody."""

    run: str
    at: datetime
    who: str
    lines: tuple[ProtocolLine, ...]


def postpone(services: Services, chosen: Iterable[Proposal], until: date, today: date) -> None:
    """Put proposals off: they come back on `until`. UserError for a past day and for a legal limit."""
    wanted = list(chosen)
    if until <= today:
        raise UserError("Bitte wählen Sie einen Tag, der noch kommt.")
    if not all(proposal.postponable for proposal in wanted):
        raise UserError(
            "Die Frist für Führungszeugnisse steht im Gesetz (§ 72a SGB VIII). Sie lässt sich nicht aufschieben."
        )
    for proposal in wanted:
        _mark(services, proposal, postponed_until=until)


def run(services: Services, chosen: Sequence[Proposal], today: date) -> Protocol:
    """Erase what was confirmed, as one action that cannot be undone; the answer is its protocol."""
    if not chosen:
        raise UserError("Es ist nichts ausgewählt. Bitte haken Sie an, was gelöscht werden soll.")
    services.backups.before(Why.DELETION)
    count = len(chosen)
    name = _("Löschtag: 1 Eintrag gelöscht") if count == 1 else _("Löschtag: {count} Einträge gelöscht")
    return protocol(services, erase(services, [p.wanted for p in chosen], name.format(count=count), today))


def forget_person(services: Services, person_id: str, way: ErasureWay) -> str:
    """Anonymise or delete a person on her request (GDPR Art. 17); the answer is the id of the run."""
    services.backups.before(Why.DELETION)
    counted = way is ErasureWay.ANONYMISED
    name = _("Daten einer Person anonymisiert") if counted else _("Daten einer Person gelöscht")
    return erase(services, [Wanted(Person.__name__, person_id, way)], name)


def protocol(services: Services, run_id: str) -> Protocol:
    """The protocol of a run, also long after it."""
    columns = Erasure.rule, Erasure.entity, Erasure.way
    wanted = select(*columns, func.count(), func.max(Erasure.at)).where(Erasure.run == run_id).group_by(*columns)
    with services.database.reading() as connection:
        rows = connection.execute(wanted.order_by(*columns)).all()
        at = max(row[4] for row in rows)
        who = connection.execute(select(Operation.who).where(Operation.id == run_id)).scalar()
    lines = tuple(ProtocolLine(row[0] or "", row[1], row[2], row[3]) for row in rows)
    return Protocol(run_id, local(at), who or "", lines)


def runs(services: Services) -> list[str]:
    """The ids of all runs, newest first."""
    wanted = select(Erasure.run).group_by(Erasure.run).order_by(func.max(Erasure.at).desc(), Erasure.run.desc())
    with services.database.reading() as connection:
        return list(connection.execute(wanted).scalars())


# -------------------------------------------------------------------- the one thing that goes by itself


def announce_conduct_checks(services: Services, today: date) -> int:
    """Note that the end of conduct checks was announced; how many of them were not announced before."""
    coming = [p for p in _conduct_checks(services, today) if p.last_day <= today + timedelta(days=NOTICE_DAYS)]
    new = [p for p in coming if p.wanted.record_id not in _noticed(services, today + timedelta(days=1))]
    for proposal in new:
        _mark(services, proposal, noticed_on=today)
    return len(new)


def purge_conduct_checks(services: Services, today: date) -> int:
    """Delete what is kept of certificates beyond the legal limit, where that was announced on an earlier day."""
    told = _noticed(services, today)
    due = [p for p in _conduct_checks(services, today) if p.last_day < today and p.wanted.record_id in told]
    if due:
        name = _("Führungszeugnis: {count} nach der gesetzlichen Frist gelöscht").format(count=len(due))
        done = erase(services, [p.wanted for p in due], name, today)
        log.event("conduct-checks-purged-by-law", run=done, count=len(due))
    return len(due)


def _conduct_checks(services: Services, today: date) -> list[Proposal]:
    with services.database.reading() as connection:
        return list(conduct_checks(connection, rules_of(services.settings, today)))


def _noticed(services: Services, before: date) -> set[str]:
    wanted = select(DeletionMark.record_id).where(
        DeletionMark.entity == ConductCheck.__name__, DeletionMark.noticed_on < before
    )
    with services.database.reading() as connection:
        return set(connection.execute(wanted).scalars())


def _mark(services: Services, proposal: Proposal, **values: date) -> None:
    wanted = proposal.wanted
    key = DeletionMark.record_id == wanted.record_id, DeletionMark.rule == wanted.rule
    with services.database.transaction(_("Löschvorschlag vermerkt"), undoable=False) as session:
        if not session.connection().execute(update(DeletionMark).where(*key).values(values)).rowcount:
            row = {"id": new_id(), "entity": wanted.entity, "record_id": wanted.record_id, "rule": wanted.rule}
            session.connection().execute(insert(DeletionMark).values({**row, **values}))
