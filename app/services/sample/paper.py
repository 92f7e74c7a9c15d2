"""Printed sheets of the sample office: entered ones, some still out, one that is late."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from sqlalchemy import func, select

from app.models import (
    Assignment,
    Event,
    HoursEntry,
    Occupancy,
    Participation,
    ParticipationState,
    PrintedSheet,
    SheetKind,
)
from app.services.paper import numbers
from app.services.paper.columns import COUNTED
from app.services.sample.maker import Maker

_EVENTS, _MOST_ROWS, _BLANK = 4, 12, 8
_LATE, _RECENT, _WEEK = -26, -6, 7


class _Sheets:
    """Sheets one after the other, in the order of their printing."""

    def __init__(self, maker: Maker) -> None:
        self.maker, self.number = maker, numbers.FIRST

    def add(self, kind: SheetKind, title: str, rows: Sequence[dict[str, str]], printed: int, **more: Any) -> None:
        """A sheet printed so many days from today."""
        self.maker.save(
            PrintedSheet, number=self.number, kind=kind, title=title, rows=list(rows),
            printed_on=self.maker.day(printed), **more,
        )  # fmt: skip
        self.number += 1


def make_paper(maker: Maker, houses: dict[str, str]) -> None:
    """Make the sheets; houses, events, hours and counts must be there."""
    sheets, named = _Sheets(maker), list(houses.items())
    _hours(sheets, *named[0], _LATE, entered=True)
    _hours(sheets, *named[1], _LATE, entered=False)
    _presence(sheets)
    _hours(sheets, *named[2], _RECENT, entered=False)
    context = {"columns": list(COUNTED)}
    rows = [{"shelter": house} for _name, house in named]
    counted = maker.session.scalar(select(func.max(Occupancy.as_of)).where(Occupancy.as_of <= maker.today))
    done = {"entered_on": counted, "entered_rows": len(rows)}
    sheets.add(SheetKind.OCCUPANCY, "Belegung zählen", rows, _RECENT, day=counted, context=context, **done)
    sheets.add(SheetKind.OCCUPANCY, "Belegung zählen", rows, -1, day=maker.today, context=context)


def _hours(sheets: _Sheets, name: str, house: str, printed: int, *, entered: bool) -> None:
    """The list of a house; an entered one leads to the hours that came of it."""
    session, day = sheets.maker.session, sheets.maker.day(printed)
    working = select(Assignment.person_id, Assignment.activity).where(
        Assignment.shelter_id == house, Assignment.until.is_(None), Assignment.deleted_at.is_(None)
    )
    works = {row.person_id: row.activity or "" for row in session.execute(working.limit(_MOST_ROWS))}
    rows = [{"person": person, "activity": activity} for person, activity in works.items()]
    made = _made(sheets, house, list(works), day) if entered else {}
    done = {"entered_on": day + timedelta(days=_WEEK), "entered_rows": len(made)} if entered else {}
    sheets.add(
        SheetKind.HOURS, f"Einsatzliste {name}", rows, printed, blank=_BLANK,
        context={"shelter_id": house, "made": made}, about_type="Shelter", about_id=house, **done,
    )  # fmt: skip


def _made(sheets: _Sheets, house: str, people: Sequence[str], day: date) -> dict[str, dict[str, str]]:
    """The hours of each line in the week after the list was printed."""
    wanted = select(HoursEntry.person_id, HoursEntry.id).where(
        HoursEntry.shelter_id == house, HoursEntry.day >= day, HoursEntry.day <= day + timedelta(days=_WEEK)
    )
    found = {row.person_id: row.id for row in sheets.maker.session.execute(wanted)}
    return {str(at): {"person": one, "hours": found[one]} for at, one in enumerate(people) if one in found}


def _presence(sheets: _Sheets) -> None:
    """Lists of the last events with people at them: two entered, the newest still out."""
    session, today = sheets.maker.session, sheets.maker.today
    ids = select(Participation.event_id).where(Participation.deleted_at.is_(None)).distinct()
    past = select(Event).where(Event.id.in_(ids), Event.start < sheets.maker.at(today, "00:00"))
    for at, event in enumerate(reversed(session.scalars(past.order_by(Event.start.desc()).limit(_EVENTS)).all())):
        coming = session.scalars(
            select(Participation).where(Participation.event_id == event.id).order_by(Participation.sort_key)
        ).all()
        there = sum(one.state is ParticipationState.ATTENDED for one in coming)
        day = event.start.date()
        done = {"entered_on": day, "entered_rows": there} if at < _EVENTS - 1 and there else {}
        sheets.add(
            SheetKind.PRESENCE, event.title, [{"participation": one.id} for one in coming], (day - today).days, day=day,
            blank=_BLANK, context={"event_id": event.id}, about_type="Event", about_id=event.id, **done,
        )  # fmt: skip
