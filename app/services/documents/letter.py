"""Letters after DIN 5008 form B, whose address shows in the window of an envelope, and forms with the same head."""

from collections.abc import Iterable, Iterator
from functools import partial

from app.services.documents import accent
from app.services.documents.blocks import Block, lines_block, space, stack, text_block
from app.services.documents.data import Letter
from app.services.documents.flyer_look import Logo, logo
from app.services.documents.letter_body import BODY, blocks_of
from app.services.documents.page import MM, Drawing, Page, Printed, Sheet, Target, produce
from app.services.documents.typeset import LINE, QUIET, Style, single, wrap_at_most
from app.text import _, german_date

LEFT, RIGHT, TOP = 25 * MM, 20 * MM, 16 * MM
WIDTH = 210 * MM - LEFT - RIGHT
SENDER_TOP, ADDRESS_TOP, ADDRESS_WIDTH = 57 * MM, 63.5 * MM, 80 * MM
INFO_LEFT, INFO_TOP, INFO_WIDTH = 125 * MM, 50 * MM, 65 * MM
SUBJECT_TOP = 98.5 * MM
NEXT_TOP = 25 * MM
"""Where text begins on further pages."""
FOLDS, PUNCH = (105 * MM, 210 * MM), 148.5 * MM
PAGE_HEIGHT = 297 * MM
NAME, HEAD = Style(13, bold=True), Style(9, colour=QUIET)
TITLE, SUBJECT = Style(17, bold=True, leading=1.25), Style(11, bold=True)
SMALL, SENDER = Style(8, colour=QUIET), Style(7, colour=QUIET)
LABEL, VALUE = Style(8, colour=QUIET), Style(9.5)
LOGO_HEIGHT, LOGO_WIDTH = 18 * MM, 60 * MM


def write_many(target: Target, letters: Iterable[Letter]) -> Printed:
    """Write letters into one file, pages counted for each."""
    return produce(target, letters, lay_out)


def lay_out(letter: Letter) -> Sheet:
    """As many pages as needed; a heading and what is to be signed never stand alone."""
    first = _first_block(letter)
    pages: list[list[tuple[float, Block]]] = [[(_first_top(letter), first)]]
    y = _first_top(letter) + first.height
    for block in blocks_of(letter.body, LEFT, WIDTH):
        if y + block.height > _bottom(letter):
            pages.append([])
            y = NEXT_TOP
        pages[-1].append((y, block))
        y += block.height
    title = ", ".join(filter(None, (letter.subject, letter.person)))
    return Sheet(title, letter.office.name, "A4", [_drawing(letter, placed) for placed in pages])


def _drawing(letter: Letter, placed: list[tuple[float, Block]]) -> Drawing:
    return partial(_draw, letter, placed)


def _draw(letter: Letter, placed: list[tuple[float, Block]], page: Page) -> None:
    if page.number == 1:
        _draw_head(letter, page)
    else:
        page.lines(LEFT, TOP, wrap_at_most(letter.subject, SMALL, WIDTH, 1), SMALL)
    if page.number == 1 and letter.address:
        _draw_address(letter, page)
        page.rules([(4 * MM, y, 8 * MM, y) for y in (*FOLDS, PUNCH)], 0.4, LINE)
    for y, block in placed:
        block.draw(page, y)
    _draw_foot(letter, page)


def _first_block(letter: Letter) -> Block:
    """The subject, over the text."""
    if letter.address:
        return stack(text_block(letter.subject, SUBJECT, LEFT, WIDTH), space(BODY.height))
    return stack(text_block(letter.subject, TITLE, LEFT, WIDTH), space(12))


def _first_top(letter: Letter) -> float:
    return SUBJECT_TOP if letter.address else TOP + _head_height(letter) + 16


def _bottom(letter: Letter) -> float:
    return PAGE_HEIGHT - 14 * MM - _foot(letter).height - 14


def _logo(letter: Letter) -> Logo | None:
    return logo(letter.office.logo, LOGO_HEIGHT, LOGO_WIDTH)


def _head_height(letter: Letter) -> float:
    shown = _logo(letter)
    return max(_head(letter).height, shown.height if shown else 0.0)


def _head(letter: Letter) -> Block:
    """The association and its office at the left: the office's own lines, else name, address and telephone."""
    office = letter.office
    shown = _logo(letter)
    width = WIDTH - (shown.width + 8 * MM if shown else 0)
    own = letter.head or tuple(filter(None, (office.name, office.line, _address(letter), _reach(letter))))
    first = lines_block(wrap_at_most(own[0] if own else office.name, NAME, width, 2), NAME, LEFT, width)
    return stack(first, *(text_block(line, HEAD, LEFT, width) for line in own[1:]))


def _address(letter: Letter) -> str:
    office = letter.office
    return ", ".join(filter(None, (office.street, f"{office.postal_code} {office.city}".strip())))


def _reach(letter: Letter) -> str:
    return " · ".join(filter(None, (letter.office.phone, letter.office.email)))


def _draw_head(letter: Letter, page: Page) -> None:
    _head(letter).draw(page, TOP)
    shown = _logo(letter)
    if shown:
        shown.draw(page, page.width - RIGHT - shown.width, TOP)
    if not letter.address:
        y = TOP + _head_height(letter) + 6
        page.rules([(LEFT, y, page.width - RIGHT, y)], 1.2, accent.as_text(letter.office.accent))


def _draw_address(letter: Letter, page: Page) -> None:
    """Sender and address where the envelope has its window, and beside them who answers and when it was written."""
    sender = " · ".join(filter(None, (letter.office.name, letter.office.street, _address(letter).rpartition(", ")[2])))
    page.lines(LEFT, SENDER_TOP, wrap_at_most(sender, SENDER, ADDRESS_WIDTH, 1), SENDER)
    page.rules([(LEFT, ADDRESS_TOP - 3, LEFT + ADDRESS_WIDTH, ADDRESS_TOP - 3)], 0.4, LINE)
    y = ADDRESS_TOP
    for line in letter.address[:6]:
        y = page.lines(LEFT, y, wrap_at_most(line, BODY, ADDRESS_WIDTH, 1), BODY)
    _draw_information(letter, page)


def _draw_information(letter: Letter, page: Page) -> None:
    y = INFO_TOP
    for name, value in _information(letter):
        page.lines(INFO_LEFT, y, [single(name, LABEL)], LABEL)
        y = page.lines(INFO_LEFT, y + LABEL.height, wrap_at_most(value, VALUE, INFO_WIDTH, 1), VALUE) + 3


def _information(letter: Letter) -> Iterator[tuple[str, str]]:
    told = (
        (_("Ihre Ansprechperson"), letter.contact),
        (_("Telefon"), letter.office.phone),
        (_("E-Mail"), letter.office.email),
        (_("Datum"), german_date(letter.as_of)),
    )
    return ((name, value) for name, value in told if value)


def _foot(letter: Letter) -> Block:
    return text_block(" · ".join(letter.foot), SMALL, LEFT, WIDTH - 24 * MM)


def _draw_foot(letter: Letter, page: Page) -> None:
    foot = _foot(letter)
    y = PAGE_HEIGHT - 14 * MM - foot.height
    if foot.height or page.count > 1:
        page.rules([(LEFT, y - 4, page.width - RIGHT, y - 4)], 0.4, LINE)
    foot.draw(page, y)
    if page.count > 1:
        count = single(_("Seite {number} von {count}").format(number=page.number, count=page.count), SMALL)
        page.line(page.width - RIGHT - count.width, y, count, SMALL)
