"""Einsatzliste zum Eintragen: everybody who helps, with room for day, time, task and signature."""

from collections.abc import Iterable
from functools import partial

from app.services.documents.agreement import TITLE, WIDTH, agreement, draw_boxes
from app.services.documents.blocks import Block, text_block
from app.services.documents.furniture import MARGIN, SMALL, Furniture
from app.services.documents.hand_table import Columns, draw, rooms
from app.services.documents.page import MM, Drawing, Page, Printed, Sheet, Target, produce
from app.services.documents.paper_data import HoursSheet
from app.text import _, translate

PURPOSE = _(
    "Bitte je Einsatz eine Zeile: Tag, Zeit von – bis oder die Dauer in Stunden, Aufgabe. Die Angaben dienen nur dem "
    "Nachweis der ehrenamtlichen Stunden und dem Versicherungsschutz."
)


def write_many(target: Target, lists: Iterable[HoursSheet]) -> Printed:
    """Write several lists into one file, pages counted for each."""
    return produce(target, lists, lay_out)


def lay_out(data: HoursSheet) -> Sheet:
    """As many pages as needed, the last one filled with blank lines."""
    furniture = Furniture(
        data.office, _("Einsatzliste: {title}").format(title=data.title), data.place, data.as_of,
        _("Vertraulich – nicht weitergeben"), sheet=data.sheet,
    )  # fmt: skip
    pages = rooms(furniture, _note(furniture, data).height, len(data.people) + max(data.blank, 0))
    draws: list[Drawing] = [
        partial(_draw, furniture, data, sum(pages[:number]), room) for number, room in enumerate(pages)
    ]
    return Sheet(_("Einsatzliste {title}").format(title=data.title), data.office.name, furniture.paper, draws)


def _note(furniture: Furniture, data: HoursSheet) -> Block:
    words = f"{translate(PURPOSE)} {agreement(data.office.name)}"
    return text_block(words, SMALL, MARGIN, furniture.width)


def _table(furniture: Furniture) -> Columns:
    fixed = [
        (_("Nr."), 8 * MM), (_("Name, Vorname\nNeue: auch Telefon, E-Mail"), 42.5 * MM), (_("Tag"), 16 * MM),
        (_("Von – bis\noder Stunden"), 23 * MM), (_("Aufgabe"), 37 * MM), (TITLE, WIDTH),
    ]  # fmt: skip
    return [*fixed, (_("Unterschrift"), furniture.width - sum(width for _title, width in fixed))]


def _draw(furniture: Furniture, data: HoursSheet, first: int, room: int, page: Page) -> None:
    furniture.draw(page)
    rows = [_cells(data, first + place) for place in range(room)]
    top, table = furniture.top(page.number), _table(furniture)
    below = draw(page, top, table, first, rows)
    draw_boxes(page, table, 5, top, rows)
    _note(furniture, data).draw(page, below + 6)


def _cells(data: HoursSheet, place: int) -> tuple[str, ...]:
    """What is printed in the row of a place: somebody with the task, or nothing."""
    if place >= len(data.people):
        return ()
    who = data.people[place]
    return ", ".join(filter(None, (who.last_name, who.first_name))), "", "", who.activity
