"""What may not be kept any longer: records whose retention has ended, each with its reason in German."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Date, String, cast, func, or_, select

from app.models import (
    Assignment,
    ConductCheck,
    ContactEntry,
    ContactRole,
    DeletionMark,
    Disclosure,
    ErasureWay,
    Event,
    EventFunder,
    Incident,
    Operation,
    Participation,
    Person,
    Project,
    StatusChange,
    VolunteerStatus,
)
from app.services.office import Services
from app.services.privacy.belonging import told_of_incidents
from app.services.privacy.eraser import reducible
from app.services.privacy.erasing import Wanted
from app.services.privacy.rules import Rule, rules_of
from app.text import MONTHS, _, german_date, number, translate

_NEVER_BEGUN = (VolunteerStatus.INTERESTED, VolunteerStatus.INTERVIEW, VolunteerStatus.DECLINED)


@dataclass(frozen=True)
class Proposal:
    """A record that is due since the day after `last_day`; `name` is for the screen and is kept nowhere."""

    wanted: Wanted
    name: str
    reason: str
    last_day: date
    postponable: bool = True


def proposals(services: Services, on: date) -> list[Proposal]:
    """What is due on a day and was not put off beyond it, the longest overdue first."""
    holding = rules_of(services.settings, on)
    with services.database.reading() as connection:
        later = _postponed(connection, on)
        found = [p for find in _FINDERS for p in find(connection, holding) if p.last_day < on]
    found = [p for p in found if (p.wanted.record_id, p.wanted.rule) not in later]
    return sorted(found, key=lambda p: (p.last_day, p.name))


def _postponed(connection: Connection, on: date) -> set[tuple[str, str]]:
    wanted = select(DeletionMark.record_id, DeletionMark.rule).where(DeletionMark.postponed_until > on)
    return {(row.record_id, row.rule) for row in connection.execute(wanted)}


def _never_begun(connection: Connection, holding: dict[str, Rule]) -> Iterator[Proposal]:
    """People who showed interest and with whom nothing began; whoever has another function stays."""
    rule = holding["interested"]
    for row in _people(connection, Person.status.in_(_NEVER_BEGUN), *_without_function()):
        last = max(filter(None, (row.moved, row.heard, row.created)))
        reason = _("{status}, letzter Schritt am {day}. {rule} ({source}).")
        yield _of_person(row, rule, last, ErasureWay.DELETED, reason)


def _nothing_to_do(connection: Connection, holding: dict[str, Rule]) -> Iterator[Proposal]:
    """People who are neither volunteers nor staff nor anybody's contact, as cards of an address book."""
    rule = holding["contact_ended"]
    for row in _people(connection, Person.status.is_(None), *_without_function()):
        last = max(filter(None, (row.heard, row.created)))
        yield _of_person(row, rule, last, ErasureWay.DELETED, _("Letzter Kontakt am {day}. {rule} ({source})."))


def _without_function() -> tuple[Any, ...]:
    busy = (
        select(ContactRole.person_id).where(ContactRole.deleted_at.is_(None)),
        select(Assignment.person_id).where(Assignment.deleted_at.is_(None)),
        select(Project.lead_id).where(Project.lead_id.is_not(None), Project.deleted_at.is_(None)),
    )
    return (Person.employment.is_(None), *(Person.id.not_in(one) for one in busy))


def _left(connection: Connection, holding: dict[str, Rule]) -> Iterator[Proposal]:
    rule = holding["left"]
    for row in _people(connection, Person.status == VolunteerStatus.LEFT):
        last = max(filter(None, (row.left_on or row.moved or row.created, row.until)))
        reason = _("{status} am {day}. {rule} ({source}).")
        yield _of_person(row, rule, last, ErasureWay.ANONYMISED, reason)


def _in_trash(connection: Connection, holding: dict[str, Rule]) -> Iterator[Proposal]:
    rule = holding["trash"]
    wanted = select(Person.id, Person.first_name, Person.last_name, Person.deleted_at)
    for row in connection.execute(wanted.where(Person.deleted_at.is_not(None))):
        put_away = row.deleted_at.date()
        reason = _("Im Papierkorb seit {day}. {rule} ({source}).").format(**_words(rule, put_away))
        wish = Wanted(Person.__name__, row.id, ErasureWay.DELETED, rule.key)
        yield Proposal(wish, _name(row), reason, rule.last_day(put_away))


def conduct_checks(connection: Connection, holding: dict[str, Rule]) -> Iterator[Proposal]:
    """What is kept of certificates of people whose work has ended, or never began (§ 72a (5) SGB VIII)."""
    checks: dict[str, list[str]] = {}
    for identity, person in connection.execute(select(ConductCheck.id, ConductCheck.person_id)):
        checks.setdefault(person, []).append(identity)
    ended = Person.status.in_((VolunteerStatus.LEFT, VolunteerStatus.DECLINED)), Person.id.in_(list(checks))
    for row in _people(connection, *ended, trashed=True) if checks else ():
        left = row.moved if row.status is VolunteerStatus.LEFT and not row.left_on else row.left_on
        worked = max(filter(None, (left, row.until)), default=None)
        rule = holding["conduct_check" if worked else "conduct_check_unused"]
        last = worked or row.moved or row.created
        ended_words, unused = _("Die Tätigkeit endete am {day}. {rule} ({source})."), _("{rule} ({source}).")
        reason = (ended_words if worked else unused).format(**_words(rule, last))
        for identity in checks[row.id]:
            wish = Wanted(ConductCheck.__name__, identity, ErasureWay.DELETED, rule.key)
            name = _("Führungszeugnis: {name}").format(name=_name(row))
            yield Proposal(wish, name, reason, rule.last_day(last), postponable=False)


def _participants(connection: Connection, holding: dict[str, Rule]) -> Iterator[Proposal]:
    """Lists of events with names that belong to nobody the office knows."""
    funded = select(EventFunder.event_id)
    named = or_(Participation.name.is_not(None), Participation.email.is_not(None), Participation.phone.is_not(None))
    wanted = (
        select(
            Event.id,
            Event.title,
            Event.start,
            Event.end,
            Event.project_id,
            Event.id.in_(funded).label("funded"),
            func.count().label("names"),
        )
        .join(Participation, Participation.event_id == Event.id)
        .where(Participation.person_id.is_(None), named)
        .group_by(Event.id)
    )
    for row in connection.execute(wanted):
        rule = holding["participation_funded" if row.funded or row.project_id else "participation"]
        held = (row.end or row.start).date()
        one = _("1 Name, der Termin war am {day}. {rule} ({source}).")
        reason = one if row.names == 1 else _("{count} Namen, der Termin war am {day}. {rule} ({source}).")
        wish = Wanted(Event.__name__, row.id, ErasureWay.ANONYMISED, rule.key)
        name = _("Teilnahmeliste: {title}").format(title=row.title)
        yield Proposal(wish, name, reason.format(count=row.names, **_words(rule, held)), rule.last_day(held))


def _incidents(connection: Connection, holding: dict[str, Rule]) -> Iterator[Proposal]:
    """Incidents closed long ago, or put away: what was written goes, the counts stay."""
    kept = or_(*(column.is_not(None) for column in told_of_incidents()))
    wanted = select(Incident.id, Incident.closed_on, Incident.deleted_at).where(kept)
    either = or_(Incident.closed_on.is_not(None), Incident.deleted_at.is_not(None))
    ended = _("Abgeschlossen am {day}. {rule} ({source}).")
    trashed = _("Im Papierkorb seit {day}. {rule} ({source}).")
    for identity, closed, deleted in connection.execute(wanted.where(either)):
        rule = holding["incident_trash" if deleted else "incident"]
        day: date = deleted.date() if deleted else closed  # type: ignore[assignment]
        reason = (trashed if deleted else ended).format(**_words(rule, day))
        wish = Wanted(Incident.__name__, identity, ErasureWay.ANONYMISED, rule.key)
        yield Proposal(wish, translate(Incident.singular), reason, rule.last_day(day))


def _disclosures(connection: Connection, holding: dict[str, Rule]) -> Iterator[Proposal]:
    rule = holding["disclosure"]
    for identity, what, at in connection.execute(select(Disclosure.id, Disclosure.what, Disclosure.at)):
        reason = _("Herausgegeben am {day}. {rule} ({source}).").format(**_words(rule, at.date()))
        wish = Wanted(Disclosure.__name__, identity, ErasureWay.DELETED, rule.key)
        yield Proposal(wish, _("Weitergabe: {what}").format(what=what), reason, rule.last_day(at.date()))


def _history(connection: Connection, holding: dict[str, Rule]) -> Iterator[Proposal]:
    """What was done in a month, where the office keeps its history only so long."""
    rule = holding["history"]
    if rule.months is None:
        return
    month = func.substr(cast(Operation.at, String), 1, 7)
    wanted = select(func.max(Operation.number), func.count(), func.max(Operation.at)).where(reducible()).group_by(month)
    for number_of_last, count, at in connection.execute(wanted).all():
        last = connection.execute(select(Operation.id).where(Operation.number == number_of_last)).scalar_one()
        one = _("1 Handlung, die letzte am {day}. {rule} ({source}).")
        reason = one if count == 1 else _("{count} Handlungen, die letzte am {day}. {rule} ({source}).")
        wish = Wanted(Operation.__name__, last, ErasureWay.DELETED, rule.key)
        name = _("Verlauf: {month} {year}").format(month=translate(MONTHS[at.month - 1]), year=at.year)
        yield Proposal(wish, name, reason.format(count=number(count), **_words(rule, at)), rule.last_day(at.date()))


_FINDERS = (_never_begun, _nothing_to_do, _left, _in_trash, conduct_checks, _participants, _incidents, _disclosures,
            _history)  # fmt: skip


def _people(connection: Connection, *where: Any, trashed: bool = False) -> Iterable[Any]:
    """People with the days that decide: last step, last contact, end of the last assignment, first entry."""
    moved = select(func.max(StatusChange.changed_on)).where(StatusChange.person_id == Person.id)
    heard = select(func.date(func.max(ContactEntry.at), type_=Date)).where(ContactEntry.subject_id == Person.id)
    until = select(func.max(Assignment.until)).where(Assignment.person_id == Person.id, Assignment.deleted_at.is_(None))
    wanted = select(
        Person.id, Person.first_name, Person.last_name, Person.status, Person.left_on, Person.created_at,
        moved.scalar_subquery().label("moved"), heard.scalar_subquery().label("heard"),
        until.scalar_subquery().label("until"), func.date(Person.created_at, type_=Date).label("created"),
    ).where(*where, Person.anonymised_on.is_(None))  # fmt: skip
    return connection.execute(wanted if trashed else wanted.where(Person.deleted_at.is_(None))).all()


def _of_person(row: Any, rule: Rule, last: date, way: ErasureWay, reason: str) -> Proposal:
    status = row.status.label[:1].upper() + row.status.label[1:] if row.status else ""
    told = reason.format(status=status, **_words(rule, last))
    return Proposal(Wanted(Person.__name__, row.id, way, rule.key), _name(row), told, rule.last_day(last))


def _words(rule: Rule, begin: date | datetime) -> dict[str, str]:
    return {"day": german_date(begin), "rule": rule.words, "source": rule.source}


def _name(row: Any) -> str:
    return ", ".join(filter(None, (row.last_name, row.first_name)))
