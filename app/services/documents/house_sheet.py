"""A house at a glance: what everybody must know of it on one page of paper, in two columns."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from app.services.documents.blocks import Block, beside, space, stack
from app.services.documents.furniture import MARGIN, Furniture
from app.services.documents.house_data import HouseSheet
from app.services.documents.house_parts import Part, circle_part, left_parts, proofs_part, right_parts
from app.services.documents.page import Page, Printed, Sheet, Target, produce
from app.services.documents.wording import joined
from app.text import _

GUTTER, LEFT, BETWEEN = 26.0, 0.55, 11.0
"""Points between the columns, the share of the left one, points between two parts."""


def write_many(target: Target, sheets: Iterable[HouseSheet]) -> Printed:
    """Write the sheets of several houses into one file."""
    return produce(target, sheets, lay_out)


def lay_out(sheet: HouseSheet) -> Sheet:
    """One page: what does not fit is left out row by row, and each list says how much that is."""
    furniture = _furniture(sheet)
    told = replace(sheet, handout=replace(sheet.handout, with_private_data=sheet.with_private_data))
    left = (furniture.width - GUTTER) * LEFT
    x, right = MARGIN + left + GUTTER, furniture.width - GUTTER - left
    room = furniture.bottom() - furniture.top(1)
    columns = _columns(told, (MARGIN, left), (x, right), room)
    content = beside(*(_column(parts, room) for parts in columns))
    title = _("Haus auf einen Blick: {shelter}").format(shelter=sheet.handout.shelter)
    return Sheet(title, sheet.office.name, "A4", [partial(_draw, furniture, content)])


def _furniture(sheet: HouseSheet) -> Furniture:
    confidential = _("Nur für das Team und den Helferkreis")
    if sheet.with_private_data:
        confidential = _("Vertraulich, mit privaten Telefonnummern – nur für das Team")
    house = sheet.handout
    subtitle = joined(house.kind, sheet.stage, house.operator, by=" · ")
    return Furniture(sheet.office, house.shelter, subtitle, sheet.as_of, confidential)


def _columns(
    sheet: HouseSheet, left: tuple[float, float], right: tuple[float, float], room: float
) -> tuple[list[Part], list[Part]]:
    """The parts of both columns; the last ones go to the left where the right is full and the left is not."""
    first, second = left_parts(sheet, *left), right_parts(sheet, *right)
    last = (proofs_part, circle_part)
    full = _stacked([*second, *(make(sheet, *right) for make in last)]).height > room
    for make in last:
        moved = make(sheet, *left)
        if full and _stacked([*first, moved]).height <= room:
            first.append(moved)
        else:
            second.append(make(sheet, *right))
    return first, second


def _column(parts: list[Part], room: float) -> Block:
    """The parts below each other, shortened where they are longest until they fit; at last whole ones go."""
    while (column := _stacked(parts)).height > room and parts:
        long = [part for part in parts if part.shown > 1]
        if long:
            max(long, key=lambda part: part.height).shown -= 1
        else:
            parts.pop()
    return column


def _stacked(parts: list[Part]) -> Block:
    return stack(*(piece for part in parts for piece in (part.block(), space(BETWEEN))))


def _draw(furniture: Furniture, content: Block, page: Page) -> None:
    furniture.draw(page)
    content.draw(page, furniture.top(1))
