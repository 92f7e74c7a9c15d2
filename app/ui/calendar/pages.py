"""The sub-tabs of an event."""

from app.models import Need
from app.text import _
from app.ui.calendar.checklist import ChecklistPage
from app.ui.calendar.form import ON_FLYER, PLANNING, EventForm
from app.ui.calendar.participants import PARTICIPANTS, ParticipantsPage
from app.ui.calendar.texts import TEXTS, TextsPage
from app.ui.kit.desk import Desk
from app.ui.kit.page import FormPage, Page, PageSpec
from app.ui.kit.related import block
from app.ui.needs.blocks import NeedsPage, needs_of
from app.ui.records import record_pages
from app.ui.visits.blocks import StopsPage

NEEDS = needs_of(Need.event_id)


class PlanningPage(FormPage):
    """When, where, for whom, and under it what is still to do."""

    form_type = EventForm


def _planning(desk: Desk) -> Page:
    return PlanningPage(desk, PLANNING, (StopsPage, ChecklistPage, block(NEEDS, NeedsPage)))


def _flyer(desk: Desk) -> Page:
    return FormPage(desk, ON_FLYER, (block(TEXTS, TextsPage),))


def event_pages() -> tuple[PageSpec, ...]:
    """Plan with checklist, participants, flyer with its languages, and what every record has."""
    return (
        PageSpec(_("Planung"), _planning, for_new=True, sections=PLANNING),
        PageSpec(_("Teilnehmende"), ParticipantsPage, (PARTICIPANTS.counted,)),
        PageSpec(_("Flyer"), _flyer, sections=ON_FLYER),
        *record_pages(),
    )


WATCHED = ("ChecklistItem", "EventText", "Participation", "EventSeries", "EventFunder")
"""Entities whose changes show in an event's card."""
DUE = ("Task", "Tandem", "Application", "Grant", "FundingProgramme", "Project", "Problem", "ConductCheck",
       "Setting")  # fmt: skip
"""Entities whose deadlines stand in the calendar, and the rules of the office."""
