"""The list to sign at an event: registered people first, then blank lines for those who just come."""

from collections.abc import Iterable, Sequence
from functools import partial

from app.services.documents.blocks import Block, text_block
from app.services.documents.data import SignIn, Slot
from app.services.documents.furniture import MARGIN, SMALL, Furniture
from app.services.documents.hand_table import Columns, draw, rooms
from app.services.documents.page import MM, Drawing, Page, Printed, Sheet, Target, produce
from app.services.documents.wording import credit_texts, joined, when
from app.text import WEEKDAYS, _, translate

MOST_SLOTS = 6
PURPOSE = _(
    "Die Angaben dienen nur dem Nachweis der Teilnahme gegenüber dem Veranstalter und den Geldgebern. "
    "Sie werden vertraulich aufbewahrt, nicht an andere weitergegeben und nach der vorgeschriebenen Frist vernichtet."
)

CONTACT = _(
    "Wer mitmachen möchte und Telefon oder E-Mail einträgt, wird vom Büro angesprochen; die anderen auf der Liste "
    "können die Angabe lesen."
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
    wanted = len(sign_in.participants) + max(sign_in.blank, 0)
    pages = rooms(furniture, _note(furniture, sign_in).height, wanted)
    draws: list[Drawing] = []
    for start in range(0, max(len(sign_in.slots), 1), MOST_SLOTS):
        table = _columns(sign_in, sign_in.slots[start : start + MOST_SLOTS], furniture.width)
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
    words = [sign_in.purpose or PURPOSE, *([CONTACT] if sign_in.with_contact else [])]
    return text_block(" ".join(map(translate, words)), SMALL, MARGIN, furniture.width)


def _columns(sign_in: SignIn, slots: Sequence[Slot], width: float) -> list[tuple[str, float]]:
    """Titles and widths; one column to sign for each meeting."""
    named = [(_("Nr."), 9 * MM), (_("Name"), 36 * MM), (_("Vorname"), 32 * MM)]
    if sign_in.with_organisation:
        named.append((_("Organisation, Ort"), 38 * MM))
    if sign_in.with_contact:
        named.append((_("Ich möchte mitmachen:\nTelefon oder E-Mail"), (60 if sign_in.with_organisation else 42) * MM))
    signed = [_slot_title(slot) for slot in slots] if len(sign_in.slots) > 1 else [_("Unterschrift")]
    free = width - sum(column[1] for column in named)
    return named + [(title, free / max(len(signed), 2 if len(sign_in.slots) > 1 else 1)) for title in signed]


def _slot_title(slot: Slot) -> str:
    day = f"{WEEKDAYS[slot.start.weekday()][:2]} {slot.start.day}.{slot.start.month}."
    return joined(_("Unterschrift"), day, by="\n")


def _draw(furniture: Furniture, sign_in: SignIn, table: Columns, first: int, room: int, page: Page) -> None:
    furniture.draw(page)
    rows = [_cells(sign_in, first + place) for place in range(room)]
    below = draw(page, furniture.top(page.number), table, first, rows)
    _note(furniture, sign_in).draw(page, below + 6)


def _cells(sign_in: SignIn, place: int) -> tuple[str, ...]:
    """What is printed in the row of a place: a participant, or nothing."""
    if place >= len(sign_in.participants):
        return ()
    person = sign_in.participants[place]
    names = (person.last_name, person.first_name)
    return (*names, person.organisation) if sign_in.with_organisation else names
