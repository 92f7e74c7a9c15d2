"""The overview at the top of a visit handout: way, rules, numbers, emergency."""

from app.services.documents.blocks import Block, beside, lines_block, space, stack, text_block
from app.services.documents.furniture import BODY, LABEL, MARGIN, SMALL, STRONG, TITLE
from app.services.documents.handout_data import Handout, Residents
from app.services.documents.page import Page
from app.services.documents.text import NBSP
from app.services.documents.typeset import INK, Style, wrap_at_most
from app.services.documents.wording import joined, town
from app.text import _, german_date, number

RULES = 5
VISIT_RULE = _("Zimmer nur auf Einladung betreten, vorher anklopfen.")
"""Rooms are dwellings under Art. 13 GG (VGH Baden-Württemberg, 02.02.2022, 12 S 4089/20)."""
EMERGENCY = (
    ("112", _("Feuerwehr, Rettungsdienst")),
    ("110", _("Polizei")),
    ("116117", _("Ärztlicher Bereitschaftsdienst")),
)
HEADING = Style(STRONG.size, bold=True)


def overview(handout: Handout, width: float, rules: int = RULES) -> Block:
    """Access and so many house rules on the left, occupancy and emergency numbers on the right."""
    gutter = 22.0
    left = (width - gutter) * 0.57
    right, x = width - gutter - left, MARGIN + left + gutter
    first = stack(access(handout, left), space(8), house_rules(handout, left, rules))
    second = stack(residents_now(handout.residents, x, right), space(10), emergency(x, right))
    return stack(beside(first, second))


def heading(text: str, x: float = MARGIN, width: float = 400) -> Block:
    """The title of a part."""
    return stack(text_block(text, HEADING, x, width), space(2))


def access(handout: Handout, width: float) -> Block:
    """How to get there and in."""
    address = joined(handout.street, town(handout.postal_code, handout.city))
    facts = (
        (_("Adresse"), address),
        (_("ÖPNV"), handout.transit),
        (_("Parken"), handout.parking),
        (_("Schlüssel"), handout.key),
        (_("WLAN"), handout.wifi),
        (_("Telefon"), handout.phone),
    )
    rows = [_fact(label, text, width) for label, text in facts if text]
    return stack(heading(_("Hinkommen und hineinkommen")), *rows or [quiet(_("Noch keine Adresse eingetragen."))])


def _fact(label: str, text: str, width: float) -> Block:
    column = 52.0
    lines = wrap_at_most(text.replace("\n", " "), BODY, width - column, 3)
    value = lines_block(lines, BODY, MARGIN + column, width - column)
    return stack(beside(text_block(label, Style(BODY.size, colour=SMALL.colour), MARGIN, column), value), space(1.5))


def house_rules(handout: Handout, width: float, most: int) -> Block:
    """The first rules, that of the rooms among them."""
    rules = [rule for rule in handout.rules if rule.strip()]
    if not any("einladung" in rule.casefold() for rule in rules[:most]):
        rules = [VISIT_RULE, *rules]
    return stack(heading(_("Hausregeln")), *(_rule(place, rule, width) for place, rule in enumerate(rules[:most], 1)))


def _rule(place: int, rule: str, width: float) -> Block:
    lines = wrap_at_most(rule.replace("\n", " "), BODY, width - 14, 2)
    return beside(text_block(f"{place}.", BODY, MARGIN, 14), lines_block(lines, BODY, MARGIN + 14, width - 14))


def residents_now(residents: Residents | None, x: float, width: float) -> Block:
    """The newest numbers with their bar."""
    head = heading(_("Belegung"), x, width)
    if residents is None:
        return stack(head, quiet(_("Noch keine Belegung eingetragen."), x, width))
    counts = [
        joined(*(_count(name, count) for name, count in pairs[:8]), by=" · ")
        for pairs in (residents.groups, residents.languages)
    ]
    households = _("{count} Haushalte").format(count=number(residents.households)) if residents.households else ""
    words = [joined(_share(residents), households, by=" · "), *counts]
    source = joined(_("Stichtag {date}").format(date=german_date(residents.as_of)), residents.source, by=" · ")
    return stack(
        head,
        text_block(_places(residents), TITLE, x, width),
        _bar(residents, x, width),
        *(lines_block(wrap_at_most(text, BODY, width, 3), BODY, x, width) for text in words if text),
        lines_block(wrap_at_most(source, SMALL, width, 2), SMALL, x, width),
    )


def _count(name: str, count: int) -> str:
    return f"{name}: {number(count)}".replace(" ", NBSP)


def _places(residents: Residents) -> str:
    if residents.occupied is None:
        return (
            _("{capacity} Plätze").format(capacity=number(residents.capacity))
            if residents.capacity
            else _("keine Zahl")
        )
    if not residents.capacity:
        return _("{occupied} Personen").format(occupied=number(residents.occupied))
    return _("{occupied} von {capacity}").format(
        occupied=number(residents.occupied), capacity=number(residents.capacity)
    )


def _share(residents: Residents) -> str:
    if residents.occupied is None or not residents.capacity:
        return ""
    free = residents.capacity - residents.occupied
    state = (
        _("{count} frei").format(count=number(free)) if free >= 0 else _("{count} zu viel").format(count=number(-free))
    )
    return _("{percent} % belegt, {state}").format(
        percent=number(100 * residents.occupied / residents.capacity), state=state
    )


def _bar(residents: Residents, x: float, width: float) -> Block:
    if residents.occupied is None or not residents.capacity:
        return space(0)
    share = min(residents.occupied / residents.capacity, 1.0)

    def draw(page: Page, y: float) -> None:
        page.box(x, y + 2, width * share, 5, INK)
        page.frame(x, y + 2, width, 5, 0.5)

    return Block(11, draw)


def emergency(x: float, width: float) -> Block:
    """The numbers to call, in a frame."""
    pad = 7.0
    column = 42.0
    rows = [
        beside(
            text_block(digits, STRONG, x + pad, column),
            text_block(what, BODY, x + pad + column, width - 2 * pad - column),
        )
        for digits, what in EMERGENCY
    ]
    words = stack(text_block(_("Im Notfall"), LABEL, x + pad, width), *rows)

    def draw(page: Page, y: float) -> None:
        page.frame(x, y, width, words.height + 2 * pad - 2, 1.2)
        words.draw(page, y + pad - 1)

    return Block(words.height + 2 * pad, draw)


def quiet(text: str, x: float = MARGIN, width: float = 400) -> Block:
    """A sentence for nothing."""
    return text_block(text, Style(BODY.size, colour=SMALL.colour), x, width)
