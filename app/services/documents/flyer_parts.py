"""The parts of a flyer from top to bottom, each measured before it is drawn."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from app.services.documents import qr
from app.services.documents.blocks import EMPTY, Block, balanced, beside, lines_block, space, stack, text_block
from app.services.documents.data import Credit, Flyer, FlyerLanguage
from app.services.documents.flyer_look import Logo, Look, logo as placed
from app.services.documents.languages import Language, days_and_times, language
from app.services.documents.page import MM, Page
from app.services.documents.text import NBSP
from app.services.documents.typeset import INK, LINE, QUIET, SOFT, WHITE, Style, single, widest_word, wrap
from app.services.documents.wording import credit_texts, day_and_month, imprint, joined, town, when
from app.text import _

DOT = " · "
Parts = list[tuple[tuple[str, ...], Style]]
"""Lines and how they are set."""


@dataclass(frozen=True)
class Band:
    """The coloured head: at least `least` points high, `draw(page, height)` in any greater height."""

    least: float
    draw: Callable[[Page, float], None]


def band(look: Look, flyer: Flyer) -> Band:
    """Office line and logo above, title and benefit at the foot of the band."""
    logo = placed(flyer.office.logo, 42 * look.unit, look.width * 0.3)
    plate = 5 * look.unit
    side = logo.width + 3 * plate if logo else 0.0
    over = Style(look.body.size, colour=look.over, leading=1.42)
    office = text_block(joined(flyer.office.line, flyer.office.name, by=DOT), over, look.margin, look.width - side)
    title = _title(look, flyer)
    benefit = Style(look.lead.size, colour=look.over, leading=1.32)
    promise = lines_block(balanced(flyer.benefit, benefit, look.width), benefit, look.margin, look.width)
    foot = stack(title, promise, gap=9 * look.unit)
    top = max(office.height, logo.height if logo else 0.0)
    pad = 1.3 * look.gap + 0.02 * look.width

    def draw(page: Page, tall: float) -> None:
        page.box(0, 0, page.width, tall, look.fill)
        office.draw(page, pad)
        if logo:
            left = page.width - look.margin - plate - logo.width
            page.box(left - plate, pad - plate, logo.width + 2 * plate, logo.height + 2 * plate, WHITE, 3)
            logo.draw(page, left, pad)
        foot.draw(page, tall - pad - foot.height)

    return Band(2 * pad + top + 12 * look.unit + foot.height, draw)


def _title(look: Look, flyer: Flyer) -> Block:
    """As large as its longest word and three lines allow; two lines when that does not cost too much size."""
    sizes = [look.title * (1 - 0.04 * number) for number in range(13)]
    for size in sizes:
        style = Style(size, bold=True, colour=look.over, leading=1.14)
        count = len(wrap(flyer.title, style, look.width))
        if widest_word(flyer.title, style) <= look.width and count <= (2 if size > look.title * 0.75 else 3):
            break
    return lines_block(balanced(flyer.title, style, look.width), style, look.margin, look.width)


def facts(look: Look, flyer: Flyer) -> Block:
    """Wann and Wo large, Anfahrt and Gut zu wissen below, in two columns."""
    width = _half(look)
    left, right = look.margin, look.margin + look.width - width
    day_parts, place_parts = _when(look, flyer), _where(look, flyer)
    date, where = _fact(look, _("Wann"), left, width, day_parts), _fact(look, _("Wo"), right, width, place_parts)
    transit = _fact(look, _("Anfahrt"), left, width, [((flyer.transit,) if flyer.transit else (), look.body)])
    column = (right, width) if flyer.transit else (left, look.width)
    known = tuple(filter(None, flyer.good_to_know)) if flyer.transit else (DOT.join(filter(None, flyer.good_to_know)),)
    good = _fact(look, _("Gut zu wissen"), *column, [(known, look.body)])
    return stack(beside(date, where), beside(transit, good), gap=look.gap * 0.75)


def keeps_words(look: Look, flyer: Flyer) -> bool:
    """Whether the large lines of Wann and Wo need no word to be cut."""
    parts = (*_when(look, flyer), *_where(look, flyer))
    return all(widest_word(line, style) <= _half(look) for lines, style in parts for line in lines)


def _half(look: Look) -> float:
    return (look.width - 26 * look.unit) / 2


def _when(look: Look, flyer: Flyer) -> Parts:
    days, times = when(flyer.slots)
    return [(tuple(map(_fixed, days)), look.lead_strong), (times, look.lead)]


def _where(look: Look, flyer: Flyer) -> Parts:
    place = joined(flyer.place, flyer.room)
    address = tuple(filter(None, (flyer.street, town(flyer.postal_code, flyer.city))))
    return [((place,) if place else (), look.lead_strong), (address, look.lead)]


def _fixed(day: str) -> str:
    """A date that is broken only after its weekday."""
    weekday, _comma, rest = day.partition(", ")
    return f"{weekday}, {rest.replace(' ', NBSP)}" if rest and ", " not in rest else day


def _fact(look: Look, label: str, x: float, width: float, parts: Parts) -> Block:
    texts = [text_block(line, style, x, width) for lines, style in parts for line in lines]
    if not any(block.height for block in texts):
        return EMPTY
    return stack(text_block(label, look.label, x, width), space(1.5 * look.unit), *texts)


def body(look: Look, flyer: Flyer) -> Block:
    """The text, its lines that begin with a dash or a dot as bullets."""
    blocks = [_paragraph(look, line) for line in flyer.text.split("\n")]
    return stack(*blocks, gap=4.5 * look.unit)


def _paragraph(look: Look, line: str) -> Block:
    bullet = re.match(r"\s*[-–•*]\s+", line)
    if not bullet:
        return text_block(line.strip(), look.body, look.margin, look.width)
    indent = 15 * look.unit
    dot = lines_block([single("•", look.label)], look.label, look.margin + 3 * look.unit, indent)
    return beside(dot, text_block(line[bullet.end() :].strip(), look.body, look.margin + indent, look.width - indent))


def further_languages(look: Look, flyer: Flyer) -> Block:
    """The other languages, two beside each other, those read from the right on the right.

    Each repeats date, time and contact in its own order of reading.
    """
    gutter = 26 * look.unit
    narrow = (look.width - gutter) / 2
    rows = []
    for place in range(0, len(flyer.languages), 2):
        pair = sorted(flyer.languages[place : place + 2], key=lambda text: language(text.code).rtl)
        width = narrow if len(pair) == 2 else look.width
        rows.append(
            beside(
                *(
                    _language(look, flyer, each, look.margin + number * (narrow + gutter), width)
                    for number, each in enumerate(pair)
                )
            )
        )
    return stack(*rows, gap=look.gap * 0.8)


def _language(look: Look, flyer: Flyer, text: FlyerLanguage, x: float, width: float) -> Block:
    spoken = language(text.code)

    def part(content: str, style: Style) -> Block:
        return text_block(content, style, x, width, 1.0 if spoken.rtl else 0.0, spoken.rtl)

    facts = [part(line, look.strong) for line in _repeated(flyer, spoken)]
    return stack(
        part(spoken.name, look.label),
        part(text.title, look.strong),
        part(text.text, look.body),
        space(2 * look.unit),
        *facts,
    )


def _repeated(flyer: Flyer, spoken: Language) -> list[str]:
    return [*days_and_times(flyer.slots, spoken), *filter(None, (phone(flyer),))]


def phone(flyer: Flyer) -> str:
    """The telephone number to print: that of the event's contact, else that of the office."""
    return flyer.phone or ("" if flyer.email else flyer.office.phone)


def email(flyer: Flyer) -> str:
    """The address to print: that of the event's contact, else that of the office."""
    return flyer.email or ("" if flyer.phone else flyer.office.email)


def code(flyer: Flyer) -> str:
    """What the QR code says; empty without any contact."""
    if flyer.code:
        return flyer.code
    subject = _("Anmeldung: {title}") if flyer.registration else _("Frage zu: {title}")
    if email(flyer):
        return qr.mail(email(flyer), subject.format(title=flyer.title.replace("\n", " ")[:60]))
    return qr.call(phone(flyer)) if phone(flyer) else ""


def box(look: Look, flyer: Flyer) -> Block:
    """How to register, with a QR code to scan."""
    text = code(flyer)
    pad, side = 13 * look.unit, (31 if flyer.paper == "A4" else 22) * MM * max(look.unit, 1.0) if text else 0.0
    left = look.margin + (pad * 0.8 + side + pad if text else pad)
    width = look.width - (left - look.margin) - pad
    words = _invitation(look, flyer, left, width, bool(text))
    tall = max(side + 1.6 * pad, words.height + 2 * pad)

    def draw(page: Page, y: float) -> None:
        page.box(look.margin, y, look.width, tall, SOFT, 6)
        if text:
            qr.draw(page, look.margin + pad * 0.8, y + (tall - side) / 2, side, text)
        words.draw(page, y + (tall - words.height) / 2)

    return Block(tall, draw)


def _invitation(look: Look, flyer: Flyer, x: float, width: float, with_code: bool) -> Block:
    parts = [part for part in (flyer.contact, phone(flyer), email(flyer)) if part]
    fits = single(DOT.join(parts), look.body).width <= width
    quiet = Style(look.body.size, colour=QUIET, leading=1.42)
    return stack(
        text_block(_call_to_action(flyer), look.lead_strong, x, width),
        text_block((DOT if fits else "\n").join(parts), look.body, x, width),
        text_block(_hint(flyer) if with_code else "", quiet, x, width),
        gap=2.5 * look.unit,
    )


def _call_to_action(flyer: Flyer) -> str:
    if not flyer.registration:
        return _("Kommen Sie einfach vorbei – ohne Anmeldung")
    if flyer.register_until is None:
        return _("Bitte melden Sie sich an")
    day = day_and_month(flyer.register_until, flyer.slots[0].start.date()).replace(" ", NBSP)
    return _("Bitte anmelden bis {day}").format(day=day)


def _hint(flyer: Flyer) -> str:
    if flyer.code:
        return _("oder QR-Code scannen")
    if email(flyer):
        return (
            _("oder QR-Code scannen und E-Mail abschicken")
            if flyer.registration
            else _("Fragen? QR-Code scannen und E-Mail schreiben")
        )
    return _("oder QR-Code scannen und anrufen")


def footer(look: Look, flyer: Flyer) -> Block:
    """Credits of the funders on the left, imprint on the right, above the lower edge of the page."""
    texts = imprint(flyer.office)
    credit_width = look.width * (0.55 if flyer.credits else 0.0)
    right = look.margin + credit_width + (20 * look.unit if flyer.credits else 0.0)
    column, align = look.margin + look.width - right, 1.0 if flyer.credits else 0.0
    publisher = stack(*(text_block(text, look.small, right, column, align) for text in texts), gap=2)
    credits = _credits(look, flyer.credits, credit_width)
    content = beside(credits, publisher)
    above, below = 10 * look.unit, look.margin * 0.62

    def draw(page: Page, y: float) -> None:
        page.rules([(look.margin, y, page.width - look.margin, y)], stroke=LINE)
        content.draw(page, y + above)

    return Block(above + content.height + below, draw)


def _credits(look: Look, credits: Sequence[Credit], width: float) -> Block:
    """The funders below each other, their texts aligned beside their logos."""
    logos = [placed(credit.logo, 13 * MM * min(look.unit, 1.0), width * 0.35) for credit in credits]
    side = max((logo.width for logo in logos if logo), default=-10 * look.unit) + 10 * look.unit
    style = Style(look.small.size, colour=INK, leading=1.42)
    texts = [text_block(text, style, look.margin + side, width - side) for text in credit_texts(credits)]
    rows = [_withplaced(logo, words, look.margin) for logo, words in zip(logos, texts, strict=True)]
    return stack(*rows, gap=6 * look.unit)


def _withplaced(logo: Logo | None, words: Block, x: float) -> Block:
    if logo is None:
        return words
    tall = max(words.height, logo.height)

    def draw(page: Page, y: float) -> None:
        logo.draw(page, x, y + (tall - logo.height) / 2)
        words.draw(page, y + (tall - words.height) / 2)

    return Block(tall, draw)
