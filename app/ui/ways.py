"""Where one can go from anywhere: records looked at last, views of all lists, new records."""

from functools import partial
from typing import Any

from app.models.base import entity
from app.services.office import Hit
from app.text import _, translate
from app.ui.kit.find_answer import Offer
from app.ui.ready_views import places, ready_views
from app.ui.tabs import TABS


def recent(window: Any) -> list[Hit]:
    """The records looked at last, the newest first; those in the trash stay away."""
    office, listed = window.desk.office, {told.entity for told in places().values()}
    keys = [(name, key) for name, key in window.desk.recent.keys if name in listed]
    found = {
        (hit.entity, hit.id): hit
        for name in {name for name, _key in keys}
        for hit in office.hits(name, [key for kind, key in keys if kind == name])
    }
    return [found[key] for key in keys if key in found]


def further(window: Any) -> list[Offer]:
    """Every view, saved or from the program, and a new record of every kind that has a list."""
    return [*_views(window), *_new(window)]


def _views(window: Any) -> list[Offer]:
    saved = window.desk.office.views.visible()
    named = [(view.place, view.id, view.name) for view in saved if view.place in places()]
    for place in places():
        views = ready_views(place, window.desk.office.settings)
        named += [(place, view.name, translate(view.name)) for view in views]
    title = _("Ansicht: {name}")
    return [
        Offer(title.format(name=name), _tab_of(places()[place].entity), partial(window.show_view, place, key))
        for place, key, name in named
    ]


def _new(window: Any) -> list[Offer]:
    kinds = dict.fromkeys(told.entity for told in places().values())
    title = _("Neu anlegen: {kind}")
    return [
        Offer(title.format(kind=translate(entity(kind).singular)), _tab_of(kind), partial(window.new_record, kind))
        for kind in kinds
    ]


def _tab_of(name: str) -> str:
    return next((translate(spec.title) for spec in TABS if name in spec.entities), "")
