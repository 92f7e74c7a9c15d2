"""The helper circles: the list, and what is known of one."""

from typing import Any

from app.models import CircleMember, HelperCircle, Need
from app.text import _
from app.ui import tones
from app.ui.kit import columns
from app.ui.kit.detail import Head
from app.ui.kit.list_pane import ListPane
from app.ui.kit.page import PageSpec, form_page
from app.ui.kit.places import section
from app.ui.kit.related import Related, block, related_page
from app.ui.needs.blocks import NeedsPage, needs_of
from app.ui.records import NextSteps, blocks_page, record_pages
from app.ui.theme import Tone
from app.ui.trouble.blocks import CIRCLE_PROBLEMS, ProblemsPage

M = CircleMember
MEMBERS = Related(
    _("Mitglieder"),
    CircleMember,
    M.circle_id,
    (M.person_name,),
    (section("", M.person_id, M.role, M.subgroup, M.since, M.until),),
    _("+ Mitglied"),
    quiet=(M.subgroup, (M.since, M.until)),
    chip=(M.role, tones.neutral),
    empty=_("Noch niemand eingetragen."),
)
CIRCLE_NEEDS = needs_of(Need.circle_id)


class CirclePane(ListPane):
    """The helper circles."""

    entity = HelperCircle
    title = _("Helferkreise")
    columns = (
        columns.name(HelperCircle.name, 230),
        columns.text(HelperCircle.meeting, 286),
        columns.text(HelperCircle.topic, 150),
        columns.text(HelperCircle.member_count, 100),
    )
    filters = (HelperCircle.topic,)
    search_hint = _("Name oder Thema …")
    new_text = _("+ Helferkreis")
    new_title = _("Neuer Helferkreis")
    counted = _("{shown} von {total} Helferkreisen")
    all_counted = _("{total} Helferkreise")
    empty_text = _("Hier stehen die Helferkreise mit ihren Mitgliedern und Treffen. Legen Sie den ersten an.")
    watches = ("CircleMember", "Need", "Problem")

    def pages(self) -> tuple[PageSpec, ...]:
        h = HelperCircle
        fields = section("", h.name, h.shelter_id, h.topic, h.meeting, h.founded_on, h.notes)
        return (
            form_page(_("Stammdaten"), fields, below=(NextSteps,)),
            related_page(MEMBERS),
            blocks_page(
                _("Bedarfe, Probleme"),
                (block(CIRCLE_NEEDS, NeedsPage), CIRCLE_NEEDS),
                (block(CIRCLE_PROBLEMS, ProblemsPage), CIRCLE_PROBLEMS),
            ),
            *record_pages(),
        )

    def head(self, record: Any) -> Head:
        return Head(record.caption, ((_("{count} Mitglieder").format(count=record.member_count or 0), Tone.NEUTRAL),))
