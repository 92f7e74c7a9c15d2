"""The list to sign at an event: registered people first, then blank lines for those who just come."""

from collections.abc import Iterable, Sequence
from functools import partial

from app.services.documents.blocks import Block, text_block
from app.services.documents.data import SignIn, Slot
from app.services.documents.furniture import BODY, LABEL, MARGIN, SMALL, Furniture
from app.services.documents.page import MM, Drawing, Page, Printed, Sheet, Target, produce
from app.services.documents.typeset import INK, QUIET, Style, single, wrap_at_most
from app.services.documents.wording import credit_texts, joined, when
from app.text import WEEKDAYS, _

ROW = 10 * MM
"""High enough for handwriting."""
HEAD = 24.0
PAD = 4.0
MOST_SLOTS = 6
PURPOSE = _(
    "Die Angaben dienen nur dem Nachweis der Teilnahme gegenüber dem Veranstalter und den Geldgebern. "
    "Sie werden vertraulich aufbewahrt, nicht an andere weitergegeben und nach der vorgeschriebenen Frist vernichtet."
)


def write(target: Target, sign_in: SignIn) -> Printed:
    """Write the list of one event; UserError when a funder has no credit text."""
    return write_many(target, (sign_in,))


def write_many(target: Target, lists: Iterable[SignIn]) -> Printed:
    """Write the lists of several events into one file, pages counted for each."""
    return produce(target, lists, lay_out)


def lay_out(sign_in: SignIn) -> Sheet:
    """As many pages as needed, the last one filled with blank lines; more than six meetings go on further pages."""
    furniture = _furniture(sign_in)
    rooms = _rooms(furniture, sign_in, len(sign_in.participants) + max(sign_in.blank, 0))
    draws: list[Drawing] = []
    for start in range(0, max(len(sign_in.slots), 1), MOST_SLOTS):
        table = _columns(sign_in, sign_in.slots[start : start + MOST_SLOTS], furniture.width)
        for number, room in enumerate(rooms):
            draws.append(partial(_draw, furniture, sign_in, table, sum(rooms[:number]), room))
    return Sheet(_("Teilnahmeliste {title}").format(title=sign_in.title), sign_in.office.name, furniture.paper, draws)


def _furniture(sign_in: SignIn) -> Furniture:
    days, times = when(sign_in.slots) if sign_in.slots else ((), ())
    speaker = _("mit {name}").format(name=sign_in.speaker) if sign_in.speaker else ""
    dates = days if len(sign_in.slots) == 1 else ()
    return Furniture(
        sign_in.office,
        _("Teilnahmeliste: {title}").format(title=sign_in.title.replace("\n", " ")),
        joined(joined(*dates, *times), joined(sign_in.place, speaker, by=" · "), by="\n"),
        sign_in.as_of,
        _("Vertraulich – nicht weitergeben"),
        "A4 quer" if len(sign_in.slots) > 1 else "A4",
        credit_texts(sign_in.credits),
        sign_in.sheet,
    )


def _rooms(furniture: Furniture, sign_in: SignIn, wanted: int) -> list[int]:
    """Rows on each page."""
    rooms: list[int] = []
    while sum(rooms) < max(wanted, 1):
        free = furniture.bottom() - furniture.top(len(rooms) + 1) - HEAD - _note(furniture, sign_in).height - 6
        rooms.append(max(int(free / ROW), 1))
    return rooms


def _note(furniture: Furniture, sign_in: SignIn) -> Block:
    return text_block(sign_in.purpose or PURPOSE, SMALL, MARGIN, furniture.width)


def _columns(sign_in: SignIn, slots: Sequence[Slot], width: float) -> list[tuple[str, float]]:
    """Titles and widths; one column to sign for each meeting."""
    named = [(_("Nr."), 9 * MM), (_("Name"), 36 * MM), (_("Vorname"), 32 * MM)]
    if sign_in.with_organisation:
        named.append((_("Organisation, Ort"), 38 * MM))
    signed = [_slot_title(slot) for slot in slots] if len(sign_in.slots) > 1 else [_("Unterschrift")]
    free = width - sum(column[1] for column in named)
    return named + [(title, free / max(len(signed), 2 if len(sign_in.slots) > 1 else 1)) for title in signed]


def _slot_title(slot: Slot) -> str:
    day = f"{WEEKDAYS[slot.start.weekday()][:2]} {slot.start.day}.{slot.start.month}."
    return joined(_("Unterschrift"), day, by="\n")


def _draw(
    furniture: Furniture, sign_in: SignIn, table: Sequence[tuple[str, float]], first: int, room: int, page: Page
) -> None:
    furniture.draw(page)
    top = furniture.top(page.number)
    _draw_grid(page, top, table, room)
    x = MARGIN
    for title, width in table:
        page.lines(x + PAD, top + 2, wrap_at_most(title, LABEL, width - PAD, 2), LABEL)
        x += width
    for place in range(room):
        _draw_row(page, top + HEAD + place * ROW, table, first + place + 1, _cells(sign_in, first + place))
    _note(furniture, sign_in).draw(page, top + HEAD + room * ROW + 6)


def _draw_grid(page: Page, top: float, table: Sequence[tuple[str, float]], room: int) -> None:
    right = MARGIN + sum(width for _title, width in table)
    bottom = top + HEAD + room * ROW
    rows = [(MARGIN, top + HEAD + n * ROW, right, top + HEAD + n * ROW) for n in range(room + 1)]
    page.rules([(MARGIN, top + HEAD, right, top + HEAD)], 1.0, INK)
    page.rules(rows[1:], 0.5, QUIET)
    x, edges = MARGIN, []
    for _title, width in table[:-1]:
        x += width
        edges.append((x, top + 3, x, bottom))
    page.rules(edges, 0.4, QUIET)


def _draw_row(page: Page, y: float, table: Sequence[tuple[str, float]], number: int, cells: Sequence[str]) -> None:
    quiet = Style(BODY.size, colour=QUIET)
    label = single(str(number), quiet)
    page.line(MARGIN + table[0][1] - PAD - label.width, y + (ROW - quiet.height) / 2, label, quiet)
    x = MARGIN + table[0][1]
    for text, (_title, width) in zip(cells, table[1:], strict=False):
        lines = wrap_at_most(text.replace("\n", " "), BODY, width - 2 * PAD, 2)
        page.lines(x + PAD, y + (ROW - len(lines) * BODY.height) / 2, lines, BODY)
        x += width


def _cells(sign_in: SignIn, place: int) -> tuple[str, ...]:
    """What is printed in the row of a place: a participant, or nothing."""
    if place >= len(sign_in.participants):
        return ()
    person = sign_in.participants[place]
    names = (person.last_name, person.first_name)
    return (*names, person.organisation) if sign_in.with_organisation else names
