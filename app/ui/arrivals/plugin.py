"""Brings arrivals into the menus, to every house and to the search over everything."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from PySide6.QtWidgets import QMenu

from app.models import Arrival, Shelter
from app.services.query import MISSING, Filter, Query
from app.text import _
from app.ui.arrivals.opening import open_announce, open_prepare, open_template


def contribute(window: Any) -> None:
    """Add the entries."""
    menus = window.menus
    menus.add(menus.extras, _("Ankunft ankündigen …"), partial(_announce, window), part=menus.work)
    menus.add(menus.extras, _("Vorlage für Ankünfte …"), partial(open_template, window), part=menus.rules)


def _announce(window: Any) -> None:
    """For the house in view, where one is."""
    is_house = getattr(window.tab, "entity", None) is Shelter
    open_announce(window, window.tab.pane.card.current_id or None if is_house else None)


def fill_house(pane: Any, menu: QMenu) -> None:
    """What a house offers in its menu: announcing an arrival, and who is called in an emergency."""
    menu.addAction(_("Ankunft ankündigen …"), lambda: open_announce(pane.window(), pane.card.current_id or None))
    menu.addAction(_("Notfallplan …"), partial(_call_together, pane))
    menu.addSeparator()


def _call_together(pane: Any) -> None:
    from app.ui.letters.opening import open_emergency

    open_emergency(pane.window(), shelter_id=pane.card.current_id or None)


def pictures(window: Any, settle: Callable[[], None]) -> Iterator[tuple[str, Any]]:
    """What no menu of the window opens: a message that was read, and what an arrival is made into."""
    dialog = open_announce(window)
    dialog.line.setText(_("12 Personen, Arabisch, morgen, Testgasse"))
    dialog.take_line()
    settle()
    yield "arrivals-announced", dialog
    dialog.close()
    arrivals = window.desk.office.arrivals
    for identity in arrivals.ids(Query(filters=(Filter(Arrival.prepared_on, MISSING),)))[:1]:
        dialog = open_prepare(window, identity)
        settle()
        yield "arrivals-prepare", dialog
        dialog.close()
