"""The list to sign at an event: registered people first, then blank lines for those who just come."""

from collections.abc import Iterable, Sequence
from functools import partial

from app.services.documents.agreement import TITLE, WIDTH, agreement, draw_boxes
from app.services.documents.blocks import Block, text_block
from app.services.documents.data import SignIn, Slot
from app.services.documents.furniture import MARGIN, SMALL, Furniture
from app.services.documents.hand_table import Columns, draw, rooms
from app.services.documents.page import MM, Drawing, Page, Printed, Sheet, Target, produce
from app.services.documents.wording import credit_texts, joined, when
from app.text import WEEKDAYS, _, translate

MOST_SLOTS, MOST_BESIDE_CONTACT = 8, 6
"""Columns to sign that are wide enough for it."""
PURPOSE = _(
    "Die Angaben dienen nur dem Nachweis der Teilnahme gegenüber dem Veranstalter und den Geldgebern. "
    "Sie werden vertraulich aufbewahrt, nicht an andere weitergegeben und nach der vorgeschriebenen Frist vernichtet."
)

CONTACT = _("Wer mitmachen möchte, trägt Telefon oder E-Mail ein; die anderen auf der Liste können die Angabe lesen.")
_SIGNED = 20 * MM
"""From here on the word fits above the day."""


def write_many(target: Target, lists: Iterable[SignIn]) -> Printed:
    """Write the lists of several events into one file, pages counted for each; UserError when a funder has no credit
    text."""
    return produce(target, lists, lay_out)


def lay_out(sign_in: SignIn) -> Sheet:
    """As many pages as needed, the last one filled with blank lines; more than eight meetings go on further pages."""
    furniture = _furniture(sign_in)
    wanted = len(sign_in.participants) + max(sign_in.blank, 0)
    pages = rooms(furniture, _note(furniture, sign_in).height, wanted)
    draws: list[Drawing] = []
    most = MOST_BESIDE_CONTACT if sign_in.with_contact else MOST_SLOTS
    for start in range(0, max(len(sign_in.slots), 1), most):
        table = _columns(sign_in, sign_in.slots[start : start + most], furniture.width)
        for number, room in enumerate(pages):
            draws.append(partial(_draw, furniture, sign_in, table, sum(pages[:number]), room))
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
        "A4 quer" if len(sign_in.slots) > 1 or (sign_in.with_contact and sign_in.with_organisation) else "A4",
        credit_texts(sign_in.credits),
        sign_in.sheet,
    )


def _note(furniture: Furniture, sign_in: SignIn) -> Block:
    words = [translate(sign_in.purpose or PURPOSE)]
    if sign_in.with_contact:
        words += [translate(CONTACT), agreement(sign_in.office.name)]
    return text_block(" ".join(words), SMALL, MARGIN, furniture.width)


def _columns(sign_in: SignIn, slots: Sequence[Slot], width: float) -> list[tuple[str, float]]:
    """Titles and widths; one column to sign for each meeting, for which the others give room."""
    several = len(sign_in.slots) > 1
    named = [(_("Nr."), 9 * MM), (_("Name"), 36 * MM), (_("Vorname"), 32 * MM)]
    if sign_in.with_organisation:
        named.append((_("Organisation, Ort"), (28 if several and sign_in.with_contact else 38) * MM))
    if sign_in.with_contact:
        wide = sign_in.with_organisation and not several
        named.append((_("Ich möchte mitmachen:\nTelefon oder E-Mail"), (60 if wide else 42) * MM))
        named.append((TITLE, WIDTH))
    free = width - sum(column[1] for column in named)
    each = free / max(len(slots), 2) if several else free
    signed = [_slot_title(slot, each) for slot in slots] if several else [_("Unterschrift")]
    return named + [(title, each) for title in signed]


def _slot_title(slot: Slot, width: float) -> str:
    """The day of a meeting, which narrow columns name alone."""
    day = f"{WEEKDAYS[slot.start.weekday()][:2]} {slot.start.day}.{slot.start.month}."
    return joined(_("Unterschrift"), day, by="\n") if width >= _SIGNED else day


def _draw(furniture: Furniture, sign_in: SignIn, table: Columns, first: int, room: int, page: Page) -> None:
    furniture.draw(page)
    rows = [_cells(sign_in, first + place) for place in range(room)]
    top = furniture.top(page.number)
    below = draw(page, top, table, first, rows)
    if sign_in.with_contact:
        draw_boxes(page, table, 5 if sign_in.with_organisation else 4, top, rows)
    _note(furniture, sign_in).draw(page, below + 6)


def _cells(sign_in: SignIn, place: int) -> tuple[str, ...]:
    """What is printed in the row of a place: a participant, or nothing."""
    if place >= len(sign_in.participants):
        return ()
    person = sign_in.participants[place]
    names = (person.last_name, person.first_name)
    return (*names, person.organisation) if sign_in.with_organisation else names
