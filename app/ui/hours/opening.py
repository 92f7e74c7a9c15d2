"""Opens the sheet of hours: empty, for the people chosen in a list, or for everybody at an event."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from app.models import Event, Participation, ParticipationState, Person
from app.text import _, german_date
from app.ui.hours.lines import Cell, Line

_THERE = (ParticipationState.ATTENDED, ParticipationState.CONFIRMED, ParticipationState.REGISTERED)
"""Who gets a line, first of all those who were there."""


def open_sheet(window: Any, desk: Any, lines: Sequence[Line] = (), **first: Any) -> Any:
    """Show the sheet over the window; UserError where nothing can be changed."""
    from app.ui.hours.sheet_dialog import SheetDialog

    desk.office.database.refuse_frozen()
    dialog = SheetDialog(window, desk, lines, first)
    dialog.open()
    return dialog


def open_for_people(window: Any, desk: Any, ids: Sequence[str]) -> Any:
    """A line for each of these people, with the activity and house of their assignment and the day of today."""
    from app.ui.hours.sheet_dialog import usual_of

    names = desk.office.captions("Person", ids)
    today = german_date(datetime.now().date())
    lines = []
    for identity in ids:
        line = Line(person_id=identity)
        line.texts[Cell.PERSON], line.texts[Cell.DAY] = names.get(identity, ""), today
        for cell, text in usual_of(desk.office, identity).items():
            line.texts[cell] = text
        lines.append(line)
    return open_sheet(window, desk, lines)


def open_for_event(window: Any, desk: Any, event_id: str) -> Any:
    """A line for everybody of the office who came to an event, or, where nobody was ticked off, for all expected.

    Guests whom the office knows by name only have given no hours; the sheet says how many they are.
    """
    office = desk.office
    event = office.events.get(event_id)
    coming = office.participations.of(Participation.event_id, event_id)
    there = [p for p in coming if p.state is ParticipationState.ATTENDED]
    meant = [p for p in there or coming if p.state in _THERE]
    lines = [_line(office, event, p) for p in meant if p.person_id]
    if not lines:
        desk.say(_("Für diesen Termin ist noch niemand aus dem Büro eingetragen, der Stunden gegeben haben kann."))
        return None
    sheet = open_sheet(window, desk, lines, event_id=event_id, project_id=event.project_id)
    if guests := len(meant) - len(lines):
        one = _("1 Gast, nur mit Namen eingetragen, steht nicht im Bogen.")
        many = _("{count} Gäste, nur mit Namen eingetragen, stehen nicht im Bogen.")
        sheet.aside = one if guests == 1 else many.format(count=guests)
        sheet.tell()
    return sheet


def _line(office: Any, event: Event, coming: Participation) -> Line:
    line = Line(person_id=coming.person_id)
    texts = line.texts
    known = office.captions(Person, [coming.person_id]) if coming.person_id else {}
    texts[Cell.PERSON] = known.get(coming.person_id or "", "")
    texts[Cell.DAY] = german_date(event.start.date())
    if event.end and not event.all_day and event.end.date() == event.start.date():
        texts[Cell.TIME] = f"{event.start:%H:%M}–{event.end:%H:%M}"
    texts[Cell.ACTIVITY] = event.title[:120]
    if event.shelter_id:
        texts[Cell.HOUSE] = office.captions("Shelter", [event.shelter_id]).get(event.shelter_id, "")
    return line
