"""What several documents need: the office, the funders to name, the meetings of an event."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from sqlalchemy import select

from app.errors import UserError
from app.models import Application, ApplicationState, Event, Funder, FunderCredit, Grant, Office as OfficeRecord
from app.services.documents.data import Credit, Office, Slot
from app.services.office import Services

AHEAD = 400
"""Days in which the meetings of a series are looked for."""


def office_of(services: Services) -> Office:
    """The office as it stands on paper; UserError before its data were entered."""
    record = services.office()
    if record is None:
        raise UserError(
            "Die Angaben zum Büro fehlen. Bitte tragen Sie unter „Extras – Angaben zum Büro“ Name und Anschrift ein, "
            "für Flyer auch den Herausgeber."
        )
    with services.database.reading() as connection:
        logo = connection.execute(select(OfficeRecord.logo).where(OfficeRecord.id == record.id)).scalar_one()
    return Office(
        name=record.name,
        line=record.unit or "",
        street=record.street or "",
        postal_code=record.postal_code or "",
        city=record.city or "",
        phone=record.phone or "",
        email=record.email or "",
        accent=record.accent,
        logo=logo,
        publisher=record.publisher or "",
        responsible=record.responsible or "",
    )


def credits_of(services: Services, event: Event, day: date) -> tuple[Credit, ...]:
    """What the funders of an event demand on paper, as valid on its day; an empty text where one who must be named has
    none, which refuses the print."""
    return credits_for(services, _funder_ids(services, event, day), day)


def credits_for(services: Services, funder_ids: Collection[str], day: date) -> tuple[Credit, ...]:
    """The same for funders that are known."""
    credits = []
    for funder in services.funders.all(Funder.id.in_(funder_ids)):
        text, logo = _valid_credit(services, funder.id, day)
        if text or funder.credit_required:
            credits.append(Credit(funder.name, text, logo))
    return tuple(credits)


def _funder_ids(services: Services, event: Event, day: date) -> set[str]:
    """The funders named with the event, and those whose grant for its project covers the day."""
    found = set(services.events.funder_ids(event.id))
    if event.project_id is None:
        return found
    return found | funders_of_project(services, event.project_id, day, day)


def funders_of_project(services: Services, project_id: str, first: date, last: date) -> set[str]:
    """Those whose grant for a project covers a day from `first` to `last`."""
    covers = (Grant.period_from.is_(None) | (Grant.period_from <= last)) & (
        Grant.period_to.is_(None) | (Grant.period_to >= first)
    )
    statement = (
        select(Application.funder_id)
        .join(Grant, Grant.application_id == Application.id)
        .where(Application.project_id == project_id, Application.funder_id.is_not(None), covers)
        .where(Application.state != ApplicationState.WITHDRAWN)
        .where(Application.deleted_at.is_(None), Grant.deleted_at.is_(None))
    )
    with services.database.reading() as connection:
        return {funder for funder in connection.execute(statement).scalars() if funder}


def _valid_credit(services: Services, funder_id: str, day: date) -> tuple[str, bytes | None]:
    """Text and logo valid on the day, the newest of several."""
    statement = (
        select(FunderCredit.text, FunderCredit.logo)
        .where(FunderCredit.funder_id == funder_id, FunderCredit.deleted_at.is_(None))
        .where(FunderCredit.valid_from.is_(None) | (FunderCredit.valid_from <= day))
        .where(FunderCredit.valid_to.is_(None) | (FunderCredit.valid_to >= day))
        .order_by(FunderCredit.valid_from.desc())
    )
    with services.database.reading() as connection:
        found = connection.execute(statement).first()
    return (found.text.strip(), found.logo) if found else ("", None)


def slots_of(services: Services, event: Event, since: date | None = None) -> tuple[Slot, ...]:
    """The meetings of an event from its start, or those from `since` on when some are left."""
    if event.series_id is None:
        return (Slot(event.start, event.end, event.all_day),)
    first = event.start.date()
    last = max(first, date.today()) + timedelta(days=AHEAD)
    own = [o for o in services.events.between(first, last) if o.event_id == event.id]
    coming = [o for o in own if o.start.date() >= (since or first)]
    return tuple(Slot(o.start, o.end if event.end else None, o.all_day) for o in coming or own)


def coming_events(services: Services) -> list[Event]:
    """Events that still take place, the next one first, each once."""
    order: list[str] = []
    for occurrence in services.events.upcoming(count=500, since=datetime.now()):
        if occurrence.event_id not in order:
            order.append(occurrence.event_id)
    known = {event.id: event for event in services.events.all(Event.id.in_(order))}
    return [known[identity] for identity in order]
