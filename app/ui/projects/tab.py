"""Projekte: small projects and lighthouse projects from the idea to the account."""

from typing import Any

from app.models import Application, Need, Project
from app.text import _, money
from app.ui import tones
from app.ui.kit import columns
from app.ui.kit.detail import Head
from app.ui.kit.list_pane import ListPane
from app.ui.kit.list_tab import ListTab
from app.ui.kit.page import PageSpec, form_page
from app.ui.kit.places import line, section, span
from app.ui.kit.related import Related, block, related_page
from app.ui.needs.blocks import NeedsPage, needs_of
from app.ui.records import NextSteps, blocks_page, record_pages
from app.ui.theme import Tone

P, A = Project, Application
NEEDS = needs_of(Need.project_id)
MASTER_DATA = (
    section(
        _("Vorhaben"),
        P.name,
        P.kind,
        P.stage,
        P.applicant,
        P.lead_id,
        P.shelter_id,
        P.circle_id,
        P.target_group,
        line(P.starts_on, P.ends_on, label=_("Laufzeit"), join=span),
    ),
    section(_("Geld"), P.total_cost),
    section(_("Inhalt"), P.goals, P.description, P.results, P.notes),
)
APPLICATIONS = Related(
    _("Anträge"),
    Application,
    A.project_id,
    (A.name,),
    (
        section(
            "",
            A.name,
            A.funder_id,
            A.programme_id,
            A.state,
            A.requested_amount,
            A.submit_by,
            A.submitted_on,
            A.decided_on,
            A.notes,
        ),
    ),
    _("+ Antrag"),
    quiet=(A.funder_id, A.requested_amount),
    chip=(A.state, tones.state),
    empty=_("Noch kein Antrag."),
)


class ProjectPane(ListPane):
    """All projects."""

    entity = Project
    carried = (P.starts_on,)
    title = _("Projekte")
    columns = (
        columns.name(P.name, 204),
        columns.chip(P.stage, tones.state, 134),
        columns.text(P.kind, 134),
        columns.text(P.applicant, 184),
        columns.text(P.granted_amount, 106),
    )
    filters = (P.stage, P.kind, P.applicant)
    search_hint = _("Name, Träger, Ziel …")
    new_text = _("+ Projekt")
    new_title = _("Neues Projekt")
    counted = _("{shown} von {total} Projekten")
    all_counted = _("{total} Projekte")
    empty_text = _(
        "Hier stehen Kleinprojekte und Leuchtturmprojekte, von der Idee bis zur Abrechnung. Legen Sie das erste an."
    )
    watches = ("Application", "Grant", "Task")

    def pages(self) -> tuple[PageSpec, ...]:
        return (
            form_page(_("Stammdaten"), *MASTER_DATA, below=(NextSteps,)),
            related_page(APPLICATIONS),
            blocks_page(_("Bedarfe"), (block(NEEDS, NeedsPage), NEEDS)),
            *record_pages(),
        )

    def head(self, record: Any) -> Head:
        chips = [(record.stage.label, tones.state(record.stage)), (record.kind.label, Tone.NEUTRAL)]
        if record.granted_amount:
            chips.append((_("{amount} bewilligt").format(amount=money(record.granted_amount)), Tone.GOOD))
        return Head(record.caption, tuple(chips))


class Tab(ListTab):
    """The tab of the projects."""

    panes = (ProjectPane,)
