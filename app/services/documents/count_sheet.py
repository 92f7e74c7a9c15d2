"""Zählbogen: all houses below each other with empty boxes for the numbers of a key date."""

import re
from collections.abc import Iterable
from functools import partial

from app.services.documents.blocks import text_block
from app.services.documents.furniture import MARGIN, SMALL, Furniture
from app.services.documents.hand_table import Columns, draw, rooms
from app.services.documents.page import MM, Drawing, Page, Printed, Sheet, Target, produce
from app.services.documents.paper_data import Counted, CountSheet
from app.text import _, german_date, number

PURPOSE = _("Nur Zahlen, keine Namen. Sprachen mit ihrer Anzahl, zum Beispiel: Arabisch 34, Farsi 12.")
_NUMBER, _HOUSE, _BOX = 9 * MM, 64 * MM, 17 * MM
_LETTER, _FITTING, _MOST = 1.75 * MM, 9, 6
"""A head with a longer word gets this for each further letter, up to the most."""


def write_many(target: Target, sheets: Iterable[CountSheet]) -> Printed:
    """Write several sheets into one file, pages counted for each."""
    return produce(target, sheets, lay_out)


def lay_out(data: CountSheet) -> Sheet:
    """As many pages as the houses need."""
    day = german_date(data.day)
    furniture = Furniture(
        data.office, _("Zählbogen Belegung"), _("Stichtag {day}").format(day=day), data.as_of,
        _("Nur Zahlen, keine Namen"), paper="A4 quer", sheet=data.sheet,
    )  # fmt: skip
    below = text_block(PURPOSE, SMALL, MARGIN, furniture.width).height
    pages, left = [], len(data.houses)
    for room in rooms(furniture, below, left):
        pages.append(min(room, left))
        left -= pages[-1]
    draws: list[Drawing] = [
        partial(_draw, furniture, data, sum(pages[:at]), max(room, 1)) for at, room in enumerate(pages)
    ]
    return Sheet(_("Zählbogen {day}").format(day=day), data.office.name, furniture.paper, draws)


def _table(furniture: Furniture, data: CountSheet) -> Columns:
    firm = [
        (_("Nr."), _NUMBER),
        (_("Unterkunft"), _HOUSE),
        *((_broken(head), _box(head)) for head in data.columns[:-1]),
    ]
    return [*firm, (data.columns[-1], furniture.width - sum(width for _head, width in firm))]


def _broken(head: str) -> str:
    """Ages stand below their word in every column, also where both would just fit beside each other."""
    return re.sub(r" (?=\d)", "\n", head)


def _box(head: str) -> float:
    """Wide enough for a number, and for the longest word of its head."""
    longest = max(map(len, head.split()), default=0)
    return _BOX + min(max(longest - _FITTING, 0), _MOST) * _LETTER


def _draw(furniture: Furniture, data: CountSheet, first: int, room: int, page: Page) -> None:
    furniture.draw(page)
    rows: list[tuple[str, ...]] = [(_words(house),) for house in data.houses[first : first + room]] or [()]
    below = draw(page, furniture.top(page.number), _table(furniture, data), first, rows)
    text_block(PURPOSE, SMALL, MARGIN, furniture.width).draw(page, below + 6)


def _words(house: Counted) -> str:
    """The house with what is known of it."""
    if house.last is not None and house.places is not None:
        aside = _("zuletzt {count} / {places}").format(count=number(house.last), places=number(house.places))
    elif house.last is not None:
        aside = _("zuletzt {count}").format(count=number(house.last))
    else:
        aside = _("{count} Plätze").format(count=number(house.places)) if house.places is not None else ""
    return f"{house.name} ({aside})" if aside else house.name
