"""Förderung: applications with their grants, programmes, and who gives money."""

from typing import Any

from app.models import Application, Funder, FunderCredit, FundingProgramme, Grant
from app.text import _, money
from app.ui import tones
from app.ui.funding.coverage import Coverage
from app.ui.kit import columns
from app.ui.kit.columns import Cell, Column, Look
from app.ui.kit.detail import Head
from app.ui.kit.list_pane import ListPane
from app.ui.kit.list_tab import ListTab
from app.ui.kit.page import PageSpec, form_page
from app.ui.kit.places import address, line, section, span
from app.ui.kit.related import Related, related_page
from app.ui.kit.show import distance
from app.ui.records import NextSteps, record_pages
from app.ui.theme import Tone

A, G, F, C, R = Application, Grant, Funder, FunderCredit, FundingProgramme
GRANTS = Related(
    _("Bewilligung"),
    Grant,
    G.application_id,
    (G.amount,),
    (
        section(
            "",
            G.amount,
            G.granted_on,
            line(G.period_from, G.period_to, label=_("Bewilligt für"), join=span),
            G.interim_due,
            G.proof_due,
            G.spend_weeks,
            G.conditions,
            G.notes,
        ),
    ),
    _("+ Bewilligung"),
    quiet=(G.granted_on, G.proof_due, G.conditions),
    sort=G.granted_on,
    empty=_("Noch kein Bescheid eingetragen."),
)
CREDITS = Related(
    _("Fördersätze"),
    FunderCredit,
    C.funder_id,
    (C.text,),
    (section("", C.text, C.valid_from, C.valid_to),),
    _("+ Fördersatz"),
    quiet=((C.valid_from, C.valid_to),),
    empty=_("Noch kein Satz hinterlegt, der auf Drucksachen stehen muss."),
)
PROGRAMMES = Related(
    _("Programme"),
    FundingProgramme,
    R.funder_id,
    (R.name,),
    (
        section(
            "",
            R.name,
            R.deadline_kind,
            R.deadline,
            R.max_amount,
            R.own_share_percent,
            R.eligibility,
            R.checked_on,
            R.website,
            R.notes,
        ),
    ),
    _("+ Programm"),
    quiet=(R.deadline, R.max_amount),
    empty=_("Noch kein Programm eingetragen."),
)
MADE = Related(
    _("Anträge"),
    Application,
    A.funder_id,
    (A.name,),
    (section("", A.name, A.state, A.requested_amount, A.submit_by, A.submitted_on, A.notes),),
    _("+ Antrag"),
    quiet=(A.requested_amount,),
    chip=(A.state, tones.state),
    empty=_("Noch kein Antrag."),
)


def _deadline(day: Any) -> Cell:
    return (distance(day), tones.due(day)) if day else ("", None)


def _money_from(granted: Any, requested: Any) -> Cell:
    return money(granted if granted is not None else requested), None


class ApplicationPane(ListPane):
    """Applications with their sums and deadlines."""

    entity = Application
    carried = (A.submit_by,)
    expected = (line(A.funder_id, A.programme_id, label=_("Geldgeber")),)
    title = _("Anträge")
    columns = (
        columns.name(A.name, 186),
        columns.text(A.funder_name, 234),
        Column(A.granted_amount, Look.FIGURE, 100, (A.requested_amount,), _("Summe"), _money_from),
        columns.chip(A.state, tones.state, 134),
        Column(A.next_deadline, Look.CHIP, 108, cell=_deadline),
    )
    filters = (A.state, A.funder_name, A.financing)
    search_hint = _("Vorhaben, Aktenzeichen …")
    new_text = _("+ Antrag")
    new_title = _("Neuer Antrag")
    counted = _("{shown} von {total} Anträgen")
    all_counted = _("{total} Anträge")
    empty_text = _("Hier stehen Ihre Anträge mit Summen, Bescheiden und Fristen. Legen Sie den ersten an.")
    watches = ("Grant", "Funder", "Task")

    def pages(self) -> tuple[PageSpec, ...]:
        fields = (
            section(_("Vorhaben"), A.name, A.project_id, A.state, A.reference_number),
            section(_("Geld"), A.funder_id, A.programme_id, A.requested_amount, A.financing),
            section(_("Fristen"), A.submit_by, A.submitted_on, A.decided_on),
            section(_("Weiteres"), A.notes),
        )
        return (
            form_page(_("Stammdaten"), *fields, below=(Coverage, NextSteps)),
            related_page(GRANTS),
            *record_pages(),
        )

    def head(self, record: Any) -> Head:
        chips = [(record.state.label, tones.state(record.state))]
        if record.next_deadline:
            words = _("nächste Frist {when}").format(when=distance(record.next_deadline))
            chips.append((words, tones.due(record.next_deadline)))
        if record.financing:
            chips.append((record.financing.label, Tone.NEUTRAL))
        return Head(record.caption, tuple(chips))


class ProgrammePane(ListPane):
    """Pots one can apply to."""

    entity = FundingProgramme
    title = _("Programme")
    columns = (
        columns.name(R.name, 236),
        columns.text(R.funder_name, 196),
        columns.text(R.max_amount, 110),
        columns.text(R.deadline_kind, 112),
        Column(R.deadline, Look.CHIP, 108, cell=_deadline),
    )
    filters = (R.funder_name, R.deadline_kind)
    search_hint = _("Name, was gefördert wird …")
    new_text = _("+ Programm")
    new_title = _("Neues Förderprogramm")
    counted = _("{shown} von {total} Programmen")
    all_counted = _("{total} Programme")
    empty_text = _("Hier stehen die Fördertöpfe mit Höchstbetrag und Frist. Legen Sie den ersten an.")

    def pages(self) -> tuple[PageSpec, ...]:
        fields = (
            section(_("Programm"), R.name, R.funder_id, R.eligibility, R.website),
            section(
                _("Beträge und Fristen"), R.max_amount, R.own_share_percent, R.deadline_kind, R.deadline, R.checked_on
            ),
            section(_("Weiteres"), R.notes),
        )
        return (form_page(_("Stammdaten"), *fields, below=(NextSteps,)), *record_pages())


class FunderPane(ListPane):
    """Who gives money."""

    entity = Funder
    title = _("Geldgeber")
    columns = (
        columns.name(F.name, 258),
        columns.text(F.short_name, 138),
        columns.text(F.city, 106),
        columns.text(F.phone, 98),
        columns.text(F.credit_required, 162),
    )
    filters = (F.city, F.credit_required)
    search_hint = _("Name, Ort …")
    new_text = _("+ Geldgeber")
    new_title = _("Neuer Geldgeber")
    counted = _("{shown} von {total} Geldgebern")
    all_counted = _("{total} Geldgeber")
    empty_text = _("Hier stehen Ministerien, Stiftungen und alle, die Geld geben. Legen Sie den ersten Geldgeber an.")

    def pages(self) -> tuple[PageSpec, ...]:
        fields = section(
            _("Kontakt"),
            F.name,
            F.short_name,
            address(F.street, F.postal_code, F.city, _("Anschrift")),
            F.phone,
            F.email,
            F.website,
        )
        duty = section(_("Öffentlichkeit"), F.credit_required)
        return (
            form_page(_("Stammdaten"), fields, duty, section(_("Weiteres"), F.notes), below=(NextSteps,)),
            related_page(CREDITS),
            related_page(PROGRAMMES),
            related_page(MADE),
            *record_pages(),
        )


class Tab(ListTab):
    """The tab of the funding."""

    panes = (ApplicationPane, ProgrammePane, FunderPane)
