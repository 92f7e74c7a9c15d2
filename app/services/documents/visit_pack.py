"""The pack for a visit: one file with everything for one house or a tour, its pages counted through."""

from collections.abc import Iterable
from dataclasses import replace

from app.services.documents.blocks import space, stack
from app.services.documents.flow import Flow
from app.services.documents.furniture import Furniture
from app.services.documents.handout_data import Handout
from app.services.documents.handout_lists import Section, circle, contacts, needs, offers, upcoming
from app.services.documents.handout_parts import overview
from app.services.documents.page import Drawing, Printed, Sheet, Target, produce
from app.services.documents.visit_blank import blank_lines, protocol_pages, sheet_pages
from app.services.documents.visit_data import PackedHouse, VisitPack
from app.services.documents.visit_parts import helping, last_protocol, points, tour
from app.services.documents.wording import joined
from app.text import _, german_time, long_date

RULES = 8
"""House rules on the cover sheet of a house."""
FEWEST_NOTES = 3


def write_many(target: Target, packs: Iterable[VisitPack]) -> Printed:
    """Write several packs into one file, pages counted for each."""
    return produce(target, packs, lay_out)


def lay_out(pack: VisitPack) -> Sheet:
    """Cover of the tour, then house after house; what was not chosen is left out."""
    draws: list[Drawing] = []
    if len(pack.houses) > 1 and "cover" in pack.parts:
        draws += _tour_pages(pack)
    for place, house in enumerate(pack.houses, 1):
        draws += _house_pages(pack, house, place, len(draws) + 1)
        if "sheet" in pack.parts:
            draws += sheet_pages(pack, house, _to_fill_in(pack, house, place, len(draws) + 1))
        if "protocol" in pack.parts:
            draws += protocol_pages(pack, house, _to_fill_in(pack, house, place, len(draws) + 1))
    return Sheet(_("Besuchsmappe {title}").format(title=pack.title), pack.office.name, "A4", draws)


def blanks(pack: VisitPack) -> list[int]:
    """How many lines without a name the sign-in sheet of each house has."""
    return [blank_lines(pack, house, _to_fill_in(pack, house, place, 1)) for place, house in enumerate(pack.houses, 1)]


def confidential(pack: VisitPack) -> str:
    """The line at the foot of every page that is only read."""
    if pack.with_private_data:
        return _("Vertraulich, mit privaten Telefonnummern – nach dem Besuch vernichten")
    return _("Vertraulich – nach dem Besuch vernichten")


def _furniture(pack: VisitPack, house: PackedHouse, place: int, first: int) -> Furniture:
    told = house.handout
    subtitle = joined(_turn(pack, house, place), joined(told.kind, told.operator, by=" · "), by="\n")
    return Furniture(pack.office, told.shelter, subtitle, pack.as_of, confidential(pack), first=first)


def _to_fill_in(pack: VisitPack, house: PackedHouse, place: int, first: int) -> Furniture:
    """One line less in the head: a sheet needs the room. What is written on it is needed in the office."""
    foot = _("Vertraulich – nach dem Besuch zurück ins Büro")
    return replace(_furniture(pack, house, place, first), subtitle=_turn(pack, house, place), confidential=foot)


def _turn(pack: VisitPack, house: PackedHouse, place: int) -> str:
    """When the house is visited, and as which one of a tour."""
    day = long_date(pack.day) if pack.day else ""
    begins = german_time(house.begins) + _(" Uhr") if house.begins else ""
    of = _("Haus {place} von {count}").format(place=place, count=len(pack.houses)) if len(pack.houses) > 1 else ""
    return joined(joined(day, begins), of, by=" · ")


def _tour_pages(pack: VisitPack) -> list[Drawing]:
    subtitle = joined(pack.span, _("{count} Unterkünfte").format(count=len(pack.houses)), by=" · ")
    furniture = Furniture(pack.office, pack.title, subtitle, pack.as_of, confidential(pack))
    flow, (heads, rows, below) = Flow(furniture), tour(pack, furniture.width)
    flow.add([heads], [])
    for row in rows:
        flow.add([row], [heads])
    flow.add([below], [])
    return flow.drawings(FEWEST_NOTES)


def _house_pages(pack: VisitPack, house: PackedHouse, place: int, first: int) -> list[Drawing]:
    furniture = _furniture(pack, house, place, first)
    flow = Flow(furniture)
    flow.add([stack(overview(house.handout, furniture.width, RULES), space(2))], [])
    for part in _sections(pack, house, furniture.width):
        for number, group in enumerate(part.groups()):
            flow.add(group, [part.continued] if number else [])
    if "points" in pack.parts:
        flow.add([last_protocol(house, furniture.width)], [])
    return flow.drawings(FEWEST_NOTES)


def _sections(pack: VisitPack, house: PackedHouse, width: float) -> list[Section]:
    told: Handout = house.handout
    found = [contacts(told, width)]
    if "points" in pack.parts:
        found.append(points(told, width))
    if "helpers" in pack.parts:
        found += [helping(pack, house, width), offers(told, width)]
    if "needs" in pack.parts:
        found.append(needs(told, width))
    if "helpers" in pack.parts:
        found += [circle(told, width), upcoming(told, width)]
    return found
