"""Brings visit packs out of the program: gives the sign-in sheets their numbers, writes or prints, logs the names."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from app.errors import UserError
from app.models import Event, EventKind, PrintedSheet, SheetKind, Shelter
from app.services.documents.register import document
from app.services.documents.visit_data import VisitPack
from app.services.gather.visit_pack import house_names, next_visit_pack, people_in, sheet_rows, tour_houses, visit_pack
from app.services.lists.disclosure import OWN_OFFICE
from app.services.lists.filters import find_record
from app.services.lists.sheet import Handed
from app.services.office import Services
from app.services.outputs import Printout, log_printed, put_logged, unprintable
from app.services.paper import numbers
from app.text import _, translate

if TYPE_CHECKING:  # it brings reportlab along
    from app.services.documents.page import Printed

KEY = "visit-pack"


@dataclass(frozen=True)
class Wanted:
    """The houses of a pack in their order, and the event of the visit where it is known."""

    shelter_ids: tuple[str, ...]
    event_id: str | None = None


def wanted(services: Services, names: Sequence[str]) -> Wanted:
    """The houses by id or name, or those of a tour by the id or title of its event; without names the next visit."""
    if not names:
        return _next(services)
    if len(names) == 1 and (event := _tour(services, names[0])):
        return Wanted(tuple(tour_houses(services, event)), event)
    return Wanted(tuple(dict.fromkeys(find_record(services, Shelter, name).id for name in names)))


def _next(services: Services) -> Wanted:
    visit = services.visits.next(date.today())
    if visit and visit.event_id:
        return Wanted(tuple(tour_houses(services, visit.event_id)), visit.event_id)
    return Wanted((next_visit_pack(services),))


def _tour(services: Services, name: str) -> str | None:
    """The event of a visit that is called so by its id or whole title."""
    visits = services.events.all(Event.kind == EventKind.VISIT)
    found = [event.id for event in visits if name in (event.id, event.title)]
    return found[0] if len(found) == 1 and tour_houses(services, found[0]) else None


def preview(pack: VisitPack) -> VisitPack:
    """The pack as it is looked at: where the numbers of the sheets will stand."""
    return replace(pack, houses=tuple(replace(house, sheet=numbers.PREVIEW) for house in pack.houses))


def number_sheets(services: Services, pack: VisitPack, about: Wanted) -> tuple[VisitPack, list[PrintedSheet]]:
    """Give each sign-in sheet its number, now that it is printed; the sheets can be withdrawn where that fails."""
    if "sheet" not in pack.parts:
        return pack, []
    from app.services.documents.visit_pack import blanks

    houses, sheets = [], []
    for shelter_id, house, blank in zip(about.shelter_ids, pack.houses, blanks(pack), strict=True):
        rows = sheet_rows(services, shelter_id)
        title = _("Einsatzliste {house}").format(house=house.handout.shelter)
        sheet = services.paper.issue(
            SheetKind.HOURS, title, rows, day=pack.day, blank=blank, context={"shelter_id": shelter_id},
            about=(Shelter.__name__, shelter_id),
        )  # fmt: skip
        sheets.append(sheet)
        houses.append(replace(house, sheet=numbers.spoken(sheet.number)))
    return replace(pack, houses=tuple(houses)), sheets


def draw(pack: VisitPack) -> "tuple[bytes, Printed]":
    """The pages, how many they are, and the characters no font can show."""
    content = BytesIO()
    printed = document(KEY).write(content, [pack])
    return content.getvalue(), printed


def write(services: Services, about: Wanted, path: Path, with_private_data: bool = False) -> Printout:
    """Write the pack as PDF with numbered sheets, and log whom it names."""
    if path.suffix.lower() != ".pdf":
        raise UserError("Dokumente werden als PDF geschrieben. Bitte nennen Sie eine Datei mit der Endung .pdf.")
    pack = visit_pack(services, about.shelter_ids, about.event_id, with_private_data)
    pack, sheets = number_sheets(services, pack, about)
    try:
        content, printed = draw(pack)
        store(services, about, pack, path, content)
    except BaseException:
        services.paper.withdraw([sheet.id for sheet in sheets])
        raise
    houses = house_names(services, about.shelter_ids)
    return Printout(path, printed.pages, houses, tuple(unprintable(printed.unprintable)))


def store(services: Services, about: Wanted, pack: VisitPack, path: Path, content: bytes) -> None:
    """Put a finished pack in its place together with its line in the log, or not at all."""
    put_logged(services, _handed(services, about, pack), path, content)


def log_print(services: Services, about: Wanted, pack: VisitPack) -> None:
    """Note that a pack went to the printer; nothing where it names nobody."""
    log_printed(services, _handed(services, about, pack))


def _handed(services: Services, about: Wanted, pack: VisitPack) -> Handed:
    people = people_in(services, about.shelter_ids)
    title = f"{document(KEY).label}: {house_names(services, about.shelter_ids)}"
    handed = Handed(title, translate(OWN_OFFICE), people, len(people))
    handed.columns = [_("Name"), *([_("Telefon")] if pack.with_private_data else [])]
    return handed
