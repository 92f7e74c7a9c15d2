"""Parts of a visit pack that a handout has not: the order of the tour, points to tick, who helps, the last protocol."""

from app.services.documents.blocks import EMPTY, Block, beside, lines_block, space, stack, text_block
from app.services.documents.furniture import BODY, LABEL, MARGIN, STRONG
from app.services.documents.handout_data import Contact, Handout
from app.services.documents.handout_lists import Section, section
from app.services.documents.handout_parts import emergency, heading, quiet
from app.services.documents.page import MM, Page
from app.services.documents.table import columns
from app.services.documents.typeset import INK, LINE, Style, wrap_at_most
from app.services.documents.visit_data import PackedHouse, VisitPack
from app.services.documents.wording import joined, town
from app.text import _, german_date, german_time

BOX, BOX_ROW = 4 * MM, 9 * MM
"""A box to tick, and the least height of its line."""
NUMBER = Style(12, bold=True)
_PLACE, _TIME, _CALL = 26.0, 44.0, 176.0
"""Widths on the cover of a tour: the number, the time, and whom to call."""
_TALLEST = 10


def tour(pack: VisitPack, width: float) -> tuple[Block, list[Block], Block]:
    """The cover of a tour: heads, a row for each house, and what stands below them."""
    rows = [_stop(house, place, width) for place, house in enumerate(pack.houses, 1)]
    return _tour_heads(width), rows, stack(space(14), emergency(MARGIN, min(width, 260.0)))


def _tour_heads(width: float) -> Block:
    x = MARGIN + _PLACE
    parts = beside(
        text_block(_("Um"), LABEL, x, _TIME),
        text_block(_("Haus"), LABEL, x + _TIME, 200),
        text_block(_("Wen anrufen"), LABEL, MARGIN + width - _CALL, _CALL),
    )
    return _ruled(stack(parts, space(3)), width, 0.9)


def _stop(house: PackedHouse, place: int, width: float) -> Block:
    told, x = house.handout, MARGIN + _PLACE + _TIME
    middle = width - _PLACE - _TIME - _CALL - 14
    where = joined(told.street, town(told.postal_code, told.city))
    texts = (where, told.transit, joined(_("Parken: "), told.parking, by="") if told.parking else "", _counts(told))
    lines = [lines_block(wrap_at_most(text, BODY, middle, 2), BODY, x, middle) for text in texts if text]
    name = lines_block(wrap_at_most(told.shelter, STRONG, middle, 2), STRONG, x, middle)
    row = beside(
        text_block(str(place), NUMBER, MARGIN, _PLACE),
        text_block(german_time(house.begins) if house.begins else "", STRONG, MARGIN + _PLACE, _TIME),
        stack(name, *lines),
        _calls(told, MARGIN + width - _CALL),
    )
    return _ruled(stack(space(6), row, space(6)), width, 0.4)


def _counts(told: Handout) -> str:
    """What waits in the house."""
    points, needs = len(told.open_points), len(told.needs)
    said = [
        _("1 offener Punkt") if points == 1 else _("{count} offene Punkte").format(count=points) if points else "",
        _("1 offener Bedarf") if needs == 1 else _("{count} offene Bedarfe").format(count=needs) if needs else "",
    ]
    return joined(*said, by=" · ")


def _calls(told: Handout, x: float) -> Block:
    """The house and the first two who answer there."""
    house = [text_block(_("Haus {phone}").format(phone=told.phone), BODY, x, _CALL)] if told.phone else []
    return stack(*house, *(_call(contact, x) for contact in told.contacts[:2]))


def _call(contact: Contact, x: float) -> Block:
    who = wrap_at_most(joined(contact.name, contact.role), BODY, _CALL, 2)
    how = wrap_at_most(joined(contact.phone, contact.hours, by=" · "), BODY, _CALL, 2)
    return stack(lines_block(who, BODY, x, _CALL), lines_block(how, BODY, x, _CALL), gap=0)


def _ruled(block: Block, width: float, thick: float) -> Block:
    """A block with a line under it."""

    def draw(page: Page, y: float) -> None:
        block.draw(page, y)
        page.rules([(MARGIN, y + block.height, MARGIN + width, y + block.height)], thick, LINE)

    return Block(block.height, draw)


def points(told: Handout, width: float) -> Section:
    """What was agreed and is not done, each with a box to tick and room for another day."""
    last = _(" ({date})").format(date=german_date(told.last_visit)) if told.last_visit else ""
    table = columns(width, (_("Erledigt"), 11), (_("Was"), 62), (_("Wer"), 30), (_("Bis"), 20), (_("Neu bis"), 20))
    made = section(
        _("Offen vom letzten Besuch") + last,
        _("Vom letzten Besuch ist nichts offen."),
        told.open_points,
        table,
        lambda entry: ("", entry.text, entry.who, german_date(entry.due), ""),
    )
    if told.open_points:
        made.rows = [_ticked(block, table[-1].width, width) for block in made.rows]
    return made


def _ticked(block: Block, last: float, width: float) -> Block:
    """A line of the table with its box, high enough to write in."""
    tall = max(block.height, BOX_ROW)

    def draw(page: Page, y: float) -> None:
        block.draw(page, y + tall - block.height)
        page.frame(MARGIN, y + tall - (block.height + BOX) / 2, BOX, BOX, 0.9, INK)

    return Block(tall, draw)


def helping(pack: VisitPack, house: PackedHouse, width: float) -> Section:
    """Who helps when; with telephone numbers only where the user asked for them."""
    phone = ((_("Telefon"), 28),) if pack.with_private_data else ()
    table = columns(width, (_("Wer"), 40, True), (_("Wobei"), 44), (_("Wann"), 40), *phone)
    return section(
        _("Wer hilft wann"),
        _("Hier hilft noch niemand."),
        house.helping,
        table,
        lambda one: (one.name, one.activity, one.when, *((one.phone,) if pack.with_private_data else ())),
    )


def last_protocol(house: PackedHouse, width: float) -> Block:
    """What was written down the last time, in short."""
    if not (house.topics or house.result):
        return EMPTY
    day = german_date(house.handout.last_visit) if house.handout.last_visit else ""
    title = _("Aus dem Protokoll vom {day}").format(day=day) if day else _("Aus dem letzten Protokoll")
    texts = (house.topics.replace("\n", " · "), house.result)
    found = [lines_block(wrap_at_most(text, BODY, width, _TALLEST), BODY, MARGIN, width) for text in texts if text]
    return stack(space(11), heading(title), *(found or [quiet("")]), gap=2)
