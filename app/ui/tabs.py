"""The register of the window's tabs and of what else plugs into it; a new tab is one line here."""

from dataclasses import dataclass

from app.text import _


@dataclass(frozen=True)
class TabSpec:
    """A tab: its key for settings and links, its title, where its class `Tab` lives, and which entities it shows."""

    key: str
    title: str
    module: str
    entities: tuple[str, ...] = ()


TABS = (
    TabSpec("start", _("Start"), "app.ui.start.tab"),
    TabSpec("people", _("Ehrenamtliche"), "app.ui.people.tab", ("Person", "HoursEntry", "Expense", "Allowance")),
    TabSpec(
        "shelters",
        _("Unterkünfte"),
        "app.ui.shelters.tab",
        ("Shelter", "HelperCircle", "Need", "Visit", "Problem", "Arrival"),
    ),
    TabSpec("calendar", _("Kalender"), "app.ui.calendar.tab", ("Event",)),
    TabSpec("projects", _("Projekte"), "app.ui.projects.tab", ("Project",)),
    TabSpec("funding", _("Förderung"), "app.ui.funding.tab", ("Application", "FundingProgramme", "Funder")),
    TabSpec("network", _("Netzwerk"), "app.ui.network.tab", ("Organisation", "ContactRole")),
)
"""Every module holds a class `Tab` made with `Tab(desk)`; it is imported when the tab is first visited."""

PLUGINS: tuple[str, ...] = (
    "app.ui.imports.plugin",
    "app.ui.outputs.plugin",
    "app.ui.backups.plugin",
    "app.ui.safety.plugin",
    "app.ui.privacy.plugin",
    "app.ui.people.plugin",
    "app.ui.people.around",
    "app.ui.lock.plugin",
    "app.ui.handover.plugin",
    "app.ui.hours.plugin",
    "app.ui.occupancy.plugin",
    "app.ui.needs.plugin",
    "app.ui.visits.plugin",
    "app.ui.paper.plugin",
    "app.ui.trouble.plugin",
    "app.ui.circles.plugin",
    "app.ui.letters.plugin",
    "app.ui.own_forms.plugin",
    "app.ui.arrivals.plugin",
)
"""Modules with `contribute(window)`, called once the data is there; they add actions to `window.menus`.
`pictures(window, settle)` shows their dialogs one after the other, for the pictures of the program."""
