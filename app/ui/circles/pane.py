"""The helper circles: the list, and what is known of one."""

from datetime import date
from typing import Any

from app.models import HelperCircle, Need
from app.services.circles.ladder import steps
from app.services.circles.members import members_of, speaking
from app.text import _
from app.ui.circles.ladder import LADDER_PAGE
from app.ui.circles.meetings import MEETINGS_PAGE
from app.ui.circles.members import MEMBERS, MembersPage
from app.ui.circles.money import MONEY_PAGE
from app.ui.kit import columns
from app.ui.kit.detail import Head
from app.ui.kit.list_pane import ListPane
from app.ui.kit.page import PageSpec, form_page
from app.ui.kit.places import section
from app.ui.kit.related import block, related_page
from app.ui.needs.blocks import NeedsPage, needs_of
from app.ui.records import NextSteps, blocks_page, record_pages
from app.ui.theme import Tone
from app.ui.trouble.blocks import CIRCLE_PROBLEMS, ProblemsPage

H = HelperCircle
CIRCLE_NEEDS = needs_of(Need.circle_id)
_FIELDS = (
    section("", H.name, H.shelter_id, H.topic, H.founded_on),
    section(_("Arbeit"), H.meeting, H.members_wanted, H.budget),
    section(_("Weiteres"), H.notes),
)


class CirclePane(ListPane):
    """The helper circles."""

    entity = HelperCircle
    title = _("Helferkreise")
    columns = (
        columns.name(H.name, 210),
        columns.text(H.member_count, 92),
        columns.text(H.speaker_names, 160),
        columns.text(H.last_meeting_on, 120),
        columns.text(H.marker_count, 130),
    )
    filters = (H.topic, H.shelter_id, H.last_meeting_on)
    search_hint = _("Name oder Thema …")
    new_text = _("+ Helferkreis")
    new_title = _("Neuer Helferkreis")
    counted = _("{shown} von {total} Helferkreisen")
    all_counted = _("{total} Helferkreise")
    empty_text = _("Hier stehen die Helferkreise mit ihren Mitgliedern und Treffen. Legen Sie den ersten an.")
    watches = ("CircleMember", "CircleMarker", "CircleBooking", "Event", "Need", "Problem", "Task", "Absence")

    def pages(self) -> tuple[PageSpec, ...]:
        return (
            form_page(_("Kreis"), *_FIELDS, below=(NextSteps,)),
            related_page(MEMBERS, MembersPage),
            MEETINGS_PAGE,
            LADDER_PAGE,
            MONEY_PAGE,
            blocks_page(
                _("Bedarfe"),
                (block(CIRCLE_NEEDS, NeedsPage), CIRCLE_NEEDS),
                (block(CIRCLE_PROBLEMS, ProblemsPage), CIRCLE_PROBLEMS),
            ),
            *record_pages(),
        )

    def head(self, record: Any) -> Head:
        today = date.today()
        count = record.member_count or 0
        words = _("1 Mitglied") if count == 1 else _("{count} Mitglieder").format(count=count)
        if record.members_wanted and count < record.members_wanted:
            words = _("{members}, angestrebt {wanted}").format(members=words, wanted=record.members_wanted)
        told = speaking(members_of(self.desk.office.database, record.id, today), today)
        ladder = _("{count} von {total} Schritten").format(
            count=record.marker_count or 0, total=len(steps(self.desk.office.settings))
        )
        chips = [(words, Tone.NEUTRAL), (told.words, Tone.GOOD if told.fine else Tone.ATTENTION)]
        if told.aside:
            chips.append((told.aside, Tone.ATTENTION))
        return Head(record.caption, (*chips, (ladder, Tone.INFO)))
