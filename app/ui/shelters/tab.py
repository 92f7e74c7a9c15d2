"""Unterkünfte: the houses with their occupancy and contacts, and the helper circles around them."""

from typing import Any

from PySide6.QtWidgets import QMenu

from app.models import Assignment, HelperCircle, Need, Occupancy, Shelter, ShelterKind
from app.text import _, german_date
from app.ui.arrivals.of_house import ARRIVALS, ArrivalsPage
from app.ui.arrivals.pane import ArrivalPane
from app.ui.arrivals.plugin import fill_house
from app.ui.circles.pane import CirclePane
from app.ui.kit import columns
from app.ui.kit.charts import FULL_SHARE
from app.ui.kit.columns import Cell, Column
from app.ui.kit.detail import Head
from app.ui.kit.list_pane import ListPane
from app.ui.kit.list_tab import ListTab
from app.ui.kit.page import PageSpec
from app.ui.kit.places import line, section
from app.ui.kit.related import Related, block, related_page
from app.ui.needs.blocks import NeedsPage, needs_of
from app.ui.needs.pane import NeedPane
from app.ui.occupancy.opening import fill_occupancy
from app.ui.records import blocks_page, record_pages
from app.ui.shelters.contacts import CONTACTS, ContactsPage
from app.ui.shelters.house import HOUSE_PAGE, INSIDE_PAGE
from app.ui.shelters.occupancy import OccupancyPage
from app.ui.theme import Tone
from app.ui.trouble.blocks import HOUSE_PROBLEMS, ProblemsPage
from app.ui.trouble.pane import ProblemPane
from app.ui.visits.blocks import VISITS, VisitsPage, visit_ways
from app.ui.visits.pane import VisitPane

S, Occ = Shelter, Occupancy
OCCUPANCY = Related(
    _("Belegung"),
    Occupancy,
    Occ.shelter_id,
    (Occ.as_of,),
    (
        section(
            "",
            Occ.as_of,
            line(Occ.occupied, Occ.capacity, label=_("Belegt / Plätze"), join=" / ".join),
            Occ.households,
            line(Occ.women, Occ.men, label=_("Frauen / Männer"), join=" / ".join),
            line(
                Occ.minors_0_5, Occ.minors_6_13, Occ.minors_14_17, label=_("Kinder 0–5 / 6–13 / 14–17"), join=" / ".join
            ),
            Occ.travelling_alone,
            Occ.languages,
            Occ.source,
        ),
    ),
    _("+ Stichtag"),
    quiet=(Occ.source,),
    sort=Occ.as_of,
    empty=_("Noch keine Zahlen. Tragen Sie den ersten Stichtag ein."),
)
HELPERS = Related(
    _("Ehrenamtliche"),
    Assignment,
    Assignment.shelter_id,
    (Assignment.person_id, Assignment.activity),
    (section("", Assignment.person_id, Assignment.activity, Assignment.since, Assignment.until, Assignment.notes),),
    _("+ Einsatz"),
    quiet=((Assignment.since, Assignment.until),),
    sort=Assignment.since,
    empty=_("Hier hilft noch niemand."),
)
CIRCLES = Related(
    _("Helferkreis"),
    HelperCircle,
    HelperCircle.shelter_id,
    (HelperCircle.name,),
    (
        section(
            "", HelperCircle.name, HelperCircle.topic, HelperCircle.meeting, HelperCircle.founded_on, HelperCircle.notes
        ),
    ),
    _("+ Helferkreis"),
    quiet=(HelperCircle.meeting, HelperCircle.topic),
    empty=_("Um dieses Haus gibt es noch keinen Helferkreis."),
)


HOUSE_NEEDS = needs_of(Need.shelter_id)


def _short_kind(kind: ShelterKind | None) -> Cell:
    """The usual short form, "GU", where the kind has one."""
    return (kind.label.rpartition("(")[2].rstrip(")") if kind else ""), None


class ShelterPane(ListPane):
    """The houses."""

    entity = Shelter
    import_kind = "shelters"
    carried = (S.operator, S.postal_code, S.city)
    expected = (line(S.street, S.city, label=_("Anschrift")),)
    title = _("Unterkünfte")
    columns = (
        columns.name(S.name, 166),
        Column(S.kind, width=54, cell=_short_kind),
        columns.text(S.city, 158),
        columns.bar(S.occupied, S.places, 176, _("Belegung")),
        columns.text(S.circle_names, 210),
    )
    filters = (S.kind, S.city, S.operator)
    search_hint = _("Name, Straße, Ort, Betreiber …")
    new_text = _("+ Unterkunft")
    new_title = _("Neue Unterkunft")
    counted = _("{shown} von {total} Unterkünften")
    all_counted = _("{total} Unterkünfte")
    empty_text = _("Hier stehen die Häuser mit Belegung, Ansprechpersonen und Helferkreis. Legen Sie das erste an.")
    watches = ("Occupancy", "HelperCircle", "Task", "Need", "Problem")

    def pages(self) -> tuple[PageSpec, ...]:
        return (
            HOUSE_PAGE,
            related_page(OCCUPANCY, OccupancyPage),
            related_page(VISITS, VisitsPage),
            blocks_page(
                _("Bedarfe"),
                (block(HOUSE_NEEDS, NeedsPage), HOUSE_NEEDS),
                (block(ARRIVALS, ArrivalsPage), ARRIVALS),
                (block(HOUSE_PROBLEMS, ProblemsPage), HOUSE_PROBLEMS),
            ),
            blocks_page(
                _("Menschen"),
                (block(CONTACTS, ContactsPage), CONTACTS),
                (block(CIRCLES), CIRCLES),
                (block(HELPERS), HELPERS),
            ),
            INSIDE_PAGE,
            *record_pages(),
        )

    def fill_more(self, menu: QMenu) -> None:
        fill_house(self, menu)
        fill_occupancy(self, menu)

    def ways_for_several(self) -> list[tuple[str, Any]]:
        return [*visit_ways(self), *super().ways_for_several()]

    def head(self, record: Any) -> Head:
        chips = [(record.kind.label, Tone.NEUTRAL)] if record.kind else []
        if record.occupied is not None:
            full = bool(record.places) and record.occupied / record.places >= FULL_SHARE
            words = _("{occupied} von {capacity} Plätzen belegt am {day}").format(
                occupied=record.occupied, capacity=record.places or "?", day=german_date(record.counted_on)
            )
            chips.append((words, Tone.ATTENTION if full else Tone.GOOD))
        if record.closed_on:
            chips.append((_("geschlossen"), Tone.STRONG))
        return Head(record.caption, tuple(chips))


class Tab(ListTab):
    """The tab of the houses, their circles and needs."""

    panes = (ShelterPane, CirclePane, NeedPane, VisitPane, ProblemPane, ArrivalPane)
    folded = 2
