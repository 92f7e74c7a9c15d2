"""Plugs visits into the window: planning from everywhere, the pack with every house, and pictures of both."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from app.text import _
from app.ui.kit import outputs_hook


def contribute(window: Any) -> None:
    """Add the ways to the menus and to the printing of a house, a visit and an event."""
    menus = window.menus
    menus.add(menus.extras, _("Besuch planen …"), lambda: plan(window), part=menus.work)
    outputs_hook.offer("Shelter", _("Besuchsmappe …"), _pack_of_house)
    outputs_hook.offer("Visit", _("Besuchsmappe …"), pack_of_visit)


def plan(window: Any, chosen: tuple[str, ...] = (), day: date | None = None) -> Any:
    """Put a visit or a tour into the calendar."""
    from app.ui.visits.plan_dialog import PlanDialog

    dialog = PlanDialog(window, window.desk, chosen, day)
    dialog.open()
    return dialog


def _pack_of_house(window: Any, record_id: str) -> Any:
    from app.ui.visits.pack_dialog import open_pack

    return open_pack(window, [record_id])


def pack_of_visit(window: Any, record_id: str) -> Any:
    """Show the pack of a visit with its whole tour."""
    from app.ui.visits.pack_dialog import open_pack

    visits = window.desk.office.visits
    visit = visits.get(record_id)
    return open_pack(window, [stop.shelter_id for stop in visits.tour_of(visit)], visit.event_id or "")


def pictures(window: Any, settle: Callable[[], None]) -> Iterator[tuple[str, QWidget | None]]:
    """The pack of a tour and a protocol."""
    from app.ui.visits.pack_dialog import open_pack
    from app.ui.visits.protocol_dialog import open_protocol

    office = window.desk.office
    houses = office.visits.suggested(office.shelters.ids()[:4])
    pack = open_pack(window, houses)
    settle()
    while not pack.ready:
        settle()
    yield "dialog-visit-pack", pack
    pack.close()
    settle()
    past = office.visits.unwritten(date.today(), date.min)
    if past:
        protocol = open_protocol(window, past[0].visit_id)
        settle()
        yield "dialog-protocol", protocol
        protocol.close()
        settle()
